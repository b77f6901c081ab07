// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_losses.hpp"

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

/// What was read is written in each format and read to its end again; written a second time, nothing more is lost of
/// its components.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace sluice;
  if (size == 0) return 0;
  const std::span<const SbomFormat> formats = sbom_formats();
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const Sbom given = read_written(formats[bytes[0] % formats.size()], text);
  const SbomWriting writing = {"2026-11-21T00:00:00Z", "sluice", "1.0", nullptr};
  for (const SbomFormat& format : formats) {
    const Sbom back = read_written(format, format.render(given, writing));
    if (!back.is_complete) std::abort();
    const Sbom again = read_written(format, format.render(back, writing));
    for (const SbomLoss& loss : sbom_losses(back, again)) {
      if (loss.what == "element component") std::abort();
    }
  }
  return 0;
}
