// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_encoding.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace sluice::license;
using namespace std::string_literals;

TEST_CASE("text_encoding: is told by mark or NUL", "[license][encoding]") {
  CHECK(find_encoding("") == TextEncoding::bytes);
  CHECK(find_encoding("plain") == TextEncoding::bytes);
  CHECK(find_encoding("\xFF\xFE"
                      "a\0"s) == TextEncoding::utf16_le);
  CHECK(find_encoding("\xFE\xFF\0a"s) == TextEncoding::utf16_be);
  CHECK(find_encoding("a\0b"s) == TextEncoding::binary);
  CHECK(find_encoding(std::string(8192, 'x') + "\0"s) == TextEncoding::bytes);
}

TEST_CASE("text_encoding: UTF-16", "[license][encoding]") {
  CHECK(utf8_of_utf16("a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE"s, TextEncoding::utf16_le) == "aé€😀");
  CHECK(utf8_of_utf16("\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00"s, TextEncoding::utf16_be) == "aé€😀");
  CHECK(utf8_of_utf16("\x3D\xD8"s, TextEncoding::utf16_le) == "\uFFFD");
  CHECK(utf8_of_utf16("\x00\xDE"
                      "a\0"s,
                      TextEncoding::utf16_le) == "\uFFFDa");
  CHECK(utf8_of_utf16("a\0b"s, TextEncoding::utf16_le) == "a");
}

TEST_CASE("text_encoding: Latin-1 where it is no UTF-8", "[license][encoding]") {
  CHECK(utf8_of_bytes("plain") == "plain");
  CHECK(utf8_of_bytes("caf\u00E9") == "café");
  CHECK(utf8_of_bytes("caf\xE9 \xA9") == "café ©");
  CHECK(utf8_of_bytes("\xA9 in \u00E9") == "\xA9 in é");            // a window's start
  CHECK(utf8_of_bytes("\u00E9 cut \xE2\x82") == "é cut \xE2\x82");  // and its end
}

TEST_CASE("text_encoding: printable runs keep their places and lines", "[license][encoding]") {
  CHECK(printable_runs("\x01printable\0ab\ncd\x02short!\n"s) == " printable   \n   short!\n");
  CHECK(printable_runs("") == "");
}
