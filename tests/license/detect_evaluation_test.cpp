// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Shares of labelled files whose licenses are told exactly. The bounds lie a little below what was reached.
#include "base/files.hpp"
#include "base/text.hpp"
#include "license/file_statements.hpp"
#include "license/mit_text.hpp"
#include "model/license_expression.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

using Ids = std::set<std::string>;

struct Row {
  std::string text;
  std::string category;
  bool is_disputed = false;
  Ids expected;
  Ids accepted;  ///< in place of the only one expected
};

/// "GPL-2.0" and "GPL-2.0-only" are the same here.
std::string to_key(std::string_view id) {
  const LicenseNames names = test::detector().names();
  const auto parsed = parse_license_expression(id, &names);
  if (!parsed || !parsed->operands[0].addition.empty()) return std::string(id);
  const std::vector<std::string> replaced = replacements_of(parsed->operands[0]);
  return replaced.empty() ? render_license_operand(parsed->operands[0]) : replaced[0];
}

/// Without exception, "-only" and "-or-later".
std::string to_relaxed(const std::string& id) {
  std::string relaxed = to_key(id.substr(0, id.find(" WITH ")));
  for (const std::string_view end : {"-only", "-or-later", "-no-invariants", "-invariants"}) {
    if (relaxed.ends_with(end)) relaxed.resize(relaxed.size() - end.size());
  }
  return relaxed;
}

Ids ids_of(std::string_view list, char separator) {
  Ids ids;
  for (const std::string_view id : split(list, separator)) {
    if (!id.empty()) ids.insert(to_key(id));
  }
  return ids;
}

std::vector<Row> read_rows(const std::string& set) {
  constexpr std::uint64_t most = 1u << 22;
  const std::string folder = test::shared_data() + "/license-eval/" + set;
  const std::string table = read_file(folder + "/expected.tsv", most).value();
  std::vector<Row> rows;
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 4 || columns[0] == "path") continue;
    Row& row = rows.emplace_back();
    row.text = read_file(join_path(folder, std::string(columns[0])), most).value();
    row.category = columns[3];
    row.is_disputed = columns.size() > 4 && columns[4].find("disputed") != std::string_view::npos;
    row.expected = ids_of(columns[1], ';');
    row.accepted = ids_of(columns[2], '|');
  }
  return rows;
}

bool is_right(const Row& row, const Ids& told) {
  if (row.category == "exception-text") {
    const std::string& id = *row.expected.begin();
    return std::ranges::any_of(told, [&](const std::string& one) { return one == id || one.ends_with(" WITH " + id); });
  }
  const bool is_accepted = row.expected.size() == 1 && told.size() == 1 && row.accepted.contains(*told.begin());
  return told == row.expected || is_accepted;
}

Ids relaxed(const Ids& ids) {
  Ids all;
  for (const std::string& id : ids) all.insert(to_relaxed(id));
  return all;
}

struct Share {
  std::size_t right = 0;
  std::size_t relaxed = 0;
  std::size_t all = 0;
  std::size_t told = 0;        ///< ids
  std::size_t told_right = 0;  ///< of these
  std::size_t percent() const { return all == 0 ? 0 : right * 100 / all; }
  std::size_t relaxed_percent() const { return all == 0 ? 0 : relaxed * 100 / all; }
  std::size_t precision() const { return told == 0 ? 100 : told_right * 100 / told; }
};

void count(const Row& row, Share& share) {
  Ids told;
  for (const std::string& id : licenses_of(test::detector().detect(row.text))) told.insert(to_key(id));
  const Row loose{{}, row.category, false, relaxed(row.expected), relaxed(row.accepted)};
  const bool is_exact = is_right(row, told);
  ++share.all;
  share.right += is_exact ? 1 : 0;
  share.relaxed += is_exact || is_right(loose, relaxed(told)) ? 1 : 0;
  share.told += told.size();
  const auto is_expected = [&](const std::string& id) { return is_exact || row.expected.contains(id); };
  share.told_right += static_cast<std::size_t>(std::ranges::count_if(told, is_expected));
}

/// By category, without what is disputed; all together under "".
std::map<std::string, Share> evaluate(const std::string& set) {
  std::map<std::string, Share> shares;
  for (const Row& row : read_rows(set)) {
    if (row.is_disputed) continue;
    count(row, shares[row.category]);
    count(row, shares[""]);
  }
  return shares;
}

}  // namespace

TEST_CASE("detect: labelled files", "[license][detect][slow]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  std::map<std::string, Share> texts = evaluate("spdx-texts");
  CHECK(texts["license-text"].percent() >= 98);  // the text of two is in no package
  CHECK(texts["exception-text"].percent() >= 90);
  CHECK(evaluate("spdx-variants")[""].percent() >= 97);
  CHECK(evaluate("spdx-headers")[""].percent() >= 97);
  CHECK(evaluate("fixtures")[""].relaxed_percent() >= 95);
  const Share real = evaluate("scancode-real")[""];
  CHECK(real.percent() >= 86);
  CHECK(real.relaxed_percent() >= 87);
  CHECK(real.precision() >= 97);
  CHECK(evaluate("no-license")[""].percent() >= 97);
}

TEST_CASE("detect: altered texts and denied names are never the plain license", "[license][detect]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  std::map<std::string, Share> shares = evaluate("adversarial");
  CHECK(shares["modified"].percent() == 100);
  CHECK(shares["negative-mention"].percent() == 100);
  CHECK(shares["short-positive"].percent() >= 90);
}

TEST_CASE("detect: files without a license hold no unknown one", "[license][detect]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  for (const Row& row : read_rows("no-license")) {
    for (const LicenseStatement& one : test::detector().detect(row.text).statements) {
      INFO(row.text.substr(0, 300) << "\nlines " << one.first_line << "-" << one.last_line);
      CHECK(one.kind != LicenseEvidence::unmatched);
    }
  }
}
