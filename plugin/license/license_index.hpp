// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "license/index_format.hpp"
#include "license/license_lists.hpp"
#include "license/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// A license or exception of an index; views live as long as the index.
struct IndexedLicense {
  std::string_view id;  ///< canonical spelling
  std::string_view name;
  std::optional<std::uint16_t> text;  ///< several licenses may share one
  bool is_deprecated = false;
  bool is_osi_approved = false;
  BlueOak rating = BlueOak::unrated;
};

/// The texts and names of licenses, read in place from the bytes of licenses.idx. Copies share them.
class LicenseIndex {
 public:
  std::size_t license_count() const { return licenses_.size(); }
  std::size_t exception_count() const { return exceptions_.size(); }
  IndexedLicense license(std::size_t number) const {
    return to_name(licenses_[number]);
  }  ///< sorted by id without case
  IndexedLicense exception(std::size_t number) const { return to_name(exceptions_[number]); }  ///< the same
  std::optional<std::size_t> find_license(
      std::string_view id) const;  ///< whatever the case (SPDX 3.0, annex "license expressions")
  std::optional<std::size_t> find_exception(std::string_view id) const;  ///< the same

  std::size_t word_count() const { return word_ends_.size(); }
  WordId find_word(WordHash hash) const;  ///< 0: in no text
  std::string_view spelling(WordId word) const;
  std::uint32_t texts_with(WordId word) const { return word_documents_[word]; }

  std::size_t text_count() const { return texts_.size(); }
  std::span<const WordId> text(std::size_t number) const {
    return text_words_.subspan(texts_[number].first_word, texts_[number].word_count);
  }
  /// Without the title before it and what follows the obvious end.
  std::uint32_t body_begin(std::size_t text) const { return texts_[text].body_begin; }
  std::uint32_t body_end(std::size_t text) const { return texts_[text].body_end; }
  std::span<const Slot> slots(std::size_t text) const {
    return slots_.subspan(texts_[text].first_slot, texts_[text].slot_count);
  }
  std::vector<std::size_t> licenses_of(std::size_t text) const;  ///< numbers of the licenses with this text

  /// All places of four words in a row; none if no text has them, or if they have more than `most`. Repeated words give
  /// a text several places.
  std::span<const Place> find_shingle(std::span<const WordId, format::shingle_words> words,
                                      std::size_t most = ~std::size_t{0}) const;

 private:
  friend class IndexReader;
  LicenseIndex() = default;
  IndexedLicense to_name(const format::NameRecord& record) const;
  std::optional<std::size_t> find(std::span<const format::NameRecord> records, std::string_view id) const;

  std::shared_ptr<const void> owner_;
  std::span<const char> word_bytes_;
  std::span<const std::uint32_t> word_ends_;
  std::span<const WordHash> word_hashes_;
  std::span<const WordId> word_slots_;
  std::span<const std::uint16_t> word_documents_;
  std::span<const char> name_bytes_;
  std::span<const format::NameRecord> licenses_;
  std::span<const format::NameRecord> exceptions_;
  std::span<const format::TextRecord> texts_;
  std::span<const WordId> text_words_;
  std::span<const Slot> slots_;
  std::span<const std::uint32_t> shingle_slots_;
  std::span<const Place> places_;
};

/// Checks every bound once, so that whatever the bytes are, no later call reads outside them. `bytes` are aligned to 8
/// and kept alive by `owner`.
Result<LicenseIndex> parse_license_index(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

/// Maps the file. Fails if it cannot be read, is of another version, or is damaged.
Result<LicenseIndex> load_license_index(const std::string& path);

/// The index's numbers of a text's words, without those of copyright notices.
struct NumberedText {
  std::vector<WordId> words;
  std::vector<std::uint32_t> tokens;  ///< each word's number among the tokens
};
NumberedText number_words(const Tokens& tokens, const LicenseIndex& index);

}  // namespace sluice::license
