// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/utf8.hpp"

namespace sluice {

void append_utf8(std::string& out, std::uint32_t point) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80u | ((point >> shift) & 0x3Fu)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0u | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0u | (point >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0u | (point >> 18));
    tail(12), tail(6), tail(0);
  }
}

}  // namespace sluice
