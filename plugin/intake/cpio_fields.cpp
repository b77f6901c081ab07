// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/cpio_fields.hpp"

#include <string_view>

namespace sluice::cpio {
namespace {

/// Takes fields of digits one after another.
class Digits {
 public:
  Digits(std::string_view text, unsigned base) : text_(text), base_(base) {}

  std::uint64_t take(std::size_t width) {
    std::uint64_t value = 0;
    for (const char c : text_.substr(0, width)) {  // at most 11 octal or 8 hexadecimal digits
      const unsigned digit = digit_of(c);
      is_sound_ = is_sound_ && digit < base_;
      value = value * base_ + digit;
    }
    text_.remove_prefix(width);
    return value;
  }
  std::uint32_t take32(std::size_t width) { return static_cast<std::uint32_t>(take(width)); }
  bool is_sound() const { return is_sound_; }

 private:
  static unsigned digit_of(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
    return 16;
  }

  std::string_view text_;
  unsigned base_;
  bool is_sound_ = true;
};

std::optional<Header> parse_newc(std::string_view text) {
  Digits digits(text.substr(mark_bytes), 16);
  Header header;
  header.inode = digits.take(8);
  header.mode = digits.take32(8);
  header.uid = digits.take(8);
  header.gid = digits.take(8);
  header.links = digits.take(8);
  header.mtime = digits.take(8);
  header.data_bytes = digits.take(8);
  const std::uint64_t major = digits.take(8);
  header.device = major << 32 | digits.take(8);
  digits.take(16);  // the device that the entry is
  header.name_bytes = digits.take(8);
  header.sum = digits.take32(8);
  if (!digits.is_sound()) return std::nullopt;
  return header;
}

std::optional<Header> parse_odc(std::string_view text) {
  Digits digits(text.substr(mark_bytes), 8);
  Header header;
  header.device = digits.take(6);
  header.inode = digits.take(6);
  header.mode = digits.take32(6);
  header.uid = digits.take(6);
  header.gid = digits.take(6);
  header.links = digits.take(6);
  digits.take(6);  // the device that the entry is
  header.mtime = digits.take(11);
  header.name_bytes = digits.take(6);
  header.data_bytes = digits.take(11);
  if (!digits.is_sound()) return std::nullopt;
  return header;
}

Header parse_binary(std::span<const std::byte> bytes, bool is_big) {
  const auto word = [&](std::size_t index) {
    const auto first = std::to_integer<std::uint32_t>(bytes[2 * index]);
    const auto second = std::to_integer<std::uint32_t>(bytes[2 * index + 1]);
    return is_big ? first << 8 | second : second << 8 | first;
  };
  Header header;
  header.device = word(1);
  header.inode = word(2);
  header.mode = word(3);
  header.uid = word(4);
  header.gid = word(5);
  header.links = word(6);
  header.mtime = word(8) << 16 | word(9);
  header.name_bytes = word(10);
  header.data_bytes = word(11) << 16 | word(12);
  return header;
}

}  // namespace

std::optional<Form> find_form(std::span<const std::byte> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  if (text.starts_with("070701")) return Form::newc;
  if (text.starts_with("070702")) return Form::crc;
  if (text.starts_with("070707")) return Form::odc;
  if (text.starts_with("\xc7\x71")) return Form::binary_little;
  if (text.starts_with("\x71\xc7")) return Form::binary_big;
  return std::nullopt;
}

std::size_t header_bytes(Form form) {
  switch (form) {
    case Form::newc:
    case Form::crc:
      return 110;
    case Form::odc:
      return 76;
    default:
      return 26;
  }
}

std::size_t alignment(Form form) {
  switch (form) {
    case Form::newc:
    case Form::crc:
      return 4;
    case Form::odc:
      return 1;
    default:
      return 2;
  }
}

std::optional<Header> parse_header(std::span<const std::byte> bytes, Form form) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  switch (form) {
    case Form::newc:
    case Form::crc:
      return parse_newc(text);
    case Form::odc:
      return parse_odc(text);
    default:
      return parse_binary(bytes, form == Form::binary_big);
  }
}

}  // namespace sluice::cpio
