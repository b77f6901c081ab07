// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A git submodule as .gitmodules describes it (gitmodules(5)).
struct GitModule {
  std::string name, path, url;
  std::string commit;      ///< what is checked out; empty if it cannot be told
  std::uint32_t line = 0;  ///< of its section
};

/// The modules of a .gitmodules text that have a path; commits are empty. Pure.
std::vector<GitModule> parse_git_modules(std::string_view text);

/// The submodules of a working tree with what is checked out, all read as files: git itself is not run, whose
/// configuration a stranger's tree may bring along.
std::vector<GitModule> find_git_modules(const std::string& source_folder);

}  // namespace sluice
