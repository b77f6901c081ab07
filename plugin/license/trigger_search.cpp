// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/trigger_search.hpp"

#include "license/byte_class.hpp"

#include <algorithm>
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

constexpr std::array listed = {
#define SLUICE_TRIGGER(letters) Trigger{letters, false},
#define SLUICE_UPPER(word) Trigger{word, true},
#include "license/triggers.def"
};

constexpr std::size_t prefix = 5;  // bytes looked at; the last may be any bytes, of shorter triggers
constexpr std::size_t groups = 8;
constexpr std::size_t upper_groups = 2;

/// Those that begin alike share a group, which then takes few other bytes.
constexpr auto make_sorted() {
  auto sorted = listed;
  std::ranges::sort(sorted, [](const Trigger& left, const Trigger& right) {
    return left.is_upper != right.is_upper ? right.is_upper : left.letters < right.letters;
  });
  return sorted;
}
constexpr auto triggers = make_sorted();
constexpr auto lower_count = static_cast<std::size_t>(std::ranges::count(triggers, false, &Trigger::is_upper));

constexpr bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
constexpr std::size_t group_of(std::size_t trigger) {
  if (trigger < lower_count) return trigger * (groups - upper_groups) / lower_count;
  return groups - upper_groups + (trigger - lower_count) * upper_groups / (triggers.size() - lower_count);
}

/// Bit g of an entry: a trigger of group g may have a byte with this nibble there.
struct Nibbles {
  std::array<std::array<std::uint8_t, 16>, prefix> low{};
  std::array<std::array<std::uint8_t, 16>, prefix> high{};
};

constexpr Nibbles make_nibbles() {
  Nibbles made;
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    const auto bit = static_cast<std::uint8_t>(1u << group_of(i));
    for (std::size_t at = 0; at < prefix; ++at) {
      const bool is_any = at >= triggers[i].letters.size();
      const char letter = is_any ? ' ' : triggers[i].letters[at];
      const auto byte = static_cast<unsigned char>(letter);
      for (std::size_t nibble = 0; nibble < 16; ++nibble) {
        const bool is_other_case = !triggers[i].is_upper && is_lower(letter) && nibble + 2 == byte >> 4u;
        if (is_any || nibble == (byte & 15u)) made.low[at][nibble] |= bit;
        if (is_any || nibble == byte >> 4u || is_other_case) made.high[at][nibble] |= bit;
      }
    }
  }
  return made;
}

alignas(16) constexpr Nibbles nibbles = make_nibbles();

bool is_word_byte(char byte) { return is_letter(byte) || is_digit(byte) || byte == '_'; }

constexpr char to_lower(char byte) { return byte >= 'A' && byte <= 'Z' ? fold(byte) : byte; }

bool stands_at(const Trigger& trigger, std::string_view text, std::size_t at) {
  const std::size_t size = trigger.letters.size();
  if (text.size() - at < size) return false;
  if (!trigger.is_upper) {
    for (std::size_t i = 0; i < size; ++i) {
      if (to_lower(text[at + i]) != trigger.letters[i]) return false;
    }
    return true;
  }
  if (text.substr(at, size) != trigger.letters || (at > 0 && is_word_byte(text[at - 1]))) return false;
  return at + size == text.size() || !is_letter(text[at + size]);
}

constexpr std::size_t slot_bits = 10;

/// The slot of three bytes, in any case.
constexpr std::size_t slot_of(char first, char second, char third) {
  const auto byte = [](char letter) { return static_cast<std::uint32_t>(static_cast<unsigned char>(letter) | 0x20u); };
  return (byte(first) | byte(second) << 8 | byte(third) << 16) * 0x9E3779B1u >> (32 - slot_bits);
}
constexpr std::size_t slot_of(const Trigger& trigger) {
  return slot_of(trigger.letters[0], trigger.letters[1], trigger.letters[2]);
}

/// Triggers by slot, those of one slot behind each other, and where each slot's begin.
struct Slots {
  std::array<Trigger, triggers.size()> sorted{};
  std::array<std::uint8_t, (1u << slot_bits) + 1> begins{};
};

constexpr Slots make_slots() {
  Slots made;
  made.sorted = triggers;
  std::ranges::sort(made.sorted, {}, [](const Trigger& one) { return slot_of(one); });
  for (const Trigger& one : made.sorted) ++made.begins[slot_of(one) + 1];
  for (std::size_t i = 1; i < made.begins.size(); ++i) {
    made.begins[i] = static_cast<std::uint8_t>(made.begins[i] + made.begins[i - 1]);
  }
  return made;
}
static_assert(triggers.size() < 256);
constexpr Slots slots = make_slots();

bool is_trigger(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return false;
  const std::size_t slot = slot_of(text[at], text[at + 1], text[at + 2]);
  for (std::size_t i = slots.begins[slot]; i < slots.begins[slot + 1]; ++i) {
    if (stands_at(slots.sorted[i], text, at)) return true;
  }
  return false;
}

std::size_t find_scalar(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (is_trigger(text, at)) return at;
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
    const __m256i first = _mm256_and_si256(groups_avx2(bytes, 0), groups_avx2(bytes + 1, 1));
    const __m256i second = _mm256_and_si256(groups_avx2(bytes + 2, 2), groups_avx2(bytes + 3, 3));
    const __m256i found = _mm256_and_si256(_mm256_and_si256(first, second), groups_avx2(bytes + 4, 4));
    const __m256i none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
    auto hits = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    for (; hits != 0; hits &= hits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits));
      if (is_trigger(text, place)) return place;
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
    const __m128i first = _mm_and_si128(groups_ssse3(bytes, 0), groups_ssse3(bytes + 1, 1));
    const __m128i second = _mm_and_si128(groups_ssse3(bytes + 2, 2), groups_ssse3(bytes + 3, 3));
    const __m128i found = _mm_and_si128(_mm_and_si128(first, second), groups_ssse3(bytes + 4, 4));
    const auto none = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_setzero_si128())));
    for (std::uint32_t hits = ~none & 0xFFFFu; hits != 0; hits &= hits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits));
      if (is_trigger(text, place)) return place;
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
