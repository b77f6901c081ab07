// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <string>

namespace sluice {

/// The version of what lies in a folder, and where it is stated; both empty where nothing states one.
struct ProductVersion {
  std::string version;
  std::string source;  ///< "the folder's name", "VERSION", "CMakeLists.txt"
};

/// By the folder's name ("radar-sdk-4.3.0"), else its file VERSION, else `project(... VERSION ...)` of its CMakeLists.txt,
/// else its package.json.
ProductVersion find_product_version(const std::string& folder);

}  // namespace sluice
