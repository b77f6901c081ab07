// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Elements of SPDX 2.x: packages, files, snippets and licenses of their own (SPDX 2.3 clauses 7 to 10).
#include "base/escape.hpp"
#include "sbom/spdx2_records.hpp"
#include "sbom/spdx2_shape.hpp"
#include "sbom/spdx_hash.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

namespace sluice::sbom {

void Spdx2Records::begin(SbomElementKind kind, const Node& item, std::string_view id_member, std::string_view place) {
  const std::string_view id = item.text_of(id_member);
  draft_.begin(kind, id, place, item);
  if (!id.empty()) judge_id(id, item, place);
}

void Spdx2Records::package(const Node& item, std::string_view place) {
  begin(SbomElementKind::component, item, "SPDXID", place);
  fields(item, "package", place);
  actor(item.find("supplier"), "supplier", place);
  actor(item.find("originator"), "originator", place);
  checksums(item.find("checksums"), place);
  if (const Node* const code = item.find("packageVerificationCode"); code != nullptr) {
    fields(*code, "verification_code", place);
    judge_verification(item, place);
  }
  references(item.find("externalRefs"));
  annotations(item.find("annotations"));
  for (const Node& file : children(item.find("hasFiles"))) {
    if (!file.is_text()) continue;
    draft_.relate(SbomRelationKind::contains, false, item.text_of("SPDXID"), file.text, "CONTAINS",
                  draft_.place_of(place, file), file.line);
  }
}

void Spdx2Records::file(const Node& item, std::string_view place) {
  begin(SbomElementKind::file, item, "SPDXID", place);
  fields(item, "file", place);
  checksums(item.find("checksums"), place);
  annotations(item.find("annotations"));
  for (const Node& other : children(item.find("fileDependencies"))) {
    if (!other.is_text()) continue;
    draft_.relate(SbomRelationKind::depends_on, false, item.text_of("SPDXID"), other.text, "DEPENDS_ON",
                  draft_.place_of(place, other), other.line);
  }
}

void Spdx2Records::snippet(const Node& item, std::string_view place) {
  begin(SbomElementKind::other, item, "SPDXID", place);
  draft_.add("type", "snippet", item);
  fields(item, "snippet", place);
  ranges(item.find("ranges"));
  annotations(item.find("annotations"));
  const Node* const file = item.find("snippetFromFile");
  if (file == nullptr || !file->is_text()) return;
  draft_.relate(SbomRelationKind::contains, false, file->text, item.text_of("SPDXID"), "CONTAINS",
                draft_.place_of(place, *file), file->line);
}

void Spdx2Records::license(const Node& item, std::string_view place) {
  draft_.begin(SbomElementKind::license, item.text_of("licenseId"), place, item);
  fields(item, "license", place);
}

void Spdx2Records::fields(const Node& node, std::string_view owner, std::string_view place) {
  for (const Node& child : children(node)) {
    const Spdx2Member* const member = find_spdx2_member(owner, child.key);
    if (member == nullptr || member->field.empty()) continue;
    const bool is_word = member->type == "PURPOSE" || member->type == "FILE";
    if (!member->is_list()) field(child, member->field, is_word, place);
    if (!member->is_list() || child.kind != Node::Kind::array) continue;
    for (const Node& item : children(child)) field(item, member->field, is_word, place);
  }
}

void Spdx2Records::field(const Node& node, std::string_view name, bool is_word, std::string_view place) {
  if (node.kind == Node::Kind::null || node.kind == Node::Kind::array || node.kind == Node::Kind::object) return;
  if (is_word) return draft_.add(name, to_kebab(node.text), node);
  draft_.add(name, node.text, node);
  if (name == "license-concluded" || name == "license-declared" || name == "license-in-file")
    judge_license(node, place);
}

void Spdx2Records::actor(const Node* node, std::string_view field, std::string_view place) {
  if (node == nullptr || !node->is_text()) return;
  const SpdxActor actor = parse_spdx_actor(node->text);
  draft_.add(field, actor.name, *node);
  if (!actor.email.empty()) draft_.add(std::string(field) + "-email", actor.email, *node);
  if (actor.kind == SpdxActor::Kind::none && actor.name != "NOASSERTION") {
    draft_.say("sbom.actor", *node, place,
               fmt::format("{} '{}' does not say what it is", field, to_visible_short(node->text, 60)),
               "begin it with 'Person:' or 'Organization:', or write NOASSERTION");
  }
}

void Spdx2Records::checksums(const Node* list, std::string_view place) {
  for (const Node& item : children(list)) {
    const Node* const value = item.find("checksumValue");
    const std::string_view algorithm = item.text_of("algorithm");
    if (value == nullptr || !value->is_text() || algorithm.empty()) continue;
    const std::string field = spdx_hash_field(algorithm);
    draft_.add(field, value->text, *value);
    judge_spdx_hash(field, *value, place, draft_);
  }
}

void Spdx2Records::references(const Node* list) {
  for (const Node& item : children(list)) {
    const Node* const locator = item.find("referenceLocator");
    const std::string_view type = item.text_of("referenceType");
    if (locator == nullptr || !locator->is_text() || type.empty()) continue;
    draft_.add(spdx_reference_field(type), locator->text, *locator);
  }
}

void Spdx2Records::annotations(const Node* list) {
  for (const Node& item : children(list)) {
    const Node* const comment = item.find("comment");
    const Node* const annotator = item.find("annotator");
    const Node* const date = item.find("annotationDate");
    if (comment != nullptr && comment->is_text()) draft_.add("annotation", comment->text, *comment);
    if (annotator != nullptr && annotator->is_text()) {
      draft_.add("annotator", parse_spdx_actor(annotator->text).name, *annotator);
    }
    if (date != nullptr && date->is_text()) draft_.add("annotation-date", date->text, *date);
  }
}

void Spdx2Records::ranges(const Node* list) {
  for (const Node& item : children(list)) {
    const Node* const start = item.find("startPointer");
    const Node* const end = item.find("endPointer");
    if (start == nullptr || end == nullptr) continue;
    for (const auto& [member, unit] : {std::pair("offset", "bytes"), std::pair("lineNumber", "lines")}) {
      if (start->text_of(member).empty() || end->text_of(member).empty()) continue;
      draft_.add("range", fmt::format("{} {}-{}", unit, start->text_of(member), end->text_of(member)), item);
    }
  }
}

}  // namespace sluice::sbom
