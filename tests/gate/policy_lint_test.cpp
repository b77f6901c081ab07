// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/policy_lint.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

std::vector<std::string> codes(const std::vector<Diagnostic>& found) {
  std::vector<std::string> all;
  for (const Diagnostic& one : found) all.push_back(one.code);
  return all;
}

using Codes = std::vector<std::string>;

TEST_CASE("policy_lint: a policy in which everything works", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a")});
  policy.waivers = {make_waiver("W-1", "archive.a")};
  CHECK(lint_policy(policy, today).empty());
}

TEST_CASE("policy_lint: a rule for a supplier that nobody registered", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a")});
  policy.rules[0].match.suppliers = {"acme"};
  CHECK(lint_policy(policy, today).empty());  // without a register nobody knows
  policy.suppliers.resize(1);
  policy.suppliers[0].id = "zeta";
  CHECK(codes(lint_policy(policy, today)) == Codes{"dead-match"});
  policy.suppliers[0].id = "acme";
  CHECK(lint_policy(policy, today).empty());
  Match out;
  out.suppliers = {"acme", "zeta"};
  policy.rules[0].match.exclude = std::make_shared<const Match>(out);
  CHECK(codes(lint_policy(policy, today)) == Codes{"dead-match"});
}

TEST_CASE("policy_lint: routes that are never taken", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a")});
  const auto route = [](const std::string& to, const std::vector<std::string>& tags) {
    Route made;
    made.to = to;
    made.match.tags = tags;
    return made;
  };
  const Route last = policy.routes.back();
  policy.routes = {route("archives", {"archive"}), last};
  CHECK(lint_policy(policy, today).empty());
  policy.routes = {route("lawyers", {"license"}), last};
  CHECK(codes(lint_policy(policy, today)) == Codes{"unreachable-route"});
  policy.routes = {route("archives", {"archive"}), route("others", {"archive"}), last};
  CHECK(codes(lint_policy(policy, today)) == Codes{"unreachable-route"});
  policy.routes = {route("supplier", {"archive"}), route("others", {"archive"}),
                   last};  // passed on where a supplier has no contact
  CHECK(lint_policy(policy, today).empty());
}

TEST_CASE("policy_lint: a pack past its review day", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a")});
  policy.packs.resize(1);
  policy.packs[0].review_by = today;
  CHECK(lint_policy(policy, today).empty());
  CHECK(codes(lint_policy(policy, today + 1)) == Codes{"pack-review"});
}

TEST_CASE("policy_lint: waivers that can never apply", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a")});
  policy.waivers = {make_waiver("W-1", "archive.b")};
  CHECK(codes(lint_policy(policy, today)) == Codes{"dead-waiver"});
  policy.waivers = {make_waiver("W-1", "archive.a")};
  policy.rules[0].waivable = false;
  CHECK(codes(lint_policy(policy, today)) == Codes{"dead-waiver"});
  policy.rules[0].waivable = true;
  CHECK(codes(lint_policy(policy, *policy.waivers[0].expires + 1)) == Codes{"dead-waiver"});
  policy.waivers[0].match.business_units = {"chips"};
  policy.project.business_unit = "boards";
  CHECK(codes(lint_policy(policy, today)) == Codes{"dead-match"});
}

TEST_CASE("policy_lint: rules that found nothing, by their old ids too", "[gate][policy_lint]") {
  Policy policy = make_policy({make_rule("archive.a"), make_rule("archive.b"), make_rule("archive.c")});
  policy.rules[2].replaces = {"archive.old"};
  Verdict verdict = judge_findings(policy, {make_finding(0)});
  std::set<std::string> fired = fired_rules(verdict);
  fired.insert("archive.old");
  const std::vector<Diagnostic> found = lint_unfired(policy, fired, 2);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "rule 'archive.b' found nothing in 2 verdicts");
  CHECK(found[0].level == Diagnostic::Level::note);
}

}  // namespace
}  // namespace sluice::test
