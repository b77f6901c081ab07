// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_expression.hpp"
#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

LicenseExpression parsed(const std::string& text) {
  auto expression = parse_license_expression(text, &test::sample_names);
  if (!expression) FAIL(text.substr(0, 80) << ": " << expression.error().message());
  return std::move(*expression);
}

struct Row {
  std::string left, right;
  bool are_equal;
};

TEST_CASE("license_expression: equivalence ignores order, duplicates and grouping only", "[model][license]") {
  const Row row = GENERATE(values<Row>({
      {"MIT", "mit", true},
      {"MIT", "ISC", false},
      {"MIT OR ISC", "ISC OR MIT", true},
      {"MIT AND ISC", "ISC AND MIT", true},
      {"MIT AND ISC", "MIT OR ISC", false},
      {"MIT OR MIT", "MIT", true},
      {"MIT AND MIT AND ISC", "ISC AND MIT", true},
      {"(MIT AND ISC) AND X11", "X11 AND (ISC AND MIT)", true},
      {"MIT OR (ISC OR (X11 OR Zlib))", "((Zlib OR X11) OR ISC) OR MIT", true},
      {"MIT OR ISC AND X11", "X11 AND ISC OR MIT", true},
      {"MIT OR ISC AND X11", "(MIT OR ISC) AND X11", false},
      {"(MIT OR MIT) AND ISC", "ISC AND MIT", true},
      {"((MIT AND ISC) OR (ISC AND MIT)) AND X11", "MIT AND ISC AND X11", true},
      {"((MIT OR ISC) AND (ISC OR MIT)) OR X11", "X11 OR ISC OR MIT", true},
      {"MIT AND (ISC OR X11)", "MIT AND ISC OR MIT AND X11", false},  // equal in logic: AND is not distributed
      {"MIT", "MIT OR MIT AND ISC", false},                           // equal in logic: nothing is absorbed
      {"MIT AND ISC", "MIT AND ISC AND X11", false},
      {"(MIT OR ISC) AND (X11 OR Zlib)", "(Zlib OR X11) AND (ISC OR MIT)", true},
      {"(MIT OR ISC) AND (X11 OR Zlib)", "(MIT OR X11) AND (ISC OR Zlib)", false},
      {"MIT WITH LLVM-exception", "MIT", false},
      {"MIT WITH LLVM-exception", "mit with llvm-exception", true},
      {"MIT WITH AdditionRef-A", "MIT WITH AdditionRef-a", true},
      {"LicenseRef-A", "LicenseRef-a", true},
      {"LicenseRef-a", "DocumentRef-x:LicenseRef-a", false},
      {"CDDL-1.0+", "CDDL-1.0", false},
      {"GPL-2.0+", "GPL-2.0-or-later", true},
      {"GPL-2.0+ WITH LLVM-exception", "GPL-2.0-or-later WITH LLVM-exception", true},
      {"GPL-2.0-or-later+", "GPL-2.0-or-later", true},
      {"GPL-2.0", "GPL-2.0-only", false},
      {"eCos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0", true},
      {"eCos-2.0 WITH LLVM-exception", "GPL-2.0-or-later WITH LLVM-exception", false},
      {"StandardML-NJ", "SMLNJ", true},
      {"StandardML-NJ+", "SMLNJ+", true},
      {"ISC WITH Nokia-Qt-exception-1.1", "ISC WITH Qt-LGPL-exception-1.1", true},
  }));
  CAPTURE(row.left, row.right);
  CHECK(are_equivalent(parsed(row.left), parsed(row.right)) == row.are_equal);
  CHECK(are_equivalent(parsed(row.right), parsed(row.left)) == row.are_equal);
}

TEST_CASE("license_expression: a deprecated '+' id means its successor with or without a table", "[model][license]") {
  const auto with_table = parse_license_expression("GPL-2.0+", &test::sample_names);
  const auto without = parse_license_expression("gpl-2.0+", nullptr);
  REQUIRE((with_table && without));
  CHECK(license_operand_key(with_table->operands[0]) == "gpl-2.0-or-later");
  CHECK(license_operand_key(without->operands[0]) == "gpl-2.0-or-later");
}

std::string name(std::size_t i) { return "L" + std::to_string(i); }

TEST_CASE("license_expression: long chains and deep nests compare in good time", "[model][license]") {
  constexpr std::size_t size = 5'000;
  std::string up = name(0), down = name(size - 1);
  for (std::size_t i = 1; i < size; ++i) {
    up += " OR " + name(i);
    down += " OR " + name(size - 1 - i);
  }
  CHECK(are_equivalent(parsed(up), parsed(down)));
  CHECK_FALSE(are_equivalent(parsed(up), parsed(down + " OR x")));

  std::string nest = "MIT", same = "MIT";
  for (std::size_t i = 1; i < most_license_depth; ++i) {
    const std::string word = i % 2 == 0 ? " OR " : " AND ";
    nest = "(" + nest + word + name(i) + ")";
    same = "(" + name(i) + word + same + word + name(i) + ")";
  }
  CHECK(are_equivalent(parsed(nest), parsed(same)));
  CHECK_FALSE(are_equivalent(parsed(nest), parsed("MIT OR " + same)));
}

}  // namespace
}  // namespace sluice
