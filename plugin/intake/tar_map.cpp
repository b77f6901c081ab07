// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// GNU tar 1.34, "Storing Sparse Files".
#include "intake/tar_map.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace sluice::tar {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Result<std::optional<SparseCursor>> MapReader::read(const Header& header) {
  TRY_ASSIGN(std::vector<Run> runs, read_runs(header));
  if (!defect_ && !size_) refuse(HazardId::tar_bad_number, "it has no size");
  if (defect_) return std::optional<SparseCursor>();
  const std::string_view fault = find_map_fault(runs, *size_, stored_);
  if (!fault.empty()) {
    refuse(HazardId::malformed, fault);
    return std::optional<SparseCursor>();
  }
  has_differing_runs_ = has_run_inside_block(runs);
  return std::optional<SparseCursor>(SparseCursor(std::move(runs), *size_));
}

Result<std::vector<Run>> MapReader::read_runs(const Header& header) {
  size_ = is_text() ? pax_.real_size : pax_.size;
  if (header.type() == 'S') {
    if (header.dialect() == Dialect::gnu && !pax_.is_stated) return read_tables(header);
    refuse(HazardId::format_unsupported_method, "its map is not GNU's", true);
  } else if (!is_text() && pax_.major.value_or(0) != 0) {
    refuse(HazardId::format_unsupported_method, "its map has a format that is not known");
  } else if ((is_text() ? !pax_.runs.empty() || pax_.size : pax_.real_size.has_value()) || pax_.offset ||
             pax_.run_count.value_or(pax_.runs.size()) != pax_.runs.size()) {
    refuse(HazardId::malformed, "its pax records do not fit together");
  } else if (is_text()) {
    return read_text();
  }
  return pax_.runs;
}

/// The blocks that continue a header's map: 21 places of 24 bytes, and whether another one follows.
Result<std::vector<Run>> MapReader::read_tables(const Header& header) {
  constexpr std::size_t table_bytes = 504;
  size_ = parse_number(header.real_size());
  SparseTables tables;
  bool is_continued = header.is_map_continued();
  bool is_sound = tables.take(header.sparse_map(), is_continued);
  while (is_sound && is_continued) {
    TRY_ASSIGN(const std::span<const std::byte> block, window_.peek(block_bytes));
    if (block.size() < block_bytes) {
      refuse(HazardId::truncated, "the tar ends inside its map", true);
      return std::vector<Run>();
    }
    is_continued = block[table_bytes] != std::byte{0};
    is_sound = tables.take(text_of(block).substr(0, table_bytes), is_continued);
    window_.take(block_bytes);
  }
  if (!is_sound) refuse(HazardId::malformed, "its map breaks the format", true);
  return tables.take_runs();
}

Result<std::vector<Run>> MapReader::read_text() {
  SparseText map;
  while (!map.is_whole() && !defect_) {
    TRY_ASSIGN(const std::span<const std::byte> block, window_.peek(block_bytes));
    if (stored_ < block_bytes) {
      refuse(HazardId::malformed, "its map has no end");
    } else if (block.size() < block_bytes) {
      refuse(HazardId::truncated, "the tar ends inside its map", true);
    } else if (!map.take(text_of(block))) {
      refuse(HazardId::malformed, "its map breaks the format");
    } else {
      window_.take(block_bytes);
      stored_ -= block_bytes;
    }
  }
  has_residue_ = map.has_residue();
  return map.take_runs();
}

void MapReader::refuse(HazardId id, std::string_view why, bool stops) {
  defect_ = Defect{id, Weight::error, fmt::format("a sparse entry cannot be read: {}", why), stops};
}

}  // namespace sluice::tar
