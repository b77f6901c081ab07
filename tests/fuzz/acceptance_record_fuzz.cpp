// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/acceptance_record.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto record = sluice::read_acceptance(std::string(bytes, bytes + size), "fuzz", {});
  if (!record) return 0;
  const auto again = sluice::read_acceptance(sluice::render_acceptance(*record), "fuzz", {});
  if (!again || *again != *record) std::abort();
  return 0;
}
