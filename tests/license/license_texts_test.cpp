// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/license_texts.hpp"

#include "license/index_format.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>

using namespace sluice;
using namespace sluice::license;

namespace {

LicenseLists few_lists() {
  LicenseLists lists;
  lists.licenses = {{"Zero", "", "Do as you like.\r\n", false, false, BlueOak::unrated},
                    {"As-Is-or-later", "", "It comes as it is.\n", false, false, BlueOak::unrated},
                    {"As-Is-only", "", "It comes as it is.\n", false, false, BlueOak::unrated},
                    {"New", "", "", false, false, BlueOak::unrated}};
  return lists;
}

}  // namespace

TEST_CASE("license_texts: texts come back by id, whatever its case", "[license][texts]") {
  const Result<std::string> bytes = write_license_texts(few_lists());
  REQUIRE(bytes);
  const Result<LicenseTexts> texts = parse_license_texts(*bytes);
  REQUIRE(texts);
  CHECK(texts->size() == 3);
  CHECK(texts->find("zero") == "Do as you like.\n");
  CHECK(texts->find("As-Is-only") == texts->find("As-Is-or-later"));
  CHECK_FALSE(texts->find("New"));
  CHECK_FALSE(texts->find(""));
}

TEST_CASE("license_texts: the order of the list does not show", "[license][texts]") {
  LicenseLists turned = few_lists();
  std::swap(turned.licenses[0], turned.licenses[2]);
  CHECK(*write_license_texts(turned) == *write_license_texts(few_lists()));
}

TEST_CASE("license_texts: damaged bytes are refused, or give no text", "[license][texts]") {
  const std::string bytes = *write_license_texts(few_lists());
  CHECK_FALSE(parse_license_texts(""));
  CHECK_FALSE(parse_license_texts(bytes.substr(0, bytes.size() - 8)));
  for (std::size_t i = 0; i < bytes.size() / 8 * 8; ++i) {
    if (i >= 12 && i < 16) continue;  // the number of records, each of which is checked
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CAPTURE(i);
    CHECK_FALSE(parse_license_texts(changed));
  }
}

TEST_CASE("license_texts: records that lead outside are refused", "[license][texts]") {
  std::string bytes = *write_license_texts(few_lists());
  constexpr std::size_t header = 32;
  for (const std::size_t field : {0u, 4u, 8u, 12u, 16u}) {
    std::string changed = bytes;
    const std::uint32_t large = 0xFFFFFFF0u;
    std::memcpy(changed.data() + header + field, &large, sizeof large);
    const std::uint64_t sum = format::checksum(std::as_bytes(std::span(changed)).subspan(header));
    std::memcpy(changed.data() + 24, &sum, sizeof sum);
    CAPTURE(field);
    CHECK_FALSE(parse_license_texts(changed));
  }
}

TEST_CASE("license_texts.idx: holds the license list", "[license][texts]") {
  const Result<LicenseTexts> texts = load_license_texts(SLUICE_LICENSE_TEXTS);
  REQUIRE(texts);
  CHECK(texts->size() > 600);
  REQUIRE(texts->find("MIT"));
  CHECK(texts->find("MIT")->find("Permission is hereby granted, free of charge") != std::string::npos);
  CHECK(texts->find("GPL-2.0-only") == texts->find("GPL-2.0-or-later"));
  CHECK_FALSE(load_license_texts("/nowhere/license_texts.idx"));
}
