// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SHA-256 by the SHA extensions of x86-64 (Intel 64 manual, volume 2, SHA256RNDS2, SHA256MSG1 and SHA256MSG2).
#include "base/sha256_lanes.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace sluice {

#if defined(__x86_64__)
namespace {

#define SLUICE_SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))

/// FIPS 180-4, 4.2.2.
alignas(16) constexpr std::uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// A chaining value in the order that the instructions want: words a b e f and c d g h, each from high to low.
struct Words {
  __m128i abef, cdgh;
};

__m128i* vector_at(std::uint32_t* words) { return reinterpret_cast<__m128i*>(words); }

SLUICE_SHA_TARGET inline Words load(Sha256Lane& lane) {
  const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(vector_at(lane.words.data())), 0xb1);
  const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(vector_at(lane.words.data() + 4)), 0x1b);
  return {_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xf0)};
}

SLUICE_SHA_TARGET inline void store(const Words& words, Sha256Lane& lane) {
  const __m128i feba = _mm_shuffle_epi32(words.abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(words.cdgh, 0xb1);
  _mm_storeu_si128(vector_at(lane.words.data()), _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128(vector_at(lane.words.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/// Four words of the message schedule (6.2.2, step 1): of the block itself, then made from the last sixteen.
SLUICE_SHA_TARGET inline __m128i schedule(__m128i (&last)[4], const std::byte* block, std::size_t step) {
  if (step < 4) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + step);
    return last[step] = _mm_shuffle_epi8(bytes, big_endian);
  }
  const __m128i newest = last[(step + 3) % 4];
  const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(last[step % 4], last[(step + 1) % 4]),
                                    _mm_alignr_epi8(newest, last[(step + 2) % 4], 4));
  return last[step % 4] = _mm_sha256msg2_epu32(sum, newest);
}

template <std::size_t n>
SLUICE_SHA_TARGET inline void advance_all(Sha256Lane* const (&lanes)[n], std::size_t count) {
  Words now[n];
  const std::byte* at[n];
  for (std::size_t i = 0; i < n; ++i) {
    now[i] = load(*lanes[i]);
    at[i] = lanes[i]->blocks.data();
    lanes[i]->blocks = lanes[i]->blocks.subspan(count * Sha256Lane::block_bytes);
  }
  for (; count > 0; --count) {
    Words before[n];
    __m128i last[n][4];
    for (std::size_t i = 0; i < n; ++i) before[i] = now[i];
#pragma GCC unroll 16
    for (std::size_t step = 0; step < 16; ++step) {
      const __m128i constants = _mm_load_si128(reinterpret_cast<const __m128i*>(round_constants) + step);
      for (std::size_t i = 0; i < n; ++i) {
        const __m128i words = _mm_add_epi32(schedule(last[i], at[i], step), constants);
        now[i].cdgh = _mm_sha256rnds2_epu32(now[i].cdgh, now[i].abef, words);
        now[i].abef = _mm_sha256rnds2_epu32(now[i].abef, now[i].cdgh, _mm_shuffle_epi32(words, 0x0e));
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      now[i] = {_mm_add_epi32(now[i].abef, before[i].abef), _mm_add_epi32(now[i].cdgh, before[i].cdgh)};
      at[i] += Sha256Lane::block_bytes;
    }
  }
  for (std::size_t i = 0; i < n; ++i) store(now[i], *lanes[i]);
}

SLUICE_SHA_TARGET void advance_one(Sha256Lane& lane, std::size_t count) { advance_all<1>({&lane}, count); }

SLUICE_SHA_TARGET void advance_two(Sha256Lane& first, Sha256Lane& second, std::size_t count) {
  advance_all<2>({&first, &second}, count);
}

bool find_instructions() {
  constexpr unsigned int ssse3 = 1u << 9, sse41 = 1u << 19, sha = 1u << 29;
  unsigned int a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & ssse3) == 0 || (c & sse41) == 0) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0;
}

}  // namespace

bool has_sha256_lanes() {
  static const bool found = find_instructions();
  return found;
}

void advance(Sha256Lane& lane, std::size_t count) { advance_one(lane, count); }
void advance(Sha256Lane& first, Sha256Lane& second, std::size_t count) { advance_two(first, second, count); }

#else

bool has_sha256_lanes() { return false; }
void advance(Sha256Lane&, std::size_t) {}
void advance(Sha256Lane&, Sha256Lane&, std::size_t) {}

#endif

}  // namespace sluice
