// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/yaml.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto document = sluice::yaml::parse(std::string(bytes, bytes + size), "fuzz.yaml");
  if (document) return 0;
  if (document.error().diagnostics.empty()) std::abort();
  for (const sluice::Diagnostic& problem : document.error().diagnostics) (void)sluice::render(problem, {});
  return 0;
}
