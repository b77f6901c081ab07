// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Files that a linker opened, by its --dependency-file (GNU ld 2.35 and lld 10 and newer): the first rule, a file on
/// each line. GNU ld writes blanks in names as they are, lld puts a backslash before them.
std::vector<std::string> parse_link_dependencies(std::string_view text);

/// The same by a linker's map (-Map of GNU ld and gold): lines that begin with "LOAD ".
std::vector<std::string> parse_link_map(std::string_view text);

/// What a compiler read, by its -MD file: the prerequisites of every rule, in the spelling of make.
std::vector<std::string> parse_compile_dependencies(std::string_view text);

}  // namespace sluice
