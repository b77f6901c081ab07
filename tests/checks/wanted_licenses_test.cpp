// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_licenses.hpp"

#include "checks/facts.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

Policy with_kind(std::string kind) {
  Policy policy;
  policy.rules.emplace_back().kind = "archive.entries";
  policy.rules.emplace_back().kind = std::move(kind);
  return policy;
}

Policy with_condition(Condition condition) {
  Policy policy = with_kind("assert");
  policy.rules.back().condition = std::move(condition);
  return policy;
}

Condition leaf(std::string fact) {
  Condition made;
  made.fact = std::move(fact);
  return made;
}

TEST_CASE("wanted_licenses: a kind that reads them asks for them", "[checks][wanted_licenses]") {
  for (const char* kind : {"license.allow", "license.text-present", "copyright.present", "source.complete"}) {
    CAPTURE(kind);
    CHECK(wants_licenses(with_kind(kind)));
  }
  for (const char* kind : {"archive.format", "document.present", "delivery.manifest", "dependency.allow"}) {
    CAPTURE(kind);
    CHECK_FALSE(wants_licenses(with_kind(kind)));
  }
}

TEST_CASE("wanted_licenses: so does a condition that names a fact of them", "[checks][wanted_licenses]") {
  for (const std::string fact : {"file.license", "component.license", "delivery.license.basis"}) {
    CAPTURE(fact);
    CHECK(Fact::find(fact));
    CHECK(wants_licenses(with_condition(leaf(fact))));
  }
  CHECK_FALSE(wants_licenses(with_condition(leaf("file.size"))));
  Condition any = leaf("");
  any.op = Condition::Op::any;
  Condition equals = leaf("component.version");
  equals.test = Condition::Test::equals_fact;
  equals.values = {"component.license"};
  any.parts = {leaf("file.size"), equals};
  CHECK(wants_licenses(with_condition(any)));
}

}  // namespace
}  // namespace sluice
