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
  CHECK(wanted_digests(with_condition(leaf("file.sha1"))) == std::set<std::string>{"sha1"});
  Condition deep = leaf("file.size");
  Condition other = leaf("delivery.manifest.x-id");
  other.test = Condition::Test::equals_fact;
  other.values = {"file.git-blob"};
  Condition any;
  any.op = Condition::Op::any;
  any.parts = {leaf("file.sha512"), other};
  deep.op = Condition::Op::none;
  deep.parts = {any};
  CHECK(wanted_digests(with_condition(deep)) == std::set<std::string>{"git-blob", "sha512"});
  other.test = Condition::Test::is;
  CHECK(wanted_digests(with_condition(other)).empty());
}

TEST_CASE("wanted_digests: each fact of a digest is one", "[checks][wanted_digests]") {
  for (const std::string algorithm : {"sha1", "sha512", "git-blob"}) {
    CAPTURE(algorithm);
    CHECK(Fact::find("file." + algorithm));
    CHECK(wanted_digests(with_condition(leaf("file." + algorithm))) == std::set<std::string>{algorithm});
  }
  CHECK(wanted_digests(with_condition(leaf("file.size"))).empty());
}

}  // namespace
}  // namespace sluice
