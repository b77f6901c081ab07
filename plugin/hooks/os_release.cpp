// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/os_release.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

namespace sluice {

std::string distribution_of(const std::string& root, std::string_view otherwise) {
  constexpr std::uint64_t most_bytes = 64u << 10;
  constexpr std::string_view key = "ID=";
  for (const std::string_view place : {"/etc/os-release", "/usr/lib/os-release"}) {
    const auto text = read_file(root + std::string(place), most_bytes);
    if (!text) continue;
    for (std::string_view line : split(*text, '\n')) {
      if (!line.starts_with(key)) continue;
      line = trim(line.substr(key.size()));
      if (line.size() >= 2 && (line.front() == '"' || line.front() == '\'')) line = line.substr(1, line.size() - 2);
      return std::string(line);
    }
  }
  return std::string(otherwise);
}

}  // namespace sluice
