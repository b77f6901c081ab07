// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/percent.hpp"

#include "base/ascii.hpp"

#include <catch2/catch.hpp>

namespace sluice {

TEST_CASE("percent: decoding", "[base][percent]") {
  CHECK(percent_decode("a%20b%C3%a9").value() == "a b\xc3\xa9");
  CHECK(percent_decode("").value().empty());
  CHECK(percent_decode("%00").value() == std::string(1, '\0'));
  for (const char* text : {"%", "a%2", "%zz", "%2G", "%-1", "%%41"}) {
    CAPTURE(text);
    CHECK_FALSE(percent_decode(text));
  }
}

TEST_CASE("percent: encoding keeps letters, digits and what is asked", "[base][percent]") {
  CHECK(percent_encode("aZ9 /~%", "~") == "aZ9%20%2F~%25");
  CHECK(percent_encode("\xc3\xa9", "") == "%C3%A9");
}

TEST_CASE("ascii: hexadecimal digits and fronts", "[base][ascii]") {
  CHECK(hex_value('f') == 15);
  CHECK(hex_value('A') == 10);
  CHECK(hex_value('g') == -1);
  std::string_view text = "12ab";
  CHECK(take_while(text, is_digit) == "12");
  CHECK(text == "ab");
  CHECK(is_all(text, is_letter));
  CHECK_FALSE(is_all("", is_letter));
}

}  // namespace sluice
