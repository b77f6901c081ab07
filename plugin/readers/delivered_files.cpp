// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/delivered_files.hpp"

#include "base/plain_path.hpp"
#include "readers/entry_lookup.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace sluice {
namespace {

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

std::vector<std::uint32_t> outermost_containers(const Contents& contents) {
  std::vector<std::uint32_t> outermost(contents.containers.size());
  for (std::uint32_t i = 0; i < outermost.size(); ++i) {
    const std::uint32_t parent = contents.containers[i].parent;
    outermost[i] = parent < i ? outermost[parent] : i;
  }
  return outermost;
}

DeliveredFiles::DeliveredFiles(const Contents& contents, const std::vector<std::uint32_t>& outermost,
                               std::uint32_t outer)
    : contents_(contents) {
  for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
    const Entry& entry = contents.entries[i];
    if (outermost[entry.container] != outer || entry.kind == EntryKind::folder) continue;
    std::string_view path = entry.path;
    while (path.starts_with("./")) path.remove_prefix(2);
    if (!is_plain_path(path)) {
      std::optional<std::string> resolved = join_inner_path({}, path);
      if (!resolved || resolved->empty()) continue;
      path = resolved_.emplace_back(*std::move(resolved));
    }
    entries_.push_back(i);
    paths_.push_back(path);
  }
  slots_.assign(std::bit_ceil(2 * entries_.size() + 1), no_index);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(contents.entries[entries_[i]].container, paths_[i])] = i;
}

/// Where it is, or would be.
std::size_t DeliveredFiles::slot_of(std::uint32_t container, std::string_view path) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (std::hash<std::string_view>()(path) + container) & mask;
  for (;; slot = (slot + 1) & mask) {
    const std::uint32_t at = slots_[slot];
    if (at == no_index || (paths_[at] == path && contents_.entries[entries_[at]].container == container)) return slot;
  }
}

std::optional<std::uint32_t> DeliveredFiles::find(const FileRoot& root, std::string_view path) const {
  const std::string joined = root.folder.empty() ? std::string() : root.folder + "/" + std::string(path);
  const std::uint32_t at = slots_[slot_of(root.container, joined.empty() ? path : joined)];
  return at == no_index ? std::nullopt : std::optional(entries_[at]);
}

std::span<const std::pair<std::string_view, std::uint32_t>> DeliveredFiles::named(std::string_view name) const {
  if (by_name_.empty()) {
    by_name_.reserve(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) by_name_.emplace_back(name_of(paths_[i]), entries_[i]);
    std::ranges::sort(by_name_);
  }
  const auto order = [](const auto& one) { return one.first; };
  const auto begin = std::ranges::lower_bound(by_name_, name, {}, order);
  const auto end = std::ranges::upper_bound(by_name_, name, {}, order);
  return {begin, end};
}

std::optional<FileRoot> DeliveredFiles::root_of(std::uint32_t entry, std::string_view path) const {
  const auto at = std::ranges::lower_bound(entries_, entry);
  if (at == entries_.end() || *at != entry) return std::nullopt;
  const std::string_view whole = paths_[static_cast<std::size_t>(at - entries_.begin())];
  if (!whole.ends_with(path)) return std::nullopt;
  const std::string_view folder = whole.substr(0, whole.size() - path.size());
  if (!folder.empty() && !folder.ends_with('/')) return std::nullopt;
  return FileRoot{contents_.entries[entry].container,
                  std::string(folder.substr(0, folder.empty() ? 0 : folder.size() - 1))};
}

}  // namespace sluice
