// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_conclusions.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("license_conclusions: what is declared and what files say is kept apart", "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  CHECK(built.conclude().at(0).basis == ConclusionBasis::unsettled);
  built.add_stating(archive, "a.c", "MIT");
  CHECK(built.conclude().at(0).basis == ConclusionBasis::detected);
  built.declare(archive, "package.json", "MIT OR ISC");
  const LicenseConclusion agreed = built.conclude().at(0);
  CHECK(agreed.basis == ConclusionBasis::agreement);
  CHECK(agreed.concluded == "MIT OR ISC");
  CHECK(agreed.detected == "MIT");
  CHECK(agreed.name == "tones");
  CHECK(agreed.version == "1.0");
  built.add_stating(archive, "b.c", "GPL-2.0-only");
  const LicenseConclusion more = built.conclude().at(0);
  CHECK(more.basis == ConclusionBasis::disagreement);
  CHECK(more.declared == "MIT OR ISC");
  CHECK(more.detected == "GPL-2.0-only AND MIT");
  CHECK(more.concluded == "(MIT OR ISC) AND GPL-2.0-only");
  CHECK(more.undeclared == Texts{"GPL-2.0-only"});
}

TEST_CASE("license_conclusions: a license file at the top declares where no manifest does",
          "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d-1.0.tar.gz");
  built.add_text(archive, "d-1.0/LICENSE", "MIT");
  built.add_text(archive, "d-1.0/src/LICENSE", "ISC");
  CHECK(built.conclude().at(0).declared == "MIT");
  CHECK(built.conclude().at(0).undeclared == Texts{"ISC"});
  built.declare(archive, "d-1.0/package.json", "ISC");
  CHECK(built.conclude().at(0).declared == "ISC");
}

TEST_CASE("license_conclusions: a paragraph for all files declares, one for some does not",
          "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "debian/copyright", "ISC").files = {"*"};
  built.declare(archive, "REUSE.toml", "Zlib").files = {"*.png"};
  CHECK(built.conclude().at(0).declared == "ISC");
}

TEST_CASE("license_conclusions: what a file asks is asked once for the same words", "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  for (const char* path : {"a/LICENSE", "b/LICENSE"}) {
    built.state(built.add_file(archive, path), "MIT", LicenseEvidence::text_near).difference = "2 words added";
  }
  built.state(built.add_file(archive, "c.c"), "").difference = "Unheard-Of";
  built.state(built.add_file(archive, "tests/t.c"), "").difference = "Elsewhere";
  const std::vector<LicenseQuestion> questions = built.conclude().at(0).questions;
  REQUIRE(questions.size() == 2);
  CHECK(questions[0].about == "Unheard-Of");
  CHECK(questions[1].about == "MIT");
  CHECK(questions[1].text == "2 words added");
  CHECK(questions[1].files == 2);
  CHECK(questions[1].place.path == "d.zip!/a/LICENSE");
}

TEST_CASE("license_conclusions: holders are those of files that count", "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  for (const char* path : {"b.c", "a.c", "tests/t.c"}) {
    built.add_stating(archive, path, "MIT");
    built.add_holder(std::string("Holder of ") + path);
  }
  CHECK(built.conclude().at(0).holders == Texts{"Holder of a.c", "Holder of b.c"});
}

TEST_CASE("license_conclusions: who wrote a license's text holds no copyright of the package",
          "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.state(built.add_file(archive, "COPYING"), "GPL-2.0-only", LicenseEvidence::text_exact).last_line = 300;
  built.add_holder("Free Software Foundation, Inc.");
  built.inventory.licensing.back().copyrights[0].line = 5;
  CHECK(built.conclude().at(0).holders.empty());
  built.inventory.licensing.back().copyrights[0].line = 301;
  CHECK(built.conclude().at(0).holders == Texts{"Free Software Foundation, Inc."});
}

TEST_CASE("license_conclusions: the author of a text is known where another license has the text",
          "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.state(built.add_file(archive, "LICENSE"), "Artistic-2.0", LicenseEvidence::text_exact).last_line = 200;
  built.add_holder("The Perl Foundation");
  built.inventory.licensing.back().copyrights[0].line = 3;
  CHECK(built.conclude().at(0).holders.empty());
  built.inventory.licensing.back().statements[0].expression = "BSD-3-Clause";
  CHECK(built.conclude().at(0).holders == Texts{"The Perl Foundation"});
}

TEST_CASE("license_conclusions: tests and build scripts are witnesses that do not count",
          "[checks][license_conclusions]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d-1.0.tar.gz");
  built.add_text(archive, "d-1.0/COPYING", "MIT");
  for (const char* path : {"config.guess", "tests/t.c", "doc/d.md"}) {
    built.add_stating(archive, std::string("d-1.0/") + path, "GPL-2.0-only");
  }
  const LicenseConclusion one = built.conclude().at(0);
  CHECK(one.concluded == "MIT");
  REQUIRE(one.witnesses.size() == 2);
  CHECK(one.witnesses[0].license == "GPL-2.0-only");
  CHECK(one.witnesses[0].files == 0);
  CHECK(one.witnesses[0].set_aside == 3);
}
