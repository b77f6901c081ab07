// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/file_types.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 8> binary_types = {"elf",        "pe",   "dos",          "macho",
                                                          "java-class", "wasm", "llvm-bitcode", "ar"};
constexpr std::array<std::string_view, 2> no_archives = {"file", "ar"};

}  // namespace

bool is_binary_type(std::string_view type) { return std::ranges::find(binary_types, type) != binary_types.end(); }

std::vector<bool> archive_entries(const Contents& contents) {
  std::vector<bool> archives(contents.entries.size());
  for (const Container& container : contents.containers) {
    const bool is_archive = std::ranges::find(no_archives, container.format) == no_archives.end();
    if (container.entry != no_index && is_archive) archives[container.entry] = true;
  }
  return archives;
}

}  // namespace sluice
