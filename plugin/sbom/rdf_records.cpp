// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/rdf_records.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "sbom/rdf_words.hpp"
#include "sbom/record_source.hpp"
#include "sbom/spdx2_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::sbom {
namespace {

enum class Form : std::uint8_t { value, license, id, none };
struct Property {
  std::string_view owner, name, member;
  Form form = Form::value;
};
constexpr Property properties[] = {
#define SPDX_RDF(owner, name, member, form) {#owner, name, member, Form::form},
#include "sbom/spdx_rdf.def"
#undef SPDX_RDF
};

struct Class {
  std::string_view type, owner, array;
};
constexpr std::array<Class, 4> elements = {{{"Package", "package", "packages"},
                                            {"File", "file", "files"},
                                            {"Snippet", "snippet", "snippets"},
                                            {"ExtractedLicensingInfo", "license", "hasExtractedLicensingInfos"}}};

constexpr std::string_view terms = "http://spdx.org/rdf/terms#";

std::string_view behind_hash(std::string_view iri) { return iri.substr(iri.rfind('#') + 1); }

std::string without_escapes(std::string_view fragment) {
  std::string text(fragment);
  for (std::size_t at = text.find("%3A"); at != std::string::npos; at = text.find("%3A", at)) text.replace(at, 3, ":");
  return text;
}

std::string_view member_of(std::string_view owner, std::string_view property) {
  const auto at =
      std::ranges::find_if(properties, [&](const Property& p) { return p.owner == owner && p.name == property; });
  return at == std::end(properties) ? std::string_view() : at->member;
}

}  // namespace

std::string rdf_name_of_member(std::string_view owner, std::string_view member) {
  if (member == "SPDXID") return "rdf:about";
  const auto at =
      std::ranges::find_if(properties, [&](const Property& p) { return p.owner == owner && p.member == member; });
  return std::string(at == std::end(properties) ? member : at->name);
}

std::string_view rdf_nothing(std::string_view iri) {
  if (!iri.starts_with(terms)) return {};
  const std::string_view word = iri.substr(terms.size());
  return word == "noassertion" ? "NOASSERTION" : word == "none" ? "NONE" : "";
}

void RdfRecords::run(bool is_whole) {
  const RdfNode* const root = find_document();
  for (const RdfNode& node : graph_.nodes()) {
    const auto at = std::ranges::find(elements, node.type, &Class::type);
    if (at != elements.end()) element(node, at->owner, at->array);
  }
  if (root != nullptr || is_whole) document(root);
}

const RdfNode* RdfRecords::find_document() {
  const auto& nodes = graph_.nodes();
  const auto document = std::ranges::find(nodes, "SpdxDocument", &RdfNode::type);
  if (document == nodes.end()) return nullptr;
  namespace_ = document->id.substr(0, document->id.find('#'));
  for (const RdfNode& node : nodes) {
    if (node.type != "ExternalDocumentRef") continue;
    const RdfProperty* const other = node.find("spdxDocument");
    const RdfProperty* const id = node.find("externalDocumentId");
    if (other == nullptr) continue;
    documents_.emplace(other->node == no_index ? other->text : graph_.nodes()[other->node].id,
                       id == nullptr ? std::string(behind_hash(node.id)) : std::string(trim(id->text)));
  }
  return &*document;
}

void RdfRecords::element(const RdfNode& node, std::string_view owner, std::string_view array) {
  tree_.clear();
  Node* const record = tree_.add(nullptr, Node::Kind::object, node.line);
  const std::string id = id_of(node.id);
  if (!id.empty() && !id.starts_with("_:")) {
    const bool is_license = owner == "license";
    if (!is_license || node.find("licenseId") == nullptr) {
      tree_.add_member(record, is_license ? "licenseId" : "SPDXID", Node::Kind::string, node.line)->text =
          tree_.keep(id);
    }
  }
  object(node, owner, record, tree_);
  records_.record(array, counts_[array]++, *record);
  relationships(node);
}

void RdfRecords::relationships(const RdfNode& node) {
  for (const RdfProperty& property : node.properties) {
    if (property.name != "relationship" || property.node == no_index) continue;
    tree_.clear();
    Node* const record = tree_.add(nullptr, Node::Kind::object, property.line);
    tree_.add_member(record, "spdxElementId", Node::Kind::string, property.line)->text = tree_.keep(id_of(node.id));
    object(graph_.nodes()[property.node], "relationship", record, tree_);
    records_.record("relationships", counts_["relationships"]++, *record);
  }
}

void RdfRecords::document(const RdfNode* document) {
  if (document == nullptr) {
    return records_.problem({.term = "sbom.schema",
                             .detail = "no SpdxDocument",
                             .help = "the graph of an SPDX document has one node of that class",
                             .place = "",
                             .line = 1});
  }
  relationships(*document);
  Tree tree;
  Node* const root = tree.add(nullptr, Node::Kind::object, document->line);
  tree.add_member(root, "SPDXID", Node::Kind::string, document->line)->text = tree.keep(id_of(document->id));
  tree.add_member(root, "documentNamespace", Node::Kind::string, document->line)->text = tree.keep(namespace_);
  for (const RdfProperty& property : document->properties) {
    const Spdx2Member* const list = find_spdx2_member("document", member_of("document", property.name));
    if (list == nullptr || !list->is_list()) {
      this->property(property, "document", root, tree);
      continue;
    }
    tree_.clear();
    Node* const holder = tree_.add(nullptr, Node::Kind::object, property.line);
    this->property(property, "document", holder, tree_);
    for (const Node& item : children(holder->first)) records_.record(list->name, counts_[list->name]++, item);
  }
  records_.root(*root);
}

Node* RdfRecords::object(const RdfNode& node, std::string_view owner, Node* object, Tree& tree) {
  for (const RdfProperty& one : node.properties) property(one, owner, object, tree);
  return object;
}

void RdfRecords::property(const RdfProperty& property, std::string_view owner, Node* object, Tree& tree) {
  const auto known =
      std::ranges::find_if(properties, [&](const Property& p) { return p.owner == owner && p.name == property.name; });
  if (known == std::end(properties)) {
    return say(property, fmt::format("'{}' is no property of this node", to_visible_short(property.name, 60)));
  }
  const Spdx2Member* const member = find_spdx2_member(owner, known->member);
  if (known->form == Form::none || member == nullptr || tree.memory() > record_memory) return;
  Node* list = nullptr;
  for (Node* child = object->first; child != nullptr; child = child->next) {
    if (child->key == member->name) list = child;
  }
  if (!member->is_list()) {
    if (list != nullptr) return say(property, fmt::format("'{}' comes twice", property.name));
    return value(property, *member, known->form == Form::id, known->form == Form::license,
                 tree.add_member(object, member->name, Node::Kind::string, property.line), tree);
  }
  if (list == nullptr) list = tree.add_member(object, member->name, Node::Kind::array, property.line);
  value(property, *member, known->form == Form::id, known->form == Form::license,
        tree.add(list, Node::Kind::string, property.line), tree);
}

void RdfRecords::value(const RdfProperty& property, const Spdx2Member& member, bool is_id, bool is_license, Node* into,
                       Tree& tree) {
  const bool is_word = member.type.front() >= 'A' && member.type.front() <= 'Z';
  if (member.type != "text" && member.type != "boolean" && member.type != "integer" && !is_word) {
    if (property.node == no_index) return;
    into->kind = Node::Kind::object;
    const RdfNode& node = graph_.nodes()[property.node];
    if (member.type == "external_document" && node.find("externalDocumentId") == nullptr) {
      tree.add_member(into, "externalDocumentId", Node::Kind::string, node.line)->text =
          tree.keep(behind_hash(node.id));
    }
    object(node, member.type, into, tree);
    return;
  }
  if (member.type == "boolean") into->kind = Node::Kind::boolean;
  if (member.type == "integer") into->kind = Node::Kind::number;
  const std::string text = text_of(property, member, is_id, is_license);
  into->text = tree.keep(is_word ? spdx_word_of_rdf(member.type, text) : text);
}

std::string RdfRecords::text_of(const RdfProperty& property, const Spdx2Member& member, bool is_id, bool is_license) {
  if (property.node == no_index) {
    const bool is_one_line = member.type != "text" || is_id || is_license;
    return is_one_line ? std::string(trim(property.text)) : property.text;
  }
  const std::string& iri = graph_.nodes()[property.node].id;
  if (is_license) return rdf_license_text(graph_, property.node);
  if (is_id) return id_of(iri);
  const std::string_view nothing = rdf_nothing(iri);
  return nothing.empty() ? iri : std::string(nothing);
}

/// "SPDXRef-a" of this document's namespace, "DocumentRef-b:SPDXRef-a" of another's.
std::string RdfRecords::id_of(std::string_view iri) const {
  if (const std::string_view nothing = rdf_nothing(iri); !nothing.empty()) return std::string(nothing);
  const std::size_t hash = iri.find('#');
  if (hash == std::string_view::npos) return std::string(iri);
  const std::string fragment = without_escapes(iri.substr(hash + 1));
  const std::string_view base = iri.substr(0, hash);
  if (base.empty() || base == namespace_) return fragment;
  const auto other = documents_.find(base);
  return other == documents_.end() ? std::string(iri) : other->second + ":" + fragment;
}

void RdfRecords::say(const RdfProperty& property, std::string detail) {
  records_.problem(
      {.term = "sbom.schema", .detail = std::move(detail), .help = "", .place = "", .line = property.line});
}

}  // namespace sluice::sbom
