// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_evidence.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

StatedLicenses stated_in(const BuildLicensed& built, const FileDecisions& decided = {}) {
  const Packages packages(built.inventory);
  return stated_licenses(built.inventory, packages, Reach(built.inventory, packages), decided).at(0);
}

Texts names_of(const StatedLicenses& stated) {
  Texts names;
  for (const auto& [expression, one] : stated) names.push_back(expression);
  return names;
}

}  // namespace

TEST_CASE("license_evidence: mentions and near texts state no license", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT", LicenseEvidence::mention);
  built.add_stating(archive, "LICENSE", "ISC", LicenseEvidence::text_near);
  built.add_stating(archive, "b.c", "", LicenseEvidence::unmatched);
  built.add_stating(archive, "c.c", "");
  CHECK(stated_in(built).empty());
  built.add_stating(archive, "d.c", "Zlib", LicenseEvidence::notice);
  CHECK_FALSE(stated_in(built).at("Zlib").is_fact);
  built.add_stating(archive, "e.c", "Zlib");
  CHECK(stated_in(built).at("Zlib").is_fact);
  CHECK(stated_in(built).at("Zlib").files == 2);
}

TEST_CASE("license_evidence: files that do not count are set aside, and named last", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "tests/t.c", "MIT");
  built.add_stating(archive, "src/a.c", "MIT");
  built.state(last_index(built.inventory.contents.entries), "MIT", LicenseEvidence::notice);
  const StatedLicense one = stated_in(built).at("MIT");
  CHECK(one.files == 1);
  CHECK(one.set_aside == 1);
  CHECK(one.place.path == "d.zip!/src/a.c");
}

TEST_CASE("license_evidence: a tag in a test makes no fact of a notice in a source file",
          "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "tests/t.c", "MIT");
  CHECK(stated_in(built).at("MIT").is_fact);
  built.add_stating(archive, "src/a.c", "MIT", LicenseEvidence::notice);
  built.add_stating(archive, "tests/u.c", "MIT");
  CHECK_FALSE(stated_in(built).at("MIT").is_fact);
}

TEST_CASE("license_evidence: one text serves -only and -or-later", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_text(archive, "COPYING", "GPL-2.0-only");
  CHECK(names_of(stated_in(built)) == Texts{"GPL-2.0-only"});
  built.add_stating(archive, "a.c", "GPL-2.0-or-later", LicenseEvidence::notice);
  CHECK(names_of(stated_in(built)) == Texts{"GPL-2.0-or-later"});
  built.add_stating(archive, "b.c", "GPL-2.0-only");
  CHECK(names_of(stated_in(built)) == Texts{"GPL-2.0-only", "GPL-2.0-or-later"});
}

TEST_CASE("license_evidence: the GPL's text below LGPL-3.0 is part of it", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_text(archive, "COPYING", "GPL-3.0-only");
  built.add_text(archive, "COPYING.LESSER", "LGPL-3.0-only");
  CHECK(names_of(stated_in(built)) == Texts{"LGPL-3.0-only"});
  built.add_stating(archive, "a.c", "GPL-3.0-only");
  CHECK(names_of(stated_in(built)) == Texts{"GPL-3.0-only", "LGPL-3.0-only"});
}

TEST_CASE("license_evidence: LICENSES/ is a store where files have tags", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_text(archive, "LICENSES/ISC.txt", "ISC");
  CHECK(stated_in(built).at("ISC").files == 1);
  built.add_stating(archive, "a.c", "MIT");
  CHECK(stated_in(built).at("ISC").files == 0);
}

TEST_CASE("license_evidence: a decision takes the place of what a file says", "[checks][license_evidence]") {
  BuildLicensed built;
  const std::uint32_t file = built.add_stating(built.deliver("d.zip"), "a.c", "GPL-2.0-only");
  const FileDecisions decided = {{file, built.decide(DecisionKind::concluded_license, "MIT")}};
  CHECK(names_of(stated_in(built, decided)) == Texts{"MIT"});
  CHECK(stated_in(built, decided).at("MIT").is_fact);
}

TEST_CASE("license_evidence: expressions are joined and taken apart", "[checks][license_evidence]") {
  CHECK(join_licenses({}).empty());
  CHECK(join_licenses({"MIT"}) == "MIT");
  CHECK(join_licenses({"MIT OR ISC"}) == "MIT OR ISC");
  CHECK(join_licenses({"Zlib AND MIT", "MIT", "ISC OR MIT"}) == "(ISC OR MIT) AND MIT AND Zlib");
  CHECK(join_licenses({"Zlib AND (MIT OR ISC) AND (X11 OR MPL-2.0 AND MIT)"}) ==
        "(MIT OR ISC) AND (X11 OR MPL-2.0 AND MIT) AND Zlib");
  CHECK(join_licenses({"nonsense here", "MIT"}) == "MIT");
  CHECK(license_operands("MIT AND (ISC OR MIT)") == Texts{"ISC", "MIT"});
  CHECK(license_operands("( MIT").empty());
  CHECK(license_keys("mit") == license_keys("MIT"));
  CHECK(license_keys("GPL-2.0+") == license_keys("GPL-2.0-or-later"));
  CHECK(replace_license("GPL-2.0-only AND MIT", "GPL-2.0-only", "LicenseRef-bought") == "LicenseRef-bought AND MIT");
  CHECK(replace_license("GPL-2.0-only OR MIT", "ISC", "Zlib") == "GPL-2.0-only OR MIT");
  CHECK(replace_license("A AND", "A", "B") == "A AND");
}
