// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx2_records.hpp"

#include "base/escape.hpp"
#include "sbom/spdx2_shape.hpp"
#include "sbom/spdx_hash.hpp"
#include "sbom/spdx_names.hpp"
#include "sbom/spdx_relations.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::string_view spdx_version_prefix = "SPDX-";

}  // namespace

Spdx2Records::Spdx2Records(const SpdxSpelling& spelling) : draft_(spelling), serialization_(spelling.serialization) {}

void Spdx2Records::record(std::string_view array, std::uint32_t index, const Node& item) {
  const Spdx2Member* const list = find_spdx2_member("document", array);
  if (list == nullptr || !list->is_list() || !draft_.has_room()) return;
  const std::string place = fmt::format("/{}/{}", array, index);
  check_spdx2_record(item, *list, place, draft_);
  if (array == "documentDescribes") return describes(item, place);
  if (item.kind != Node::Kind::object) return;
  if (array == "packages") return package(item, place);
  if (array == "files") return file(item, place);
  if (array == "snippets") return snippet(item, place);
  if (array == "hasExtractedLicensingInfos") return license(item, place);
  if (array == "relationships") return relationship(item, place);
  if (array == "externalDocumentRefs") return external_document(item, place);
  annotation("", item, place);
}

void Spdx2Records::root(const Node& root) {
  has_root_ = true;
  root_problems_ = draft_.problems();
  check_spdx2_shape(root, "document", "", draft_);
  document(root);
}

void Spdx2Records::document(const Node& root) {
  Sbom& sbom = draft_.sbom;
  sbom.elements.front().line = root.line;
  sbom.version = root.text_of("spdxVersion");
  const std::string_view version = root.text_of("spdxVersion");
  draft_.identify(root.text_of("SPDXID"));
  draft_.add_late("", "spec", "SPDX", "/spdxVersion", root.line);
  draft_.add_late("", "serialization", serialization_, "", root.line);
  if (version.starts_with(spdx_version_prefix)) {
    draft_.add_late("", "spec-version", version.substr(spdx_version_prefix.size()), "/spdxVersion", root.line);
  }
  for (const Node& child : children(root)) {
    const Spdx2Member* const member = find_spdx2_member("document", child.key);
    if (member != nullptr && !member->field.empty() && child.is_text()) late(&child, member->field, "");
  }
  if (const Node* const node = root.find("creationInfo"); node != nullptr) creation(*node);
  judge_namespace(root);
  if (root.text_of("SPDXID") != "SPDXRef-DOCUMENT" && !root.text_of("SPDXID").empty()) {
    judge_id(root.text_of("SPDXID"), root, "");
  }
}

void Spdx2Records::late(const Node* node, std::string_view name, std::string_view place, std::string_view id) {
  if (node == nullptr || !node->is_text()) return;
  draft_.add_late(id, name, node->text, draft_.place_of(place, *node), node->line);
}

void Spdx2Records::creation(const Node& node) {
  late(node.find("created"), "created", "");
  late(node.find("licenseListVersion"), "license-list-version", "");
  late(node.find("comment"), "creation-comment", "");
  for (const Node& item : children(node.find("creators"))) creator(item);
}

void Spdx2Records::creator(const Node& item) {
  if (!item.is_text()) return;
  const SpdxActor actor = parse_spdx_actor(item.text);
  const std::string place = draft_.place_of("", item);
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) draft_.add_late("", name, value, place, item.line);
  };
  if (actor.kind == SpdxActor::Kind::tool) {
    add("tool", actor.name);
    add("tool-version", actor.version);
    return;
  }
  add("author", actor.name);
  if (actor.kind == SpdxActor::Kind::organization) add("author-organization", actor.name);
  add("author-email", actor.email);
  if (actor.kind == SpdxActor::Kind::none) {
    draft_.say("sbom.actor", item, "",
               fmt::format("creator '{}' does not say what it is", to_visible_short(item.text, 60)),
               "begin it with 'Person:', 'Organization:' or 'Tool:'");
  }
}

void Spdx2Records::external_document(const Node& item, std::string_view place) {
  draft_.declare(item.text_of("externalDocumentId"));
  late(item.find("spdxDocument"), "external-document", place);
  const Node* const checksum = item.find("checksum");
  const Node* const value = checksum == nullptr ? nullptr : checksum->find("checksumValue");
  if (value != nullptr) judge_spdx_hash(spdx_hash_field(checksum->text_of("algorithm")), *value, place, draft_);
}

void Spdx2Records::describes(const Node& item, std::string_view place) {
  if (!item.is_text()) return;
  draft_.relate(SbomRelationKind::describes, false, "", item.text, "DESCRIBES", place, item.line);
}

void Spdx2Records::relationship(const Node& item, std::string_view place) {
  const std::string_view word = item.text_of("relationshipType");
  const std::string_view from = item.text_of("spdxElementId");
  const std::string_view to = item.text_of("relatedSpdxElement");
  if (from.empty() || to.empty()) return;
  const SpdxRelation* const known = find_spdx2_relation(word);
  const SpdxRelation relation = known == nullptr ? SpdxRelation{} : *known;
  draft_.relate(relation.kind, relation.is_turned, from, to, word, draft_.place_of(place, item), item.line);
  if (to != "NONE" && to != "NOASSERTION") return;
  draft_.sbom.relations.back().completeness = to == "NONE" ? SbomCompleteness::complete : SbomCompleteness::unknown;
}

void Spdx2Records::annotation_of(std::string_view id, const Node& item) {
  check_spdx2_shape(item, "annotation", "", draft_);
  annotation(id, item, "");
}

void Spdx2Records::contain(std::string_view package, std::string_view file, std::uint32_t line) {
  draft_.relate(SbomRelationKind::contains, false, package, file, "CONTAINS", "", line);
}

void Spdx2Records::annotation(std::string_view id, const Node& item, std::string_view place) {
  const Node* const who = item.find("annotator") == nullptr ? item.find("reviewer") : item.find("annotator");
  const Node* const when =
      item.find("annotationDate") == nullptr ? item.find("reviewDate") : item.find("annotationDate");
  late(item.find("comment"), "annotation", place, id);
  if (who != nullptr && who->is_text()) {
    draft_.add_late(id, "annotator", parse_spdx_actor(who->text).name, draft_.place_of(place, *who), who->line);
  }
  late(when, "annotation-date", place, id);
}

void Spdx2Records::problem(SbomProblem problem) {
  if (has_root_) draft_.forget_problems(root_problems_);  // what it lacks may be in the part that was not read
  root_problems_ = draft_.problems() + 1;
  draft_.problem(std::move(problem));
}

Sbom Spdx2Records::finish(bool is_complete) {
  const Sbom& sbom = draft_.sbom;
  const std::uint32_t version = spdx2_version(sbom.version);
  if (has_root_ && version == no_index && (is_complete || !sbom.version.empty())) {
    draft_.problem({.term = "sbom.unknown-version",
                    .detail = fmt::format("version '{}' is not one of SPDX-2.1, 2.2, 2.3 and 2.3.1",
                                          to_visible_short(sbom.version, 40)),
                    .help = "it is read as if it were SPDX-2.3",
                    .place = "/spdxVersion",
                    .line = sbom.elements.front().line});
  }
  if (is_complete) judge_licenses();
  return draft_.finish(version == no_index ? 1 : version, is_complete && has_root_);
}

}  // namespace sluice::sbom
