// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "exports/sbom_fields.hpp"
#include "exports/sbom_format.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::exports {

/// What SPDX asks for and an Sbom may not say, settled once for both versions.
struct SpdxHead {
  std::string name_space;  ///< an absolute URI without '#'
  std::string name;
  std::string created;

  SpdxHead(const Sbom& sbom, const SbomWriting& writing);
};

/// "2026-11-21T00:00:00Z" of a point of time by RFC 3339; empty if it is none.
std::string spdx_time(std::string_view text);
/// An absolute URI without '#' in it.
bool is_spdx_namespace(std::string_view text);

/// A tool as SPDX names it: "syft-1.2.3".
std::vector<std::string> spdx_tools(const ElementFields& document, const SbomWriting& writing);

/// An annotation: fields that follow each other.
struct SpdxNote {
  std::string text;
  std::string annotator;  ///< or empty
  std::string date;       ///< or empty
};
/// Annotations of an element, and its properties as "NAME: VALUE".
std::vector<SpdxNote> spdx_notes(const ElementFields& fields);

/// The expression of that field: several are joined by AND; those of a document that says neither declared nor
/// concluded count as declared. "NOASSERTION" and "NONE" as they stand; empty if nothing is said.
std::string spdx_license(const ElementFields& fields, std::string_view field);

/// Ids "SPDXRef-..." of elements, "LicenseRef-..." of licenses; kept where they are such.
std::vector<std::string> spdx_ids(const Sbom& sbom);

/// An element that SPDX can hold: packages, files, snippets.
enum class SpdxKind : std::uint8_t { none, package, file, snippet, license };
SpdxKind spdx_kind(const Sbom& sbom, std::uint32_t element);

/// "SHA256" for "hash.sha256" among these words, or empty.
std::string_view spdx_algorithm(std::string_view words, std::string_view field);
/// "OPERATING_SYSTEM" for "operating-system" among these words, or empty.
std::string_view spdx_word(std::string_view words, std::string_view kebab);

}  // namespace sluice::exports
