// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Elements of SPDX 3: packages, files, snippets, licenses, agents, tools and the rest.
#include "base/escape.hpp"
#include "model/license_expression.hpp"
#include "sbom/spdx3_records.hpp"
#include "sbom/spdx_hash.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace sluice::sbom {
namespace {

/// "software_AIPackage" without its profile, in the spelling of fields.
std::string type_word(std::string_view name) { return to_kebab(name.substr(name.find('_') + 1)); }

std::string email_of(const Node& agent) {
  for (const Node& item : children(agent.find("externalIdentifier"))) {
    if (item.text_of("externalIdentifierType") == "email") return std::string(item.text_of("identifier"));
  }
  return {};
}

Spdx3Agent::Kind kind_of(const Spdx3Class& type) {
  if (type.name == "Tool") return Spdx3Agent::Kind::tool;
  if (type.name == "Person") return Spdx3Agent::Kind::person;
  return type.name == "Organization" ? Spdx3Agent::Kind::organization : Spdx3Agent::Kind::agent;
}

Spdx3License::Kind license_kind_of(std::string_view name) {
  if (name == "expandedlicensing_ConjunctiveLicenseSet") return Spdx3License::Kind::all_of;
  if (name == "expandedlicensing_DisjunctiveLicenseSet") return Spdx3License::Kind::any_of;
  if (name == "expandedlicensing_OrLaterOperator") return Spdx3License::Kind::or_later;
  return name == "expandedlicensing_WithAdditionOperator" ? Spdx3License::Kind::with : Spdx3License::Kind::text;
}

std::string_view last_part(std::string_view iri) { return iri.substr(iri.find_last_of("/#") + 1); }

}  // namespace

void Spdx3Records::artifact(const Node& node, const Spdx3Class& type, std::string_view place) {
  const bool is_file = type.name == "software_File";
  const bool is_package = type.name == "software_Package";
  const SbomElementKind kind = is_package ? SbomElementKind::component
                               : is_file  ? SbomElementKind::file
                                          : SbomElementKind::other;
  draft_.begin(kind, node.text_of("spdxId"), place, node);
  if (kind == SbomElementKind::other) draft_.add("type", type_word(type.name), node);
  fields(node, type);
  identifiers(node);
  hashes(node, place);
  references(node);
  actors(node, place);
  if (type.name == "software_Snippet") snippet(node, place);
}

void Spdx3Records::other(const Node& node, const Spdx3Class& type, std::string_view place) {
  const std::string_view id = node.text_of("spdxId");
  draft_.begin(SbomElementKind::other, id, place, node);
  draft_.add("type", type_word(type.name), node);
  fields(node, type);
  identifiers(node);
  hashes(node, place);
  references(node);
  if (type.is("Agent") || type.name == "Tool") {
    references_.agent(id, {.kind = kind_of(type), .name = std::string(node.text_of("name")), .email = email_of(node)});
  }
  if (type.name != "security_Vulnerability") return;
  std::string_view name = node.text_of("name");
  for (const Node& item : children(node.find("externalIdentifier"))) {
    if (item.text_of("externalIdentifierType") == "cve") name = item.text_of("identifier");
  }
  draft_.add_late("", "vulnerability", name.empty() ? id : name, draft_.place_of(place, node), node.line);
}

void Spdx3Records::license(const Node& node, const Spdx3Class& type, std::string_view place) {
  const std::string_view id = node.text_of("spdxId");
  Spdx3License license;
  license.kind = license_kind_of(type.name);
  const Node* const expression = node.find("simplelicensing_licenseExpression");
  license.text = expression == nullptr ? last_part(id) : expression->text;
  if (expression != nullptr && expression->is_text()) judge_license(*expression, place);
  for (const Node& item : children(node.find("expandedlicensing_member")))
    license.members.emplace_back(reference(item));
  for (const std::string_view member :
       {"expandedlicensing_subjectLicense", "expandedlicensing_subjectExtendableLicense",
        "expandedlicensing_subjectAddition"}) {
    if (const Node* const part = node.find(member); part != nullptr) license.members.emplace_back(reference(*part));
  }
  const bool has_text =
      node.find("simplelicensing_licenseText") != nullptr || node.find("expandedlicensing_additionText") != nullptr;
  if (has_text) {
    draft_.begin(SbomElementKind::license, id, place, node);
    fields(node, type);
  } else {
    note(node, place);
  }
  references_.license(id, std::move(license));
}

void Spdx3Records::judge_license(const Node& node, std::string_view place) {
  if (node.text == "NONE" || node.text == "NOASSERTION") return;
  const auto expression = parse_license_expression(node.text, nullptr);
  if (expression) return;
  draft_.say(
      "sbom.license-expression", node, place,
      fmt::format("'{}' is no license expression: {}", to_visible_short(node.text, 80), expression.error().message()),
      expression.error().help);
}

void Spdx3Records::fields(const Node& node, const Spdx3Class& type) {
  for (const Node& child : children(node)) {
    const Spdx3Member* const member = type.find(child.key);
    if (member == nullptr || member->field.empty()) continue;
    const bool is_word = member->type.front() >= 'A' && member->type.front() <= 'Z';
    const bool is_file = type.name == "software_File" && member->field == "type";
    const std::string_view name = is_file ? "file-type" : member->field;
    const auto add = [&](const Node& value) {
      if (!value.is_text()) return;
      if (is_word) return draft_.add(name, to_kebab(value.text), value);
      draft_.add(name, value.text, value);
    };
    add(child);
    if (child.kind != Node::Kind::array) continue;
    for (const Node& item : children(child)) add(item);
  }
}

void Spdx3Records::identifiers(const Node& node) {
  for (const Node& item : children(node.find("externalIdentifier"))) {
    const Node* const identifier = item.find("identifier");
    if (identifier == nullptr || !identifier->is_text()) continue;
    const std::string field = spdx_reference_field(item.text_of("externalIdentifierType"));
    draft_.add(field.starts_with("reference.") ? "identifier" : field, identifier->text, *identifier);
  }
  for (const Node& item : children(node.find("software_contentIdentifier"))) {
    const Node* const value = item.find("software_contentIdentifierValue");
    if (value == nullptr || !value->is_text()) continue;
    draft_.add(spdx_reference_field(item.text_of("software_contentIdentifierType")), value->text, *value);
  }
}

void Spdx3Records::hashes(const Node& node, std::string_view place) {
  Sbom& sbom = draft_.sbom;
  for (const Node& item : children(node.find("verifiedUsing"))) {
    if (item.is_text()) {
      references_.add({Spdx3Target::hash, sbom.intern(node.text_of("spdxId")), 0, sbom.intern(item.text),
                       sbom.intern(pointer_of(item)), item.line});
      continue;
    }
    const Node* const value = item.find("hashValue");
    if (value == nullptr || !value->is_text()) continue;
    if (item.text_of("type") == "PackageVerificationCode") {
      draft_.add("verification-code", value->text, *value);
      for (const Node& file : children(item.find("packageVerificationCodeExcludedFile"))) {
        if (file.is_text()) draft_.add("verification-code-excluded", file.text, file);
      }
      continue;
    }
    const std::string field = spdx_hash_field(item.text_of("algorithm"));
    draft_.add(field, value->text, *value);
    judge_spdx_hash(field, *value, place, draft_);
  }
}

/// An integrity method that stands by itself.
void Spdx3Records::hash(const Node& item, std::string_view) {
  const bool is_code = item.text_of("type") == "PackageVerificationCode";
  Spdx3Hash hash;
  hash.field = is_code ? "verification-code" : spdx_hash_field(item.text_of("algorithm"));
  hash.value = item.text_of("hashValue");
  for (const Node& file : children(item.find("packageVerificationCodeExcludedFile")))
    hash.excluded.emplace_back(file.text);
  references_.hash(item.text_of("@id"), std::move(hash));
}

void Spdx3Records::references(const Node& node) {
  for (const Node& item : children(node.find("externalRef"))) {
    const std::string_view type = item.text_of("externalRefType");
    const std::string field = "reference." + to_kebab(type.empty() ? "other" : type);
    for (const Node& locator : children(item.find("locator"))) {
      if (locator.is_text()) draft_.add(field, locator.text, locator);
    }
  }
}

void Spdx3Records::actors(const Node& node, std::string_view) {
  Sbom& sbom = draft_.sbom;
  const auto add = [&](std::string_view field, const Node& value) {
    references_.add({Spdx3Target::agent, sbom.intern(node.text_of("spdxId")), sbom.intern(field),
                     sbom.intern(reference(value)), sbom.intern(pointer_of(value)), value.line});
  };
  if (const Node* const supplier = node.find("suppliedBy"); supplier != nullptr) add("supplier", *supplier);
  for (const Node& item : children(node.find("originatedBy"))) add("originator", item);
}

void Spdx3Records::snippet(const Node& node, std::string_view place) {
  for (const auto& [member, unit] :
       {std::pair("software_byteRange", "bytes"), std::pair("software_lineRange", "lines")}) {
    const Node* const range = node.find(member);
    if (range == nullptr || range->kind != Node::Kind::object) continue;
    draft_.add("range",
               fmt::format("{} {}-{}", unit, range->text_of("beginIntegerRange"), range->text_of("endIntegerRange")),
               *range);
  }
  const Node* const file = node.find("software_snippetFromFile");
  if (file == nullptr) return;
  draft_.relate(SbomRelationKind::contains, false, reference(*file), node.text_of("spdxId"), "software_snippetFromFile",
                draft_.place_of(place, *file), file->line);
}

}  // namespace sluice::sbom
