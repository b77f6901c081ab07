// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Texts of licenses from elsewhere, and the same with the changes that the matching guidelines allow.
#include "base/files.hpp"
#include "base/text.hpp"
#include "license/candidates.hpp"
#include "license/tokenizer.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

struct Share {
  std::size_t first = 0;  ///< files whose first candidate is the text expected
  std::size_t all = 0;    ///< files of a license whose text the index has
};

Share count_first(const LicenseIndex& index, const std::string& folder) {
  constexpr std::uint64_t most = 1u << 20;
  const std::string table = read_file(folder + "/expected.tsv", most).value();
  Share share;
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 2) continue;
    const std::optional<std::size_t> license = index.find_license(columns[1]);
    if (!license || !index.license(*license).text) continue;
    Tokens tokens;
    const std::string text = read_file(join_path(folder, std::string(columns[0])), most).value();
    tokenize(text, tokens);
    const std::vector<Candidate> found = find_candidates(index, number_words(tokens, index).words).found;
    ++share.all;
    if (!found.empty() && found[0].text == *index.license(*license).text) ++share.first;
  }
  return share;
}

}  // namespace

TEST_CASE("candidates: reference texts and their variants come first", "[license][candidates]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("no reference data");
    return;
  }
  const LicenseIndex index = load_license_index(SLUICE_LICENSE_INDEX).value();
  const Share texts = count_first(index, data + "/license-eval/spdx-texts");
  CHECK(texts.all > 100);
  CHECK(texts.first == texts.all);
  const Share variants = count_first(index, data + "/license-eval/spdx-variants");
  CHECK(variants.all > 100);
  CHECK(variants.first * 100 >= variants.all * 98);
}
