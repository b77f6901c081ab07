// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/reader.hpp"

#include "readers/checksum_join.hpp"
#include "readers/manifest_join.hpp"
#include "readers/sbom_join.hpp"

#include <algorithm>
#include <array>

namespace sluice {

#define SLUICE_PART(stem)
#define SLUICE_READER(stem) extern const DocumentReader reader_##stem;
#include "readers/registry.def"
#undef SLUICE_READER

std::span<const DocumentReader* const> document_readers() {
#define SLUICE_READER(stem) &reader_##stem,
  static constexpr std::array readers{
#include "readers/registry.def"
  };
#undef SLUICE_READER
  return readers;
}
#undef SLUICE_PART

void join_facts(Inventory& inventory) {
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) join_manifest(inventory, i);
  join_checksums(inventory);
  join_sboms(inventory);
}

std::vector<MoreDigest> stated_digests(const Inventory& inventory) {
  std::vector<MoreDigest> stated;
  add_checksum_digests(inventory, stated);
  add_opaque_digests(inventory, stated);
  add_sbom_digests(inventory, stated);
  std::ranges::sort(stated);
  stated.erase(std::unique(stated.begin(), stated.end()), stated.end());
  return stated;
}

void compare_digests(Inventory& inventory) {
  compare_checksums(inventory);
  compare_sboms(inventory);
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) find_opaque(inventory, i);
}

}  // namespace sluice
