// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reader alone, in pieces whose size the first byte sets; if that byte is odd, headers get checksums that fit, so
// that changed ones are looked at. Every byte that the reader takes must be told to the skeleton, all of them unless it
// stopped with a reason.
#include "support/reader_run.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

constexpr std::size_t block_bytes = 512;
constexpr std::size_t checksum_at = 148;

void mend_checksums(std::string& tar) {
  for (std::size_t at = 0; at + block_bytes <= tar.size(); at += block_bytes) {
    if (tar.compare(at + 257, 5, "ustar") != 0) continue;
    tar.replace(at + checksum_at, 8, 8, ' ');
    unsigned sum = 0;
    for (std::size_t i = 0; i < block_bytes; ++i) sum += static_cast<unsigned char>(tar[at + i]);
    tar[at + checksum_at + 6] = '\0';
    for (std::size_t digit = 6; digit-- > 0; sum /= 8) tar[at + checksum_at + digit] = static_cast<char>('0' + sum % 8);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  std::string tar(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  if (bytes[0] % 2 != 0) mend_checksums(tar);
  sluice::Limits limits;
  limits.document_bytes = 64u << 10;
  const std::size_t piece = 1 + std::size_t{bytes[0]} * 7;
  const auto run = sluice::test::run_reader("tar", tar, piece, limits, 64u << 10);
  const bool is_accounted =
      run.is_frame_faithful && run.heard <= tar.size() && (!run.stopped.empty() || run.heard == tar.size());
  if (run.has_failed || !is_accounted) std::abort();
  return 0;
}
