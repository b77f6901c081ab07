// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("diagnostic: two places of one file are drawn in the order of their lines", "[base][diagnostic]") {
  Diagnostic twice;
  twice.code = "yaml-duplicate-key";
  twice.message = "key 'severity' is given twice";
  twice.primary = {{"pack.yaml", 12, 5, 8}, "given again here", "    severity: high"};
  twice.secondary = {{{"pack.yaml", 9, 5, 8}, "first given here", "    severity: low"}};
  twice.help = "merge the two";
  CHECK(render(twice, {}) ==
        "error[yaml-duplicate-key]: key 'severity' is given twice\n"
        "  --> pack.yaml:12:5\n"
        "   |\n"
        " 9 |     severity: low\n"
        "   |     -------- first given here\n"
        "12 |     severity: high\n"
        "   |     ^^^^^^^^ given again here\n"
        "   = help: merge the two\n");
}

TEST_CASE("diagnostic: the underline follows what is seen, not bytes", "[base][diagnostic]") {
  Diagnostic odd;
  odd.message = "odd";
  odd.primary = {{"p.yaml", 1, 4, 1}, "", "k\xC3\xA4\x1b: v"};
  CHECK(render(odd, {}) == "error: odd\n --> p.yaml:1:4\n  |\n1 | k\xC3\xA4\\u{1b}: v\n  |         ^\n");
}
