// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// GNU tar 1.34, "Storing Sparse Files".
#include "intake/tar_sparse.hpp"

#include "intake/tar_fields.hpp"

namespace sluice::tar {

std::string_view find_map_fault(std::span<const Run> runs, std::uint64_t real_size, std::uint64_t stored) {
  std::uint64_t end = 0;
  std::uint64_t sum = 0;
  for (const Run& run : runs) {
    if (run.offset < end) return "its runs overlap or are out of order";
    if (run.offset > real_size || run.bytes > real_size - run.offset) return "a run ends behind the entry's end";
    end = run.offset + run.bytes;
    sum += run.bytes;
  }
  return sum == stored ? std::string_view() : "its runs have another size than the data";
}

bool has_run_inside_block(std::span<const Run> runs) {
  std::uint64_t sum = 0;
  for (const Run& run : runs) {
    if (run.bytes != 0 && sum % block_bytes != 0) return true;
    sum += run.bytes;
  }
  return false;
}

bool SparseTables::take(std::string_view table, bool is_continued) {
  constexpr std::size_t field_bytes = 12;
  for (; table.size() >= 2 * field_bytes; table.remove_prefix(2 * field_bytes)) {
    const std::string_view offset = table.substr(0, field_bytes);
    const std::string_view bytes = table.substr(field_bytes, field_bytes);
    if (offset[0] == '\0' && bytes[0] == '\0') {
      is_over_ = true;
      continue;
    }
    const auto offset_value = parse_number(offset);
    const auto bytes_value = parse_number(bytes);
    const bool is_half_empty = offset[0] == '\0' || bytes[0] == '\0';
    if (is_over_ || is_half_empty || !offset_value || !bytes_value || runs_.size() == most_runs) return false;
    runs_.push_back({*offset_value, *bytes_value});
  }
  return !(is_over_ && is_continued);
}

bool SparseText::take(std::string_view text) {
  for (const char c : text) {
    if (is_whole_) {
      has_residue_ = has_residue_ || c != '\0';
    } else if (c == '\n') {
      if (!take_number()) return false;
    } else {
      constexpr std::size_t most_digits = 18;  // below 2^63
      if (c < '0' || c > '9' || ++digits_ > most_digits) return false;
      number_ = number_ * 10 + static_cast<std::uint64_t>(c - '0');
    }
  }
  return true;
}

bool SparseText::take_number() {
  if (digits_ == 0) return false;
  if (numbers_ == 0) {
    if (number_ > most_runs) return false;
    wanted_ = 1 + 2 * number_;
  } else if (numbers_ % 2 == 1) {
    runs_.push_back({number_, 0});
  } else {
    runs_.back().bytes = number_;
  }
  ++numbers_;
  number_ = 0;
  digits_ = 0;
  is_whole_ = numbers_ == wanted_;
  return true;
}

SparseCursor::Piece SparseCursor::next() {
  while (run_ < runs_.size() && at_ >= runs_[run_].offset + runs_[run_].bytes) ++run_;
  const bool has_run = run_ < runs_.size();
  const std::uint64_t begin = has_run ? runs_[run_].offset : size_;
  if (at_ < begin) return {begin - at_, true};
  return has_run ? Piece{begin + runs_[run_].bytes - at_, false} : Piece{};
}

}  // namespace sluice::tar
