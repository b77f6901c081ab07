// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Names that SPDX documents write, in the terms of sbom_fields.def.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice::sbom {

/// "Person: Jane Doe (jane@doe.example)": SPDX 2.3 clauses 6.8, 7.5, 7.6. Without a kind, all of it is the name.
struct SpdxActor {
  enum class Kind { none, person, organization, tool };
  Kind kind = Kind::none;
  std::string_view name;
  std::string_view email;    ///< or empty
  std::string_view version;  ///< of a tool: what follows the last '-' if it begins with a digit
};
SpdxActor parse_spdx_actor(std::string_view text);
/// "LicenseFind-1.0": a tool's name and version.
void split_spdx_tool(std::string_view text, SpdxActor& tool);

/// The family member for an algorithm as SPDX 2 or 3 writes it: "hash.sha256" for "SHA256", "hash.sha3-256".
std::string spdx_hash_field(std::string_view algorithm);
/// Hex digits of a digest of that field; 0 if not known, or not fixed.
std::size_t spdx_hash_digits(std::string_view field);

/// The field for an external reference or identifier of that type: "purl", "cpe", or "reference.TYPE". Types that are
/// IRIs count by their last part.
std::string spdx_reference_field(std::string_view type);

/// "OPERATING_SYSTEM" and "operatingSystem" as "operating-system".
std::string to_kebab(std::string_view word);

}  // namespace sluice::sbom
