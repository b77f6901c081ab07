// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/tokenizer.hpp"

#include "license/tokens_of.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using test::flagged_of;
using test::hashes;
using test::words_of;

namespace {

struct Row {
  std::string_view guideline;
  std::string_view text;
  std::string_view words;
};

}  // namespace

TEST_CASE("tokenizer: what the matching guidelines make equal", "[license][tokenizer]") {
  const Row row = GENERATE(values<Row>({
      {"case", "PERMISSION Is hereby", "permission is hereby"},
      {"case of Latin-1 letters", "\xC3\x84nderung", "\xC3\xA4nderung"},
      {"blanks", " \t permission\r\n\f  is\v hereby ", "permission is hereby"},
      {"no-break blank", "permission\xC2\xA0is", "permission is"},
      {"C comment", "/* permission\n * is\n */", "permission is"},
      {"C++ comment", "// permission\n// is", "permission is"},
      {"shell comment", "# permission\n# is", "permission is"},
      {"Lisp comment", ";; permission\n;; is", "permission is"},
      {"SQL comment", "-- permission\n-- is", "permission is"},
      {"TeX comment", "% permission\n%% is", "permission is"},
      {"m4 comment", "dnl permission\ndnl\ndnl is", "permission is"},
      {"batch comment", "REM permission\nREM\nrem is", "permission is"},
      {"Fortran comment", "C permission\nC\nC is", "permission is"},
      {"lower-case Fortran comment", "c permission\nc is\n", "permission is"},
      {"language C at a line's start", "ANSI\nC compilers\nare", "ansi c compilers are"},
      {"later Fortran comment", "! permission\n! is", "permission is"},
      {"Basic comment", "' permission\n' is", "permission is"},
      {"roff comment", ".\\\" permission\n.\\\" is", "permission is"},
      {"roff fonts", "\\fBpermission\\fR is", "permission is"},
      {"Texinfo comment", "@c permission\n@c is", "permission is"},
      {"box", "+------------+\n| permission |\n| is         |\n+------------+", "permission is"},
      {"box of stars", "/*****************\n * permission    *\n *****************/", "permission"},
      {"separators", "permission\n=====\n~~~~~\n-----\n+++++\nis", "permission is"},
      {"bullets", " * permission\n - is\n + hereby\n o granted\n \xE2\x80\xA2 to", "permission is hereby granted to"},
      {"list numbers", "1. permission\n 2) is\n(3) hereby\na. granted\nb) to\n(c) any\niv. person\n1.2. who",
       "permission is hereby granted to any person who"},
      {"enumerators within a line", "that (a) source, (ii) binary and (3) both", "that source binary and both"},
      {"no enumerators", "author(s), f(1), (either)", "author s f 1 either"},
      {"version at a line's start", "version\n2. See", "version 2 see"},
      {"hyphenated line end", "soft-\nware, royalty-\n * free, merchan-\r\nTABILITY",
       "software royaltyfree merchantability"},
      {"hyphenated line end in a box", "| soft-   |\n| ware    |", "software"},
      {"hyphenated line end in a batch file", "REM soft-\nREM ware", "software"},
      {"hyphen before a blank line", "soft-\n\nware", "soft ware"},
      {"hanging hyphen", "open- and closed-source", "open and closedsource"},
      {"kinds of dashes",
       "non-free non\xE2\x80\x90"
       "free non\xE2\x80\x93"
       "free non\xE2\x80\x94"
       "free non--free",
       "nonfree nonfree nonfree nonfree nonfree"},
      {"dashes between blanks", "software - as is \xE2\x80\x94 without", "software as is without"},
      {"long dash run", "permission---is", "permission is"},
      {"quotes",
       "\"as is\" 'as is' \xE2\x80\x9C"
       "as is\xE2\x80\x9D ``as is'' \xC2\xAB"
       "as is\xC2\xBB",
       "as is as is as is as is as is"},
      {"apostrophes", "attorney's attorney\xE2\x80\x99s", "attorney s attorney s"},
      {"protocols", "http://a.org https://a.org", "http a org http a org"},
      {"equivalent words", "licence whilst organisation programme wilfull",
       "license while organization program willful"},
      {"equivalent words in capitals", "LICENCE", "license"},
      {"copyright owner", "the copyright owner, the copyright holder", "the copyright holder the copyright holder"},
      {"an owner of something else", "the owner", "the owner"},
      {"words in two", "per cent percent sub license sub-licence sublicense non-commercial noncommercial",
       "percent percent sublicense sublicense sublicense noncommercial noncommercial"},
      {"trademark signs", "Foo(tm) Bar(R) Baz\xC2\xAE", "foo bar baz"},
  }));
  CAPTURE(row.guideline, row.text);
  CHECK(words_of(row.text) == hashes(row.words));
}

TEST_CASE("tokenizer: copyright signs", "[license][tokenizer]") {
  for (const std::string_view text :
       {"Copyright 2020 Foo", "(c) 2020 Foo", "(C) 2020 Foo", "\xC2\xA9 2020 Foo", "Copyright (c) 2020 Foo",
        "(c) Copyright 2020 Foo", "Copyright \xC2\xA9 2020 Foo", "&copy; 2020 Foo", "&#169; 2020 Foo",
        "&#xA9; 2020 Foo", "Copyright: (C) 2020 Foo"}) {
    CAPTURE(text);
    CHECK(words_of(text) == hashes("copyright 2020 foo"));
    CHECK(test::tokens_of(text).flags().back() == license::TokenFlag::copyright);
  }
}

TEST_CASE("tokenizer: versions and plus signs", "[license][tokenizer]") {
  CHECK(words_of("version 2.0, v2 or 3.") == hashes("version 2.0 v2 or 3"));
  CHECK(words_of("GPLv2.1 1.2.3-4") == hashes("gplv2.1 1.2.3 4"));
  CHECK(words_of("GPL-2.0+ LGPL+") == hashes("gpl 2.0 + lgpl +"));
  CHECK(words_of("C++ i++ a+b a+=b + +2") == hashes("c i a b a b 2"));
  CHECK(words_of("Apache-2.0 BSD-3-Clause GPL-2.0-or-later") == hashes("apache 2.0 bsd 3 clause gpl 2.0 orlater"));
}

TEST_CASE("tokenizer: HTML tags and character references that are known", "[license][tokenizer]") {
  CHECK(words_of("<p class=\"x\">As <b>is</b><br/>here") == hashes("as is here"));
  CHECK(words_of("<!-- as --><?xml version=\"1.0\"?><H1>is") == hashes("as is"));
  CHECK(words_of("&quot;as&nbsp;is&#8221; &#x2014; &lt;here&gt;") == hashes("as is here"));
  CHECK(words_of("<year> <copyright holders> <foo@bar.org> vector<int>") ==
        hashes("year copyright holders foo bar org vector int"));
}

TEST_CASE("tokenizer: escapes of string literals", "[license][tokenizer]") {
  CHECK(words_of("\"as is\\n\"\n\"here\\r\\n\\tand there\"") == hashes("as is here and there"));
}

TEST_CASE("tokenizer: copyright notices are flagged", "[license][tokenizer]") {
  CHECK(flagged_of("Copyright (c) 1999-2003 Foo Inc.\nPermission") == "Copyright (c)|1999|2003|Foo|Inc|");
  CHECK(flagged_of(" * Copyright Foo Inc.\n * Permission") == "Copyright|Foo|Inc|");
  CHECK(flagged_of("Copyright <year> <owner>\nPermission") == "Copyright|year|owner|");
  CHECK(flagged_of("Portions Copyright 2001 Foo\nPermission") == "Portions|Copyright|2001|Foo|");
  CHECK(flagged_of("Foo is Copyright (C) 2001 Bar. All rights\nreserved. Permission") ==
        "Foo|is|Copyright (C)|2001|Bar|All|rights|reserved|");
}

TEST_CASE("tokenizer: prose about copyright is not flagged", "[license][tokenizer]") {
  for (const std::string_view text :
       {"The above\ncopyright notice and this permission", "COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\"",
        "Copyright Law of Foo", "the copyright\nowner", "subject to copyright in Foo"}) {
    CAPTURE(text);
    CHECK(flagged_of(text).empty());
  }
}

TEST_CASE("tokenizer: a notice in a text without lines ends", "[license][tokenizer]") {
  std::string text = "Copyright 2020 Foo.";
  for (int i = 0; i < 100; ++i) text += " Permission is granted.";
  const license::Tokens tokens = test::tokens_of(text);
  CHECK(tokens.flags()[2] == license::TokenFlag::copyright);
  CHECK(tokens.flags().back() == license::TokenFlag::none);
}

TEST_CASE("tokenizer: offsets, ends and lines", "[license][tokenizer]") {
  const std::string_view text = "// as\r\n\n//  soft-\n//  ware sub\n license";
  const license::Tokens tokens = test::tokens_of(text);
  REQUIRE(tokens.size() == 3);
  CHECK(std::vector(tokens.offsets().begin(), tokens.offsets().end()) == std::vector<std::uint32_t>{3, 12, 27});
  CHECK(std::vector(tokens.ends().begin(), tokens.ends().end()) == std::vector<std::uint32_t>{5, 26, 39});
  CHECK(std::vector(tokens.lines().begin(), tokens.lines().end()) == std::vector<std::uint32_t>{1, 3, 4});
}

TEST_CASE("tokenizer: the same columns serve for another text", "[license][tokenizer]") {
  license::Tokens tokens;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "a ";
  license::tokenize(text, tokens);
  CHECK(tokens.size() == 5000);
  license::tokenize("as is", tokens);
  CHECK(tokens.size() == 2);
  CHECK(tokens.words().back() == license::hash_word("is"));
}

TEST_CASE("word_hash: a part of a text has its word's hash", "[license][word_hash]") {
  const std::string text =
      "a bb ccc four fives sixsix seven77 eight888 MerchantabilitY sixteen_letters_ seventeen_letters "
      "more-than-thirty-two-letters-in-one-word and sixteen bytes behind";
  for (std::size_t first = 0; first < text.size(); ++first) {
    for (std::size_t end = first + 1; end <= text.size(); ++end) {
      if (license::hash_part(text, first, end) != license::hash_word(text.substr(first, end - first)))
        FAIL(first << ".." << end);
    }
  }
  CHECK(license::hash_word("Warranty") == license::hash_word("wARRANTy"));
  CHECK(license::hash_word("warranty") != license::hash_word("warrantz"));
  static_assert(license::hash_word("as") != license::hash_word("is"));
}
