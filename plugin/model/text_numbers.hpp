// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Texts by number, in the order in which they came. Made for millions of short texts.
class TextNumbers {
 public:
  TextNumbers() { keep(""); }

  /// The number of a text, equal for equal texts. Text 0 is "".
  std::uint32_t intern(std::string_view text);
  /// A number of its own for a text that hardly comes twice.
  std::uint32_t keep(std::string_view text);
  /// The number that intern() gave.
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view text(std::uint32_t number) const {
    const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(texts_).substr(begin, ends_[number] - begin);
  }
  std::uint64_t memory() const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< 0: free
  };
  /// The slot that has the text, or the free one for it; null where too many others are in the way.
  const Slot* slot_of(std::string_view text, std::uint32_t hash) const;
  void put(std::uint32_t hash, std::uint32_t number);
  void grow();

  std::string texts_;
  std::vector<std::uint64_t> ends_;  ///< of each text in texts_
  std::vector<Slot> slots_;          ///< open addressing; a power of two
  std::size_t used_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> crowded_;  ///< texts whose slots are taken: their hashes are alike
};

}  // namespace sluice
