// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Shares of labelled files whose licenses short statements alone tell exactly.
#include "base/files.hpp"
#include "base/text.hpp"
#include "license/statements_of.hpp"
#include "model/license_expression.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>

using namespace sluice;
using namespace sluice::license;

namespace {

using Ids = std::set<std::string>;

/// "GPL-2.0" and "GPL-2.0-only" are the same here.
std::string to_key(std::string_view id) {
  const LicenseNames names = test::statement_rules().names();
  const auto parsed = parse_license_expression(id, &names);
  if (!parsed) return std::string(id);
  const std::vector<std::string> replaced = replacements_of(parsed->operands[0]);
  return replaced.empty() ? render_license_operand(parsed->operands[0]) : replaced[0];
}

Ids ids_of(std::string_view list, char separator) {
  Ids ids;
  for (const std::string_view id : split(list, separator)) {
    if (!id.empty()) ids.insert(to_key(id));
  }
  return ids;
}

Ids told_ids(const std::string& text, bool with_mentions) {
  Ids ids;
  for (const Match& match : test::statements_of(text)) {
    if (match.kind == LicenseEvidence::mention && !with_mentions) continue;
    const auto parsed = parse_license_expression(match.expression, nullptr);
    if (!parsed) continue;
    for (const LicenseOperand& operand : parsed->operands) ids.insert(to_key(render_license_operand(operand)));
  }
  return ids;
}

struct Share {
  int right = 0;
  int all = 0;
  int percent() const { return all == 0 ? 0 : right * 100 / all; }
};

/// By the category of the table.
std::map<std::string, Share> evaluate(const std::string& set) {
  constexpr std::uint64_t most = 1u << 22;
  const std::string folder = test::shared_data() + "/license-eval/" + set;
  const std::string table = read_file(folder + "/expected.tsv", most).value();
  std::map<std::string, Share> shares;
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 4 || columns[0] == "path") continue;
    const std::string category(columns[3]);
    const bool with_mentions = category == "short-ref" || category == "url";
    const Ids told = told_ids(read_file(join_path(folder, std::string(columns[0])), most).value(), with_mentions);
    const Ids expected = ids_of(columns[1], ';');
    const Ids accepted = ids_of(columns[2], '|');
    const bool is_accepted = expected.size() == 1 && told.size() == 1 && accepted.contains(*told.begin());
    ++shares[category].all;
    if (told == expected || is_accepted) ++shares[category].right;
  }
  return shares;
}

}  // namespace

TEST_CASE("statements: labelled files", "[license][statements][slow]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  CHECK(evaluate("spdx-headers")["source-header"].percent() >= 94);
  std::map<std::string, Share> real = evaluate("scancode-real");
  CHECK(real["tag"].percent() == 100);
  CHECK(real["short-ref"].percent() >= 90);
  CHECK(real["url"].percent() >= 84);
  CHECK(real["notice"].percent() >= 45);  // most of the others are whole texts
  CHECK(evaluate("no-license")["no-license"].percent() >= 97);
  std::map<std::string, Share> adversarial = evaluate("adversarial");
  CHECK(adversarial["negative-mention"].percent() == 100);
  CHECK(adversarial["short-positive"].percent() >= 90);
}
