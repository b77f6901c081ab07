// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/hash_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice::sbom {
namespace {

struct Length {
  std::string_view name;
  std::size_t digits;
};

/// BLAKE3 and MD6 have no fixed length.
constexpr std::array<Length, 18> lengths = {{
    {"adler32", 8},
    {"blake2b-256", 64},
    {"blake2b-384", 96},
    {"blake2b-512", 128},
    {"md2", 32},
    {"md4", 32},
    {"md5", 32},
    {"sha1", 40},
    {"sha224", 56},
    {"sha256", 64},
    {"sha384", 96},
    {"sha3-224", 56},
    {"sha3-256", 64},
    {"sha3-384", 96},
    {"sha3-512", 128},
    {"sha512", 128},
    {"streebog-256", 64},
    {"streebog-512", 128},
}};

}  // namespace

std::string hash_name(std::string_view written) {
  std::string name = to_lower_ascii(trim(written));
  if (name.starts_with("sha-")) name.erase(3, 1);
  return name;
}

std::size_t hash_digits(std::string_view name) {
  const auto* const found = std::ranges::find(lengths, name, &Length::name);
  return found == lengths.end() ? 0 : found->digits;
}

}  // namespace sluice::sbom
