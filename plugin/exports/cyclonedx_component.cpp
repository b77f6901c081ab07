// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/cyclonedx_parts.hpp"
#include "exports/json_parts.hpp"

#include <utility>

namespace sluice::exports {
namespace {

constexpr std::string_view type_words =
    " application framework library container platform operating-system device device-driver firmware file "
    "machine-learning-model data cryptographic-asset ";
constexpr std::string_view scope_words = " required optional excluded ";
constexpr std::string_view patch_words = " unofficial monkey backport cherry-pick ";
constexpr std::string_view identity_words = " group name version purl cpe omniborId swhid swid hash ";

/// "library" is what the specification asks for where the type is not known.
std::string_view type_of(const ElementFields& fields) {
  if (fields.element().kind == SbomElementKind::file) return "file";
  const std::string_view type = fields.first("type");
  return is_cyclonedx_word(type_words, type) && type != "file" ? type : "library";
}

void put_all(json::Value& object, std::string_view key, const std::vector<std::string_view>& values) {
  json::Value list = json::Value::array();
  for (const std::string_view value : values) append(list, text_value(value));
  put(object, key, std::move(list));
}

void put_parties(json::Value& component, const ElementFields& fields) {
  for (const auto& [field, member] : {std::pair("supplier", "supplier"), std::pair("originator", "manufacturer")}) {
    const std::vector<Party> parties = parties_of(fields, field);
    if (parties.empty() || statement_of(parties.front().name) == SbomStatement::unknown) continue;
    put(component, member, cyclonedx_organization(parties.front()));
  }
  put(component, "authors", cyclonedx_contacts(parties_of(fields, "component-author")));
}

void put_swid(json::Value& component, const ElementFields& fields, std::string_view name) {
  if (!fields.has("swid")) return;
  json::Value swid = json::Value::object();
  put(swid, "tagId", fields.first("swid"));
  put(swid, "name", name);
  put(component, "swid", std::move(swid));
}

json::Value issue_value(std::string_view id) {
  json::Value issue = json::Value::object();
  put(issue, "type", "defect");
  put(issue, "id", id);
  return issue;
}

void add_changes(json::Value& pedigree, const ElementFields& fields) {
  json::Value commits = json::Value::array();
  json::Value patches = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    json::Value one = json::Value::object();
    if (name == "commit") {
      put(one, "uid", value);
      append(commits, std::move(one));
    } else if (name == "patch" && is_cyclonedx_word(patch_words, value)) {
      put(one, "type", value);
      append(patches, std::move(one));
    } else if (name == "patch-resolves" && !patches.items.empty()) {
      json::Value& last = patches.items.back();
      if (last.find("resolves") == nullptr) last.set("resolves", json::Value::array());
      last.members.back().value.items.push_back(issue_value(value));
    }
  });
  put(pedigree, "commits", std::move(commits));
  put(pedigree, "patches", std::move(patches));
}

json::Value pedigree_of(CyclonedxDraft& draft, std::uint32_t element) {
  json::Value pedigree = json::Value::object();
  json::Value ancestors = json::Value::array();
  json::Value variants = json::Value::array();
  if (const auto found = draft.relatives.find(element); found != draft.relatives.end()) {
    const std::vector<std::uint32_t> relations = std::move(found->second);
    draft.relatives.erase(found);  // each once: no circle
    for (const std::uint32_t index : relations) {
      const SbomRelation& relation = draft.sbom.relations[index];
      const bool is_variant = relation.kind == SbomRelationKind::variant;
      append(is_variant ? variants : ancestors, cyclonedx_component(draft, relation.to));
    }
  }
  put(pedigree, "ancestors", std::move(ancestors));
  put(pedigree, "variants", std::move(variants));
  add_changes(pedigree, ElementFields(draft.sbom, draft.sbom.elements[element]));
  return pedigree;
}

json::Value evidence_of(CyclonedxDraft& draft, const ElementFields& fields) {
  json::Value identity = json::Value::array();
  json::Value occurrences = json::Value::array();
  json::Value copyright = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    json::Value one = json::Value::object();
    if (const std::string_view field = behind(name, "evidence."); is_cyclonedx_word(identity_words, field)) {
      put(one, "field", field);
      put(one, "concludedValue", value);
      append(identity, std::move(one));
    } else if (name == "location") {
      put(one, "location", value);
      append(occurrences, std::move(one));
    } else if (name == "copyright-in-file") {
      put(one, "text", value);
      append(copyright, std::move(one));
    }
  });
  json::Value evidence = json::Value::object();
  put(evidence, "identity", std::move(identity));
  put(evidence, "occurrences", std::move(occurrences));
  put(evidence, "licenses", cyclonedx_licenses(draft, fields, "license-in-file"));
  put(evidence, "copyright", std::move(copyright));
  return evidence;
}

/// Version ranges and external parts came with 1.7.
void put_versions(json::Value& component, const ElementFields& fields, bool is_1_7) {
  put(component, "version", fields.stated("version"));
  if (!is_1_7) return;
  if (!fields.has("version") && fields.first("external") == "true") {
    put(component, "versionRange", fields.first("version-range"));
  }
  if (fields.has("external")) component.set("isExternal", json::Value::of(fields.first("external") == "true"));
}

void put_parts(CyclonedxDraft& draft, std::uint32_t element, json::Value& whole) {
  json::Value components = json::Value::array();
  json::Value services = json::Value::array();
  for (const std::uint32_t part : draft.tree.parts_of(element)) {
    const bool is_other = is_service(draft.sbom, draft.sbom.elements[part]);
    append(is_other ? services : components, cyclonedx_component(draft, part));
  }
  const bool is_whole_service = is_service(draft.sbom, draft.sbom.elements[element]);
  put(whole, is_whole_service ? "services" : "components",
      is_whole_service ? std::move(services) : std::move(components));
}

json::Value service_value(CyclonedxDraft& draft, std::uint32_t element, const ElementFields& fields) {
  json::Value service = json::Value::object();
  put(service, "bom-ref", draft.tree.reference(element));
  const std::vector<Party> providers = parties_of(fields, "supplier");
  if (!providers.empty()) put(service, "provider", cyclonedx_organization(providers.front()));
  put(service, "group", fields.first("group"));
  service.set("name", text_value(fields.first("name")));
  put(service, "version", fields.first("version"));
  put(service, "description", fields.first("description"));
  put(service, "licenses", cyclonedx_licenses(draft, fields, ""));
  put(service, "externalReferences", cyclonedx_references(fields, draft.is_1_7));
  put(service, "properties", cyclonedx_properties(fields));
  put_parts(draft, element, service);
  return service;
}

}  // namespace

json::Value cyclonedx_component(CyclonedxDraft& draft, std::uint32_t element) {
  const ElementFields fields(draft.sbom, draft.sbom.elements[element]);
  if (is_service(draft.sbom, fields.element())) return service_value(draft, element, fields);
  json::Value component = json::Value::object();
  put(component, "type", type_of(fields));
  put(component, "bom-ref", draft.tree.reference(element));
  put_parties(component, fields);
  put(component, "publisher", fields.first("publisher"));
  put(component, "group", fields.first("group"));
  component.set("name", text_value(fields.first("name")));
  put_versions(component, fields, draft.is_1_7);
  put(component, "description", fields.first("description"));
  if (is_cyclonedx_word(scope_words, fields.first("scope"))) put(component, "scope", fields.first("scope"));
  put(component, "hashes", cyclonedx_hashes(fields, draft.is_1_7));
  put(component, "licenses", cyclonedx_licenses(draft, fields, ""));
  put(component, "copyright", fields.stated("copyright"));
  put(component, "cpe", fields.first("cpe"));
  put(component, "purl", fields.first("purl"));
  put_all(component, "omniborId", fields.all("gitoid"));
  put_all(component, "swhid", fields.all("swhid"));
  put_swid(component, fields, fields.first("name"));
  if (fields.has("modified")) component.set("modified", json::Value::of(fields.first("modified") == "true"));
  put(component, "pedigree", pedigree_of(draft, element));
  put(component, "externalReferences", cyclonedx_references(fields, draft.is_1_7));
  put_parts(draft, element, component);
  put(component, "evidence", evidence_of(draft, fields));
  put(component, "properties", cyclonedx_properties(fields));
  return component;
}

}  // namespace sluice::exports
