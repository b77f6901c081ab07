// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/check_sbom.hpp"
#include "sbom/reader.hpp"

/// What is read is sound, in whatever pieces it comes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  sluice::test::check_pieces(text, [] { return sluice::sbom::make_cyclonedx_json({}); });
  return 0;
}
