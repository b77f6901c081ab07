// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Runs of bytes in JSON text, sixteen at a time where the processor has SSE2 (every x86-64).
#pragma once

#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sluice::json {

/// Bits of a mask. There are few, and without a processor's own instruction std::popcount is a call.
inline std::uint32_t count_bits(unsigned mask) {
  std::uint32_t count = 0;
  for (; mask != 0; mask &= mask - 1) ++count;
  return count;
}

/// Behind the blanks (RFC 8259 section 2) from `at` on; adds the line feeds among them to `lines`.
inline const char* skip_blanks(const char* at, const char* end, std::uint32_t& lines) {
#ifdef __SSE2__
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i feeds = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
    const __m128i others = _mm_or_si128(
        _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));
    const unsigned feed_bits = static_cast<unsigned>(_mm_movemask_epi8(feeds));
    const unsigned stops = ~static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(feeds, others))) & 0xFFFFu;
    if (stops != 0) {
      const int count = std::countr_zero(stops);
      lines += count_bits(feed_bits & ((1u << count) - 1u));
      return at + count;
    }
    lines += count_bits(feed_bits);
    at += 16;
  }
#endif
  for (; at != end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'); ++at) lines += *at == '\n' ? 1u : 0u;
  return at;
}

/// The first quote, backslash or control character from `at` on, or `end`. Sets `has_high` if a byte before it is no
/// ASCII.
inline const char* find_string_stop(const char* at, const char* end, bool& has_high) {
#ifdef __SSE2__
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i marks =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    const unsigned stops = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(controls, marks)));
    const unsigned high = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (stops != 0) {
      const int count = std::countr_zero(stops);
      has_high = has_high || (high & ((1u << count) - 1u)) != 0;
      return at + count;
    }
    has_high = has_high || high != 0;
    at += 16;
  }
#endif
  for (; at != end && *at != '"' && *at != '\\'; ++at) {
    const unsigned char byte = static_cast<unsigned char>(*at);
    if (byte < 0x20) return at;
    has_high = has_high || byte >= 0x80;
  }
  return at;
}

}  // namespace sluice::json
