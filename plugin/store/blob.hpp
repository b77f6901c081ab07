// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sluice {

/// Appends numbers and texts in a compact binary form: integers as LEB128, seven bits a byte, the lowest first; texts
/// behind their length.
class BlobWriter {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  void bytes(std::string_view raw) { out_ += raw; }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  const std::string& written() const { return out_; }
  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads what BlobWriter wrote, whatever the bytes are: past their end, or where a number is none, everything reads as
/// zero or empty, and is_good() stays false from then on. Texts are views into the blob.
class BlobReader {
 public:
  explicit BlobReader(std::string_view blob) : rest_(blob) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < rest_.size() && i < 10; ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      if (i == 9 && byte > 1) break;
      value |= std::uint64_t{byte & 0x7fu} << (7 * i);
      if (byte < 0x80) {
        rest_.remove_prefix(i + 1);
        return value;
      }
    }
    spoil();
    return 0;
  }
  /// A number below `end`.
  std::uint64_t number_below(std::uint64_t end) {
    const std::uint64_t value = number();
    if (value < end) return value;
    spoil();
    return 0;
  }
  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) {
      spoil();
      return {};
    }
    const std::string_view found = rest_.substr(0, static_cast<std::size_t>(count));
    rest_.remove_prefix(found.size());
    return found;
  }
  std::string_view text() { return bytes(number()); }

  bool is_good() const { return is_good_; }
  std::size_t left() const { return rest_.size(); }

 private:
  void spoil() {
    rest_ = {};
    is_good_ = false;
  }

  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace sluice
