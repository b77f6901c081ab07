// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reference tables of expressions and of allow lists (SLUICE_SHARED_DATA): every row.
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "model/license_satisfies.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

std::string load(const std::string& name) {
  const Result<std::string> text = read_file(test::shared_data() + "/license-eval/" + name, 1u << 20);
  if (!text) FAIL(text.error().message);
  return *text;
}

/// Rows of a table without its head; a row has at least `columns` cells.
std::vector<std::vector<std::string>> load_table(const std::string& name, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  const std::string text = load(name);
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    REQUIRE(cells.size() >= columns);
    rows.emplace_back(cells.begin(), cells.end());
  }
  rows.erase(rows.begin());
  return rows;
}

/// The ids of the license list that the reference tables were made with.
class ListedNames {
 public:
  ListedNames() {
    const Result<json::Value> meta = json::parse(load("tools/spdx_meta.json"), "spdx_meta.json");
    REQUIRE(meta);
    std::set<std::string> deprecated;
    for (const json::Value& id : meta->items_of("dep")) deprecated.insert(id.string);
    kinds_ = *meta->find("kinds");
    for (const json::Member& member : kinds_.members) {
      std::vector<LicenseName>& table = member.value.string == "exception" ? exceptions_ : licenses_;
      table.push_back({member.key, deprecated.contains(member.key)});
    }
    for (std::vector<LicenseName>* table : {&licenses_, &exceptions_}) {
      std::ranges::sort(*table, is_less_ignoring_case, &LicenseName::id);
    }
    REQUIRE(is_in_order(view()));
  }
  LicenseNames view() const { return {licenses_, exceptions_}; }

 private:
  json::Value kinds_;
  std::vector<LicenseName> licenses_, exceptions_;
};

std::string with_successor(std::string text) {
  constexpr std::string_view old = "GPL-2.0 WITH";  // itself deprecated, so we name what it stands for
  const std::size_t at = text.find(old);
  return at == std::string::npos ? text : text.replace(at, old.size(), "GPL-2.0-only WITH");
}

void check_note(const LicenseOperand& operand, const std::string& note) {
  constexpr std::string_view deprecation = "deprecated id: warn, suggest ";
  const bool is_deprecated = note.starts_with("deprecated id");
  CHECK((operand.standing == LicenseStanding::deprecated) == is_deprecated);
  CHECK(has_needless_plus(operand) == (note.find("redundant +") != std::string::npos));
  if (is_deprecated) CHECK(join(replacements_of(operand), ",") == with_successor(note.substr(deprecation.size())));
}

void check_row(const std::vector<std::string>& row, const LicenseNames& names) {
  const Result<json::Value> text = json::parse(row[0], "expected.tsv");
  REQUIRE(text);
  CAPTURE(text->string);
  const auto expression = parse_license_expression(text->string, &names);
  const bool is_valid = expression && has_only_listed_names(*expression);
  CHECK(is_valid == (row[1] == "valid"));
  if (row[1] == "special") CHECK(expression.error().kind == LicenseSyntaxError::Kind::field_value);
  if (!is_valid) return;
  CHECK(render_license_expression(*expression) == row[2]);
  const auto again = parse_license_expression(row[2], &names);
  REQUIRE(again);
  CHECK(are_equivalent(*expression, *again));
  check_note(expression->operands[0], row.size() > 3 ? row[3] : std::string());
}

TEST_CASE("license_reference: each expression is judged and spelled as the table says", "[model][license]") {
  if (test::shared_data().empty()) {
    WARN("skipped: no SLUICE_SHARED_DATA");
    return;
  }
  const ListedNames names;
  const auto rows = load_table("expressions/expected.tsv", 3);
  CHECK(rows.size() > 100);
  for (const std::vector<std::string>& row : rows) check_row(row, names.view());
}

TEST_CASE("license_reference: each allow list lets through what the table says", "[model][license]") {
  if (test::shared_data().empty()) {
    WARN("skipped: no SLUICE_SHARED_DATA");
    return;
  }
  const ListedNames names;
  const LicenseNames view = names.view();
  const auto rows = load_table("expressions/satisfies.tsv", 3);
  CHECK(rows.size() > 100);
  for (const std::vector<std::string>& row : rows) {
    CAPTURE(row[0], row[1]);
    const auto expression = parse_license_expression(row[0], &view);
    REQUIRE(expression);
    const std::vector<std::string_view> cells = split(row[1], '|');
    const auto allowed = parse_license_allow_list(std::vector<std::string>(cells.begin(), cells.end()), &view);
    REQUIRE(allowed);
    const LicenseDecision decision = satisfies(*expression, *allowed);
    CHECK(decision.is_satisfied == (row[2] == "yes"));
    CHECK(decision.obstacles.empty() == (row[2] == "yes"));
  }
}

}  // namespace
}  // namespace sluice
