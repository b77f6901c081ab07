// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Runs of one byte class, sixteen bytes at a time where the processor has SSE2 (every x86-64), else by the table.
#pragma once

#include "license/byte_class.hpp"

#include <bit>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sluice::license {

#ifdef __SSE2__
namespace runs {

inline __m128i is_between(__m128i bytes, char first, char last) {  // false for bytes from 0x80 on
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
}

inline __m128i is_byte(__m128i bytes, char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); }

/// A bit for each ASCII letter and digit.
inline __m128i ascii_words(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  return _mm_or_si128(is_between(folded, 'a', 'z'), is_between(bytes, '0', '9'));
}

/// Bits of the bytes that are no plain letter or digit: those above ASCII are looked at singly.
inline unsigned word_stops(__m128i bytes) {
  return ~static_cast<unsigned>(_mm_movemask_epi8(ascii_words(bytes))) & 0xFFFFu;
}

/// Bits of the bytes that are not skipped.
inline unsigned skip_stops(__m128i bytes) {
  const __m128i marks = _mm_or_si128(_mm_or_si128(is_byte(bytes, '('), is_byte(bytes, '<')),
                                     _mm_or_si128(is_byte(bytes, '&'), is_byte(bytes, '\\')));
  const __m128i stops =
      _mm_or_si128(_mm_or_si128(ascii_words(bytes), marks), _mm_or_si128(is_byte(bytes, '\n'), bytes));
  return static_cast<unsigned>(_mm_movemask_epi8(stops));
}

}  // namespace runs
#endif

/// Behind the bytes of class `word` from `i` on.
inline std::size_t find_word_end(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  while (text.size() - i >= 16) {
    const unsigned stops = runs::word_stops(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i)));
    if (stops == 0) {
      i += 16;
      continue;
    }
    i += static_cast<std::size_t>(std::countr_zero(stops));
    if (class_of(text[i]) != ByteClass::word) return i;
    ++i;
  }
#endif
  while (i < text.size() && class_of(text[i]) == ByteClass::word) ++i;
  return i;
}

/// Behind the bytes of class `skipped` from `i` on.
inline std::size_t find_skipped_end(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  while (text.size() - i >= 16) {
    const unsigned stops = runs::skip_stops(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i)));
    if (stops != 0) return i + static_cast<std::size_t>(std::countr_zero(stops));
    i += 16;
  }
#endif
  while (i < text.size() && class_of(text[i]) == ByteClass::skipped) ++i;
  return i;
}

}  // namespace sluice::license
