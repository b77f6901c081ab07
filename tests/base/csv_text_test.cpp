// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

#include <catch2/catch.hpp>

using sluice::escape_csv;

TEST_CASE("csv_text: quotes are doubled, formulas are none", "[base][csv_text]") {
  CHECK(escape_csv("a, b") == "\"a, b\"");
  CHECK(escape_csv("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(escape_csv("") == "\"\"");
  for (const char* text : {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1"}) {
    CHECK(escape_csv(text) == "\"'" + std::string(text) + "\"");
  }
}
