// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::tar {

/// Bytes of a sparse entry that are stored; what lies between two runs is a hole and reads as zeros.
struct Run {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;

  friend bool operator==(const Run&, const Run&) = default;
};

/// Runs that one entry may have: 16 MiB of them.
inline constexpr std::size_t most_runs = 1u << 20;

/// Why a map cannot be followed, or empty if it is sound: runs in order, apart, within `real_size`, with `stored` bytes
/// in sum.
std::string_view find_map_fault(std::span<const Run> runs, std::uint64_t real_size, std::uint64_t stored);

/// True if a run's bytes begin inside a block. GNU tar begins each run in a block of its own, other readers behind the
/// run before, so they unpack different bytes.
bool has_run_inside_block(std::span<const Run> runs);

/// Old GNU's map: tables of 24 bytes a run in the header (4) and in blocks that continue it (21).
class SparseTables {
 public:
  /// One table; false if it breaks the format.
  bool take(std::string_view table, bool is_continued);
  std::vector<Run> take_runs() { return std::exchange(runs_, {}); }

 private:
  std::vector<Run> runs_;
  bool is_over_ = false;  ///< an empty place ends the map
};

/// The map of pax sparse format 1.0, which stands in blocks before the data: decimal numbers, each on a line of its
/// own: the number of runs, then each run's offset and size.
class SparseText {
 public:
  /// The next bytes; false if they break the format.
  bool take(std::string_view text);
  bool is_whole() const { return is_whole_; }
  bool has_residue() const { return has_residue_; }  ///< other bytes than NUL follow the map
  std::vector<Run> take_runs() { return std::exchange(runs_, {}); }

 private:
  bool take_number();

  std::vector<Run> runs_;
  std::uint64_t number_ = 0;
  std::size_t digits_ = 0;
  std::uint64_t numbers_ = 0;  ///< taken
  std::uint64_t wanted_ = 1;   ///< in all
  bool is_whole_ = false;
  bool has_residue_ = false;
};

/// Where one is in a sparse entry with a sound map.
class SparseCursor {
 public:
  SparseCursor() = default;
  SparseCursor(std::vector<Run> runs, std::uint64_t real_size) : runs_(std::move(runs)), size_(real_size) {}

  std::uint64_t size() const { return size_; }

  struct Piece {
    std::uint64_t bytes = 0;  ///< 0 at the entry's end
    bool is_hole = false;
  };
  /// What comes next.
  Piece next();
  void advance(std::uint64_t bytes) { at_ += bytes; }

 private:
  std::vector<Run> runs_;
  std::size_t run_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t at_ = 0;
};

}  // namespace sluice::tar
