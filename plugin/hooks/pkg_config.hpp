// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// What a .pc file says of a library.
struct PkgConfigModule {
  std::string name, version;
  std::string first_library;  ///< of its Libs line: NAME of the first -lNAME
  std::string url;
  std::string file = {};      ///< host path, of those that an index found
};

/// Pure; absent if the text has no version or no library.
std::optional<PkgConfigModule> parse_pkg_config(std::string_view name, std::string_view text);

/// The .pc files beside libraries, FOLDER/pkgconfig/*.pc, read when first asked for: many libraries of a system come without a CMake
/// package, but state their name and version there.
class PkgConfigIndex {
 public:
  /// The module whose first library is this file; absent if none says so.
  const PkgConfigModule* find(const std::string& library_file);

 private:
  using Modules = std::map<std::string, PkgConfigModule>;  ///< by library name
  std::map<std::string, Modules> folders_;
};

}  // namespace sluice
