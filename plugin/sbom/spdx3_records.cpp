// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx3_records.hpp"

#include "base/escape.hpp"
#include "model/contents.hpp"
#include "sbom/record_source.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::string_view graph = "@graph";
// Creation infos without an id: the document's, and the first of any element. No id of a document is like these.
constexpr std::string_view own_creation = "document";
constexpr std::string_view first_creation = "first";
constexpr std::string_view context_begin = "https://spdx.org/rdf/";
constexpr std::string_view context_end = "/spdx-context.jsonld";

void copy(const Node& from, Node* into, Tree& tree) {
  into->kind = from.kind;
  into->text = tree.keep(from.text);
  for (const Node& child : children(from)) {
    Node* const made = from.kind == Node::Kind::array ? tree.add(into, child.kind, child.line)
                                                      : tree.add_member(into, child.key, child.kind, child.line);
    copy(child, made, tree);
  }
}

std::vector<std::string> texts(const Node* list) {
  std::vector<std::string> all;
  for (const Node& item : children(list)) {
    if (item.is_text()) all.emplace_back(item.text);
    if (item.kind == Node::Kind::object) all.emplace_back(item.text_of("spdxId"));
  }
  return all;
}

}  // namespace

Spdx3Records::Spdx3Records(const SpdxSpelling& spelling) : draft_(spelling) {
  draft_.add_late("", "spec", "SPDX", "", 1);
  draft_.add_late("", "serialization", spelling.serialization, "", 1);
}

void Spdx3Records::record(std::string_view array, std::uint32_t index, const Node& item) {
  if (!draft_.has_room()) return;
  if (array == graph) {
    const std::string place = fmt::format("/{}/{}", graph, index);
    check_spdx3_object(item, place, draft_);
    return objects(item, place);
  }
  // The document may be one object, and this a list in it.
  if (single_.memory() > record_memory) return;
  if (arrays_ == nullptr) arrays_ = single_.add(nullptr, Node::Kind::object, 1);
  Node* list = arrays_->last;
  if (list == nullptr || list->key != array) list = single_.add_member(arrays_, array, Node::Kind::array, item.line);
  copy(item, single_.add(list, item.kind, item.line), single_);
}

void Spdx3Records::root(const Node& root) {
  has_root_ = true;
  root_problems_ = draft_.problems();
  context(root);
  if (root.find(graph) == nullptr) return single(root);
  for (const Node& child : children(root)) {
    if (child.key == graph || child.key == "@context") continue;
    draft_.say("sbom.schema", child, "", fmt::format("'{}' stands beside '@graph'", to_visible_short(child.key, 60)),
               "a document is '@context' and '@graph'");
  }
}

void Spdx3Records::context(const Node& root) {
  const Node* const node = root.find("@context");
  if (node == nullptr) return draft_.say("sbom.schema", root, "", "'@context' is missing");
  if (!node->is_text()) {
    return draft_.say("sbom.schema", *node, "", "'@context' is not text",
                      "write the address of the SPDX context alone");
  }
  const std::string_view text = node->text;
  if (text.starts_with(context_begin) && text.ends_with(context_end)) {
    version_ = text.substr(context_begin.size(), text.size() - context_begin.size() - context_end.size());
  }
  if (version_ == "3.0.0" || version_ == "3.0.1") return;
  draft_.say("sbom.unknown-version", *node, "",
             fmt::format("context '{}' is not one of SPDX 3.0.0 and 3.0.1", to_visible_short(text, 80)),
             "it is read as if it were 3.0.1");
}

/// A document that is one object: its lists came as records.
void Spdx3Records::single(const Node& root) {
  Tree tree;
  Node* const whole = tree.add(nullptr, Node::Kind::object, root.line);
  for (const Node& child : children(root)) {
    if (child.key == "@context") continue;
    Node* const made = tree.add_member(whole, child.key, child.kind, child.line);
    const Node* const list = arrays_ == nullptr ? nullptr : arrays_->find(child.key);
    copy(child.kind == Node::Kind::array && list != nullptr ? *list : child, made, tree);
  }
  check_spdx3_object(*whole, "", draft_);
  objects(*whole, "");
}

void Spdx3Records::problem(SbomProblem problem) {
  if (has_root_) draft_.forget_problems(root_problems_);  // what it lacks may be in the part that was not read
  root_problems_ = draft_.problems() + 1;
  draft_.problem(std::move(problem));
}

/// The object, and those that stand in it where an identifier could stand.
void Spdx3Records::objects(const Node& node, std::string_view place) {
  nested_.assign(1, &node);
  for (std::size_t i = 0; i < nested_.size(); ++i) {
    const Node& one = *nested_[i];
    const Spdx3Class* const type = one.kind == Node::Kind::object ? find_spdx3_class(one.text_of("type")) : nullptr;
    if (type != nullptr) object(one, *type, place);
  }
}

/// What becomes no element, but has an id.
void Spdx3Records::note(const Node& node, std::string_view place) {
  const std::string_view id = node.find("spdxId") != nullptr ? node.text_of("spdxId") : node.text_of("@id");
  if (id.empty() || draft_.note(id)) return;
  draft_.say("sbom.duplicate-id", node, place, fmt::format("id '{}' stands for two objects", to_visible_short(id, 80)));
}

void Spdx3Records::object(const Node& node, const Spdx3Class& type, std::string_view place) {
  if (type.is("software_SoftwareArtifact")) return artifact(node, type, place);
  if (type.is("simplelicensing_AnyLicenseInfo") || type.name == "simplelicensing_SimpleLicensingText" ||
      type.is("expandedlicensing_LicenseAddition")) {
    return license(node, type, place);
  }
  const bool is_about_others = type.is("ElementCollection") || type.is("Relationship") || type.name == "Annotation";
  if (type.kind == Spdx3Class::Kind::element && !is_about_others) return other(node, type, place);
  note(node, place);
  if (type.name == "CreationInfo") return creation(node, place);
  if (type.name == "SpdxDocument") return document(node, place);
  if (type.is("ElementCollection")) return collection(node, type, place);
  if (type.is("Relationship")) return relationship(node, type, place);
  if (type.name == "Annotation") return annotation(node, place);
  if (type.is("IntegrityMethod")) return hash(node, place);
}

std::string_view Spdx3Records::reference(const Node& value) {
  if (value.is_text()) return value.text;
  if (value.kind != Node::Kind::object) return {};
  nested_.push_back(&value);
  return value.find("spdxId") != nullptr ? value.text_of("spdxId") : value.text_of("@id");
}

void Spdx3Records::document(const Node& node, std::string_view place) {
  Sbom& sbom = draft_.sbom;
  draft_.identify(node.text_of("spdxId"));
  sbom.elements.front().line = node.line;
  const auto late = [&](const Node* member, std::string_view name) {
    if (member != nullptr && member->is_text())
      draft_.add_late("", name, member->text, draft_.place_of(place, *member), member->line);
  };
  late(node.find("spdxId"), "document-id");
  late(node.find("spdxId"), "namespace");
  late(node.find("name"), "name");
  late(node.find("comment"), "comment");
  late(node.find("description"), "description");
  if (const Node* const license = node.find("dataLicense"); license != nullptr) {
    references_.add({Spdx3Target::license, 0, sbom.intern("data-license"), sbom.intern(reference(*license)),
                     sbom.intern(draft_.place_of(place, *license)), license->line});
  }
  imports(node.find("import"), place);
  collection(node, *find_spdx3_class("SpdxDocument"), place);
}

void Spdx3Records::imports(const Node* list, std::string_view place) {
  for (const Node& item : children(list)) {
    const Node* const id = item.find("externalSpdxId");
    if (id == nullptr || !id->is_text()) continue;
    draft_.declare(id->text);
    const Node* const location = item.find("locationHint");
    const Node& stated = location != nullptr && location->is_text() ? *location : *id;
    draft_.add_late("", "external-document", stated.text, draft_.place_of(place, stated), stated.line);
  }
}

/// A Bom, Sbom or Bundle stands for the document: what it describes, the document describes.
void Spdx3Records::collection(const Node& node, const Spdx3Class& type, std::string_view place) {
  const bool is_document = type.name == "SpdxDocument";
  if (!is_document) draft_.call_document(node.text_of("spdxId"));
  for (const Node& item : children(node.find("rootElement"))) {
    draft_.relate(SbomRelationKind::describes, false, "", reference(item), "rootElement", draft_.place_of(place, item),
                  item.line);
  }
  for (const Node& item : children(node.find("software_sbomType"))) {
    if (item.is_text()) draft_.add_late("", "lifecycle", to_kebab(item.text), draft_.place_of(place, item), item.line);
  }
  const Node* const info = node.find("creationInfo");
  const unsigned rank = is_document ? 3 : 2;
  if (info == nullptr || creation_rank_ >= rank) return;
  creation_rank_ = rank;
  const bool is_nameless = info->kind == Node::Kind::object && info->find("@id") == nullptr;
  document_creation_ = is_nameless ? own_creation : reference(*info);
  if (is_nameless) keep_creation(own_creation, *info, place);
}

void Spdx3Records::creation(const Node& node, std::string_view place) {
  std::string_view id = node.text_of("@id");
  if (id.empty() && creation_rank_ > 0) return;  // of an element that has its own
  if (id.empty()) id = first_creation;
  if (creation_rank_ == 0) {
    creation_rank_ = 1;
    document_creation_ = id;
  }
  keep_creation(id, node, place);
}

void Spdx3Records::keep_creation(std::string_view id, const Node& node, std::string_view place) {
  Spdx3Creation creation;
  creation.version = node.text_of("specVersion");
  creation.created = node.text_of("created");
  creation.comment = node.text_of("comment");
  creation.created_by = texts(node.find("createdBy"));
  creation.created_using = texts(node.find("createdUsing"));
  creation.place = draft_.place_of(place, node);
  creation.line = node.line;
  for (const std::string_view member : {"createdBy", "createdUsing"}) {
    for (const Node& item : children(node.find(member))) reference(item);
  }
  references_.creation(id, std::move(creation));
}

/// A package's own file, which SPDX 2 gives by its name.
void Spdx3Records::state_file_names() {
  const Sbom& sbom = draft_.sbom;
  for (const SbomRelation& relation : sbom.relations) {
    if (sbom.text(relation.word) != "hasDistributionArtifact") continue;
    const std::uint32_t file = draft_.element_of(sbom.text(relation.to_id));
    if (file == no_index || sbom.elements[file].kind != SbomElementKind::file) continue;
    const std::string name(sbom.value(sbom.elements[file], "name"));
    if (!name.empty()) draft_.add_late(std::string(sbom.text(relation.from_id)), "filename", name, "", relation.line);
  }
}

Sbom Spdx3Records::finish(bool is_complete) {
  state_file_names();
  references_.resolve(draft_, document_creation_);
  draft_.sbom.version = version_;
  return draft_.finish(version_ == "3.0.0" ? 0 : 1, is_complete && has_root_);
}

}  // namespace sluice::sbom
