// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// "d.zip" with a tar in it, and a ZIP in that.
BuildInventory nested_twice() {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_nested(built.add_nested(0, "a.tar"), "b.zip");
  return built;
}

struct Case {
  const char* situation;
  Params params;
  Texts expected;
};

}  // namespace

TEST_CASE("archive_nested: depth and format", "[checks][archive_nested]") {
  const auto one = GENERATE(values<Case>({
      {"the defaults allow it", {}, {}},
      {"exactly as deep as allowed", {{"max-depth", std::int64_t{2}}}, {}},
      {"one too deep", {{"max-depth", std::int64_t{1}}}, {"fail nested.too-deep"}},
      {"no nesting at all", {{"max-depth", std::int64_t{0}}}, {"fail nested.too-deep", "fail nested.too-deep"}},
      {"the outermost format is not judged", {{"allow-formats", Texts{"tar"}}}, {"fail nested.format"}},
      {"both formats allowed", {{"allow-formats", Texts{"tar", "zip"}}}, {}},
      {"deep and of a wrong format",
       {{"max-depth", std::int64_t{1}}, {"allow-formats", Texts{"tar"}}},
       {"fail nested.format", "fail nested.too-deep"}},
  }));
  CAPTURE(one.situation);
  const RuleResult result = run_rule(nested_twice(), make_rule("archive.nested", one.params));
  CHECK(seen(result) == one.expected);
  CHECK(result.judged == 3);
}

TEST_CASE("archive_nested: a nested archive that was not read whole is unknown", "[checks][archive_nested]") {
  BuildInventory built = nested_twice();
  built.stop_reading(2);
  const RuleResult result = run_rule(built, make_rule("archive.nested"));
  REQUIRE(seen(result) == Texts{"unknown nested.not-inspected"});
  CHECK(result.findings[0].place.path == "d.zip!/a.tar!/b.zip");
  CHECK(result.passed == 2);
  CHECK(seen(built, make_rule("archive.nested", {{"require-inspected", false}})).empty());
}

TEST_CASE("archive_nested: the delivery itself is not nested", "[checks][archive_nested]") {
  BuildInventory built = nested_twice();
  built.stop_reading(0);
  CHECK(seen(built, make_rule("archive.nested")).empty());
}

TEST_CASE("archive_nested: the rule that finds the cause is named", "[checks][archive_nested]") {
  BuildInventory built = nested_twice();
  built.stop_reading(2);
  built.add_hazard(HazardId::encrypted, Weight::error, 2);
  Policy policy;
  policy.rules = {make_rule("archive.nested", {}, "a.nested"), make_rule("archive.format", {}, "b.format")};
  CHECK(run_first(built.inventory, policy).findings[0].needs == "b.format");
}
