// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::json {

/// The keys of the objects that are open, to find one that comes twice in its object. Few keys of an object are
/// compared one by one; many are kept sorted, so that no choice of keys makes it slow.
class OpenKeys {
 public:
  void open() { frames_.push_back({keys_.size(), texts_.size(), {}}); }
  void close();
  /// False if the innermost open object has the key.
  bool insert(std::string_view key);
  /// Bytes held for all open objects, about.
  std::uint64_t memory() const { return texts_.size() + keys_.size() * sizeof(Key) + sorted_bytes_; }

 private:
  struct Key {
    std::uint64_t start = 0;  ///< its first eight bytes, and its length
    std::size_t offset = 0;   ///< in texts_
    std::size_t size = 0;
  };
  struct Frame {
    std::size_t first_key = 0;
    std::size_t first_text = 0;
    std::set<std::string, std::less<>> sorted;  ///< empty while there are few
  };
  static constexpr std::size_t few = 24;
  static constexpr std::uint64_t node_bytes = 96;

  std::string_view text(const Key& key) const { return std::string_view(texts_).substr(key.offset, key.size); }
  bool insert_sorted(Frame& frame, std::string_view key);

  std::vector<Key> keys_;
  std::string texts_;
  std::vector<Frame> frames_;
  std::uint64_t sorted_bytes_ = 0;
};

}  // namespace sluice::json
