// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/date.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace std::string_view_literals;

TEST_CASE("text: nearest word is a typing slip, not any word", "[base][text]") {
  const std::array candidates = {"severity"sv, "scope"sv, "tags"sv, "waivable"sv};
  CHECK(sluice::find_nearest("sevrity", candidates) == "severity"sv);
  CHECK(sluice::find_nearest("waiveable", candidates) == "waivable"sv);
  CHECK(sluice::find_nearest("socpe", candidates) == "scope"sv);
  CHECK_FALSE(sluice::find_nearest("colour", candidates));
  CHECK_FALSE(sluice::find_nearest("", candidates));
}

TEST_CASE("text: unsigned numbers", "[base][text]") {
  CHECK(sluice::parse_uint("0") == 0u);
  CHECK(sluice::parse_uint("18446744073709551615") == 18446744073709551615u);
  CHECK_FALSE(sluice::parse_uint("18446744073709551616"));
  CHECK_FALSE(sluice::parse_uint("-1"));
  CHECK_FALSE(sluice::parse_uint(" 1"));
  CHECK_FALSE(sluice::parse_uint(""));
}

TEST_CASE("text: split, trim and join", "[base][text]") {
  CHECK(sluice::split("a,,b", ',').size() == 3);
  CHECK(sluice::trim(" \t a b\r\n") == "a b");
  const std::array parts = {std::string("a"), std::string("b")};
  CHECK(sluice::join(parts, ", ") == "a, b");
  CHECK(sluice::code_points("k\xC3\xA4se") == 4);
}

TEST_CASE("date: only real days in one spelling", "[base][date]") {
  REQUIRE(sluice::parse_day("1970-01-01"));
  CHECK(sluice::parse_day("1970-01-01")->since_epoch == 0);
  CHECK(sluice::to_string(*sluice::parse_day("2024-02-29")) == "2024-02-29");
  CHECK(*sluice::parse_day("2027-01-01") - *sluice::parse_day("2026-12-31") == 1);
  for (const auto bad : {"2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-01T00:00:00Z", "2026/01/01", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(sluice::parse_day(bad));
  }
}

TEST_CASE("digest: known answers", "[base][digest]") {
  CHECK(to_hex(sluice::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sluice::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  sluice::Sha256 hash;
  hash.update("a");
  hash.update("bc");
  CHECK(hash.finish() == sluice::sha256("abc"));
  CHECK(hash.finish() == sluice::sha256(""));
  CHECK(sluice::parse_digest(to_hex(sluice::sha256("abc"))) == sluice::sha256("abc"));
  CHECK_FALSE(sluice::parse_digest("12"));
}
