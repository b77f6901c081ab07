// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/vendored.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 12> names = {"third_party", "third-party", "thirdparty", "3rdparty", "3rd_party",
                                                    "external",    "externals",   "extern",     "vendor",   "vendored",
                                                    "deps",        "contrib"};

bool is_custom_name(std::string_view part) { return std::ranges::find(names, to_lower_ascii(part)) != names.end(); }

}  // namespace

bool is_vendored_folder(const std::string& shown) {
  return shown.starts_with('/') || std::ranges::any_of(split(shown, '/'), is_custom_name);
}

std::string vendored_part(std::string_view shown) {
  if (shown.starts_with('/')) return {};
  const std::vector<std::string_view> parts = split(shown, '/');
  std::size_t length = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    length += parts[i].size() + 1;
    if (is_custom_name(parts[i])) return std::string(shown.substr(0, length + parts[i + 1].size()));
  }
  return {};
}

}  // namespace sluice
