// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>

namespace sluice {

/// Bounds on what hostile input may cost. Counts, never seconds, so that a verdict is the same on any machine.
/// One Limits object is spent from globally, across all nesting of one delivery (research/archive-inspection.md section 1.10).
struct Limits {
  std::uint64_t total_bytes = 64ull << 30;        ///< bytes produced by decoders
  std::uint64_t entry_bytes = 4ull << 30;         ///< bytes of one entry
  std::uint64_t entries = 1'000'000;
  std::uint32_t nesting = 8;                      ///< containers inside containers
  std::uint32_t filters = 2;                      ///< compression layers of one container
  std::uint32_t path_bytes = 1024;
  std::uint32_t path_depth = 64;
  std::uint32_t component_bytes = 255;
  std::uint64_t ratio = 200;                      ///< produced over consumed bytes, judged after `ratio_after`
  std::uint64_t ratio_after = 64ull << 20;
  std::uint64_t decoder_memory = 512ull << 20;
  std::uint64_t nested_buffer = 64ull << 20;      ///< memory for one nested container that needs seeking; larger ones spill
  std::uint64_t document_bytes = 16ull << 20;     ///< one YAML, JSON or text document kept in memory
  std::uint64_t sbom_bytes = 1ull << 30;          ///< one SBOM, which is read as it comes
  std::uint32_t document_depth = 128;
  std::uint64_t memory = 160ull << 20;            ///< budget for buffers held at one time
  std::uint64_t hazards_per_term = 1000;          ///< kept with their place; the rest is only counted
  friend bool operator==(const Limits&, const Limits&) = default;
};

}  // namespace sluice
