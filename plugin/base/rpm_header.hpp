// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// A header of RPM's (rpm 4, "Package format", "Header"): the number of index records and the bytes of the store, then
/// the records of 16 bytes (tag, type, offset, count), then the store. In a package 8 bytes of magic stand before it,
/// in a database nothing. Views of the bytes it was made of.
class RpmHeader {
 public:
  /// Bytes that a header at the start of `bytes` says it has, whether they are there or not; absent if even that cannot
  /// be told.
  static std::optional<std::uint64_t> size_of(std::string_view bytes);
  /// Absent if the bytes end before the header does.
  static std::optional<RpmHeader> of_bytes(std::string_view bytes);

  bool has(std::uint32_t tag) const { return find(tag) != nullptr; }
  /// A text; absent if there is none under this tag, or it does not end in the store.
  std::optional<std::string_view> text(std::uint32_t tag) const;
  /// An array of texts, as far as they end in the store; empty if there is none under this tag.
  std::vector<std::string_view> texts(std::uint32_t tag) const;
  /// An array of numbers of 32 bits, as far as they lie in the store.
  std::vector<std::uint32_t> numbers(std::uint32_t tag) const;

 private:
  struct Record {
    std::uint32_t tag = 0, type = 0, offset = 0, count = 0;
  };

  const Record* find(std::uint32_t tag) const;

  std::vector<Record> records_;
  std::string_view store_;
};

}  // namespace sluice
