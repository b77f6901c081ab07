// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Two documents state different values where only one can hold: a digest, a license, who supplies it.
struct SbomContradiction {
  std::string about;  ///< "component zlib 1.3.1"
  std::string field;
  std::string kept;  ///< the value that the merged document has: the first
  std::string other;
  std::size_t document = 0;  ///< which of the documents states the other, from 0

  friend bool operator==(const SbomContradiction&, const SbomContradiction&) = default;
};

struct MergedSbom {
  Sbom sbom;
  std::vector<SbomContradiction> contradictions;
};

/// The union of documents: elements of one kind, identity and version are one, with the fields of all. The first
/// document names the whole; the time is the latest; the namespace is made from what it says. Nothing is complete but
/// what all say is.
MergedSbom merge_sboms(std::span<const Sbom> documents);

}  // namespace sluice
