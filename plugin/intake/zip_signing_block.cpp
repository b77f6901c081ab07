// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_signing_block.hpp"

#include "intake/little_endian.hpp"

#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view mark = "APK Sig Block 42";
constexpr std::uint64_t size_bytes = 8;
constexpr std::uint64_t tail_bytes = size_bytes + mark.size();
constexpr std::uint64_t smallest_pair = 4;  // its identifier
constexpr int most_pairs = 1000;

Result<std::uint64_t> number_at(ZipWindow& window, std::uint64_t offset) {
  TRY_ASSIGN(const std::span<const std::byte> bytes, window.at(offset, size_bytes));
  return little64(bytes, 0);
}

Result<bool> are_pairs(ZipWindow& window, std::uint64_t at, std::uint64_t end) {
  for (int i = 0; i < most_pairs && end - at >= size_bytes; ++i) {
    TRY_ASSIGN(const std::uint64_t size, number_at(window, at));
    at += size_bytes;
    if (size < smallest_pair || size > end - at) return false;
    at += size;
    if (at == end) return true;
  }
  return false;
}

}  // namespace

Result<std::uint64_t> find_signing_block(ZipWindow& window, std::uint64_t begin, std::uint64_t end) {
  if (end - begin < size_bytes + tail_bytes) return end;
  TRY_ASSIGN(const std::span<const std::byte> tail, window.at(end - tail_bytes, tail_bytes));
  const std::string_view text(reinterpret_cast<const char*>(tail.data()), tail.size());
  const std::uint64_t size = little64(tail, 0);
  if (!text.ends_with(mark) || size < tail_bytes || size > end - begin - size_bytes) return end;
  const std::uint64_t block = end - size - size_bytes;
  TRY_ASSIGN(const std::uint64_t first_size, number_at(window, block));
  if (first_size != size) return end;
  TRY_ASSIGN(const bool is_sound, are_pairs(window, block + size_bytes, end - tail_bytes));
  return is_sound ? block : end;
}

}  // namespace sluice
