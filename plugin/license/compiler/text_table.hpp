// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "license/compiler/text_shape.hpp"
#include "license/compiler/word_table.hpp"
#include "license/index_format.hpp"
#include "license/license_lists.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// The different texts of some licenses as numbers of words. Texts with the same tokens are one text.
class TextTable {
 public:
  /// Fails if there are more words, texts, or words of one text than the format has numbers for.
  static Result<TextTable> make(const std::vector<LicenseEntry>& licenses);

  const WordTable& words() const { return words_; }
  const std::vector<std::vector<WordId>>& texts() const { return texts_; }
  const std::vector<TextShape>& shapes() const { return shapes_; }  ///< one a text
  std::uint16_t text_of(const std::string& id) const;               ///< format::no_text if the license has none
  std::vector<std::uint16_t> documents() const;                     ///< by word: the number of texts that have it
  std::map<std::uint64_t, std::vector<Place>> shingles() const;     ///< by the bytes of their four words

 private:
  WordTable words_;
  std::vector<std::vector<WordId>> texts_;
  std::vector<TextShape> shapes_;
  std::map<std::string, std::uint16_t> text_by_id_;
};

}  // namespace sluice::license
