// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/copyright_notices.hpp"

#include "support/repeated.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <string>

using sluice::license::CopyrightLimits;
using sluice::license::find_copyright_notices;
using namespace std::string_literals;

namespace {

/// "line years: holder; ..."
std::string notices_of(std::string_view text) {
  std::string out;
  for (const sluice::CopyrightNotice& one : find_copyright_notices(text)) {
    if (!out.empty()) out += "; ";
    out += std::to_string(one.line) + " " + one.years + ": " + one.holder;
  }
  return out;
}

struct Row {
  std::string text, notices;
};

void check(const Row& row) {
  CAPTURE(row.text);
  CHECK(notices_of(row.text) == row.notices);
}

}  // namespace

TEST_CASE("copyright: forms of the mark", "[license][copyright]") {
  check(GENERATE(values<Row>({
      {"Copyright (c) 2019-2024, 2026 ACME GmbH. All rights reserved.", "1 2019-2024, 2026: ACME GmbH"},
      {"Copyright 2020 Jane Doe", "1 2020: Jane Doe"},
      {"Copyright \xC2\xA9 2020 Jane Doe", "1 2020: Jane Doe"},
      {"\xC2\xA9 2020 by X", "1 2020: X"},
      {"Copyright \xA9 2020 J\xF6rg", "1 2020: J\xF6rg"},
      {"(C) Copyright IBM Corp. 1990", "1 1990: IBM Corp."},
      {"(c) 2020 Jane Doe", "1 2020: Jane Doe"},
      {"Copyright (C) Jane Doe, 2012-2014", "1 2012-2014: Jane Doe"},
      {"copyright (c) 2011 the authors", "1 2011: the authors"},
      {"COPYRIGHT (C) 1991 BY ACME CORP", "1 1991: ACME CORP"},
      {"Copyright &copy; 2020 Jane &amp; Joe", "1 2020: Jane & Joe"},
      {"&copy; 2020 <a href=\"https://a.example\">ACME</a>", "1 2020: ACME"},
      {"Copyright &#169; 2003 ACME", "1 2003: ACME"},
      {"Copyright &#xA9; 2003 ACME", "1 2003: ACME"},
      {".\\\" Copyright \\(co 1990 Jane", "1 1990: Jane"},
      {"\\copyright{} 2005 Jane", "1 2005: Jane"},
      {"Copyright @copyright{} 1990, 1991 ACME Foundation, Inc.", "1 1990, 1991: ACME Foundation, Inc."},
      {"SPDX-FileCopyrightText: 2021 Jane <jane@a.example>", "1 2021: Jane <jane@a.example>"},
      {"# SPDX-FileCopyrightText: \xC2\xA9 2021 jane", "1 2021: jane"},
      {"// SPDX-SnippetCopyrightText: 2022 ACME", "1 2022: ACME"},
      {"SPDX-FileCopyrightText: the crew", "1 : the crew"},
      {"Copyright: 2001, Jane", "1 2001: Jane"},
      {"copyright = u'2010-2020, Jane'", "1 2010-2020: Jane"},
      {"@copyright 2020 ACME", "1 2020: ACME"},
      {"<copyright>2020 ACME</copyright>", "1 2020: ACME"},
      {"This is copyrighted by the Regents of the Examples", "1 : the Regents of the Examples"},
      {"The kit is copyrighted by ACME but is freely distributable", "1 : ACME"},
      {"Copyright (c) 2020 \xE5\xBC\xA0\xE4\xB8\x89", "1 2020: \xE5\xBC\xA0\xE4\xB8\x89"},
      {"\xE2\x80\x9C"
       "Copyright 2020 ACME",
       "1 2020: ACME"},
      {"Copyrights (c) 2020 ACME", "1 2020: ACME"},
      {"Copyright(c)2020 ACME", "1 2020: ACME"},
      {"Copyright \xE2\x92\xB8 2020 ACME", "1 2020: ACME"},
      {"(c) 2000 jane doe <jane@a.example>", "1 2000: jane doe <jane@a.example>"},
  })));
}

TEST_CASE("copyright: forms of the years", "[license][copyright]") {
  check(GENERATE(values<Row>({
      {"Copyright (c) 1998, 1999, 2000 A", "1 1998, 1999, 2000: A"},
      {"Copyright (c) 1998 1999 A", "1 1998, 1999: A"},
      {"Copyright (c) 1998-99 A", "1 1998-99: A"},
      {"Copyright (c) 1998 - 2001 A", "1 1998-2001: A"},
      {"Copyright (c) 1998\xE2\x80\x93"
       "2001 A",
       "1 1998-2001: A"},
      {"Copyright (c) 1998 to 2001 A", "1 1998-2001: A"},
      {"Copyright (c) 1998 and 2001 A", "1 1998, 2001: A"},
      {"Copyright (c) 2019-present A", "1 2019-present: A"},
      {"Copyright (c) 2019 - Jane", "1 2019: Jane"},
      {"Copyright (c) 2019-01-15 Jane", "1 2019: Jane"},
      {"Copyright (c) March 2019 Jane", "1 2019: Jane"},
      {"Copyright (c) Jane (2012)", "1 2012: Jane"},
      {"Copyright (2012) Jane", "1 2012: Jane"},
      {"Copyright: <2007> Jane <jane@a.example>", "1 2007: Jane <jane@a.example>"},
      {"\xC2\xA9 2016 and later: ACME, Inc. and others.", "1 2016-present: ACME, Inc. and others"},
      {"Copyright 1990\\-1999 Jane", "1 1990-1999: Jane"},
      {"Copyright (c) 2020", "1 2020: "},
      {"Copyright (c) 2020. All rights reserved.", "1 2020: "},
      {"Copyright (c) 20201 Jane", "1 : 20201 Jane"},
      {"Copyright 2013, 2014 & 2015 Jane", "1 2013, 2014, 2015: Jane"},
  })));
}

TEST_CASE("copyright: where the holder ends", "[license][copyright]") {
  check(GENERATE(values<Row>({
      {"Copyright (c) 2020 Jane Doe et al.", "1 2020: Jane Doe et al."},
      {"Copyright (c) 2020 Jane Doe <jane@a.example>, ACME", "1 2020: Jane Doe <jane@a.example>, ACME"},
      {"Copyright (c) 2020 <jane@a.example>", "1 2020: <jane@a.example>"},
      {"Copyright (c) 2020 ACME Inc. Licensed under the MIT license.", "1 2020: ACME Inc."},
      {"Copyright (c) 2020 Jane Doe. This is prose.", "1 2020: Jane Doe"},
      {"Copyright (c) 2020 ACME, Inc.", "1 2020: ACME, Inc."},
      {"Copyright (c) 2020 Examples e.V.", "1 2020: Examples e.V."},
      {"Copyright (c) 2020 J. R. Doe.", "1 2020: J. R. Doe"},
      {"/* Copyright (c) 2020 Jane Doe */ int main() {}", "1 2020: Jane Doe"},
      {"<!-- Copyright (c) 2020 Jane Doe -->", "1 2020: Jane Doe"},
      {"/*! x | (c) 2020 Jane | MIT */", "1 2020: Jane"},
      {"* Copyright (c) 2020 Jane Doe            *", "1 2020: Jane Doe"},
      {"puts(\"Copyright (C) 2020 ACME Inc.\\n\");", "1 2020: ACME Inc."},
      {"x = \"Copyright 2020 ACME\", y", "1 2020: ACME"},
      {"VALUE \"LegalCopyright\", \"Copyright (C) 2020 ACME\"", "1 2020: ACME"},
      {"c = '(c) 2020 O'Neil', 'x'", "1 2020: O'Neil"},
      {"(Copyright 2020 ACME) and more", "1 2020: ACME"},
      {"Copyright (c) 2020 Jane (ACME)", "1 2020: Jane (ACME)"},
      {"Copyright 2020 [Jane](https://a.example)", "1 2020: Jane"},
      {"Copyright   2020   Jane \t Doe", "1 2020: Jane Doe"},
      {"Copyright 2020 A, Copyright 2021 B", "1 2020: A; 1 2021: B"},
      {"All Rights Reserved, Copyright (C) ACME LTD 2003", "1 2003: ACME LTD"},
      {"Portions Copyright (c) 1999 ACME", "1 1999: ACME"},
      {"Portions Copyright ACME", "1 : ACME"},
      {"is (c) 2004 ACME and others", "1 2004: ACME and others"},
      {"Copyright 2020 ACME\0Gone on"s, "1 2020: ACME"},
  })));
}

TEST_CASE("copyright: notices of several lines", "[license][copyright]") {
  check(GENERATE(values<Row>({
      {"\n * Copyright (c) 2001-2020\n *   Examples Foundation, Inc.\n", "2 2001-2020: Examples Foundation, Inc."},
      {"# Copyright (C) 1992, 1993,\n#   1994 Jane Doe\n", "1 1992, 1993, 1994: Jane Doe"},
      {"Copyright (c) 2019 The Regents of\n the University.\n", "1 2019: The Regents of the University"},
      {"Copyright (c) 2019 The Regents\nof the University.\n", "1 2019: The Regents of the University"},
      {"Copyright (c) 2019 Jane Doe,\n  John Doe\nText follows.", "1 2019: Jane Doe, John Doe"},
      {"Copyright (c) 2019 Jane\nAnd this is prose", "1 2019: Jane"},
      {"Copyright (c) 2019\n\nPermission is hereby granted", "1 2019: "},
      {"Copyright (c) 2019\nPermission is hereby granted", "1 2019: "},
      {"Copyright (c) 2019\nAuthor: Jane", "1 2019: "},
      {"// Copyright (c) 2010 Jane\n//   2011-2014 John\n// 2015 joy\n", "1 2010: Jane; 2 2011-2014: John"},
      {"Copyright: 2001, Jane\n 2003, John\n", "1 2001: Jane; 2 2003: John"},
      {"Copyright (c) 2020 A\r\n\r\nCopyright (c) 2021 B\r\n", "1 2020: A; 3 2021: B"},
      {"dnl Copyright (c) 2001\ndnl Jane\n", "1 2001: Jane"},
      {"C Copyright (c) 2001,\nC Jane\n", "1 2001: Jane"},
      {"Copyright 2020 A\nx\nCopyright 2020 A\nCopyright 2020 B", "1 2020: A; 4 2020: B"},
      {"Copyright:\n 2001 Jane", "1 2001: Jane"},
  })));
}

TEST_CASE("copyright: forms to fill in are none", "[license][copyright]") {
  const auto text = GENERATE(values<std::string>({
      "Copyright (C) <year>  <name of author>",
      "Copyright [yyyy] [name of copyright owner]",
      "Copyright {yyyy} {name of copyright owner}",
      "Copyright (c) YEAR Your Name",
      "Copyright (C) 19yy name of author",
      "Copyright (c) 20XX ACME",
      "Copyright (c) 2020 <copyright holders>",
      "Copyright (c) {{ year }} {{ author }}",
      "Copyright (c) $YEAR $NAME",
      "Copyright (c) @YEAR@ ACME",
      "Copyright (c) %d ACME",
      "Copyright (c) 2019-%d ACME",
      "puts(\"Copyright (C) \" + year);",
      "SPDX-FileCopyrightText: [year] [copyright holder] <[e-mail]>",
      "Copyright (c) 2020\n<name>",
      "Copyright (c) xxxx ACME",
      "Copyright (c) (year) ACME",
      "Copyright (c) 2020 Your Company",
      "Copyright (c) [2019] [name of copyright holder]",
      "Copyright (c) ____ ACME",
      "Copyright (C) 20[yy] [name]",
      "Copyright (C) &#060;year> &#060;name of author",
  }));
  CAPTURE(text);
  CHECK(notices_of(text).empty());
}

TEST_CASE("copyright: prose and code are none", "[license][copyright]") {
  const auto text = GENERATE(values<std::string>({
      "The copyright holders shall not",
      "THE COPYRIGHT HOLDERS AND CONTRIBUTORS",
      "COPYRIGHT OWNER OR CONTRIBUTORS",
      "under copyright law",
      "the above copyright notice and this permission notice",
      "Copyright Notice",
      "Copyright License. Each contributor",
      "Grant of Copyright License",
      "COPYRIGHT AND PERMISSION NOTICE",
      "sign a \"copyright disclaimer\" for the program",
      "hereby disclaims all copyright interest in the program",
      "\"Copyright\" also means copyright-like laws",
      "are copyrighted by their respective owners",
      "For software which is\n# copyrighted by the Examples Foundation, write to them",
      "to copy, modify and publish; a photocopy (c)",
      "call f(c) in 2020",
      "f(c), 2020",
      "in f(c) 2020 times",
      "(a) x (b) y (c) the licensee shall",
      "(c) Definitions",
      "(c) You must keep the name",
      "copyright_holder = Jane",
      "copyrightable works of 2020",
      "LegalCopyright 2020",
      "non-copyrighted",
      "copyright 2020",
      "Copyright: see LICENSE",
      "Copyright (c)",
      "Copyright\n",
      "{ \"&copy;\", 0xA9 }",
      "\xE6\xA9\x9F 2020",
      "memcpy(c); copy();",
      "international copyright treaties and other laws",
  }));
  CAPTURE(text);
  CHECK(notices_of(text).empty());
}

TEST_CASE("copyright: bounds hold", "[license][copyright]") {
  const CopyrightLimits limits{.notices = 3, .holder_bytes = 8, .lines = 12, .line_bytes = 1000};
  CHECK(find_copyright_notices("Copyright 2020 A\n\nCopyright 2020 B\n\n(c) 2020 C\n\n(c) 2020 D", limits).size() == 3);
  const auto found = find_copyright_notices("Copyright 2020 J\xC3\xB6rg M\xC3\xBCller", limits);
  REQUIRE(found.size() == 1);
  CHECK(found[0].holder == "J\xC3\xB6rg M");
}

namespace {

/// The shortest of three runs, in seconds.
double time_of(const std::string& text) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(find_copyright_notices(text).size() <= 1000);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  return best;
}

}  // namespace

TEST_CASE("copyright: time is linear whatever the text", "[license][copyright]") {
  const auto part =
      GENERATE(values<std::string>({"(c)", "Copyright ", "copy", "(c) 2020 <x>", "Copyright 2020,\n", "\xA9", "&#",
                                    "Copyright 2020 A and\n", "(c) 2020 ", "((((", "Copyright (((((((((("}));
  CAPTURE(part);
  const double one = time_of(sluice::test::repeated(part, (8u << 10) / part.size()));
  const double eight = time_of(sluice::test::repeated(part, (64u << 10) / part.size()));
  CHECK(eight < 32 * one + 0.01);  // 64 times where it is quadratic
}
