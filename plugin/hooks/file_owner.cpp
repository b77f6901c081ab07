// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_owner.hpp"

#include "base/files.hpp"
#include "hooks/owner_records.hpp"

#include <array>
#include <set>
#include <utility>

namespace sluice {
namespace {

/// The databases, in the order in which they are asked.
constexpr std::array<FindOwners, 8> databases = {find_conan_owners, find_vcpkg_owners,     find_yocto_owners, find_buildroot_owners,
                                                 find_cps_owners,   find_sysroot_owners,   find_dpkg_owners,  find_rpm_owners};

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

std::vector<std::string> FileOwners::evidence() const {
  std::set<std::string> files;
  for (const auto& [path, owner] : known_) {
    if (owner) files.insert(owner->evidence);
  }
  return {files.begin(), files.end()};
}

}  // namespace sluice
