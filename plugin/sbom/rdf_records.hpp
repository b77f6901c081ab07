// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A graph of SPDX 2.x as the records that the same document has in JSON.
#pragma once

#include "sbom/rdf_graph.hpp"
#include "sbom/spdx2_records.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sluice::sbom {

struct Spdx2Member;

/// The property for a member, or the member's own name.
std::string rdf_name_of_member(std::string_view owner, std::string_view member);

/// A license or a set of licenses as an expression; "NONE", "NOASSERTION". Sets that contain themselves, or more than
/// an expression may have, end in "?".
std::string rdf_license_text(const RdfGraph& graph, std::uint32_t node);

/// "#noassertion", "#none" of the SPDX terms; empty for anything else.
std::string_view rdf_nothing(std::string_view iri);

class RdfRecords {
 public:
  /// Both outlive it.
  RdfRecords(const RdfGraph& graph, Spdx2Records& records) : graph_(graph), records_(records) {}
  /// Hands over every element, then the document; of a graph that is cut there may be none.
  void run(bool is_whole);

 private:
  const RdfNode* find_document();
  void element(const RdfNode& node, std::string_view owner, std::string_view array);
  void relationships(const RdfNode& node);
  void document(const RdfNode* document);
  Node* object(const RdfNode& node, std::string_view owner, Node* object, Tree& tree);
  void property(const RdfProperty& property, std::string_view owner, Node* object, Tree& tree);
  void value(const RdfProperty& property, const Spdx2Member& member, bool is_id, bool is_license, Node* into,
             Tree& tree);
  std::string text_of(const RdfProperty& property, const Spdx2Member& member, bool is_id, bool is_license);
  std::string id_of(std::string_view iri) const;
  void say(const RdfProperty& property, std::string detail);

  const RdfGraph& graph_;
  Spdx2Records& records_;
  std::string namespace_;
  std::map<std::string, std::string, std::less<>> documents_;  ///< DocumentRef- by the other document's IRI
  std::map<std::string_view, std::uint32_t> counts_;           ///< records handed over, by list
  Tree tree_;
};

}  // namespace sluice::sbom
