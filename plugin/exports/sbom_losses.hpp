// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "exports/sbom_format.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// Something that an Sbom says and its written form does not.
struct SbomLoss {
  std::string what;  ///< "field filename", "relation static_link", "element license"
  std::uint64_t count = 0;
  std::string example;  ///< the first, escaped and shortened

  friend bool operator==(const SbomLoss&, const SbomLoss&) = default;
};

/// What `given` says and `back` does not, by what it is. Elements are told by kind, name and version, as ids and order
/// may differ; what only tells of the format itself does not count, nor does that the subject contains what a format
/// without nesting lists beside it.
std::vector<SbomLoss> sbom_losses(const Sbom& given, const Sbom& back);

/// Reads a document that was just written.
Sbom read_written(const SbomFormat& format, std::string_view bytes);

}  // namespace sluice
