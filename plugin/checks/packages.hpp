// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What has a license of its own in a delivery: all of a container, or a folder in it with a manifest of its own.
struct Package {
  std::uint32_t delivery = 0;
  std::uint32_t container = 0;
  std::string folder;                       ///< in the container, with a '/' behind it; empty: the container's top
  std::uint32_t manifest = no_index;        ///< entry that makes the folder a package; no_index: it is the container's
  std::vector<std::uint32_t> declarations;  ///< indexes of those that speak for all of it
};

/// The packages of all deliveries, and which of them a file belongs to.
class Packages {
 public:
  explicit Packages(const Inventory& inventory);

  /// Those of a container behind each other, its own first.
  const std::vector<Package>& all() const { return packages_; }
  /// The package with the innermost folder; no_index if no delivery has the file's container.
  std::uint32_t of_entry(std::uint32_t entry) const { return of_entries_[entry]; }
  /// Relative to its package's folder.
  std::string_view path_of(std::uint32_t entry) const;

 private:
  void add_containers();
  void add_folders();
  void add_declarations();
  void find_entries();
  std::uint32_t package_of(std::uint32_t container, std::string_view path) const;

  const Inventory& inventory_;
  std::vector<Package> packages_;
  std::vector<std::map<std::string, std::uint32_t, std::less<>>> folders_;  ///< package by folder, of each container
  std::vector<std::uint32_t> of_entries_;                                   ///< package by entry
};

/// The delivery that each container belongs to, or no_index.
std::vector<std::uint32_t> deliveries_of_containers(const Inventory& inventory);

}  // namespace sluice
