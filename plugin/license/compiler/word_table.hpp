// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/index_format.hpp"
#include "license/word_hash.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// The words of all texts. Each is added with a token of it; then they are numbered from 1 in the order of their
/// spellings.
class WordTable {
 public:
  WordTable();
  void add(WordHash hash, std::string_view token);  ///< the token as it is written in a text
  void number();
  std::size_t size() const { return spellings_.size(); }  ///< with the unknown word 0
  WordId find(WordHash hash) const { return numbers_.at(hash); }
  const std::vector<std::string>& spellings() const { return spellings_; }
  const std::vector<WordHash>& hashes() const { return hashes_; }

 private:
  std::map<WordHash, std::string> canonical_;
  std::map<WordHash, std::string> found_;  ///< spellings in lower case; empty while none was seen that has the hash
  std::map<WordHash, WordId> numbers_;
  std::vector<std::string> spellings_;
  std::vector<WordHash> hashes_;
};

}  // namespace sluice::license
