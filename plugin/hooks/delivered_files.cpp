// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/delivered_files.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_candidates = 1000;  ///< entries of one name that are compared

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Bytes in which both end alike, counted in whole parts of a path.
std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t same = 0, parts = 0;
  while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    if (a[a.size() - 1 - same] == '/') parts = same;
    ++same;
  }
  return same == a.size() || same == b.size() ? same : parts;
}

}  // namespace

void DeliveredFiles::sort_out() {
  if (is_sorted_) return;
  is_sorted_ = true;
  for (std::uint32_t i = 0; i < contents_.entries.size(); ++i) {
    const Entry& entry = contents_.entries[i];
    if (entry.kind != EntryKind::file || !entry.sha256) continue;
    by_digest_.emplace(*entry.sha256, i);
    by_name_.emplace(last_part(entry.path.view()), i);
  }
}

std::string DeliveredFiles::find(std::string_view sha256) {
  sort_out();
  const std::optional<Digest> digest = parse_digest(sha256);
  const auto known = digest ? by_digest_.find(*digest) : by_digest_.end();
  return known == by_digest_.end() ? std::string()
                                   : contents_.full_path(contents_.entries[known->second].container, known->second);
}

std::string DeliveredFiles::nearest(std::string_view path) {
  sort_out();
  std::size_t best = 0, looked = 0;
  std::uint32_t found = no_index;
  const auto [first, last] = by_name_.equal_range(last_part(path));
  for (auto at = first; at != last && looked < most_candidates; ++at, ++looked) {
    const std::size_t same = common_end(path, contents_.entries[at->second].path.view());
    const bool is_better = same > best || (same == best && at->second < found);
    if (!is_better) continue;
    best = same;
    found = at->second;
  }
  return found == no_index ? std::string() : contents_.full_path(contents_.entries[found].container, found);
}

}  // namespace sluice
