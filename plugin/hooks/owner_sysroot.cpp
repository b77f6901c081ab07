// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A sysroot to build against brings the database of its own package manager along: it lies in a folder above its files.
#include "base/files.hpp"
#include "hooks/owner_records.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 3> marks = {"/var/lib/dpkg/info", "/var/lib/rpm", "/usr/lib/sysimage/rpm"};
constexpr std::array<FindOwners, 2> databases = {find_dpkg_owners, find_rpm_owners};

bool is_sysroot(const std::string& folder) {
  return std::ranges::any_of(marks, [&](std::string_view mark) { return is_folder(folder + std::string(mark)); });
}

}  // namespace

bool find_sysroot_owners(const OwnerPlaces&, std::span<const std::string> files,
                         std::vector<std::optional<FileOwner>>& owners) {
  std::map<std::string, std::vector<std::size_t>> roots;
  FolderAbove above;
  for (std::size_t at = 0; at < files.size(); ++at) {
    const std::string root = owners[at] ? "" : above.find(files[at], is_sysroot);
    if (!root.empty()) roots[root].push_back(at);
  }
  for (const auto& [root, indexes] : roots) {
    std::vector<std::string> inner;
    for (const std::size_t at : indexes) inner.push_back(files[at].substr(root.size()));
    std::vector<std::optional<FileOwner>> found(inner.size());
    for (const FindOwners find : databases) find({root, {}, {}}, inner, found);
    for (std::size_t i = 0; i < indexes.size(); ++i) owners[indexes[i]] = std::move(found[i]);
  }
  return !roots.empty();
}

}  // namespace sluice
