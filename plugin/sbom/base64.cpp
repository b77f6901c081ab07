// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/base64.hpp"

#include <cstdint>

namespace sluice::sbom {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  std::size_t read = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    const std::size_t digit = c == '=' ? 0 : digits.find(c);
    if (digit == std::string_view::npos || (c != '=' && padding > 0)) return std::nullopt;
    padding += c == '=' ? 1 : 0;
    group = (group << 6 | static_cast<std::uint32_t>(digit)) & 0xffffffu;
    if (++read % 4 != 0) continue;
    for (const int shift : {16, 8, 0}) bytes += static_cast<char>(static_cast<unsigned char>(group >> shift & 0xffu));
  }
  if (read % 4 != 0 || padding > 2 || padding > bytes.size()) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace sluice::sbom
