// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/envelope.hpp"
#include "attest/verification_result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  const auto sealed = sluice::parse_envelope(text, "fuzz");
  const auto statement = sluice::parse_statement(sealed ? sealed->payload : text, "fuzz");
  if (statement) (void)sluice::parse_verification_result(*statement, "fuzz");
  return 0;
}
