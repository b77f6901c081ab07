// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// How many files of the reference data have exactly the licenses that are expected of them.
#include "base/files.hpp"
#include "base/text.hpp"
#include "license/text_match.hpp"
#include "license/tokenizer.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

struct Row {
  std::string text;
  std::set<std::string, std::less<>> expected;  ///< ids, and others that stand for the only one
  std::string category;
};

std::vector<Row> read_rows(const std::string& folder) {
  constexpr std::uint64_t most = 1u << 20;
  const std::string table = read_file(folder + "/expected.tsv", most).value();
  std::vector<Row> rows;
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 4 || columns[0] == "path") continue;
    Row& row = rows.emplace_back();
    row.text = read_file(join_path(folder, std::string(columns[0])), most).value();
    row.category = columns[3];
    if (!columns[1].empty()) row.expected.emplace(columns[1]);
    for (const std::string_view id : split(columns[2], '|')) {
      if (!id.empty()) row.expected.emplace(id);
    }
  }
  return rows;
}

std::vector<Match> matches_of(const LicenseIndex& index, const Row& row) {
  Tokens tokens;
  tokenize(row.text, tokens);
  return find_texts(index, tokens).matches;
}

bool has_text(const LicenseIndex& index, const Row& row) {
  for (const std::string& id : row.expected) {
    const std::optional<std::size_t> license = index.find_license(id);
    if (license && index.license(*license).text) return true;
  }
  return false;
}

struct Count {
  std::size_t right = 0;
  std::size_t exact = 0;  ///< of these
  std::size_t all = 0;    ///< files of one license whose text the index has
};

Count count(const LicenseIndex& index, const std::string& folder) {
  Count count;
  for (const Row& row : read_rows(folder)) {
    if (!has_text(index, row)) continue;
    const std::vector<Match> got = matches_of(index, row);
    const bool is_right = got.size() == 1 && row.expected.contains(got[0].expression);
    ++count.all;
    count.right += is_right ? 1 : 0;
    count.exact += is_right && got[0].kind == LicenseEvidence::text_exact ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("text_match: reference texts, their variants and changed ones", "[license][texts]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("no reference data");
    return;
  }
  const LicenseIndex index = load_license_index(SLUICE_LICENSE_INDEX).value();
  const Count texts = count(index, data + "/license-eval/spdx-texts");
  CHECK(texts.all > 100);
  CHECK(texts.exact * 100 >= texts.all * 99);
  const Count variants = count(index, data + "/license-eval/spdx-variants");
  CHECK(variants.all > 100);
  CHECK(variants.right * 100 >= variants.all * 97);
  CHECK(variants.exact * 100 >= variants.all * 70);
  for (const Row& row : read_rows(data + "/license-eval/adversarial")) {
    if (row.category != "modified") continue;
    for (const Match& match : matches_of(index, row)) {
      INFO(match.expression);
      CHECK(match.kind == LicenseEvidence::text_near);
    }
  }
}
