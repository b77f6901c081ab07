// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reader alone, in pieces whose size the first byte sets: every byte that it takes must be told to the skeleton,
// all of them unless it stopped with a reason.
#include "support/reader_run.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (input.empty()) return 0;
  sluice::Limits limits;
  limits.document_bytes = 64u << 10;
  const std::size_t piece = 1 + std::size_t{bytes[0]} * 7;
  const auto run = sluice::test::run_reader("ar", input.substr(1), piece, limits, 64u << 10);
  const bool is_accounted =
      run.is_frame_faithful && run.heard <= size - 1 && (!run.stopped.empty() || run.heard == size - 1);
  if (run.has_failed || !is_accounted) std::abort();
  return 0;
}
