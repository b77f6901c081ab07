// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sluice::test {

inline std::string big32(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
  return out;
}

/// One header of an RPM package with texts under their tags.
inline std::string make_rpm_header(const std::vector<std::pair<std::uint32_t, std::string>>& texts) {
  constexpr std::uint32_t type_string = 6;
  std::string records;
  std::string store;
  for (const auto& [tag, text] : texts) {
    records += big32(tag) + big32(type_string) + big32(static_cast<std::uint32_t>(store.size())) + big32(1);
    store += text + '\0';
  }
  const auto count = static_cast<std::uint32_t>(texts.size());
  return "\x8e\xad\xe8\x01" + std::string(4, '\0') + big32(count) + big32(static_cast<std::uint32_t>(store.size())) +
         records + store;
}

/// A package without a payload: lead, a signature of odd size, and the header.
inline std::string make_rpm(const std::vector<std::pair<std::uint32_t, std::string>>& texts) {
  std::string out = "\xed\xab\xee\xdb" + std::string(92, '\0') + make_rpm_header({{1000, "not this"}, {62, "x"}});
  out.append((8 - out.size() % 8) % 8, '\0');
  return out + make_rpm_header(texts);
}

}  // namespace sluice::test
