// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/delivery_components.hpp"

#include "base/text.hpp"
#include "exports/sbom_identity.hpp"
#include "model/file_name_version.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace sluice::exports {
namespace {

constexpr std::size_t most_stated = 1'000'000;

/// A component as one place names it.
struct StatedPart {
  std::string key;   ///< see KnownComponents
  std::string name;  ///< as written
  std::string title;
  std::string purl_type;
  std::string version;
  std::string source;  ///< of the license word
  LicenseWord license;
  bool is_product = false;  ///< the delivery itself: its version is no change of a component
  Origin place;
};

std::string name_key(std::string_view name) { return "name " + to_lower_ascii(name); }

/// Takes key, title, type and, where nothing else says it, the version from a purl; false if it is none.
bool take_purl(std::string_view text, StatedPart& part) {
  auto purl = parse_purl(text, PurlRules::syntax_only);
  if (!purl) return false;
  if (part.version.empty()) part.version = purl->version;
  if (part.name.empty()) part.name = purl->name;
  part.purl_type = purl->type;
  purl->version.clear();
  purl->qualifiers.clear();
  purl->subpath.clear();
  part.title = render_purl(*purl);
  part.key = to_lower_ascii(part.title);
  return true;
}

void take_name(StatedPart& part) {
  part.title = part.name;
  part.key = name_key(part.name);
}

std::string stated_values(const Sbom& sbom, const SbomElement& element, std::initializer_list<std::string_view> names) {
  std::vector<std::string> values;
  for (const SbomField& field : sbom.fields_of(element)) {
    const std::string_view value = sbom.text(field.value);
    const bool is_wanted = std::ranges::find(names, sbom.text(field.name)) != names.end();
    if (is_wanted && statement_of(value) == SbomStatement::stated) values.emplace_back(value);
  }
  std::ranges::sort(values);
  return join(values, ", ");
}

/// Everything that one side names.
class PartFinder {
 public:
  PartFinder(const Inventory& inventory, DeliveryPaths& paths) : inventory_(inventory), paths_(paths) {}

  std::vector<StatedPart> run() {
    find_products();
    for (const SbomDocument& document : inventory_.sboms) add_sbom(document);
    for (const Delivery& delivery : inventory_.deliveries) add_manifest(delivery);
    for (const LicenseConclusion& conclusion : inventory_.conclusions) add_conclusion(conclusion);
    for (const Component& component : inventory_.components) add_component(component);
    return std::move(parts_);
  }

 private:
  void find_products() {
    for (const Delivery& delivery : inventory_.deliveries) {
      products_.insert(name_before_release(delivery.name));
      if (const ManifestField* const name = delivery.find_field("product.name"))
        products_.insert(to_lower_ascii(name->value));
    }
  }

  bool is_product(std::string_view name) const { return products_.contains(to_lower_ascii(name)); }

  void add(StatedPart part) {
    if (parts_.size() < most_stated) parts_.push_back(std::move(part));
  }

  void add_sbom(const SbomDocument& document) {
    const Sbom& sbom = document.sbom;
    const std::string& path = inventory_.documents[document.document].origin.path;
    for (const SbomElement& element : sbom.elements) {
      if (element.kind != SbomElementKind::component) continue;
      StatedPart part;
      part.name = sbom.value(element, "name");
      part.version = version_of(sbom, element);
      if (!take_purl(sbom.value(element, "purl"), part)) take_name(part);
      if (part.name.empty()) continue;
      part.is_product = element.is_subject && is_product(part.name);
      part.source = paths_.plain(path, DeliveryPaths::LastName::without_version);
      part.place = sbom.origin(element, path);
      part.license.declared = stated_values(sbom, element, {"license-declared", "license"});
      part.license.concluded = stated_values(sbom, element, {"license-concluded"});
      add(std::move(part));
    }
  }

  void add_manifest(const Delivery& delivery) {
    for (const ManifestField& field : delivery.fields) {
      if (!field.path.starts_with("components.") || !field.path.ends_with(".purl")) continue;
      StatedPart part;
      if (!take_purl(field.value, part)) continue;
      part.is_product = is_product(part.name);
      part.place = field.origin;
      add(std::move(part));
    }
  }

  void add_conclusion(const LicenseConclusion& conclusion) {
    const std::string root = paths_.plain(conclusion.root, DeliveryPaths::LastName::without_version);
    StatedPart part;
    part.name = conclusion.name;
    part.version = conclusion.version;
    part.is_product = root.empty() || is_product(part.name);
    if (part.is_product || part.name.empty()) {
      part.key = "root " + root;
      part.title = root.empty() ? "the delivery" : paths_.inside(conclusion.root);
    } else {
      take_name(part);
    }
    part.source = root;
    part.place.path = conclusion.root;
    part.license = {conclusion.declared, conclusion.detected, conclusion.concluded, part.place, part.place};
    for (const LicenseWitness& witness : conclusion.witnesses) {
      Origin& place = witness.is_declared ? part.license.declared_place : part.license.detected_place;
      if (place == part.place) place = witness.place;
    }
    part.place = part.license.declared_place;
    add(std::move(part));
  }

  void add_component(const Component& component) {
    if (component.provenance == Provenance::first_party) return;
    StatedPart part;
    part.name = component.name;
    part.version = component.version;
    if (!take_purl(component.purl, part)) take_name(part);
    if (part.name.empty()) return;
    part.source = "build";
    part.license.declared = component.license;
    if (!component.origins.empty()) part.place = component.origins.front();
    add(std::move(part));
  }

  const Inventory& inventory_;
  DeliveryPaths& paths_;
  std::set<std::string> products_;  ///< names of what is delivered, in lower case
  std::vector<StatedPart> parts_;
};

/// Purls by the name that other places may call the same thing by.
using PurlNames = std::map<std::string, std::set<std::string>>;

void note_purls(const std::vector<StatedPart>& parts, PurlNames& names) {
  for (const StatedPart& part : parts) {
    if (!part.purl_type.empty()) names[name_key(part.name)].insert(part.key);
  }
}

KnownComponents merge_parts(const std::vector<StatedPart>& parts, const PurlNames& purls) {
  KnownComponents components;
  for (const StatedPart& part : parts) {
    std::string key = part.key;
    const auto found = purls.find(key);
    if (found != purls.end() && found->second.size() == 1) key = *found->second.begin();
    KnownComponent& component = components[key];
    if (component.title.empty() || component.purl_type.empty()) {
      component.title = part.title;
      component.purl_type = part.purl_type;
    }
    if (component.name.empty()) component.name = part.name;
    const bool is_folder = key.starts_with("root ");
    if (!part.is_product && !is_folder) component.versions.try_emplace(part.version, part.place);
    LicenseWord word = part.license;
    if (word.declared_place.path.empty()) word.declared_place = word.detected_place = part.place;
    if (!part.source.empty() || is_folder) component.licenses.try_emplace(part.source, std::move(word));
  }
  for (auto& [key, component] : components) {  // a place that knows no version says nothing against one that does
    if (component.versions.size() > 1) component.versions.erase("");
  }
  return components;
}

}  // namespace

std::pair<KnownComponents, KnownComponents> find_components(const Inventory& older, const Inventory& newer,
                                                            DeliveryPaths& older_paths, DeliveryPaths& newer_paths) {
  const std::vector<StatedPart> before = PartFinder(older, older_paths).run();
  const std::vector<StatedPart> after = PartFinder(newer, newer_paths).run();
  PurlNames purls;
  note_purls(before, purls);
  note_purls(after, purls);
  return {merge_parts(before, purls), merge_parts(after, purls)};
}

}  // namespace sluice::exports
