// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/trigger_search.hpp"

#include "license/byte_class.hpp"

#include <array>
#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sluice::license {
namespace {

struct Trigger {
  std::string_view letters;  ///< in lower case, but for those in upper case alone
  bool is_upper = false;
};

constexpr std::array triggers = {
#define SLUICE_TRIGGER(letters) Trigger{letters, false},
#define SLUICE_UPPER(word) Trigger{word, true},
#include "license/triggers.def"
};

constexpr std::size_t prefix = 3;
constexpr std::size_t groups = 8;

constexpr bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
constexpr unsigned group_of(std::size_t trigger) { return static_cast<unsigned>(trigger * groups / triggers.size()); }

/// Bit g of an entry: a trigger of group g may have a byte with this nibble there.
struct Nibbles {
  std::array<std::array<std::uint8_t, 16>, prefix> low{};
  std::array<std::array<std::uint8_t, 16>, prefix> high{};
};

constexpr Nibbles make_nibbles() {
  Nibbles nibbles;
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    const auto bit = static_cast<std::uint8_t>(1u << group_of(i));
    for (std::size_t at = 0; at < prefix; ++at) {
      const char letter = triggers[i].letters[at];
      const auto byte = static_cast<unsigned char>(letter);
      nibbles.low[at][byte & 15u] |= bit;
      nibbles.high[at][byte >> 4u] |= bit;
      if (!triggers[i].is_upper && is_lower(letter)) nibbles.high[at][(byte >> 4u) - 2] |= bit;
    }
  }
  return nibbles;
}

alignas(16) constexpr Nibbles nibbles = make_nibbles();

bool is_word_byte(char byte) { return is_letter(byte) || is_digit(byte) || byte == '_'; }

bool stands_at(const Trigger& trigger, std::string_view text, std::size_t at) {
  const std::size_t size = trigger.letters.size();
  if (text.size() - at < size) return false;
  if (!trigger.is_upper) {
    for (std::size_t i = 0; i < size; ++i) {
      const char byte = is_letter(text[at + i]) ? fold(text[at + i]) : text[at + i];
      if (byte != trigger.letters[i]) return false;
    }
    return true;
  }
  if (text.substr(at, size) != trigger.letters || (at > 0 && is_word_byte(text[at - 1]))) return false;
  return at + size == text.size() || !is_letter(text[at + size]);
}

bool is_trigger(std::string_view text, std::size_t at, unsigned group_bits) {
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    if ((group_bits >> group_of(i) & 1u) != 0 && stands_at(triggers[i], text, at)) return true;
  }
  return false;
}

unsigned groups_at(std::string_view text, std::size_t at) {
  unsigned bits = 0xFF;
  for (std::size_t i = 0; i < prefix; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    bits &= nibbles.low[i][byte & 15u] & nibbles.high[i][byte >> 4u];
  }
  return bits;
}

std::size_t find_scalar(std::string_view text, std::size_t at) {
  for (; at + prefix <= text.size(); ++at) {
    const unsigned bits = groups_at(text, at);
    if (bits != 0 && is_trigger(text, at, bits)) return at;
  }
  return std::string_view::npos;
}

#if defined(__x86_64__)

[[gnu::target("avx2")]] inline __m256i table_avx2(const std::array<std::uint8_t, 16>& entries) {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(entries.data())));
}

[[gnu::target("avx2")]] inline __m256i groups_avx2(const char* bytes, std::size_t at) {
  const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i mask = _mm256_set1_epi8(15);
  const __m256i low = _mm256_shuffle_epi8(table_avx2(nibbles.low[at]), _mm256_and_si256(block, mask));
  const __m256i high =
      _mm256_shuffle_epi8(table_avx2(nibbles.high[at]), _mm256_and_si256(_mm256_srli_epi16(block, 4), mask));
  return _mm256_and_si256(low, high);
}

[[gnu::target("avx2")]] std::size_t find_avx2(std::string_view text, std::size_t at) {
  constexpr std::size_t block = 32;
  for (; at + block + prefix <= text.size(); at += block) {
    const char* const bytes = text.data() + at;
    const __m256i found = _mm256_and_si256(_mm256_and_si256(groups_avx2(bytes, 0), groups_avx2(bytes + 1, 1)),
                                           groups_avx2(bytes + 2, 2));
    const __m256i none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
    auto hits = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    for (; hits != 0; hits &= hits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits));
      if (is_trigger(text, place, groups_at(text, place))) return place;
    }
  }
  return find_scalar(text, at);
}

[[gnu::target("ssse3")]] inline __m128i groups_ssse3(const char* bytes, std::size_t at) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i mask = _mm_set1_epi8(15);
  const __m128i low_table = _mm_load_si128(reinterpret_cast<const __m128i*>(nibbles.low[at].data()));
  const __m128i high_table = _mm_load_si128(reinterpret_cast<const __m128i*>(nibbles.high[at].data()));
  return _mm_and_si128(_mm_shuffle_epi8(low_table, _mm_and_si128(block, mask)),
                       _mm_shuffle_epi8(high_table, _mm_and_si128(_mm_srli_epi16(block, 4), mask)));
}

[[gnu::target("ssse3")]] std::size_t find_ssse3(std::string_view text, std::size_t at) {
  constexpr std::size_t block = 16;
  for (; at + block + prefix <= text.size(); at += block) {
    const char* const bytes = text.data() + at;
    const __m128i found =
        _mm_and_si128(_mm_and_si128(groups_ssse3(bytes, 0), groups_ssse3(bytes + 1, 1)), groups_ssse3(bytes + 2, 2));
    const auto none = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_setzero_si128())));
    for (std::uint32_t hits = ~none & 0xFFFFu; hits != 0; hits &= hits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits));
      if (is_trigger(text, place, groups_at(text, place))) return place;
    }
  }
  return find_scalar(text, at);
}

#endif

}  // namespace

SearchUnit best_search_unit() {
#if defined(__x86_64__)
  static const SearchUnit best = __builtin_cpu_supports("avx2")    ? SearchUnit::avx2
                                 : __builtin_cpu_supports("ssse3") ? SearchUnit::ssse3
                                                                   : SearchUnit::scalar;
  return best;
#else
  return SearchUnit::scalar;
#endif
}

std::size_t find_trigger(std::string_view text, std::size_t from, SearchUnit unit) {
#if defined(__x86_64__)
  if (unit == SearchUnit::avx2) return find_avx2(text, from);
  if (unit == SearchUnit::ssse3) return find_ssse3(text, from);
#else
  static_cast<void>(unit);
#endif
  return find_scalar(text, from);
}

}  // namespace sluice::license
