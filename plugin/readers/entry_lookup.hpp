// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// A path as a document writes it, joined to a folder: "./" and doubled parts go, ".." climbs. Absent if it is absolute or
/// climbs out. Bytes are kept as they are.
std::optional<std::string> join_inner_path(std::string_view folder, std::string_view path);

/// "a/b/c" -> "a/b"; "c" -> "".
std::string_view folder_of(std::string_view path);

/// Finds entries by path inside one container. Where two entries have one path the last is meant, as when unpacking.
class EntryLookup {
 public:
  EntryLookup(const Contents& contents, std::uint32_t container);

  /// Index into Contents::entries.
  std::optional<std::uint32_t> find(std::string_view path) const;

  /// True if an entry has this path, or lies below it.
  bool has(std::string_view path) const;

  /// The one folder in which every entry lies ("radar-4.2.1"), or empty.
  const std::string& wrapping_folder() const { return wrapping_; }

 private:
  std::vector<std::pair<std::string, std::uint32_t>> paths_;  ///< sorted
  std::string wrapping_;
};

}  // namespace sluice
