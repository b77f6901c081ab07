// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/tar_sparse.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::tar {

/// What pax records say of a sparse entry: formats 0.0 (offset, numbytes), 0.1 (map) and 1.0 (major, minor; the map
/// stands with the data).
struct PaxSparse {
  bool is_stated = false;
  std::optional<std::uint64_t> major, minor;
  std::optional<std::uint64_t> size;       ///< real size, 0.0 and 0.1
  std::optional<std::uint64_t> real_size;  ///< real size, 1.0
  std::optional<std::uint64_t> run_count;
  std::optional<std::string> name;
  std::vector<Run> runs;                ///< of 0.0 and 0.1
  std::optional<std::uint64_t> offset;  ///< of 0.0, waits for its numbytes
};

/// What pax records say of the next entry, or of all. An empty text means "as if nothing had been said".
struct PaxValues {
  std::optional<std::string> path, link;
  std::optional<std::uint64_t> size;
  std::optional<std::uint64_t> star_size;  ///< star's real size of a sparse entry
  std::optional<std::int64_t> mtime, uid, gid;
  bool has_capability = false;
  bool has_acl = false;
  PaxSparse sparse;
};

/// Takes the records of one pax header (POSIX.1-2017, pax, "pax Extended Header Keyword/Value Pairs"; the keys of GNU,
/// star and libarchive) into `values`; of a key given twice the last counts. States what is odd. A defect that leaves
/// an entry's size or name open is returned: nothing behind it can be trusted.
std::optional<Defect> take_pax(std::string_view text, bool is_global, PaxValues& values, HazardSink& sink);

}  // namespace sluice::tar
