// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/notice_words.hpp"

#include "base/plain_text.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("notice_words: HTML has the words that it shows", "[model][notices]") {
  CHECK(to_notice_words("<!DOCTYPE html><p class=\"x\">A &lt;a@b.example&gt; &amp; B</p>") ==
        to_notice_words("A <a@b.example> & B"));
  CHECK(to_notice_words("A &lt;b") != to_notice_words("A <b"));
  CHECK(to_notice_words("<html><a") == to_notice_words(""));
}

TEST_CASE("notice_words: bytes that are no text have the words of what is shown for them", "[model][notices]") {
  const std::string name = "J\xf6rg\x1b[1m M\xc3\xbcller\f\\x";
  CHECK(to_notice_words(name) == to_notice_words(to_plain_text(name)));
}

TEST_CASE("plain_text: lines stay, what is invisible does not", "[model][notices]") {
  CHECK(to_plain_text("a\r\n\tb\\c\rd\fe\n") == "a\n\tb\\c d e\n");
  CHECK(to_plain_text("\x1b[31m##vso[x]") == "\\u{1b}[31m#\\u{23}vso[x]");
  const std::string once = to_plain_text("\x01\xff::x\n\\::y\xe2\x80\xae");
  CHECK(to_plain_text(once) == once);
}

TEST_CASE("notice_words: headings name the texts below them", "[model][notices]") {
  const std::string text =
      "License text: MIT\n### License text: LicenseRef-a\r\nthe License text: no\nLicense text: MIT (2)\n";
  CHECK(find_headed_texts(text) == std::vector<std::string>{"LicenseRef-a", "MIT"});
  CHECK(find_headed_texts("<html><h3>\nLicense text: Zlib\n</h3>") == std::vector<std::string>{"Zlib"});
}

TEST_CASE("notice_words: what licenses with one text share", "[model][notices]") {
  CHECK(shared_text_key("GPL-2.0-only") == shared_text_key("GPL-2.0-or-later"));
  CHECK(shared_text_key("GPL-2.0-only") != shared_text_key("GPL-3.0-only"));
  CHECK(stored_reference("d-1/LICENSES/LicenseRef-acme.txt") == "LicenseRef-acme");
  CHECK(stored_reference("LicenseRef-acme.txt").empty());
}
