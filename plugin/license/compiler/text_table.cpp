// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/text_table.hpp"

#include "license/tokenizer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace sluice::license {
namespace {

struct ReadText {
  std::vector<WordHash> words;
  TextShape shape;
};

/// The words of a text that matching compares; each is made known to the table.
ReadText read_text(const LicenseEntry& license, WordTable& words) {
  const std::string_view text = license.text;
  Tokens tokens;
  tokenize(text, tokens);
  ReadText read;
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.flags()[i] == TokenFlag::copyright) continue;
    words.add(tokens.words()[i], text.substr(tokens.offsets()[i], tokens.ends()[i] - tokens.offsets()[i]));
    read.words.push_back(tokens.words()[i]);
    numbers.push_back(static_cast<std::uint32_t>(i));
  }
  read.words.resize(find_text_end(license.id, read.words));
  if (read.words.size() <= format::most_text_words) read.shape = find_shape(text, tokens, numbers, read.words);
  return read;
}

}  // namespace

Result<TextTable> TextTable::make(const std::vector<LicenseEntry>& licenses) {
  TextTable table;
  std::map<std::string, ReadText> read;  // by id, so that the order of the licenses does not matter
  for (const LicenseEntry& license : licenses) {
    if (!license.text.empty()) read[license.id] = read_text(license, table.words_);
  }
  table.words_.number();
  if (table.words_.size() > format::most_words)
    return fail(fmt::format("{} words, more than the format has", table.words_.size()));
  std::map<std::vector<WordHash>, std::uint16_t> known;
  for (const auto& [id, one] : read) {
    const std::vector<WordHash>& hashes = one.words;
    if (hashes.size() > format::most_text_words)
      return fail(fmt::format("{} has {} words, more than the format has", id, hashes.size()));
    const auto [entry, is_new] = known.emplace(hashes, static_cast<std::uint16_t>(table.texts_.size()));
    table.text_by_id_[id] = entry->second;
    if (!is_new) continue;
    if (table.texts_.size() == format::most_texts) return fail("more texts than the format has");
    table.shapes_.push_back(one.shape);
    std::vector<WordId>& text = table.texts_.emplace_back();
    for (const WordHash hash : hashes) text.push_back(table.words_.find(hash));
  }
  return table;
}

std::uint16_t TextTable::text_of(const std::string& id) const {
  const auto found = text_by_id_.find(id);
  return found == text_by_id_.end() ? format::no_text : found->second;
}

std::vector<std::uint16_t> TextTable::documents() const {
  std::vector<std::uint16_t> counts(words_.size());
  for (std::vector<WordId> text : texts_) {
    std::ranges::sort(text);
    text.erase(std::unique(text.begin(), text.end()), text.end());
    for (const WordId word : text) ++counts[word];
  }
  return counts;
}

std::map<std::uint64_t, std::vector<Place>> TextTable::shingles() const {
  std::map<std::uint64_t, std::vector<Place>> shingles;
  for (std::size_t text = 0; text < texts_.size(); ++text) {
    const std::vector<WordId>& words = texts_[text];
    for (std::size_t i = 0; i + format::shingle_words <= words.size(); ++i) {
      std::uint64_t key = 0;
      std::memcpy(&key, words.data() + i, sizeof key);
      shingles[key].emplace_back(static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(i), false);
    }
  }
  for (auto& [key, places] : shingles) places.back().end_list();
  return shingles;
}

}  // namespace sluice::license
