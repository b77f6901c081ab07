// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Licenses in RDF (SPDX 2.3 annex D.6): sets, operators, listed licenses and those of the document.
#include "base/text.hpp"
#include "model/license_expression.hpp"
#include "sbom/rdf_records.hpp"

namespace sluice::sbom {
namespace {

constexpr unsigned most_depth = 64;
constexpr unsigned most_nodes = 2000;

/// "MIT" of "http://spdx.org/licenses/MIT", "LicenseRef-1" of "...#LicenseRef-1".
std::string_view last_part(std::string_view iri) {
  const std::size_t at = iri.find_last_of("/#");
  return at == std::string_view::npos ? iri : iri.substr(at + 1);
}

class Writer {
 public:
  explicit Writer(const RdfGraph& graph) : graph_(graph) {}

  /// `is_inner`: an operand, so that a set stands in parentheses.
  std::string text(std::uint32_t number, bool is_inner, unsigned depth) {
    if (depth > most_depth || ++nodes_ > most_nodes) return "?";
    const RdfNode& node = graph_.nodes()[number];
    if (node.type == "ConjunctiveLicenseSet") return set(node, " AND ", is_inner, depth);
    if (node.type == "DisjunctiveLicenseSet") return set(node, " OR ", is_inner, depth);
    if (node.type == "OrLaterOperator") return member(node, "member", depth) + "+";
    if (node.type == "WithExceptionOperator") {
      return member(node, "member", depth) + " WITH " + member(node, "licenseException", depth);
    }
    if (const std::string_view nothing = rdf_nothing(node.id); !nothing.empty()) return std::string(nothing);
    if (!node.id.empty() && !node.id.starts_with("_:")) return std::string(last_part(node.id));
    for (const std::string_view name : {"licenseId", "licenseExceptionId"}) {
      if (const RdfProperty* const id = node.find(name)) return std::string(trim(id->text));
    }
    return "?";
  }

 private:
  std::string value(const RdfProperty& property, bool is_inner, unsigned depth) {
    return property.node == no_index ? std::string(trim(property.text)) : text(property.node, is_inner, depth + 1);
  }
  std::string member(const RdfNode& node, std::string_view name, unsigned depth) {
    const RdfProperty* const property = node.find(name);
    return property == nullptr ? "?" : value(*property, true, depth);
  }
  std::string set(const RdfNode& node, std::string_view between, bool is_inner, unsigned depth) {
    std::string all;
    for (const RdfProperty& property : node.properties) {
      if (property.name != "member" || all.size() > most_license_bytes) continue;
      if (!all.empty()) all += between;
      all += value(property, true, depth);
    }
    return is_inner ? "(" + all + ")" : all;
  }

  const RdfGraph& graph_;
  unsigned nodes_ = 0;
};

}  // namespace

std::string rdf_license_text(const RdfGraph& graph, std::uint32_t node) { return Writer(graph).text(node, false, 0); }

}  // namespace sluice::sbom
