// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The SBOMs that speak for a delivery, as indexes into Inventory::sboms: those that were read to their end, but for
/// test data of the delivered software.
std::vector<std::uint32_t> sboms_of(const Inventory& inventory, std::uint32_t delivery);

/// An SBOM with the path that its places begin with.
struct NamedSbom {
  const Sbom* sbom = nullptr;
  std::string_view path;
};
NamedSbom named_sbom(const Inventory& inventory, const SbomDocument& document);

/// Where an element, or one of its fields (an index into Sbom::fields), stands. In formats of lines the id stands for
/// the pointer.
Origin sbom_place(const NamedSbom& in, std::uint32_t element, std::uint32_t field = no_index);

/// "zlib 1.3.1", or a file's path.
std::string element_title(const Sbom& sbom, std::uint32_t element);

/// The first digits of a digest, for people.
std::string short_hex(std::string_view hex);

}  // namespace sluice
