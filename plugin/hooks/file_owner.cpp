// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_owner.hpp"

#include "base/files.hpp"

#include <array>
#include <utility>

namespace sluice {
namespace {

/// The databases, in the order in which they are asked.
constexpr std::array<FindOwners, 1> databases = {find_dpkg_owners};

}  // namespace

void FileOwners::expect(std::span<const std::string> files) {
  std::vector<std::string> open;
  for (const std::string& file : files) {
    std::string path = absolute_path(file);
    if (known_.find(path) == known_.end()) open.push_back(std::move(path));
  }
  std::vector<std::optional<FileOwner>> owners(open.size());
  for (const FindOwners find : databases) has_database_ = find(places_, open, owners) || has_database_;
  for (std::size_t at = 0; at < open.size(); ++at) known_.emplace(std::move(open[at]), std::move(owners[at]));
}

std::optional<FileOwner> FileOwners::find_owner(const std::string& file) {
  const std::string path = absolute_path(file);
  if (known_.find(path) == known_.end()) expect({&path, 1});
  return known_.find(path)->second;
}

}  // namespace sluice
