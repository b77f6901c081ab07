// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_coverage.hpp"

#include "intake/zip_directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t most_padding = 4096;       // zipalign fills up to a page
constexpr std::uint64_t tolerated_overlap = 2;     // of JARs that were in use for years
constexpr std::size_t most_searched = 256u << 10;  // for a hidden entry's header
constexpr std::string_view signing_block = "APK Sig Block 42";
constexpr std::string_view local_mark = "PK\x03\x04";

}  // namespace

Result<void> ZipCoverage::add(std::uint64_t begin, std::uint64_t end, std::vector<Defect>& defects) {
  const bool is_first = std::exchange(is_first_, false);
  if (begin > end_) {
    TRY(judge_gap(end_, begin, is_first ? Place::front : Place::between, defects));
  } else if (begin < end_ && end > begin) {
    const std::uint64_t shared = std::min(end_, end) - begin;
    const bool is_small = shared <= tolerated_overlap;
    if (is_small || !std::exchange(has_overlap_, true)) {
      defects.push_back({HazardId::zip_overlap, is_small ? Weight::note : Weight::error,
                         fmt::format("{} bytes at {} belong to more than one entry", shared, begin), false});
    }
  }
  end_ = std::max(end_, end);
  return {};
}

Result<void> ZipCoverage::finish(std::uint64_t directory, std::vector<Defect>& defects) {
  if (directory > end_) {
    TRY(judge_gap(end_, directory, is_first_ ? Place::front : Place::behind, defects));
  } else if (directory < end_) {
    defects.push_back({HazardId::zip_overlap, Weight::error,
                       fmt::format("an entry reaches {} bytes into the directory", end_ - directory), false});
  }
  return {};
}

Result<void> ZipCoverage::judge_gap(std::uint64_t from, std::uint64_t to, Place place, std::vector<Defect>& defects) {
  const std::uint64_t size = to - from;
  TRY_ASSIGN(const std::span<const std::byte> bytes,
             window_->at(from, static_cast<std::size_t>(std::min<std::uint64_t>(size, most_searched))));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto note = [&](HazardId id, Weight weight, std::string_view what) {
    defects.push_back({id, weight, fmt::format("{} bytes at {} {}", size, from, what), false});
  };
  const bool is_zero = std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; });
  const bool has_header =
      place == Place::front ? text.starts_with(local_mark) : text.find(local_mark) != std::string_view::npos;
  if (has_header) {
    note(HazardId::zip_hidden_entry, Weight::error, "hold an entry that the directory does not list");
  } else if (place == Place::front) {
    note(HazardId::zip_prefix_data, Weight::warning, "precede the ZIP");
  } else if (is_zero && size < most_padding) {
    note(HazardId::zip_gap, Weight::note, "are padding");
  } else if (place == Place::between) {
    note(HazardId::zip_gap, Weight::error, "belong to nothing");
  } else {
    TRY_ASSIGN(const std::span<const std::byte> tail,
               window_->at(to - std::min<std::uint64_t>(size, signing_block.size()), signing_block.size()));
    const bool is_signature =
        std::string_view(reinterpret_cast<const char*>(tail.data()), tail.size()) == signing_block;
    note(HazardId::zip_gap, is_signature ? Weight::note : Weight::warning,
         is_signature ? "are an APK's signatures" : "belong to nothing");
  }
  return {};
}

}  // namespace sluice
