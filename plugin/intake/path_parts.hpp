// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Hands out the parts of a path one by one, without copying; doubled slashes give empty parts.
class PathParts {
 public:
  explicit PathParts(std::string_view path, std::string_view separators = "/") : rest_(path), separators_(separators) {}

  std::optional<std::string_view> next() {
    if (over_) return std::nullopt;
    const std::size_t end = rest_.find_first_of(separators_);
    const std::string_view part = rest_.substr(0, end);
    over_ = end == std::string_view::npos;
    if (!over_) rest_.remove_prefix(end + 1);
    return part;
  }

  /// What next() has not handed out yet.
  std::string_view rest() const { return over_ ? std::string_view() : rest_; }

 private:
  std::string_view rest_;
  std::string_view separators_;
  bool over_ = false;
};

/// True if walking the path as text climbs above the folder it starts in.
inline bool climbs_out(std::string_view path, std::string_view separators = "/") {
  PathParts parts(path, separators);
  std::size_t depth = 0;
  while (const auto part = parts.next()) {
    if (part->empty() || *part == ".") continue;
    if (*part != "..") {
      ++depth;
    } else if (depth-- == 0) {
      return true;
    }
  }
  return false;
}

/// What stands behind the last slash.
inline std::string_view file_name_in(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// At most the first 200 bytes, for details.
inline std::string quoted(std::string_view text) {
  constexpr std::size_t most = 200;
  return "'" + std::string(text.substr(0, most)) + (text.size() > most ? "...'" : "'");
}

}  // namespace sluice
