// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The identity of a word: 64 bits over its folded bytes. Written into license indexes, so that a
// change of it is a change of their format.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sluice::license {

using WordHash = std::uint64_t;

static_assert(std::endian::native == std::endian::little, "words and indexes are read as little-endian numbers");

/// Sixteen bytes of a word as two numbers, folded; what lies behind its end is zero.
struct WordBlock {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

constexpr std::uint64_t word_fold = 0x2020202020202020u;

/// The first `count` bytes, at most eight, as a folded number.
constexpr std::uint64_t load_folded(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= (static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) | 0x20u) << (8 * i);
  }
  return value;
}

/// At most sixteen bytes.
constexpr WordBlock load_block(std::string_view bytes) {
  const std::size_t low = bytes.size() < 8 ? bytes.size() : 8;
  return {load_folded(bytes.data(), low), load_folded(bytes.data() + low, bytes.size() - low)};
}

constexpr WordHash mix(WordHash hash, WordBlock block) {
  hash = (hash ^ block.low) * 0x9E3779B97F4A7C15u;
  hash = (hash ^ (hash >> 32) ^ block.high) * 0xC2B2AE3D27D4EB4Fu;
  return hash ^ (hash >> 29);
}

/// The hash of a word's bytes, the same for upper and lower case of ASCII and Latin-1 letters in UTF-8. Bytes are
/// folded by setting bit 0x20, which changes no digit, dot or plus; all bytes must be of tokens.
constexpr WordHash hash_word(std::string_view word) {
  WordHash hash = word.size();
  for (std::size_t at = 0; at < word.size(); at += 16) hash = mix(hash, load_block(word.substr(at, 16)));
  return hash;
}

/// The same for the part of a text, faster where sixteen bytes can be read from its start.
inline WordHash hash_part(std::string_view text, std::size_t first, std::size_t end) {
  const std::size_t size = end - first;
  if (size - 1 >= 16 || text.size() - first < 16) return hash_word(text.substr(first, size));
  WordBlock block;
  std::memcpy(&block, text.data() + first, sizeof block);
  const std::uint64_t mask = ~std::uint64_t{0};
  const std::uint64_t low = size >= 8 ? mask : mask >> (64 - 8 * size);
  const std::uint64_t high = size <= 8 ? 0 : mask >> (128 - 8 * size);
  return mix(size, {(block.low | word_fold) & low, (block.high | word_fold) & high});
}

}  // namespace sluice::license
