// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/plain_text.hpp"

#include "base/escape.hpp"

namespace sluice {

std::string to_plain_text(std::string_view bytes) {
  constexpr std::string_view kept = "\n\t\\\r\f";
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of(kept);
    out += to_visible(bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    const bool is_line_end = bytes.substr(end).starts_with("\r\n");
    if (!is_line_end) out += bytes[end] == '\f' || bytes[end] == '\r' ? ' ' : bytes[end];
    bytes.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace sluice
