// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/url_password.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view mask = "***";

std::string without_user_password(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const std::size_t at = text.rfind('@');
  if (scheme == std::string_view::npos || at == std::string_view::npos || at < scheme + 3) return std::string(text);
  const std::size_t colon = text.find(':', scheme + 3);
  if (colon > at) return std::string(text);
  return std::string(text.substr(0, colon + 1)).append(mask).append(text.substr(at));
}

}  // namespace

std::string without_password(std::string_view text) {
  constexpr std::string_view name = "password=";
  const std::string whole = without_user_password(text);
  const std::string lower = to_lower_ascii(whole);
  std::string shown;
  std::size_t from = 0;
  for (std::size_t found = lower.find(name); found != std::string::npos; found = lower.find(name, from)) {
    const std::size_t value = found + name.size();
    shown.append(whole, from, value - from).append(mask);
    from = std::min(whole.size(), whole.find_first_of("&# ", value));
  }
  return shown.append(whole, from);
}

}  // namespace sluice
