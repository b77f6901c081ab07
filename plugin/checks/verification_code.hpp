// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The verification code of a package (SPDX 2.3 clause 7.9): SHA-1 of the SHA-1s of its files in lower-case hex, sorted
// and joined.
#pragma once

#include "model/inventory.hpp"
#include "model/sbom_claims.hpp"

#include <cstdint>
#include <string>

namespace sluice {

struct CodeVerdict {
  enum class Standing : std::uint8_t { match, mismatch, undecided };
  Standing standing = Standing::undecided;
  std::string actual;  ///< of the delivered bytes; empty if they are not all there
  std::string cause;   ///< why it differs, or was not decided; one clause, or empty if no known cause fits
};

/// Recomputes a code from the delivered bytes and from what the SBOM states of its files.
CodeVerdict judge_code(const Inventory& inventory, const SbomDocument& document, const SbomPackageCode& code);

}  // namespace sluice
