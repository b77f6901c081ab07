// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A document judged in pieces must be judged as at once.
#include "support/schema_run.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  const bool is_valid = sluice::test::judge_in_pieces(text, 64).is_valid;
  if (is_valid != sluice::test::judge_at_once(text)) std::abort();
  return 0;
}
