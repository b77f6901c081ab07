// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/packages.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace sluice {

/// Which files of deliveries end in a product (DESIGN.md section 5, "what counts against a license rule"). Tests,
/// documentation and build scripts do not. Where a build compiles files of a package, those of targets that ship do,
/// and headers, which nobody lists; where no build does, every other file does.
class Reach {
 public:
  Reach(const Inventory& inventory, const Packages& packages);

  bool counts(std::uint32_t entry) const { return counts_[entry]; }
  /// The build's component that a package is, or no_index.
  std::uint32_t component_of(std::uint32_t package) const { return components_[package]; }

 private:
  void take_build();
  bool find_counts(std::uint32_t entry) const;
  bool is_compiled(std::uint32_t package, std::string_view path) const;

  const Inventory& inventory_;
  const Packages& packages_;
  std::vector<std::uint32_t> components_;               ///< by package
  std::set<std::string, std::less<>> shipped_;          ///< compiled files of targets that ship
  std::set<std::string, std::less<>> built_locations_;  ///< folders of components of which any target compiles a file
  std::vector<bool> counts_;                            ///< by entry
};

}  // namespace sluice
