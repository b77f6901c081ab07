// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice::sbom {

/// Our name of a digest algorithm: "SHA-256" and "SHA256" are "sha256", "SHA3-256" is "sha3-256", "BLAKE2b-256" is
/// "blake2b-256".
std::string hash_name(std::string_view written);

/// Hex digits of a digest by our name; 0 if its length is not fixed, or not known.
std::size_t hash_digits(std::string_view name);

}  // namespace sluice::sbom
