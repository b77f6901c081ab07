// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A source file that says both, one or none.
void add_source(BuildLicensed& built, const char* path, const char* license, const char* holder) {
  const std::uint32_t file = built.add_file(0, path);
  built.inventory.contents.entries[file].size = 100;
  if (license != nullptr) built.state(file, license);
  if (holder != nullptr) built.add_holder(holder);
}

}  // namespace

TEST_CASE("copyright_present: one notice in a package is enough", "[checks][copyright_present]") {
  BuildLicensed built;
  built.deliver("d.zip");
  const Rule rule = make_rule("copyright.present");
  add_source(built, "a.c", "MIT", nullptr);
  CHECK(seen_by(built, rule) == Texts{"fail copyright.missing"});
  add_source(built, "b.c", "MIT", "Acme");
  CHECK(seen_by(built, rule).empty());
}

TEST_CASE("copyright_present: a declaration may name the holders", "[checks][copyright_present]") {
  BuildLicensed built;
  LicenseDeclaration& declared = built.declare(built.deliver("d.zip"), "debian/copyright", "MIT");
  CHECK(seen_by(built, make_rule("copyright.present")) == Texts{"fail copyright.missing"});
  declared.copyrights = {"2026 Acme"};
  CHECK(seen_by(built, make_rule("copyright.present")).empty());
}

TEST_CASE("copyright_present: each source file may be asked for license and holder", "[checks][copyright_present]") {
  BuildLicensed built;
  built.deliver("d.zip");
  const auto rule = [](std::int64_t share) { return make_rule("copyright.present", {{"min-share", share}}); };
  add_source(built, "a.c", "MIT", "Acme");
  add_source(built, "b.c", "MIT", nullptr);
  add_source(built, "tests/t.c", nullptr, nullptr);
  add_source(built, "notes.txt", nullptr, nullptr);
  CHECK(seen_by(built, rule(50)).empty());
  const RuleResult result = built.run(rule(51));
  REQUIRE(seen(result) == Texts{"fail copyright.share"});
  CHECK(result.findings[0].place.path == "d.zip!/b.c");
}

TEST_CASE("copyright_present: what was not read may hold a notice", "[checks][copyright_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  add_source(built, "a.c", "MIT", nullptr);
  built.stop_reading(archive);
  CHECK(seen_by(built, make_rule("copyright.present")) == Texts{"unknown copyright.missing"});
}
