// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/entry_lookup.hpp"

#include "base/plain_path.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

/// The top folder of all entries, or empty if there are several, or files beside it.
std::string find_wrapping(const Contents& contents, const std::vector<std::pair<std::string, std::uint32_t>>& paths) {
  if (paths.empty()) return {};
  const std::string_view top = first_part(paths.front().first);
  const bool all_inside = std::ranges::all_of(paths, [&](const std::pair<std::string, std::uint32_t>& path) {
    if (first_part(path.first) != top) return false;
    return path.first.size() > top.size() || contents.entries[path.second].kind == EntryKind::folder;
  });
  return all_inside ? std::string(top) : std::string{};
}

}  // namespace

std::optional<std::string> join_inner_path(std::string_view folder, std::string_view path) {
  if (!path.empty() && path.front() == '/') return std::nullopt;
  if (folder.empty() && is_plain_path(path)) return std::string(path);
  std::vector<std::string> parts;
  for (const std::string_view text : {folder, path}) {
    for (const std::string_view part : split(text, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.emplace_back(part);
      } else if (parts.empty()) {
        return std::nullopt;
      } else {
        parts.pop_back();
      }
    }
  }
  return join(parts, "/");
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

EntryLookup::EntryLookup(const Contents& contents, std::uint32_t container) {
  for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
    if (contents.entries[i].container != container) continue;
    std::optional<std::string> path = join_inner_path({}, contents.entries[i].path);
    if (path && !path->empty()) paths_.emplace_back(*std::move(path), i);
  }
  if (!std::ranges::is_sorted(paths_)) std::ranges::sort(paths_);
  wrapping_ = find_wrapping(contents, paths_);
}

std::optional<std::uint32_t> EntryLookup::find(std::string_view path) const {
  const auto after =
      std::ranges::upper_bound(paths_, path, {}, [](const auto& item) { return std::string_view(item.first); });
  if (after == paths_.begin() || std::prev(after)->first != path) return std::nullopt;
  return std::prev(after)->second;
}

bool EntryLookup::has(std::string_view path) const {
  if (find(path)) return true;
  const std::string prefix = std::string(path) + "/";
  const auto at = std::ranges::lower_bound(paths_, std::string_view(prefix), {},
                                           [](const auto& item) { return std::string_view(item.first); });
  return at != paths_.end() && at->first.starts_with(prefix);
}

}  // namespace sluice
