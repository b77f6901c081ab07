// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// CycloneDX 1.6 (ECMA-424) and 1.7 as JSON. What they cannot say: the document's name and comments; NOASSERTION and
// NONE; a second thing that the document describes; file names of components (they become the property that BSI
// TR-03183-2 names); verification codes, annotations, snippets, agents; relations but "contains", "depends on" and
// descent (kinds of linkage become a dependency); two compound license expressions of one component (until 1.6); texts
// of licenses that only expressions name; who signed; what is in types that the format does not have.
#include "base/json.hpp"
#include "base/text.hpp"
#include "exports/cyclonedx_parts.hpp"
#include "exports/json_parts.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace sluice {
namespace {

using namespace exports;

constexpr std::string_view phase_words = " design pre-build build post-build operations discovery decommission ";

json::Value lifecycles_of(const ElementFields& document) {
  json::Value lifecycles = json::Value::array();
  for (const std::string_view phase : document.all("lifecycle")) {
    json::Value lifecycle = json::Value::object();
    put(lifecycle, is_cyclonedx_word(phase_words, phase) ? "phase" : "name", phase);
    append(lifecycles, std::move(lifecycle));
  }
  return lifecycles;
}

json::Value tools_of(const ElementFields& document, const SbomWriting& writing) {
  json::Value components = json::Value::array();
  const auto begin = [&](std::string_view name) {
    json::Value tool = json::Value::object();
    put(tool, "type", "application");
    put(tool, "name", name);
    append(components, std::move(tool));
  };
  document.each([&](std::string_view name, std::string_view value) {
    if (name == "tool") begin(value);
    if (name == "tool-version" && !components.items.empty()) put(components.items.back(), "version", value);
  });
  if (components.items.empty()) {
    begin(writing.tool);
    put(components.items.back(), "version", writing.tool_version);
  }
  json::Value tools = json::Value::object();
  put(tools, "components", std::move(components));
  return tools;
}

/// An organization among the authors may be its maker, who stands alone.
json::Value maker_of(const ElementFields& document) {
  json::Value maker = json::Value::object();
  put(maker, "name", document.first("author-organization"));
  json::Value urls = json::Value::array();
  for (const std::string_view url : document.all("author-url")) append(urls, text_value(url));
  if (!is_empty(maker)) put(maker, "url", std::move(urls));
  return maker;
}

json::Value metadata_of(CyclonedxDraft& draft, const ElementFields& document) {
  json::Value metadata = json::Value::object();
  const std::string_view created = document.stated("created");
  put(metadata, "timestamp", created.empty() ? std::string_view(draft.writing.created) : created);
  put(metadata, "lifecycles", lifecycles_of(document));
  put(metadata, "tools", tools_of(document, draft.writing));
  std::vector<Party> authors = parties_of(document, "author");
  put(metadata, "authors", cyclonedx_contacts(authors));
  if (draft.tree.subject() != no_index) put(metadata, "component", cyclonedx_component(draft, draft.tree.subject()));
  put(metadata, "manufacturer", maker_of(document));
  const std::vector<Party> suppliers = parties_of(document, "supplier");
  if (!suppliers.empty()) put(metadata, "supplier", cyclonedx_organization(suppliers.front()));
  put(metadata, "licenses", cyclonedx_licenses(draft, document, "data-license"));
  return metadata;
}

bool is_dependency(SbomRelationKind kind) {
  switch (kind) {
    case SbomRelationKind::depends_on:
    case SbomRelationKind::static_link:
    case SbomRelationKind::dynamic_link:
    case SbomRelationKind::build_dependency:
    case SbomRelationKind::dev_dependency:
    case SbomRelationKind::test_dependency:
    case SbomRelationKind::optional_dependency:
    case SbomRelationKind::runtime_dependency:
      return true;
    default:
      return false;
  }
}

struct Edges {
  std::set<std::string_view> depends_on;
  std::set<std::string_view> provides;
};

json::Value list_of(const std::set<std::string_view>& texts) {
  json::Value list = json::Value::array();
  for (const std::string_view text : texts) append(list, text_value(text));
  return list;
}

json::Value dependencies_of(const CyclonedxDraft& draft) {
  const Sbom& sbom = draft.sbom;
  const auto has_reference = [&](std::uint32_t element) {
    return element != no_index && element != 0 &&
           (is_part(sbom.elements[element].kind) || is_service(sbom, sbom.elements[element]));
  };
  std::map<std::string_view, Edges> edges;
  for (const SbomRelation& relation : sbom.relations) {
    const bool provides = relation.kind == SbomRelationKind::other && sbom.text(relation.word) == "provides";
    if (!has_reference(relation.from) || !(provides || is_dependency(relation.kind))) continue;
    const bool is_none = relation.to == no_index && sbom.text(relation.to_id) == "NONE";
    if (!is_none && !has_reference(relation.to)) continue;
    Edges& own = edges[draft.tree.reference(relation.from)];
    if (!is_none) (provides ? own.provides : own.depends_on).insert(draft.tree.reference(relation.to));
  }
  json::Value dependencies = json::Value::array();
  for (const auto& [from, own] : edges) {
    json::Value dependency = json::Value::object();
    put(dependency, "ref", from);
    put(dependency, "dependsOn", list_of(own.depends_on));
    put(dependency, "provides", list_of(own.provides));
    append(dependencies, std::move(dependency));
  }
  return dependencies;
}

/// How complete parts and dependencies of elements are; about the document without either.
json::Value compositions_of(const CyclonedxDraft& draft) {
  const Sbom& sbom = draft.sbom;
  std::vector<SbomCompleteness> dependencies(sbom.elements.size(), SbomCompleteness::not_said);
  std::vector<SbomCompleteness> assemblies = dependencies;
  for (const SbomRelation& relation : sbom.relations) {
    const bool is_said = relation.completeness != SbomCompleteness::not_said && relation.from != no_index;
    if (is_said && is_dependency(relation.kind)) dependencies[relation.from] = relation.completeness;
    if (is_said && relation.kind == SbomRelationKind::contains) assemblies[relation.from] = relation.completeness;
  }
  json::Value compositions = json::Value::array();
  for (const auto& [kind, word] :
       {std::pair(SbomCompleteness::complete, "complete"), std::pair(SbomCompleteness::incomplete, "incomplete"),
        std::pair(SbomCompleteness::unknown, "unknown")}) {
    std::set<std::string_view> whole, uses;
    for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
      if (!is_part(sbom.elements[i].kind)) continue;
      const bool is_only_own = sbom.elements[i].completeness == kind && dependencies[i] == SbomCompleteness::not_said;
      if (assemblies[i] == kind || (assemblies[i] == SbomCompleteness::not_said && is_only_own)) {
        whole.insert(draft.tree.reference(i));
      }
      if (dependencies[i] == kind) uses.insert(draft.tree.reference(i));
    }
    json::Value composition = json::Value::object();
    put(composition, "aggregate", word);
    put(composition, "assemblies", list_of(whole));
    put(composition, "dependencies", list_of(uses));
    if (composition.members.size() > 1) append(compositions, std::move(composition));
    if (sbom.elements.front().completeness != kind) continue;
    json::Value own = json::Value::object();
    put(own, "aggregate", word);
    append(compositions, std::move(own));
  }
  return compositions;
}

json::Value vulnerabilities_of(const ElementFields& document) {
  json::Value all = json::Value::array();
  std::set<std::string_view> written;
  for (const std::string_view id : document.all("vulnerability")) {
    if (!written.insert(id).second) continue;
    json::Value one = json::Value::object();
    put(one, "id", id);
    append(all, std::move(one));
  }
  return all;
}

CyclonedxDraft draft_of(const Sbom& sbom, const SbomWriting& writing, const SbomTree& tree, bool is_1_7) {
  CyclonedxDraft draft{sbom, writing, tree, is_1_7, {}, {}};
  for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    if (element.kind == SbomElementKind::license) draft.license_texts.try_emplace(sbom.text(element.id), i);
  }
  std::set<std::uint32_t> known;  // an element that stands in two pedigrees would have its reference twice
  for (std::uint32_t i = 0; i < sbom.relations.size(); ++i) {
    const SbomRelation& relation = sbom.relations[i];
    const bool is_descent = relation.kind == SbomRelationKind::ancestor || relation.kind == SbomRelationKind::variant;
    if (!is_descent || relation.from == no_index || relation.to == no_index) continue;
    const bool is_of_part = is_part(sbom.elements[relation.from].kind);
    if (is_of_part && sbom.elements[relation.to].kind == SbomElementKind::other && known.insert(relation.to).second) {
      draft.relatives[relation.from].push_back(i);
    }
  }
  return draft;
}

/// "urn:uuid:" and 36 characters; of other names one is made.
std::string serial_number(const Sbom& sbom, const ElementFields& document) {
  const std::string_view name = document.first("namespace");
  const bool is_uuid = name.starts_with("urn:uuid:") && name.size() == 45 && name[17] == '-' && name[22] == '-';
  if (is_uuid) return std::string(name);
  return uuid_of(name.empty() ? fingerprint_of(sbom) : name);
}

std::string render(const Sbom& sbom, const SbomWriting& writing, bool is_1_7) {
  const SbomTree tree(sbom);
  CyclonedxDraft draft = draft_of(sbom, writing, tree, is_1_7);
  const ElementFields document(sbom, sbom.elements.front());
  json::Value root = json::Value::object();
  put(root, "$schema",
      is_1_7 ? "http://cyclonedx.org/schema/bom-1.7.schema.json" : "http://cyclonedx.org/schema/bom-1.6.schema.json");
  put(root, "bomFormat", "CycloneDX");
  put(root, "specVersion", is_1_7 ? "1.7" : "1.6");
  put(root, "serialNumber", serial_number(sbom, document));
  const std::optional<std::uint64_t> version = parse_uint(document.first("document-version"));
  root.set("version",
           json::Value::of(static_cast<std::int64_t>(version && *version > 0 && *version < 1u << 31 ? *version : 1)));
  put(root, "metadata", metadata_of(draft, document));
  json::Value components = json::Value::array();
  json::Value services = json::Value::array();
  for (const std::uint32_t element : tree.roots()) {
    append(is_service(sbom, sbom.elements[element]) ? services : components, cyclonedx_component(draft, element));
  }
  put(root, "components", std::move(components));
  put(root, "services", std::move(services));
  put(root, "externalReferences", cyclonedx_references(document, is_1_7));
  put(root, "dependencies", dependencies_of(draft));
  put(root, "compositions", compositions_of(draft));
  put(root, "vulnerabilities", vulnerabilities_of(document));
  put(root, "properties", cyclonedx_properties(document));
  return json::to_text(root);
}

}  // namespace

std::string render_cyclonedx_1_6(const Sbom& sbom, const SbomWriting& writing) { return render(sbom, writing, false); }
std::string render_cyclonedx_1_7(const Sbom& sbom, const SbomWriting& writing) { return render(sbom, writing, true); }

}  // namespace sluice
