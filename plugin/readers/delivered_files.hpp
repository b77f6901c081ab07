// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// A folder of a container, from which paths are meant.
struct FileRoot {
  std::uint32_t container = 0;
  std::string folder;  ///< without a '/' at its end; "" for the top

  friend auto operator<=>(const FileRoot&, const FileRoot&) = default;
};

/// The outermost container of each container.
std::vector<std::uint32_t> outermost_containers(const Contents& contents);

/// The files of one delivery, nested ones too, by path and by name. Where two entries have one path the last is meant.
class DeliveredFiles {
 public:
  /// Of those containers whose outermost is `outer`.
  DeliveredFiles(const Contents& contents, const std::vector<std::uint32_t>& outermost, std::uint32_t outer);

  std::optional<std::uint32_t> find(const FileRoot& root, std::string_view path) const;
  /// The entries whose last part is this.
  std::span<const std::pair<std::string_view, std::uint32_t>> named(std::string_view name) const;
  /// The folder from which `path` means the entry; absent if it does not end in that path.
  std::optional<FileRoot> root_of(std::uint32_t entry, std::string_view path) const;
  /// All, in the order of the contents.
  const std::vector<std::uint32_t>& all() const { return entries_; }

 private:
  std::size_t slot_of(std::uint32_t container, std::string_view path) const;

  const Contents& contents_;
  std::vector<std::uint32_t> entries_;
  std::deque<std::string> resolved_;     ///< paths that are not written plainly
  std::vector<std::string_view> paths_;  ///< of each in entries_
  std::vector<std::uint32_t> slots_;     ///< indices into entries_ by hash of container and path; a power of two, at most half full
  mutable std::vector<std::pair<std::string_view, std::uint32_t>> by_name_;  ///< sorted; made when first asked for
};

}  // namespace sluice
