// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/given_sbom.hpp"

#include "model/sbom_profile.hpp"
#include "policy/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

void add_fields(const yaml::Node& mapping, std::string_view key, Sbom& sbom) {
  for (const yaml::Member& member : members_at(mapping, key)) {
    for (const std::string& value : texts_of(member.value)) sbom.add(member.key, value, "/" + member.key);
  }
}

void add_element(const yaml::Node& node, Sbom& sbom) {
  sbom.begin(word_at(node, "kind", parse_sbom_element_kind).value_or(SbomElementKind::component), text_at(node, "id"),
             fmt::format("/elements/{}", sbom.elements.size() - 1), 0);
  SbomElement& element = sbom.elements.back();
  element.is_subject = flag_at(node, "subject").value_or(false);
  element.completeness = word_at(node, "completeness", parse_sbom_completeness).value_or(SbomCompleteness::not_said);
  add_fields(node, "fields", sbom);
}

void add_relation(const yaml::Node& node, Sbom& sbom) {
  SbomRelation relation;
  relation.kind = word_at(node, "kind", parse_sbom_relation_kind).value_or(SbomRelationKind::other);
  relation.completeness = word_at(node, "completeness", parse_sbom_completeness).value_or(SbomCompleteness::not_said);
  const std::string from = text_at(node, "from");
  const std::string to = text_at(node, "to");
  relation.from = sbom.find_element(from);
  relation.to = sbom.find_element(to);
  relation.from_id = sbom.intern(from);
  relation.to_id = sbom.intern(to);
  relation.word = sbom.intern(text_at(node, "kind"));
  relation.place = sbom.keep(fmt::format("/relations/{}", sbom.relations.size()));
  sbom.relate(relation);
}

}  // namespace

Sbom read_given_sbom(const yaml::Node& node) {
  Sbom sbom;
  sbom.format = node.find("format") != nullptr ? text_at(node, "format") : "cyclonedx-json";
  sbom.version = node.find("version") != nullptr ? text_at(node, "version") : "1.6";
  sbom.begin(SbomElementKind::document, "", "", 0);
  add_fields(node, "document", sbom);
  for (const yaml::Node& item : items_at(node, "elements")) add_element(item, sbom);
  for (const yaml::Node& item : items_at(node, "relations")) add_relation(item, sbom);
  for (const yaml::Node& item : items_at(node, "problems")) {
    sbom.problems.push_back(
        {text_at(item, "term"), text_at(item, "detail"), text_at(item, "help"), text_at(item, "place"), 0});
  }
  sbom.is_complete = flag_at(node, "complete").value_or(true);
  sbom.is_valid = sbom.is_complete && sbom.problems.empty();
  return sbom;
}

}  // namespace sluice::policy
