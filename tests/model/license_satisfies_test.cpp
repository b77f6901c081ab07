// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_satisfies.hpp"

#include "base/text.hpp"
#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::sample_names;

LicenseExpression parsed(const std::string& text) {
  auto expression = parse_license_expression(text, &sample_names);
  if (!expression) FAIL(text.substr(0, 80) << ": " << expression.error().message());
  return std::move(*expression);
}

LicenseAllowList allow_list(const std::string& bar_separated) {
  std::vector<std::string> entries;
  for (const std::string_view entry : split(bar_separated, '|')) entries.emplace_back(entry);
  if (bar_separated.empty()) entries.clear();
  auto list = parse_license_allow_list(entries, &sample_names);
  if (!list) FAIL(bar_separated << ": " << list.error().error.message());
  return std::move(*list);
}

/// The canonical text of operands, joined by '|'.
std::string texts(const LicenseExpression& expression, const std::vector<std::uint32_t>& operands) {
  std::vector<std::string> out;
  for (const std::uint32_t operand : operands) out.push_back(render_license_operand(expression.operands[operand]));
  return join(out, "|");
}

struct Row {
  std::string text, allowed;
  std::string used;       ///< empty: denied
  std::string obstacles;  ///< of a denial
};

TEST_CASE("license_satisfies: what is used, or what stands in the way", "[model][license]") {
  const Row row = GENERATE(values<Row>({
      {"MIT", "MIT", "MIT", ""},
      {"mit", "ISC|MIT", "MIT", ""},
      {"MIT", "", "", "MIT"},
      {"MIT", "ISC", "", "MIT"},
      {"MIT OR ISC", "ISC", "ISC", ""},
      {"MIT OR ISC", "ISC|MIT", "MIT", ""},
      {"MIT OR ISC OR X11", "X11|ISC", "ISC", ""},
      {"MIT OR ISC", "X11", "", "MIT|ISC"},
      {"MIT AND ISC", "MIT|ISC", "MIT|ISC", ""},
      {"MIT AND ISC", "MIT", "", "ISC"},
      {"MIT AND ISC AND MIT", "ISC", "", "MIT|MIT"},
      {"MIT AND ISC OR X11 AND Zlib", "X11|Zlib|MIT", "X11|Zlib", ""},
      {"MIT AND ISC OR X11 AND Zlib", "MIT|X11", "", "ISC|Zlib"},
      {"(MIT OR ISC) AND (X11 OR Zlib)", "ISC|Zlib", "ISC|Zlib", ""},
      {"(MIT OR ISC) AND (X11 OR Zlib)", "ISC", "", "X11|Zlib"},
      {"(MIT OR ISC) AND X11", "ISC", "", "X11"},
      // Nothing is derived from the list.
      {"GPL-2.0-or-later", "GPL-2.0-only", "", "GPL-2.0-or-later"},
      {"GPL-2.0-only", "GPL-2.0-or-later", "", "GPL-2.0-only"},
      {"CDDL-1.0+", "CDDL-1.0", "", "CDDL-1.0+"},
      {"CDDL-1.0", "CDDL-1.0+", "", "CDDL-1.0"},
      {"CDDL-1.0+", "cddl-1.0+", "CDDL-1.0+", ""},
      {"GPL-2.0-only WITH LLVM-exception", "GPL-2.0-only", "", "GPL-2.0-only WITH LLVM-exception"},
      {"GPL-2.0-only", "GPL-2.0-only WITH LLVM-exception", "", "GPL-2.0-only"},
      {"GPL-2.0-only with llvm-exception", "GPL-2.0-only WITH LLVM-exception", "GPL-2.0-only WITH LLVM-exception", ""},
      {"MIT WITH AdditionRef-a", "MIT", "", "MIT WITH AdditionRef-a"},
      // The same license under two names.
      {"GPL-2.0+", "GPL-2.0-or-later", "GPL-2.0+", ""},
      {"GPL-2.0-or-later", "GPL-2.0+", "GPL-2.0-or-later", ""},
      {"GPL-2.0", "GPL-2.0-only", "", "GPL-2.0"},
      {"LicenseRef-A", "LicenseRef-a", "LicenseRef-A", ""},
      {"LicenseRef-a", "LicenseRef-b", "", "LicenseRef-a"},
      {"Unlisted", "MIT", "", "Unlisted"},
  }));
  CAPTURE(row.text, row.allowed);
  const LicenseExpression expression = parsed(row.text);
  const LicenseDecision decision = satisfies(expression, allow_list(row.allowed));
  CHECK(decision.is_satisfied == !row.used.empty());
  CHECK(texts(expression, decision.used) == row.used);
  CHECK(texts(expression, decision.obstacles) == row.obstacles);
}

TEST_CASE("license_satisfies: the choice at each OR is the first that holds, as one group", "[model][license]") {
  const std::string text = "(MIT OR (ISC OR X11 AND Zlib)) AND (0BSD OR MIT-0)";
  const LicenseExpression expression = parsed(text);
  const LicenseDecision decision = satisfies(expression, allow_list("X11|Zlib|0BSD|MIT-0"));
  REQUIRE(decision.choices.size() == 2);
  const auto text_of = [&](std::uint32_t node) {
    const TextRange range = expression.range_of(node);
    return text.substr(range.offset, range.length);
  };
  CHECK(text_of(decision.choices[0].node) == "MIT OR (ISC OR X11 AND Zlib");
  CHECK(text_of(decision.choices[0].branch) == "X11 AND Zlib");
  CHECK(text_of(decision.choices[1].node) == "0BSD OR MIT-0");
  CHECK(text_of(decision.choices[1].branch) == "0BSD");
}

TEST_CASE("license_satisfies: an OR beside the way taken is no choice", "[model][license]") {
  const LicenseExpression expression = parsed("MIT OR (ISC OR X11) AND Zlib");
  const LicenseDecision taken = satisfies(expression, allow_list("MIT|ISC|Zlib"));
  REQUIRE(taken.choices.size() == 1);
  CHECK(taken.choices[0] == LicenseChoice{expression.root(), 0});
  CHECK(satisfies(expression, allow_list("ISC")).choices.empty());
  const LicenseDecision inner = satisfies(expression, allow_list("X11|Zlib"));
  REQUIRE(inner.choices.size() == 2);
  CHECK(expression.range_of(inner.choices[0].branch) == TextRange{15, 3});
  CHECK(inner.choices[1].node == expression.root());
}

TEST_CASE("license_satisfies: more allowed licenses never turn a yes into a no", "[model][license]") {
  const LicenseExpression expression = parsed("(MIT OR ISC AND X11) AND (Zlib OR 0BSD)");
  const std::vector<std::string> all = {"MIT", "ISC", "X11", "Zlib", "0BSD"};
  const auto holds = [&](std::size_t set) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((set >> i & 1u) != 0) entries.push_back(all[i]);
    }
    return satisfies(expression, *parse_license_allow_list(entries, nullptr)).is_satisfied;
  };
  std::size_t satisfied = 0;
  for (std::size_t set = 0; set < 32; ++set) {
    satisfied += holds(set) ? 1u : 0u;
    for (std::size_t more = 0; more < all.size(); ++more) {
      if (holds(set)) CHECK(holds(set | std::size_t{1} << more));
    }
  }
  CHECK(satisfied == 15);
}

TEST_CASE("license_satisfies: an allow list takes single licenses only", "[model][license]") {
  const auto refused = [](const std::vector<std::string>& entries) {
    const auto list = parse_license_allow_list(entries, nullptr);
    REQUIRE_FALSE(list);
    return list.error();
  };
  const LicenseAllowListError joined = refused({"MIT", "ISC OR X11"});
  CHECK(joined.entry == 1);
  CHECK(joined.error.message() == "byte 4: found 'OR', expected a single license");
  CHECK(joined.error.help == "list each license by itself");
  CHECK(joined.error.range == TextRange{4, 2});
  CHECK(refused({"a AND b"}).error.kind == LicenseSyntaxError::Kind::operator_expected);
  CHECK(refused({""}).error.kind == LicenseSyntaxError::Kind::empty);
  CHECK(refused({"NONE"}).error.kind == LicenseSyntaxError::Kind::field_value);
  CHECK(allow_list("mit|(MIT)|GPL-2.0+|CDDL-1.0+|LicenseRef-A WITH AdditionRef-b").keys ==
        std::vector<std::string>{"cddl-1.0+", "gpl-2.0-or-later", "licenseref-a with additionref-b", "mit"});
}

TEST_CASE("license_satisfies: a long and a deep expression are judged", "[model][license]") {
  std::string chain = "LicenseRef-0", nest = "MIT";
  for (std::size_t i = 1; i < 3'000; ++i) chain += " OR LicenseRef-" + std::to_string(i);
  for (std::size_t i = 1; i < most_license_depth; ++i)
    nest = "(ISC" + std::string(i % 2 == 0 ? " OR " : " AND ") + nest + ")";
  const LicenseExpression long_one = parsed(chain), deep_one = parsed(nest);
  CHECK(satisfies(long_one, allow_list("LicenseRef-2999")).used == std::vector<std::uint32_t>{2'999});
  CHECK(satisfies(long_one, allow_list("MIT")).obstacles.size() == 3'000);
  CHECK(satisfies(deep_one, allow_list("ISC")).is_satisfied);
  CHECK_FALSE(satisfies(deep_one, allow_list("MIT")).is_satisfied);
}

}  // namespace
}  // namespace sluice
