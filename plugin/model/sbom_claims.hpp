// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What an SBOM claims of bytes: digests of what its elements name, and the verification codes of its packages.
#pragma once

#include "model/sbom.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A digest that an SBOM states.
struct SbomDigest {
  std::uint32_t field = 0;     ///< index into Sbom::fields; its value is the hex
  std::string_view algorithm;  ///< as base/digest names it; empty if it is not computed here
};

/// The digests of what a match is about: those of the element, or of the external reference that names the file.
std::vector<SbomDigest> digests_of(const Sbom& sbom, const SbomMatch& match);

/// True if one of the element's fields is a digest.
bool states_digest(const Sbom& sbom, const SbomElement& element);

/// The verification code of one package (SPDX 2.3 clause 7.9).
struct SbomPackageCode {
  std::uint32_t package = 0;         ///< element
  std::uint32_t field = 0;           ///< index into Sbom::fields
  std::vector<std::uint32_t> files;  ///< elements, ascending; empty: the document does not say which
  std::vector<std::string> excluded;  ///< normalized paths, sorted
};
std::vector<SbomPackageCode> package_codes(const Sbom& sbom);

/// A path as SBOMs write it, without "./", a leading '/' and Windows' separators; empty if it names no file.
std::string sbom_path(std::string_view written);

/// The last part of a path or URL, without query and fragment.
std::string_view last_part_of(std::string_view url);

}  // namespace sluice
