// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/reader.hpp"

#include "readers/checksum_join.hpp"
#include "readers/manifest_join.hpp"

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
}

}  // namespace sluice
