// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_fields.hpp"
#include "support/raw_tar.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>
#include <vector>

namespace sluice {
namespace {

TEST_CASE("tar_fields: numbers", "[intake][tar]") {
  CHECK(tar::parse_number(std::string_view("0000017\0", 8)) == 15);
  CHECK(tar::parse_number("    17 ") == 15);
  CHECK(tar::parse_number(std::string_view("17 \0", 4)) == 15);
  CHECK(tar::parse_number(std::string_view("\0\0\0", 3)) == 0);
  CHECK(tar::parse_number("   ") == 0);
  CHECK(tar::parse_number(std::string_view("\x80\0\0\1\0", 5)) == 256);
  CHECK_FALSE(tar::parse_number(""));
  CHECK_FALSE(tar::parse_number(std::string_view("\xff\xff\xff\xff", 4)));
  CHECK_FALSE(tar::parse_number("12x"));
  CHECK_FALSE(tar::parse_number("9"));
  CHECK_FALSE(tar::parse_number("-1"));
  CHECK_FALSE(tar::parse_number(std::string_view("\x80\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12)));
}

TEST_CASE("tar_fields: digits that only some readers see", "[intake][tar]") {
  CHECK_FALSE(
      tar::parse_number(std::string_view("\0"
                                         "0000017",
                                         8)));
  CHECK_FALSE(tar::parse_number("17 5"));
  CHECK_FALSE(
      tar::parse_number(std::string_view("17\0"
                                         "5",
                                         4)));
}

TEST_CASE("tar_fields: numbers below zero", "[intake][tar]") {
  CHECK(tar::parse_signed(std::string_view("\xff\xff\xff\xfe", 4)) == -2);
  CHECK(tar::parse_signed(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0", 12)) == -256);
  CHECK(tar::parse_signed(std::string_view("\xff\xff\xff\xff\x80\0\0\0\0\0\0\0", 12)) ==
        std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(tar::parse_signed(std::string_view("\xff\xff\xff\xff\x7f\0\0\0\0\0\0\0", 12)));
  CHECK(tar::parse_signed("0017") == 15);
}

TEST_CASE("tar_fields: a checksum of unsigned or of signed bytes", "[intake][tar]") {
  test::TarHeader header;
  header.name = "caf\xe9";
  std::string tar = test::RawTar().add_header(header).finish();
  const auto fits = [&] { return tar::has_checksum(std::as_bytes(std::span(tar)).first(tar::block_bytes)); };
  CHECK(fits());
  const std::uint64_t sum = *tar::parse_number(std::string_view(tar).substr(148, 8));
  const auto put = [&](std::uint64_t value) {
    for (std::size_t i = 0; i < 6; ++i, value /= 8) tar[148 + 5 - i] = static_cast<char>('0' + value % 8);
  };
  put(sum - 256);  // one byte is above 127
  CHECK(fits());
  put(sum - 255);
  CHECK_FALSE(fits());
}

TEST_CASE("tar_fields: pax records", "[intake][tar]") {
  const std::string text = test::pax_record("path", "a=b\nc") + test::pax_record("x", "");
  std::string_view rest = text;
  CHECK(tar::take_pax_record(rest) == std::pair<std::string_view, std::string_view>("path", "a=b\nc"));
  CHECK(tar::take_pax_record(rest) == std::pair<std::string_view, std::string_view>("x", ""));
  CHECK(rest.empty());
  const std::string broken = GENERATE("", " ", "5 a=\n", "99 path=a\n", "10 path=a", "0 a=b\n", "x a=b\n", "7 abcd\n");
  CAPTURE(broken);
  rest = broken;
  CHECK(static_cast<bool>(tar::take_pax_record(rest)) == (broken == "5 a=\n"));
}

TEST_CASE("tar_fields: a header's mark says how to read it", "[intake][tar]") {
  const auto dialect_of = [](std::string_view mark) {
    test::TarHeader header;
    header.patches = {{257, std::string(mark)}};
    const std::string tar = test::RawTar().add_header(header).finish();
    return tar::Header(std::as_bytes(std::span(tar)).first(tar::block_bytes)).dialect();
  };
  CHECK(dialect_of(std::string_view("ustar\00000", 8)) == tar::Dialect::ustar);
  CHECK(dialect_of(std::string_view("ustar\0\0\0", 8)) == tar::Dialect::ustar);
  CHECK(dialect_of(std::string_view("ustar  \0", 8)) == tar::Dialect::gnu);
  CHECK(dialect_of(std::string_view("ustar 00", 8)) == tar::Dialect::odd);
  CHECK(dialect_of(std::string_view("\0\0\0\0\0\0\0\0", 8)) == tar::Dialect::v7);
}

}  // namespace
}  // namespace sluice
