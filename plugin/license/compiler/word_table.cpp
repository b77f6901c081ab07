// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/word_table.hpp"

#include "base/text.hpp"
#include "license/byte_class.hpp"

#include <algorithm>
#include <utility>

namespace sluice::license {
namespace {

/// The token's letters, digits, inner dots and plus, in lower case: without what joins the pieces of a word.
std::string spelling_of(std::string_view token) {
  std::string spelling;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '\xE2')
      i += 2;  // a dash (U+2010 to U+2015) or a minus
    else if (token[i] == '\xC2')
      i += 1;  // a soft hyphen
    else if (class_of(token[i]) == ByteClass::word || class_of(token[i]) == ByteClass::lead || token[i] == '.' ||
             token[i] == '+')
      spelling += token[i];
  }
  return to_lower_ascii(spelling);
}

/// Words that may stand for others, by hash.
std::map<WordHash, std::string> make_canonical_words() {
  std::map<WordHash, std::string> words;
  const auto add = [&words](std::string_view word) { words.emplace(hash_word(word), word); };
  add("copyright");
#define SLUICE_SAME(spelling, of) add(of);
#define SLUICE_AFTER(word, before, then) add(then);
#define SLUICE_JOINED(word, before, then) add(then);
#include "license/equivalent_words.def"
#undef SLUICE_SAME
#undef SLUICE_AFTER
#undef SLUICE_JOINED
  return words;
}

}  // namespace

WordTable::WordTable() : canonical_(make_canonical_words()) {}

void WordTable::add(WordHash hash, std::string_view token) {
  std::string& spelling = found_[hash];
  if (!spelling.empty()) return;
  const std::string seen = spelling_of(token);
  const auto canonical = canonical_.find(hash);
  if (canonical != canonical_.end()) {
    spelling = canonical->second;
  } else if (hash_word(seen) == hash) {
    spelling = seen;
  }
}

void WordTable::number() {
  std::vector<std::pair<std::string, WordHash>> sorted;
  for (const auto& [hash, spelling] : found_) sorted.emplace_back(spelling, hash);
  std::ranges::sort(sorted);
  spellings_.assign(1, {});
  hashes_.assign(1, 0);
  for (auto& [spelling, hash] : sorted) {
    numbers_[hash] = static_cast<WordId>(hashes_.size());
    spellings_.push_back(std::move(spelling));
    hashes_.push_back(hash);
  }
}

}  // namespace sluice::license
