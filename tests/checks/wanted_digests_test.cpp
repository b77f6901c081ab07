// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_digests.hpp"

#include "base/digest.hpp"
#include "checks/facts.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

Policy with_condition(Condition condition) {
  Policy policy;
  policy.rules.emplace_back();
  policy.rules.emplace_back().condition = std::move(condition);
  return policy;
}

Condition leaf(std::string fact) {
  Condition made;
  made.fact = std::move(fact);
  return made;
}

TEST_CASE("wanted_digests: those that a condition names, anywhere in it", "[checks][wanted_digests]") {
  CHECK(wanted_digests(with_condition(leaf("file.sha256"))).empty());
  CHECK(wanted_digests(with_condition(leaf("file.sha1"))) == std::vector<std::string_view>{"sha1"});
  Condition deep = leaf("file.size");
  Condition other = leaf("delivery.manifest.x-id");
  other.test = Condition::Test::equals_fact;
  other.values = {"file.git-blob"};
  Condition any;
  any.op = Condition::Op::any;
  any.parts = {leaf("file.sha512"), other};
  deep.op = Condition::Op::none;
  deep.parts = {any};
  CHECK(wanted_digests(with_condition(deep)) == std::vector<std::string_view>{"sha512", "git-blob"});
  other.test = Condition::Test::is;
  CHECK(wanted_digests(with_condition(other)).empty());
}

TEST_CASE("wanted_digests: each can be computed and is a fact", "[checks][wanted_digests]") {
  for (const char* fact : {"file.sha1", "file.sha512", "file.git-blob"}) {
    CAPTURE(fact);
    CHECK(Fact::find(fact));
    const auto wanted = wanted_digests(with_condition(leaf(fact)));
    REQUIRE(wanted.size() == 1);
    CHECK(is_hash_name(wanted[0]));
  }
}

}  // namespace
}  // namespace sluice
