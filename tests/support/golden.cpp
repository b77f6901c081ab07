// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace sluice::test {
namespace {

std::optional<std::string> find_golden(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::string update(const std::filesystem::path& file, std::string_view got) {
  if (is_set("CI")) return "SLUICE_UPDATE_GOLDEN is refused under CI";
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << got;
  return fmt::format("rewrote {}; run again without SLUICE_UPDATE_GOLDEN", file.string());
}

std::string_view line_at(std::string_view text, std::size_t start) {
  return text.substr(start, text.find('\n', start) - start);
}

std::string first_difference(std::string_view name, std::string_view want, std::string_view got) {
  const std::size_t shorter = std::min(want.size(), got.size());
  std::size_t at = 0;
  while (at < shorter && want[at] == got[at]) ++at;
  const std::size_t newline = at == 0 ? std::string_view::npos : got.rfind('\n', at - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line = 1 + std::count(got.begin(), got.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  return fmt::format("golden {} line {}\n  want: {}\n  got:  {}", name, line, line_at(want, start),
                     line_at(got, start));
}

}  // namespace

std::string golden_difference(std::string_view name, std::string_view got) {
  const std::filesystem::path file = std::filesystem::path(SLUICE_SOURCE_DIR) / "tests" / "golden" / name;
  const std::optional<std::string> want = find_golden(file);
  if (want == got) return {};
  if (is_set("SLUICE_UPDATE_GOLDEN")) return update(file, got);
  if (!want) return fmt::format("golden {} does not exist; SLUICE_UPDATE_GOLDEN=1 writes it", name);
  return first_difference(name, *want, got);
}

std::string shared_data() {
  const std::string folder = SLUICE_SHARED_DATA;
  return !folder.empty() && std::filesystem::is_directory(folder) ? folder : std::string();
}

}  // namespace sluice::test
