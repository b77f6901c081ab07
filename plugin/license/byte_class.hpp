// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a byte may be for the tokenizer. Most punctuation, comment marks, box borders, bullets and separators of the
// SPDX matching guidelines (SPDX 3.0, annex "SPDX license matching guidelines") are one class: no part of any word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sluice::license {

enum class ByteClass : std::uint8_t {
  skipped,  ///< blanks and punctuation
  word,     ///< letters, digits, and bytes of UTF-8 sequences that are letters
  lead,     ///< first byte of a UTF-8 sequence that may be punctuation
  newline,
  mark,  ///< ( < & and backslash: may begin an enumerator, a tag, an entity, an escape
};

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0; byte < classes.size(); ++byte) {
    const bool is_letter = (byte | 0x20u) >= 'a' && (byte | 0x20u) <= 'z';
    if (is_letter || (byte >= '0' && byte <= '9') || byte >= 0x80) classes[byte] = ByteClass::word;
  }
  for (const unsigned byte : {0xC2u, 0xE2u, 0xE3u, 0xEFu}) classes[byte] = ByteClass::lead;
  for (const char byte : {'(', '<', '&', '\\'}) classes[static_cast<unsigned char>(byte)] = ByteClass::mark;
  classes['\n'] = ByteClass::newline;
  return classes;
}

inline constexpr std::array<ByteClass, 256> byte_classes = make_byte_classes();

constexpr ByteClass class_of(char byte) { return byte_classes[static_cast<unsigned char>(byte)]; }
constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
constexpr bool is_blank_byte(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
constexpr char fold(char byte) { return static_cast<char>(byte | 0x20); }
/// A letter of ASCII, or a byte above it.
constexpr bool is_letter(char byte) {
  return (fold(byte) >= 'a' && fold(byte) <= 'z') || (static_cast<unsigned char>(byte) & 0x80u) != 0;
}

}  // namespace sluice::license
