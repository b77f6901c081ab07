// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/file_types.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 8> binary_types = {"elf",        "pe",   "dos",          "macho",
                                                          "java-class", "wasm", "llvm-bitcode", "ar"};
constexpr std::array<std::string_view, 23> code_ends = {".c",   ".cc", ".cpp", ".cxx", ".c++",   ".m",  ".mm",   ".s",
                                                        ".asm", ".py", ".js",  ".ts",  ".go",    ".rs", ".java", ".kt",
                                                        ".cs",  ".rb", ".pl",  ".php", ".swift", ".h",  ".hpp"};
constexpr std::array<std::string_view, 2> no_archives = {"file", "ar"};

}  // namespace

bool is_binary_type(std::string_view type) { return std::ranges::find(binary_types, type) != binary_types.end(); }

bool is_code_file(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot != std::string_view::npos &&
         std::ranges::find(code_ends, to_lower_ascii(path.substr(dot))) != code_ends.end();
}

std::vector<bool> archive_entries(const Contents& contents) {
  std::vector<bool> archives(contents.entries.size());
  for (const Container& container : contents.containers) {
    const bool is_archive = std::ranges::find(no_archives, container.format) == no_archives.end();
    if (container.entry != no_index && is_archive) archives[container.entry] = true;
  }
  return archives;
}

}  // namespace sluice
