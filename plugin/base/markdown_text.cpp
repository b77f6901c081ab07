// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"

namespace sluice {

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>#|&~!";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace sluice
