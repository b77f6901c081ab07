// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/base64.hpp"

#include <array>
#include <cstdint>

namespace sluice {
namespace {

constexpr std::string_view standard_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view safe_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t no_digit = 64;

using Values = std::array<std::uint8_t, 256>;

constexpr Values values_of(std::string_view digits) {
  Values values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    values[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr Values standard_values = values_of(standard_digits);
constexpr Values safe_values = values_of(safe_digits);

char to_char(std::uint32_t byte) { return static_cast<char>(static_cast<unsigned char>(byte & 0xffu)); }

/// Three bytes from four digits; false if one is no digit.
bool decode_group(std::string_view group, const Values& values, std::string& bytes) {
  std::uint32_t bits = 0;
  for (const char c : group) {
    const std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == no_digit) return false;
    bits = bits << 6 | value;
  }
  for (const std::uint32_t shift : {16u, 8u, 0u}) bytes += to_char(bits >> shift);
  return true;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= group.size() ? standard_digits[bits >> (18 - 6 * i) & 63u] : '=';
    }
  }
  return text;
}

std::optional<std::string> decode_base64(std::string_view text, Base64 alphabet) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string digits(text);
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
    digits[text.size() - 1 - padding] = standard_digits.front();
    ++padding;
  }
  const bool is_safe = alphabet == Base64::either && text.find_first_of("-_") != std::string_view::npos;
  std::string bytes;
  bytes.reserve(digits.size() / 4 * 3);
  for (std::size_t at = 0; at < digits.size(); at += 4) {
    if (!decode_group(std::string_view(digits).substr(at, 4), is_safe ? safe_values : standard_values, bytes)) {
      return std::nullopt;
    }
  }
  for (; padding > 0; --padding) {
    if (bytes.back() != '\0') return std::nullopt;
    bytes.pop_back();
  }
  return bytes;
}

}  // namespace sluice
