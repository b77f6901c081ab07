// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/intake.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

/// The whole walk: magic, filters, readers, nesting, rules, under limits that keep one input cheap.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  sluice::Limits limits;
  limits.total_bytes = 8u << 20;
  limits.entry_bytes = 4u << 20;
  limits.entries = 1000;
  limits.nesting = 4;
  limits.decoder_memory = 64u << 20;
  limits.nested_buffer = 1u << 20;
  sluice::Contents contents;
  static_cast<void>(sluice::open_bytes("d", std::as_bytes(std::span(bytes, size)), {limits}, contents));
  return 0;
}
