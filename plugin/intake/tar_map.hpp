// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/source_window.hpp"
#include "intake/tar_fields.hpp"
#include "intake/tar_pax.hpp"
#include "intake/tar_sparse.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sluice::tar {

/// Reads the map of a sparse entry, wherever it stands: in the header and the blocks behind it (old GNU), in the pax
/// records (0.0, 0.1) or before the data (1.0).
class MapReader {
 public:
  /// `stored` bytes follow the header, the map of format 1.0 among them. The window stands behind the header.
  MapReader(SourceWindow& window, const PaxSparse& pax, std::uint64_t stored)
      : window_(window), pax_(pax), stored_(stored) {}

  /// Absent if the map is not sound; defect() then tells why. It `stops` if the map leaves open where the data begins.
  Result<std::optional<SparseCursor>> read(const Header& header);

  const std::optional<Defect>& defect() const { return defect_; }
  std::uint64_t stored() const { return stored_; }                 ///< bytes behind the map
  bool has_residue() const { return has_residue_; }                ///< other bytes than NUL fill the map's last block
  bool has_differing_runs() const { return has_differing_runs_; }  ///< has_run_inside_block()

 private:
  Result<std::vector<Run>> read_runs(const Header& header);
  Result<std::vector<Run>> read_tables(const Header& header);
  Result<std::vector<Run>> read_text();
  bool is_text() const { return pax_.major == 1u && pax_.minor.value_or(0) == 0; }
  void refuse(HazardId id, std::string_view why, bool stops = false);

  SourceWindow& window_;
  const PaxSparse& pax_;
  std::uint64_t stored_;
  std::optional<std::uint64_t> size_;  ///< with the holes
  bool has_residue_ = false;
  bool has_differing_runs_ = false;
  std::optional<Defect> defect_;
};

}  // namespace sluice::tar
