// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using Cells = std::vector<std::string>;

TEST_CASE("csv_text: quotes are doubled, formulas are none", "[base][csv_text]") {
  CHECK(escape_csv("a, b") == "\"a, b\"");
  CHECK(escape_csv("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(escape_csv("") == "\"\"");
  for (const char* text : {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1"}) {
    CHECK(escape_csv(text) == "\"'" + std::string(text) + "\"");
  }
}

TEST_CASE("csv_text: what was written comes back, whatever it looks like", "[base][csv_text]") {
  const Cells cells = {"=cmd|'/c calc'!A1", "'=1", "''+2", "'quoted'", "'", "a \"b\", c", "two\r\nlines", "", "-1", " @x", "ä"};
  std::string text = "a,b,c,d,e,f,g,h,i,j,k\r\n";
  for (const std::string& cell : cells) text += (text.ends_with('\n') ? "" : ",") + escape_csv(cell);
  const auto rows = parse_csv(text + "\r\nx,,,,,,,,,,\r\n", "t.csv");
  REQUIRE(rows);
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[1].cells == cells);
  CHECK((*rows)[1].line == 2);
  CHECK((*rows)[2].line == 4);  // a cell before it had two lines
}

TEST_CASE("csv_text: as other spreadsheets save it", "[base][csv_text]") {
  for (const std::string separator : {";", "\t", ","}) {
    const auto rows = parse_csv("\xEF\xBB\xBFid" + separator + "b\n1" + separator + "'=2\n\n3" + separator, "t.csv");
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[0].cells == Cells{"id", "b"});
    CHECK((*rows)[1].cells == Cells{"1", "=2"});
    CHECK((*rows)[2].cells == Cells{"3", ""});
    CHECK((*rows)[2].line == 4);
  }
  CHECK(parse_csv("", "t.csv")->empty());
}

TEST_CASE("csv_text: what is no table is refused with its line", "[base][csv_text]") {
  const auto open = parse_csv("a,b\n1,\"never\n", "t.csv");
  REQUIRE_FALSE(open);
  CHECK(open.error().message == "t.csv:2: a quotation mark is never closed");
  const auto inside = parse_csv("a,b\n1,\"x\"y\n", "t.csv");
  REQUIRE_FALSE(inside);
  CHECK(inside.error().message.starts_with("t.csv:2:"));
}
