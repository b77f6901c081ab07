// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/facts_json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  (void)sluice::parse_report_json(text, "fuzz.json");
  const auto facts = sluice::parse_facts(text, "fuzz.json");
  if (!facts) return 0;
  const auto again = sluice::parse_facts(sluice::render_facts(*facts), "again.json");
  (void)sluice::find_broken_index(facts->inventory);
  if (!again || *again != *facts) std::abort();
  return 0;
}
