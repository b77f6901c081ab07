// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <vector>

namespace sluice {

/// What a pack brings besides rules, as text in YAML.
struct PackData {
  std::string pack;                   ///< id
  std::string categories;             ///< value of `license-categories`, or empty
  std::vector<std::string> duties;    ///< whole files
  std::vector<std::string> profiles;  ///< whole files
};

}  // namespace sluice
