// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The grammar of SPDX 3.0.1, annex "SPDX license expressions", and the canonical form.
#include "model/license_expression.hpp"

#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::sample_names;

LicenseExpression parsed(const std::string& text, const LicenseNames* names = &sample_names) {
  auto expression = parse_license_expression(text, names);
  if (!expression) FAIL(text << ": " << expression.error().message());
  return std::move(*expression);
}

struct Row {
  std::string text;
  std::string canonical;
};

TEST_CASE("license_expression: the grammar's forms and their canonical spelling", "[model][license]") {
  const Row row = GENERATE(values<Row>({
      {"MIT", "MIT"},
      {"mIt", "MIT"},
      {" MIT\t\r\n", "MIT"},
      {"((((mit))))", "MIT"},
      {"CDDL-1.0+", "CDDL-1.0+"},
      {"cddl-1.0+ or mit", "CDDL-1.0+ OR MIT"},
      {"gpl-2.0+", "GPL-2.0+"},
      {"GPL-2.0-or-later+", "GPL-2.0-or-later+"},
      {"LicenseRef-MIT-Style-1", "LicenseRef-MIT-Style-1"},
      {"DocumentRef-spdx-tool-1.2:LicenseRef-x", "DocumentRef-spdx-tool-1.2:LicenseRef-x"},
      {"LicenseRef-LicenseRef-MIT", "LicenseRef-LicenseRef-MIT"},
      {"MIT or ISC", "MIT OR ISC"},
      {"MIT and ISC", "MIT AND ISC"},
      {"MIT\tAND\nISC", "MIT AND ISC"},
      {"(MIT)OR(ISC)", "MIT OR ISC"},
      {"MIT AND(ISC)", "MIT AND ISC"},
      {"gpl-2.0-only with classpath-EXCEPTION-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"},
      {"CDDL-1.0+ WITH LLVM-exception", "CDDL-1.0+ WITH LLVM-exception"},
      {"LicenseRef-a WITH LLVM-exception", "LicenseRef-a WITH LLVM-exception"},
      {"MIT WITH AdditionRef-no-ai", "MIT WITH AdditionRef-no-ai"},
      {"DocumentRef-a:LicenseRef-b WITH DocumentRef-c:AdditionRef-d",
       "DocumentRef-a:LicenseRef-b WITH DocumentRef-c:AdditionRef-d"},
      {"(GPL-2.0-only WITH LLVM-exception) AND MIT", "GPL-2.0-only WITH LLVM-exception AND MIT"},
      {"MIT OR ISC AND X11", "MIT OR ISC AND X11"},
      {"MIT OR (ISC AND X11)", "MIT OR ISC AND X11"},
      {"(MIT OR ISC) AND X11", "(MIT OR ISC) AND X11"},
      {"MIT AND (ISC OR X11)", "MIT AND (ISC OR X11)"},
      {"((MIT OR ISC)) AND ((X11 OR Zlib))", "(MIT OR ISC) AND (X11 OR Zlib)"},
      {"MIT AND (ISC AND X11)", "MIT AND ISC AND X11"},
      {"MIT OR (ISC OR X11)", "MIT OR ISC OR X11"},
      {"(MIT AND (ISC OR (BSD-2-Clause AND (Zlib OR X11))))", "MIT AND (ISC OR BSD-2-Clause AND (Zlib OR X11))"},
      {"((MIT OR ISC) AND X11 OR Zlib) AND 0BSD", "((MIT OR ISC) AND X11 OR Zlib) AND 0BSD"},
      {"MIT AND ((ISC OR X11) AND Zlib)", "MIT AND (ISC OR X11) AND Zlib"},
      {"MIT OR MIT", "MIT OR MIT"},
      {"Unlisted-1.0 AND mit", "Unlisted-1.0 AND MIT"},
  }));
  CAPTURE(row.text);
  const auto expression = parse_license_expression(row.text, &sample_names);
  REQUIRE(expression);
  const std::string canonical = render_license_expression(*expression);
  CHECK(canonical == row.canonical);
  CHECK(render_license_expression(parsed(canonical)) == canonical);
  CHECK(are_equivalent(*expression, parsed(canonical)));
  const LicenseExpression unnamed = parsed(row.text, nullptr);
  CHECK(render_license_expression(parsed(render_license_expression(unnamed), nullptr)) ==
        render_license_expression(unnamed));
}

TEST_CASE("license_expression: the tree stands in postorder with the range of each part", "[model][license]") {
  const LicenseExpression e = parsed("mit or (ISC  WITH\tLLVM-exception) and CDDL-1.0+");
  REQUIRE(e.operands.size() == 3);
  REQUIRE(e.nodes.size() == 5);
  CHECK(e.operands[0].license_range == TextRange{0, 3});
  CHECK(e.operands[0].addition_range == TextRange{});
  CHECK(e.operands[1].license_range == TextRange{8, 3});
  CHECK(e.operands[1].addition_range == TextRange{18, 14});
  CHECK(e.operands[2].license_range == TextRange{38, 9});
  CHECK(e.nodes[0] == LicenseNode{LicenseNodeKind::operand, 0, 0, {0, 3}});
  CHECK(e.nodes[1] == LicenseNode{LicenseNodeKind::operand, 1, 1, {8, 24}});
  CHECK(e.nodes[2] == LicenseNode{LicenseNodeKind::operand, 2, 2, {38, 9}});
  CHECK(e.nodes[3] == LicenseNode{LicenseNodeKind::all_of, 1, 0, {34, 3}});
  CHECK(e.nodes[4] == LicenseNode{LicenseNodeKind::any_of, 0, 0, {4, 2}});
  CHECK(e.root() == 4);
  CHECK(e.left_of(4) == 0);
  CHECK(e.right_of(4) == 3);
  CHECK(e.left_of(3) == 1);
  CHECK(e.right_of(3) == 2);
  CHECK(e.range_of(4) == TextRange{0, 47});
  CHECK(e.range_of(3) == TextRange{8, 39});
  CHECK(e.range_of(1) == TextRange{8, 24});
}

TEST_CASE("license_expression: a chain of one operator leans left", "[model][license]") {
  const LicenseExpression e = parsed("MIT AND ISC AND X11");
  CHECK(e.left_of(4) == 2);
  CHECK(e.right_of(4) == 3);
  CHECK(e.nodes[4].range == TextRange{12, 3});
  CHECK(e.nodes[2].range == TextRange{4, 3});
}

struct Standing {
  std::string text;
  LicenseStanding license, addition;
  bool is_listed;
};

TEST_CASE("license_expression: names are told apart by what is known of them", "[model][license]") {
  using enum LicenseStanding;
  const Standing row = GENERATE(values<Standing>({
      {"MIT", known, unchecked, true},
      {"MIT WITH llvm-exception", known, known, true},
      {"MIT WITH AdditionRef-a", known, reference, true},
      {"MIT WITH nokia-qt-exception-1.1", known, deprecated, true},
      {"LicenseRef-a", reference, unchecked, true},
      {"GPL-2.0", deprecated, unchecked, true},
      {"GPL-2.0+", deprecated, unchecked, true},
      {"LLVM-exception", unknown, unchecked, false},
      {"MIT WITH MIT", known, unknown, false},
      {"Unlisted", unknown, unchecked, false},
      {"Unlisted+", unknown, unchecked, false},
  }));
  CAPTURE(row.text);
  const LicenseExpression e = parsed(row.text);
  CHECK(e.operands[0].standing == row.license);
  CHECK(e.operands[0].addition_standing == row.addition);
  CHECK(has_only_listed_names(e) == row.is_listed);
}

TEST_CASE("license_expression: without a table names stay as they are written", "[model][license]") {
  const LicenseExpression e = parsed("(mIt or Unlisted+) AND x with y", nullptr);
  CHECK(render_license_expression(e) == "(mIt OR Unlisted+) AND x WITH y");
  CHECK(e.operands[0].standing == LicenseStanding::unchecked);
  CHECK(e.operands[2].addition_standing == LicenseStanding::unchecked);
  CHECK(has_only_listed_names(e));
}

TEST_CASE("license_expression: a '+' belongs to the id where the list has it", "[model][license]") {
  const LicenseExpression listed = parsed("gpl-2.0+");
  CHECK(listed.operands[0].license == "GPL-2.0+");
  CHECK_FALSE(listed.operands[0].is_or_later);
  CHECK(listed.operands[0].license_range == TextRange{0, 8});
  const LicenseExpression glued = parsed("cddl-1.0+");
  CHECK(glued.operands[0].license == "CDDL-1.0");
  CHECK(glued.operands[0].is_or_later);
  CHECK(render_license_expression(parsed("GPL-2.0++")) == "GPL-2.0++");
  CHECK_FALSE(parse_license_expression("GPL-2.0++", nullptr));
  CHECK_FALSE(parse_license_expression("CDDL-1.0++", &sample_names));
}

TEST_CASE("license_expression: a needless '+' is told from one that says something", "[model][license]") {
  CHECK(has_needless_plus(parsed("GPL-2.0-or-later+").operands[0]));
  CHECK(has_needless_plus(parsed("gpl-2.0-ONLY+", nullptr).operands[0]));
  CHECK(has_needless_plus(parsed("GPL-2.0++").operands[0]));
  CHECK_FALSE(has_needless_plus(parsed("GPL-2.0+").operands[0]));
  CHECK_FALSE(has_needless_plus(parsed("CDDL-1.0+").operands[0]));
  CHECK_FALSE(has_needless_plus(parsed("GPL-2.0-or-later").operands[0]));
}

TEST_CASE("license_expression: deprecated names have their replacements", "[model][license]") {
  using Texts = std::vector<std::string>;
  CHECK(replacements_of(parsed("GPL-2.0").operands[0]) == Texts{"GPL-2.0-only", "GPL-2.0-or-later"});
  CHECK(replacements_of(parsed("GPL-2.0+ WITH LLVM-exception").operands[0]) == Texts{"GPL-2.0-or-later"});
  CHECK(replacements_of(parsed("ecos-2.0").operands[0]) == Texts{"GPL-2.0-or-later WITH eCos-exception-2.0"});
  CHECK(replacements_of(parsed("BSD-2-Clause-FreeBSD").operands[0]).empty());
  CHECK(replacements_of(parsed("MIT").operands[0]).empty());
  const LicenseName only_bare[] = {{"GPL-2.0", true}};
  const LicenseNames names{only_bare, {}};
  CHECK(replacements_of(parsed("GPL-2.0+", &names).operands[0]) == Texts{"GPL-2.0-or-later"});
}

}  // namespace
}  // namespace sluice
