// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_condition.hpp"
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

Rule assertion(Condition condition, const std::string& subject = "delivery") {
  Rule rule = make_rule("assert", {{"subject", subject}});
  rule.condition = std::move(condition);
  return rule;
}

}  // namespace

TEST_CASE("assert_facts: a condition holds, fails or is not known", "[checks][assert_facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  CHECK(run_rule(built, assertion(is("delivery.format", "zip"))).passed == 1);
  CHECK(seen(built, assertion(is("delivery.format", "tar"))) == Texts{"fail delivery.format"});
  CHECK(seen(built, assertion(is("delivery.supplier", "acme"))) == Texts{"unknown delivery.supplier"});
}

TEST_CASE("assert_facts: the finding names leaf, place and expectation", "[checks][assert_facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_file(0, "a");
  const RuleResult result = run_rule(built, assertion(each("delivery.files", is("file.type", "elf", 12))));
  REQUIRE(seen(result) == Texts{"fail file.type"});
  const Finding& finding = result.findings[0];
  CHECK(finding.subject == Subject{SubjectKind::delivery, 0});
  CHECK(finding.cause == "file.type is 'text'");
  CHECK(finding.expected == "file.type is elf");
  CHECK(finding.place.path == "d.zip!/a");
  REQUIRE(finding.related.size() == 1);
  CHECK(finding.related[0].path == "rules.yaml");
  CHECK(finding.related[0].line == 12);
}

TEST_CASE("assert_facts: each subject is judged by itself", "[checks][assert_facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_file(0, "a");
  built.add_file(0, "b");
  built.add_component("pkg:generic/z@1");
  built.add_use("app");
  built.inventory.build = Build{};
  for (const char* subject : {"delivery", "archive", "file", "component", "use", "build"}) {
    CAPTURE(subject);
    const Rule rule = assertion(leaf("build.targets", Condition::Test::max, {"0"}), subject);
    const RuleResult result = run_rule(built, rule);
    CHECK(result.judged == (std::string(subject) == "file" ? 2 : 1));
    CHECK(result.passed == result.judged);
  }
  Rule rule = assertion(is("file.path", "a"), "file");
  CHECK(seen(built, rule) == Texts{"fail file.path"});
  rule.match.paths.emplace_back("a");
  CHECK(run_rule(built, rule).judged == 1);
}

TEST_CASE("assert_facts: fields of a missing manifest hang below the rule that misses it", "[checks][assert_facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  Policy policy;
  policy.rules = {assertion(is("delivery.manifest.product.name", "radar")),
                  make_rule("delivery.manifest", {}, "x.missing")};
  RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown delivery.manifest.product.name"});
  CHECK(result.findings[0].needs == "x.missing");

  built.add_manifest(0, {{"product.version", "1"}});
  result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown delivery.manifest.product.name"});
  CHECK(result.findings[0].needs.empty());
}

TEST_CASE("assert_facts: a condition of no parts does not hold without a word", "[checks][assert_facts]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  const RuleResult result = run_rule(built, assertion(any_of({})));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].term == "condition");
}
