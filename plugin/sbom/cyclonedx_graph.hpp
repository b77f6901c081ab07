// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/cyclonedx_fields.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::sbom::cyclonedx {

/// What refers to what by bom-ref. References may come before what they name: they are resolved at the end.
class Graph {
 public:
  Graph(Sbom& sbom, Places places) : sbom_(sbom), places_(places) {}

  /// Notes every bom-ref within a record; reports those that are there already. `place`: of the record.
  void note_ids(const Node& record, std::string_view place);
  /// The element that has a noted bom-ref; the first one keeps it.
  void note_element(std::string_view id, std::uint32_t element);

  /// A relation of two elements that are there.
  void relate(SbomRelationKind kind, std::string_view word, std::uint32_t from, std::uint32_t to);
  /// An item of the root's dependencies. One without dependsOn says that there are none: a relation to "NONE".
  void add_dependency(const Node& item, std::string_view place);
  /// An item of the root's compositions.
  void add_composition(const Node& item, std::string_view place);

  /// Resolves all references and, of a whole document, reports those that name nothing.
  void finish(bool whole);

 private:
  struct Open {  ///< a relation whose ends are to be resolved
    std::uint32_t relation = 0;
    bool is_to_none = false;
    std::uint32_t from_place = 0;  ///< of `ref`, for the first relation of a dependency: a dangling one is said once
    std::uint32_t from_line = 0;
  };
  struct Assertion {  ///< of a composition about one element
    std::uint32_t id = 0;
    SbomCompleteness completeness = SbomCompleteness::not_said;
    bool is_of_dependencies = false;
    std::uint32_t place = 0;
    std::uint32_t line = 0;
  };

  void add_edge(SbomRelationKind kind, std::string_view word, const Node* to, std::string_view place, const Node& item);
  void assert_all(const Node* references, bool is_of_dependencies, SbomCompleteness completeness,
                  std::string_view place, const Node& item);
  std::uint32_t find(std::uint32_t id) const;
  std::uint32_t resolve(std::uint32_t id, std::string_view what, std::uint32_t place, std::uint32_t line);
  void resolve_relations();
  void resolve_assertions();

  Sbom& sbom_;
  Places places_;
  bool is_whole_ = false;
  std::unordered_map<std::uint32_t, std::uint32_t> ids_;  ///< element, or no_index, by text of its bom-ref
  std::vector<Open> open_;
  std::vector<Assertion> assertions_;
};

}  // namespace sluice::sbom::cyclonedx
