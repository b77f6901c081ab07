// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto value = sluice::json::parse(std::string(bytes, bytes + size), "fuzz.json");
  if (!value) return 0;
  const std::string text = sluice::json::to_text(*value);
  const auto again = sluice::json::parse(text, "again.json");
  if (!again || sluice::json::to_text(*again) != text) std::abort();
  return 0;
}
