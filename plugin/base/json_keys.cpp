// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/json_keys.hpp"

#include <algorithm>
#include <cstring>

namespace sluice::json {

void OpenKeys::close() {
  const Frame& frame = frames_.back();
  keys_.resize(frame.first_key);
  texts_.resize(frame.first_text);
  for (const std::string& key : frame.sorted) sorted_bytes_ -= key.size() + node_bytes;
  frames_.pop_back();
}

bool OpenKeys::insert(std::string_view key) {
  Frame& frame = frames_.back();
  if (!frame.sorted.empty()) return insert_sorted(frame, key);
  std::uint64_t start = 0;
  if (!key.empty()) std::memcpy(&start, key.data(), std::min(key.size(), sizeof start));
  start ^= key.size() << 56;
  for (std::size_t i = frame.first_key; i < keys_.size(); ++i) {
    if (keys_[i].start == start && text(keys_[i]) == key) return false;
  }
  if (keys_.size() - frame.first_key == few) {
    for (std::size_t i = frame.first_key; i < keys_.size(); ++i) insert_sorted(frame, text(keys_[i]));
    keys_.resize(frame.first_key);
    texts_.resize(frame.first_text);
    return insert_sorted(frame, key);
  }
  keys_.push_back({start, texts_.size(), key.size()});
  texts_.append(key);
  return true;
}

bool OpenKeys::insert_sorted(Frame& frame, std::string_view key) {
  if (!frame.sorted.emplace(key).second) return false;
  sorted_bytes_ += key.size() + node_bytes;
  return true;
}

}  // namespace sluice::json
