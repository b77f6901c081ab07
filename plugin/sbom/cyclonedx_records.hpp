// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a CycloneDX document of 1.0 to 1.7 says, from its records in the shape of its JSON form (ECMA-424). Not read:
// addresses and phone numbers; vendors of tools, and their hashes; licensing (contracts) and expressionDetails;
// comments of references; mime-type, tags, releaseNotes but their time, modelCard, data and cryptoProperties of
// components; endpoints, data and trust of services; everything of vulnerabilities but their ids; annotations,
// formulation, declarations, definitions, citations, patents; signatures but for their algorithm; in XML, elements of
// other namespaces. Their bom-refs count all the same, as something may refer to them.
#pragma once

#include "sbom/cyclonedx_components.hpp"
#include "sbom/cyclonedx_graph.hpp"

namespace sluice::sbom {

/// Fills an Sbom. Problems of the document against itself have terms of their own: "sbom.duplicate-id",
/// "sbom.dangling-reference", "sbom.hash-length", "sbom.serial-number", "sbom.version-range", "sbom.purl",
/// "sbom.unknown-version". A document of an unknown version is not read: no element but the document remains.
class CyclonedxRecords : public RecordSink {
 public:
  /// `sbom` is empty, outlives this and has its format. Places are paths of XML where that is "cyclonedx-xml".
  explicit CyclonedxRecords(Sbom& sbom);

  /// JSON: 1.2 to 1.7; XML: 1.0 to 1.7.
  static bool is_known_version(std::string_view version, bool is_xml);

  void record(std::string_view array, std::uint32_t index, const Node& item) override;
  void root(const Node& root) override;

  /// Puts together what was said, after root() or where the document is cut. Nothing may follow. Not `whole`: what it
  /// refers to may have been lost, so that no reference is said to be dangling.
  void finish(bool whole);

 private:
  void read_root(const Node& root);
  void add_document_fields();
  void refuse_version(std::string detail, std::string place, std::uint32_t line);

  Sbom& sbom_;
  Sbom document_;  ///< holds the document's own fields, which come in pieces
  cyclonedx::Places places_;
  cyclonedx::Graph graph_;
  cyclonedx::Components components_;
  bool has_version_ = false;
  bool is_refused_ = false;
};

}  // namespace sluice::sbom
