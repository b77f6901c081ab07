// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivered_texts.hpp"

#include "checks/build_licensed.hpp"
#include "model/notice_words.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace sluice;
using namespace sluice::test;

namespace {

Texts missing_of(const BuildLicensed& built, const std::string& license) {
  const auto parsed = parse_license_expression(license, nullptr);
  REQUIRE(parsed);
  return DeliveredTexts(built.inventory).missing(0, parsed->operands.at(0));
}

}  // namespace

TEST_CASE("delivered_texts: only a whole text is one", "[checks][delivered_texts]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT");
  built.add_stating(archive, "b.c", "MIT", LicenseEvidence::notice);
  built.add_stating(archive, "LICENSE", "MIT", LicenseEvidence::text_near);
  CHECK(missing_of(built, "MIT") == Texts{"MIT"});
  built.add_text(archive, "docs/legal/x", "MIT");
  CHECK(missing_of(built, "MIT").empty());
}

TEST_CASE("delivered_texts: another delivery's text does not help", "[checks][delivered_texts]") {
  BuildLicensed built;
  built.deliver("d.zip");
  built.add_text(built.deliver("e.zip"), "LICENSE", "MIT");
  CHECK(missing_of(built, "MIT") == Texts{"MIT"});
}

TEST_CASE("delivered_texts: versions that share a text", "[checks][delivered_texts]") {
  CHECK(shared_text_key("GPL-2.0-only") == shared_text_key("GPL-2.0-or-later"));
  CHECK(shared_text_key("GPL-2.0+") == shared_text_key("gpl-2.0-only"));
  CHECK(shared_text_key("GPL-2.0-only") != shared_text_key("LGPL-2.0-only"));
  CHECK(shared_text_key("GPL-2.0-only") != shared_text_key("GPL-3.0-only"));
}

TEST_CASE("delivered_texts: an exception counts where a file states it", "[checks][delivered_texts]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_text(archive, "COPYING", "GPL-2.0-only");
  const char* license = "GPL-2.0-or-later WITH GCC-exception-2.0";
  CHECK(missing_of(built, license) == Texts{"GCC-exception-2.0"});
  built.add_stating(archive, "a.c", license);
  CHECK(missing_of(built, license) == Texts{"GCC-exception-2.0"});
  built.add_stating(archive, "b.c", license, LicenseEvidence::notice);
  CHECK(missing_of(built, license).empty());
}

TEST_CASE("delivered_texts: a reference has a file of its name in LICENSES", "[checks][delivered_texts]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_file(archive, "legal/LicenseRef-zeta.txt");
  built.add_file(archive, "LICENSES/LicenseRef-zeta-more.txt");
  CHECK(missing_of(built, "LicenseRef-zeta") == Texts{"LicenseRef-zeta"});
  built.add_file(archive, "d-1.0/LICENSES/LicenseRef-zeta.txt");
  CHECK(missing_of(built, "LicenseRef-zeta").empty());
}

TEST_CASE("delivered_texts: a changed text is found, with its place and difference", "[checks][delivered_texts]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.state(built.add_file(archive, "LICENSE"), "MIT", LicenseEvidence::text_near).difference = "2 words added";
  const DeliveredTexts texts(built.inventory);
  CHECK(texts.find_altered(0, "ISC") == nullptr);
  const FileLicensing* altered = texts.find_altered(0, "MIT");
  REQUIRE(altered != nullptr);
  CHECK(texts.place_of(*altered, "MIT").path == "d.zip!/LICENSE");
  CHECK(texts.place_of(*altered, "MIT").line == 3);
  CHECK(texts.difference(*altered, "MIT") == "2 words added");
}

TEST_CASE("delivered_texts: what the project's own notices hold is there for every delivery", "[checks][delivered_texts]") {
  BuildInventory build;
  const std::uint32_t delivery = build.add_delivery("d.zip");
  NoticeText others;
  others.delivery = delivery;
  others.texts = {"Zlib"};
  NoticeText own;
  own.texts = {"GPL-2.0-or-later", "LicenseRef-acme"};
  build.inventory.notices = {std::move(others), std::move(own)};
  const DeliveredTexts texts(build.inventory);
  CHECK(texts.has(delivery, "GPL-2.0-only"));
  CHECK(texts.has(delivery, "LicenseRef-acme"));
  CHECK(texts.is_in_notices("GPL-2.0-only"));
  CHECK_FALSE(texts.is_in_notices("Zlib"));
  CHECK_FALSE(texts.has(delivery, "MIT"));
}
