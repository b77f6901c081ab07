// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/zip_window.hpp"

#include <cstdint>
#include <vector>

namespace sluice {

/// Accounts for each byte in front of a ZIP's directory: entries come in the order of their local headers, and what
/// lies between them belongs to nothing, to a local entry that the directory does not list, or to two entries.
class ZipCoverage {
 public:
  /// `begin`: bytes in front that are accounted for already.
  ZipCoverage(ZipWindow& window, std::uint64_t begin) : window_(&window), end_(begin) {}

  /// The next entry with its descriptor; how many of its bytes were another one's too.
  Result<std::uint64_t> add(std::uint64_t begin, std::uint64_t end, std::vector<Defect>& defects);
  /// No entry follows; the directory begins here.
  Result<void> finish(std::uint64_t directory, std::vector<Defect>& defects);

 private:
  enum class Place { front, between, behind };
  Result<void> judge_gap(std::uint64_t from, std::uint64_t to, Place place, std::vector<Defect>& defects);
  Result<bool> is_signed_only(std::uint64_t from, std::uint64_t to);

  ZipWindow* window_;
  std::uint64_t end_;
  bool is_first_ = true;
  bool has_overlap_ = false;  ///< stated
};

}  // namespace sluice
