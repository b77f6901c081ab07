// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_places.hpp"

#include "base/text.hpp"
#include "model/file_role.hpp"

namespace sluice {

std::vector<std::uint32_t> sboms_of(const Inventory& inventory, std::uint32_t delivery) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < inventory.sboms.size(); ++i) {
    const SbomDocument& one = inventory.sboms[i];
    const Document& document = inventory.documents[one.document];
    if (document.delivery != delivery || !one.sbom.is_complete) continue;
    const bool is_beside = document.entry == no_index;
    const std::string_view path =
        is_beside ? std::string_view() : inventory.contents.entries[document.entry].path.view();
    if (is_beside || file_role(path) != FileRole::test) found.push_back(i);
  }
  return found;
}

NamedSbom named_sbom(const Inventory& inventory, const SbomDocument& document) {
  return {&document.sbom, inventory.documents[document.document].origin.path};
}

Origin sbom_place(const NamedSbom& in, std::uint32_t element, std::uint32_t field) {
  const Sbom& sbom = *in.sbom;
  const SbomElement& one = sbom.elements[element];
  Origin place = field == no_index ? sbom.origin(one, in.path) : sbom.origin(one, sbom.fields[field], in.path);
  if (sbom.text(one.place).empty() && one.id != 0) place.pointer = std::string(sbom.text(one.id)) + place.pointer;
  return place;
}

std::string element_title(const Sbom& sbom, std::uint32_t element) {
  const SbomElement& one = sbom.elements[element];
  std::string title(sbom.value(one, "name"));
  if (title.empty()) title = std::string(sbom.text(one.id));
  const std::string_view version = sbom.value(one, "version");
  if (one.kind != SbomElementKind::file && statement_of(version) == SbomStatement::stated)
    title += " " + std::string(version);
  return title;
}

std::string short_hex(std::string_view hex) {
  constexpr std::size_t digits = 12;
  return hex.size() <= digits ? std::string(hex) : std::string(hex.substr(0, digits)) + "...";
}

}  // namespace sluice
