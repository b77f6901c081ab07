// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory using_it(const std::string& purl, Linkage linkage = Linkage::static_linked) {
  BuildInventory built;
  built.add_component(purl);
  built.add_use("app", linkage);
  return built;
}

struct Case {
  const char* situation;
  Params params;
  Texts expected;
};

}  // namespace

TEST_CASE("dependency_allow: lists", "[checks][dependency_allow]") {
  const auto one = GENERATE(values<Case>({
      {"no lists", {}, {}},
      {"allowed", {{"allow", Texts{"pkg:deb/**", "pkg:generic/xz@5.*"}}}, {}},
      {"not allowed", {{"allow", Texts{"pkg:deb/**", "pkg:generic/xz@4.*"}}}, {"fail dependency.not-allowed"}},
      {"denied", {{"deny", Texts{"pkg:generic/xz@5.6.1"}}}, {"fail dependency.denied"}},
      {"another version is denied", {{"deny", Texts{"pkg:generic/xz@5.6.0"}}}, {}},
      {"denied although allowed",
       {{"allow", Texts{"pkg:generic/**"}}, {"deny", Texts{"**/xz@*"}}},
       {"fail dependency.denied"}},
  }));
  CAPTURE(one.situation);
  const RuleResult result = run_rule(using_it("pkg:generic/xz@5.6.1"), make_rule("dependency.allow", one.params));
  CHECK(seen(result) == one.expected);
  CHECK(result.judged == 1);
}

TEST_CASE("dependency_allow: linkage", "[checks][dependency_allow]") {
  const Rule rule = make_rule("dependency.allow", {{"linkage", Texts{"dynamic", "process"}}});
  CHECK(seen(using_it("pkg:generic/a", Linkage::dynamic), rule).empty());
  CHECK(seen(using_it("pkg:generic/a", Linkage::process), rule).empty());
  CHECK(seen(using_it("pkg:generic/a", Linkage::static_linked), rule) == Texts{"fail dependency.linkage"});
  CHECK(seen(using_it("pkg:generic/a", Linkage::unknown), rule) == Texts{"unknown dependency.linkage-unknown"});
  CHECK(seen(using_it("pkg:generic/a", Linkage::unknown), make_rule("dependency.allow")).empty());
}

TEST_CASE("dependency_allow: a version that is not known", "[checks][dependency_allow]") {
  BuildInventory built = using_it("pkg:generic/a");
  built.inventory.components[0].version.clear();
  CHECK(seen(built, make_rule("dependency.allow")).empty());
  CHECK(seen(built, make_rule("dependency.allow", {{"known-version", true}})) ==
        Texts{"unknown dependency.version-unknown"});
}

TEST_CASE("dependency_allow: a component without a purl", "[checks][dependency_allow]") {
  BuildInventory built = using_it("");
  built.inventory.components[0].name = "libevil";
  CHECK(seen(built, make_rule("dependency.allow")).empty());
  CHECK(seen(built, make_rule("dependency.allow", {{"allow", Texts{"**"}}})) ==
        Texts{"unknown dependency.unidentified"});
  CHECK(seen(built, make_rule("dependency.allow", {{"deny", Texts{"pkg:generic/libevil*"}}})) ==
        Texts{"unknown dependency.unidentified"});
  CHECK(seen(built, make_rule("dependency.allow", {{"deny", Texts{"libevil"}}})) == Texts{"fail dependency.denied"});
}

TEST_CASE("dependency_allow: the same library in two targets is judged twice", "[checks][dependency_allow]") {
  BuildInventory built = using_it("pkg:generic/a", Linkage::static_linked);
  built.add_use("tool", Linkage::dynamic);
  const RuleResult result = run_rule(built, make_rule("dependency.allow", {{"linkage", Texts{"dynamic"}}}));
  CHECK(result.judged == 2);
  CHECK(result.passed == 1);
  REQUIRE(seen(result) == Texts{"fail dependency.linkage"});
  CHECK(result.findings[0].subject == Subject{SubjectKind::use, 0});
  CHECK(result.findings[0].place.line == 9);
  CHECK(result.findings[0].cause == "app uses it static");
}
