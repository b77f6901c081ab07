// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/declared_components.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_of_one_name = 64;

}  // namespace

DeclaredComponents::DeclaredComponents(const Inventory& inventory) {
  for (const OwnSbom& own : inventory.own_sboms) {
    if (own.sbom.is_complete) add({&own.sbom, own.path}, true);
  }
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) {
    for (const std::uint32_t sbom : sboms_of(inventory, i)) add(named_sbom(inventory, inventory.sboms[sbom]), false);
  }
}

void DeclaredComponents::add(const NamedSbom& in, bool is_own) {
  const std::vector<SbomElement>& elements = in.sbom->elements;
  const auto subject = std::ranges::find(elements, true, &SbomElement::is_subject);
  const auto described = subject == elements.end() ? 0 : static_cast<std::uint32_t>(subject - elements.begin());
  if (!elements.empty()) sboms_.push_back(sbom_place(in, described));
  for (std::uint32_t i = 0; i < elements.size(); ++i) {
    if (elements[i].kind != SbomElementKind::component) continue;
    const auto index = static_cast<std::uint32_t>(all_.size());
    all_.push_back({in, i, is_own, identity_of(*in.sbom, i)});
    const ComponentIdentity& identity = all_.back().identity;
    for (const std::vector<std::string>* keys : {&identity.packages, &identity.names}) {
      for (const std::string& key : *keys) {
        std::vector<std::uint32_t>& known = by_name_[key];
        if (known.size() < most_of_one_name) known.push_back(index);
      }
    }
  }
}

std::vector<std::uint32_t> DeclaredComponents::find(const ComponentIdentity& identity) const {
  std::vector<std::uint32_t> found;
  for (const std::vector<std::string>* keys : {&identity.packages, &identity.names}) {
    for (const std::string& key : *keys) {
      const auto known = by_name_.find(key);
      if (known != by_name_.end()) found.insert(found.end(), known->second.begin(), known->second.end());
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace sluice
