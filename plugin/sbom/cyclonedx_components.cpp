// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_components.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "model/purl.hpp"
#include "sbom/cyclonedx_parts.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace sluice::sbom::cyclonedx {
namespace {

struct Member {
  std::string_view name;
  std::string_view field;
};

/// Members of a component, and some of a service, that are fields as they stand.
constexpr std::array<Member, 12> plain_members = {{
    {"group", "group"},
    {"name", "name"},
    {"version", "version"},
    {"versionRange", "version-range"},
    {"description", "description"},
    {"author", "component-author"},
    {"publisher", "publisher"},
    {"scope", "scope"},
    {"copyright", "copyright"},
    {"purl", "purl"},
    {"cpe", "cpe"},
    {"type", "type"},
}};

void add_identifiers(const Fields& fields, const Node& component) {
  if (const Node* const swid = component.find("swid")) fields.add("swid", swid->find("tagId"));
  for (const Node& id : children(component.find("swhid"))) fields.add("swhid", &id);
  for (const Node& id : children(component.find("omniborId"))) fields.add("gitoid", &id);
}

void add_common(const Fields& fields, const Node& part, std::vector<const Node*>& named) {
  for (const Member& member : plain_members) fields.add(member.field, part.find(member.name));
  add_licenses(fields, {}, part.find("licenses"), named);
  for (const Node& reference : children(part.find("externalReferences"))) add_reference(fields, reference);
  for (const Node& property : children(part.find("properties"))) add_property(fields, property);
}

void check_purl(const Fields& fields, const Node* purl) {
  if (purl == nullptr || !purl->is_text() || is_blank(purl->text)) return;
  const auto parsed = parse_purl(purl->text, PurlRules::syntax_only);
  if (parsed) return;
  fields.report(
      {.term = "sbom.purl",
       .detail = fmt::format("'{}' is no Package URL: {}", to_visible_short(purl->text, 100), parsed.error().message),
       .help = "write pkg:TYPE/NAMESPACE/NAME@VERSION with percent-encoding (ECMA-427)",
       .place = {},
       .line = 0},
      *purl);
}

/// Since 1.7; the JSON schema says so too, the XML schema cannot.
void check_version_range(const Fields& fields, const Node& component) {
  const Node* const range = component.find("versionRange");
  if (range == nullptr) return;
  const std::string_view external = component.text_of("isExternal");
  const bool is_external = external == "true" || external == "1";
  if (is_external && component.find("version") == nullptr) return;
  fields.report({.term = "sbom.version-range",
                 .detail = is_external ? "a component has either a version or a versionRange"
                                       : "only an external component may have a versionRange",
                 .help = "state the version, or isExternal with the range alone",
                 .place = {},
                 .line = 0},
                *range);
}

void add_fields(const Fields& fields, const Node& component, std::vector<const Node*>& named) {
  add_common(fields, component, named);
  add_organization(fields, "supplier", component.find("supplier"));
  add_organization(fields, "originator", component.find("manufacturer"));
  add_contacts(fields, "component-author", component.find("authors"));
  fields.add_boolean("external", component.find("isExternal"));
  fields.add_boolean("modified", component.find("modified"));
  if (const Node* const notes = component.find("releaseNotes")) fields.add("released", notes->find("timestamp"));
  add_identifiers(fields, component);
  add_hashes(fields, "hash", component.find("hashes"));
  add_changes(fields, component.find("pedigree"));
  add_evidence(fields, component.find("evidence"), named);
  check_purl(fields, component.find("purl"));
  check_version_range(fields, component);
}

SbomElementKind kind_of(const Node& component) {
  return component.text_of("type") == "file" ? SbomElementKind::file : SbomElementKind::component;
}

}  // namespace

std::uint32_t Components::begin(SbomElementKind kind, const Node& node, const std::string& place) {
  const Node* const id = node.find("bom-ref");
  const std::string_view text = id != nullptr && id->is_text() ? id->text : std::string_view();
  const std::uint32_t element = sbom_.begin(kind, text, place, node.line);
  graph_.note_element(text, element);
  return element;
}

std::uint32_t Components::add_component(const Node& component, const std::string& place) {
  return add_part(component, kind_of(component), place);
}

std::uint32_t Components::add_part(const Node& component, SbomElementKind kind, const std::string& place) {
  const std::uint32_t element = begin(kind, component, place);
  std::vector<const Node*> named;
  add_fields(Fields(sbom_, places_, component), component, named);
  add_license_texts(named, component, place);
  add_nested(component, element, place);
  add_pedigree(component.find("pedigree"), element, component, place);
  return element;
}

std::uint32_t Components::add_service(const Node& service, const std::string& place) {
  const std::uint32_t element = begin(SbomElementKind::other, service, place);
  std::vector<const Node*> named;
  const Fields fields(sbom_, places_, service);
  fields.add("type", "service", service);
  add_common(fields, service, named);
  add_organization(fields, "supplier", service.find("provider"));
  add_license_texts(named, service, place);
  add_nested(service, element, place);
  return element;
}

void Components::add_license_texts(const std::vector<const Node*>& named, const Node& base, const std::string& place) {
  for (const Node* const license : named) {
    const std::string reference = license_reference(license->text_of("name"));
    if (!license_texts_.insert(sbom_.intern(reference)).second) continue;
    sbom_.begin(SbomElementKind::license, reference, place + places_.inside(*license, &base), license->line);
    add_license_text(Fields(sbom_, places_, *license), *license);
  }
}

void Components::add_nested(const Node& whole, std::uint32_t element, const std::string& place) {
  for (const std::string_view list : {"components", "services"}) {
    for (const Node& part : children(whole.find(list))) {
      if (part.kind != Node::Kind::object) continue;
      const std::string inside = place + places_.inside(part, &whole);
      const std::uint32_t nested = list == "services" ? add_service(part, inside) : add_component(part, inside);
      sbom_.elements[nested].parent = element;
      graph_.relate(SbomRelationKind::contains, list, element, nested);
    }
  }
}

/// Elements of pedigrees are no parts of what is delivered, hence of kind other.
void Components::add_pedigree(const Node* pedigree, std::uint32_t element, const Node& component,
                              const std::string& place) {
  if (pedigree == nullptr) return;
  for (const std::string_view list : {"ancestors", "descendants", "variants"}) {
    for (const Node& relative : children(pedigree->find(list))) {
      if (relative.kind != Node::Kind::object) continue;
      const std::string inside = place + places_.inside(relative, &component);
      const std::uint32_t other = add_part(relative, SbomElementKind::other, inside);
      const bool is_variant = list == "variants";
      const SbomRelationKind kind = is_variant ? SbomRelationKind::variant : SbomRelationKind::ancestor;
      const bool is_turned = list == "descendants";
      graph_.relate(kind, list, is_turned ? other : element, is_turned ? element : other);
    }
  }
}

}  // namespace sluice::sbom::cyclonedx
