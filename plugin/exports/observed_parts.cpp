// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/observed_parts.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "exports/observed_sbom.hpp"
#include "exports/sbom_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice::exports {
namespace {

constexpr std::string_view sha256_prefix = "sha256:";
constexpr std::size_t most_witnesses = 1'000'000;

std::string field_text(const Delivery& delivery, std::string_view path) {
  const ManifestField* const field = delivery.find_field(path);
  return field == nullptr ? std::string() : to_visible(field->value);
}

bool is_url(std::string_view text) { return text.find("://") != std::string_view::npos; }

void add_field(Sbom& sbom, std::string_view name, std::string_view value) {
  if (!value.empty()) sbom.add(name, value);
}

ObservedPart stated_part(const Sbom& sbom, const SbomElement& element) {
  ObservedPart part;
  part.name = to_visible(sbom.value(element, "name"));
  part.version = to_visible(sbom.value(element, "version"));
  part.purl = to_visible(sbom.value(element, "purl"));
  part.supplier = to_visible(sbom.value(element, "supplier"));
  part.declared = to_visible(sbom.value(element, "license-declared"));
  part.concluded = to_visible(sbom.value(element, "license-concluded"));
  return part;
}

std::string name_key(const ObservedPart& part) { return fmt::format("{}\n{}", to_lower_ascii(part.name), part.version); }

}  // namespace

std::string place_text(const Origin& origin) {
  std::string text = to_visible(origin.path);
  if (origin.line > 0) text += fmt::format(":{}", origin.line);
  if (origin.line == 0 && !origin.pointer.empty()) text += fmt::format(" {}", to_visible(origin.pointer));
  return text;
}

std::string id_text(std::string_view text) {
  std::string id(text.substr(0, std::min<std::size_t>(text.size(), 80)));
  std::ranges::replace_if(
      id,
      [](char c) {
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-');
      },
      '-');
  return id;
}

ObservedPart part_of(const Inventory& inventory, const Delivery& delivery) {
  ObservedPart part;
  part.name = field_text(delivery, "product.name");
  if (part.name.empty()) part.name = to_visible(delivery.name);
  part.version = field_text(delivery, "product.version");
  part.purl = field_text(delivery, "product.purl");
  part.supplier = field_text(delivery, "supplier.name");
  if (part.supplier.empty()) part.supplier = to_visible(delivery.supplier);
  const Container& container = inventory.contents.containers[delivery.container];
  if (container.sha256) part.sha256 = to_hex(*container.sha256);
  part.seen.insert(fmt::format("delivery {}", to_visible(delivery.name)));
  if (delivery.manifest != no_index) {
    part.seen.insert(fmt::format("manifest {}", place_text(inventory.documents[delivery.manifest].origin)));
  }
  if (delivery.taken_in) part.seen.insert(fmt::format("CMake {}", place_text(*delivery.taken_in)));
  return part;
}

ObservedPart part_of(const Component& component) {
  ObservedPart part;
  part.name = to_visible(component.name.empty() ? component.purl : component.name);
  part.version = to_visible(component.version);
  part.purl = to_visible(component.purl);
  part.supplier = to_visible(component.supplier.empty() ? component.publisher : component.supplier);
  part.declared = to_visible(component.license);
  if (is_url(component.source)) part.download = to_visible(component.source);
  if (component.source_digest.starts_with(sha256_prefix)) {
    part.sha256 = component.source_digest.substr(sha256_prefix.size());
  }
  for (const Origin& origin : component.origins) {
    part.seen.insert(fmt::format("CMake {} ({})", place_text(origin), to_visible(component.via)));
  }
  if (component.origins.empty()) part.seen.insert(fmt::format("CMake ({})", to_visible(component.via)));
  if (!component.owner.empty()) part.seen.insert(fmt::format("records of {}", to_visible(component.owner)));
  return part;
}

ObservedPart part_of(const LicenseConclusion& conclusion) {
  ObservedPart part;
  part.name = to_visible(conclusion.name.empty() ? conclusion.root : conclusion.name);
  part.version = to_visible(conclusion.version);
  part.seen.insert(fmt::format("{} {}", conclusion.manifest == no_index ? "archive" : "package manifest in",
                               to_visible(conclusion.root)));
  add_conclusion(conclusion, part);
  return part;
}

void add_conclusion(const LicenseConclusion& conclusion, ObservedPart& part) {
  if (part.version.empty()) part.version = to_visible(conclusion.version);
  part.declared = conclusion.declared;
  part.concluded = conclusion.concluded;
  for (const std::string& holder : conclusion.holders) part.holders.push_back(to_visible(holder));
}

SbomWitnesses::SbomWitnesses(const Inventory& inventory) {
  for (const SbomDocument& document : inventory.sboms) {
    add(document.sbom, place_text(inventory.documents[document.document].origin));
  }
  for (const OwnSbom& own : inventory.own_sboms) add(own.sbom, to_visible(own.path));
}

void SbomWitnesses::add(const Sbom& sbom, const std::string& path) {
  for (const SbomElement& element : sbom.elements) {
    if (element.kind != SbomElementKind::component || stated_.size() > most_witnesses) continue;
    const std::size_t index = stated_.size();
    ObservedPart part = stated_part(sbom, element);
    part.seen.insert(fmt::format("SBOM {} {}", path, to_visible(sbom.text(element.place))));
    if (!part.purl.empty()) by_key_[part.purl].push_back(index);
    by_key_[name_key(part)].push_back(index);
    was_seen_.push_back(element.is_subject);
    stated_.push_back(std::move(part));
  }
}

void SbomWitnesses::add_to(ObservedPart& part) {
  for (const std::string& key : {part.purl, name_key(part)}) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    for (const std::size_t index : found->second) {
      part.seen.insert(stated_[index].seen.begin(), stated_[index].seen.end());
      was_seen_[index] = true;
    }
  }
}

std::vector<ObservedPart> SbomWitnesses::unseen() const {
  std::map<std::tuple<std::string, std::string, std::string>, ObservedPart> parts;
  for (std::size_t i = 0; i < stated_.size(); ++i) {
    if (was_seen_[i]) continue;
    const auto [part, is_new] = parts.try_emplace({stated_[i].name, stated_[i].version, stated_[i].purl}, stated_[i]);
    if (!is_new) part->second.seen.insert(stated_[i].seen.begin(), stated_[i].seen.end());
  }
  std::vector<ObservedPart> list;
  for (auto& [key, part] : parts) list.push_back(std::move(part));
  return list;
}

std::uint32_t begin_part(const ObservedPart& part, std::string_view id, Sbom& sbom) {
  const std::uint32_t element = sbom.begin(SbomElementKind::component, id, "", 0);
  add_field(sbom, "type", part.type);
  sbom.add("name", part.name);
  add_field(sbom, "version", part.version);
  add_field(sbom, "supplier", part.supplier);
  add_field(sbom, "purl", part.purl);
  add_field(sbom, "hash.sha256", part.sha256);
  add_field(sbom, "download", part.download);
  add_field(sbom, "license-declared", part.declared);
  add_field(sbom, "license-concluded", part.concluded);
  if (!part.holders.empty()) sbom.add("copyright", join(part.holders, "\n"));
  for (const std::string& linkage : part.linkages) sbom.add(linkage_property, linkage);
  for (const std::string& seen : part.seen) sbom.add(seen_property, seen);
  return element;
}

}  // namespace sluice::exports
