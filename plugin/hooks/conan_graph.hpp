// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/inventory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A package that Conan 2 resolved for the host context.
struct ConanNode {
  std::string name, version, revision;  ///< of the reference "zlib/1.3.1#REVISION"
  std::string package_folder;           ///< host path, or empty
  std::vector<std::string> licenses;
  std::string author, homepage;
  Linkage linkage = Linkage::unknown;  ///< by package_type, else by the option `shared`
  std::uint32_t line = 0;              ///< of its license, else of the node
};

/// The nodes of a graph as `conan install` and `conan graph info` print it with --format=json, without the consumer and
/// the build context. Empty if the text is no such graph. Pure.
std::vector<ConanNode> parse_conan_graph(std::string_view text, std::string_view file, const Limits& limits);

/// Versions that a lockfile (conan.lock, format 0.5) fixes: "zlib" to "1.3.1". Pure.
std::vector<ConanNode> parse_conan_lock(std::string_view text, std::string_view file, const Limits& limits);

}  // namespace sluice
