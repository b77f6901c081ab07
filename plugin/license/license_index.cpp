// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/license_index.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice::license {

IndexedLicense LicenseIndex::to_name(const format::NameRecord& record) const {
  const std::string_view bytes(name_bytes_.data(), name_bytes_.size());
  IndexedLicense name;
  name.id = bytes.substr(record.id_begin, record.id_end - record.id_begin);
  name.name = bytes.substr(record.id_end, record.name_end - record.id_end);
  if (record.text != format::no_text) name.text = record.text;
  name.is_deprecated = (record.flags & format::flag_deprecated) != 0;
  name.is_osi_approved = (record.flags & format::flag_osi_approved) != 0;
  name.rating = static_cast<BlueOak>(record.rating);
  return name;
}

std::optional<std::size_t> LicenseIndex::find(std::span<const format::NameRecord> records, std::string_view id) const {
  const std::string wanted = to_lower_ascii(id);
  const auto key = [this](const format::NameRecord& record) { return to_lower_ascii(to_name(record).id); };
  const auto found = std::ranges::lower_bound(records, wanted, {}, key);
  if (found == records.end() || key(*found) != wanted) return std::nullopt;
  return static_cast<std::size_t>(found - records.begin());
}

std::optional<std::size_t> LicenseIndex::find_license(std::string_view id) const { return find(licenses_, id); }

std::optional<std::size_t> LicenseIndex::find_exception(std::string_view id) const { return find(exceptions_, id); }

WordId LicenseIndex::find_word(WordHash hash) const {
  const std::size_t mask = word_slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const WordId word = word_slots_[slot];
    if (word == 0 || word_hashes_[word] == hash) return word;
  }
}

std::string_view LicenseIndex::spelling(WordId word) const {
  const std::uint32_t begin = word == 0 ? 0 : word_ends_[word - 1u];
  return {word_bytes_.data() + begin, word_ends_[word] - begin};
}

std::vector<std::size_t> LicenseIndex::licenses_of(std::size_t text) const {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < licenses_.size(); ++i) {
    if (licenses_[i].text == text) numbers.push_back(i);
  }
  return numbers;
}

std::span<const Place> LicenseIndex::find_shingle(std::span<const WordId, format::shingle_words> words,
                                                  std::size_t most) const {
  const std::size_t mask = shingle_slots_.size() - 1;
  const std::uint64_t hash = format::shingle_hash(words);
  const std::uint32_t tag = format::shingle_slot(hash, 0);
  for (std::size_t slot = hash & mask; shingle_slots_[slot] != 0; slot = (slot + 1) & mask) {
    if ((shingle_slots_[slot] & ~format::shingle_place_mask) != tag) continue;
    const std::size_t first = (shingle_slots_[slot] & format::shingle_place_mask) - 1;
    const Place place = places_[first];
    if (!std::ranges::equal(text(place.text()).subspan(place.word(), format::shingle_words), words)) continue;
    std::size_t last = first;
    while (!places_[last].is_last()) {
      if (++last - first >= most) return {};
    }
    return places_.subspan(first, last - first + 1);
  }
  return {};
}

NumberedText number_words(const Tokens& tokens, const LicenseIndex& index) {
  NumberedText text;
  text.words.reserve(tokens.size());
  text.tokens.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.flags()[i] == TokenFlag::copyright) continue;
    text.words.push_back(index.find_word(tokens.words()[i]));
    text.tokens.push_back(static_cast<std::uint32_t>(i));
  }
  return text;
}

}  // namespace sluice::license
