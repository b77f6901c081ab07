// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_coverage.hpp"

#include "intake/little_endian.hpp"
#include "intake/zip_signing_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint64_t most_padding = 4096;          // zipalign fills up to a page
constexpr std::uint64_t tolerated_overlap = 2;        // of JARs that were in use for years
constexpr std::uint64_t searched_bytes = 256u << 10;  // at once, for a hidden entry's header
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::size_t local_bytes = 30;

bool has_zeros_only(std::span<const std::byte> bytes) {
  return std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; });
}

/// A program may hold the mark of a local header as a number; what follows tells whether it is one.
Result<bool> is_local_header(ZipWindow& window, std::uint64_t at, std::uint64_t end) {
  constexpr unsigned newest_version = 63;      // of 4.4.3
  constexpr unsigned reserved_flags = 0xc780;  // 4.4.4
  TRY_ASSIGN(const std::span<const std::byte> head, window.at(at, local_bytes));
  const unsigned method = little16(head, 8);
  const std::uint64_t whole = local_bytes + little16(head, 26) + little16(head, 28);
  return end - at >= local_bytes && std::to_integer<unsigned>(head[4]) <= newest_version &&
         (little16(head, 6) & reserved_flags) == 0 && (method <= 20 || (method >= 92 && method <= 99)) &&
         little16(head, 26) != 0 && whole <= end - at;
}

struct Look {
  bool is_zero = true;
  bool has_header = false;
};

/// Through all of it, however long; the whole of a gap belongs to nobody else.
Result<Look> look_through(ZipWindow& window, std::uint64_t from, std::uint64_t to, bool is_front) {
  Look look;
  for (std::uint64_t at = from; at < to && !look.has_header; at += searched_bytes) {
    const std::uint64_t count = std::min(to - at, searched_bytes + local_mark.size() - 1);
    TRY_ASSIGN(const std::span<const std::byte> bytes, window.at(at, static_cast<std::size_t>(count)));
    const std::shared_ptr<const ZipRun> kept = window.run();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    look.is_zero = look.is_zero && has_zeros_only(bytes);
    std::size_t found = text.find(local_mark);
    while (found != std::string_view::npos && !look.has_header) {
      look.has_header = !is_front || at + found == from;
      if (!look.has_header) {
        TRY_ASSIGN(look.has_header, is_local_header(window, at + found, to));
      }
      found = text.find(local_mark, found + 1);
    }
  }
  return look;
}

}  // namespace

Result<std::uint64_t> ZipCoverage::add(std::uint64_t begin, std::uint64_t end, std::vector<Defect>& defects) {
  const bool is_first = std::exchange(is_first_, false);
  std::uint64_t shared = 0;
  if (begin > end_) {
    TRY(judge_gap(end_, begin, is_first ? Place::front : Place::between, defects));
  } else if (begin < end_ && end > begin) {
    shared = std::min(end_, end) - begin;
    const bool is_small = shared <= tolerated_overlap;
    if (is_small || !std::exchange(has_overlap_, true)) {
      defects.push_back({HazardId::zip_overlap, is_small ? Weight::note : Weight::error,
                         fmt::format("{} bytes at {} belong to more than one entry", shared, begin), false});
    }
  }
  end_ = std::max(end_, end);
  return shared;
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
  TRY_ASSIGN(const Look look, look_through(*window_, from, to, place == Place::front));
  const auto note = [&](HazardId id, Weight weight, std::string_view what) {
    defects.push_back({id, weight, fmt::format("{} bytes at {} {}", size, from, what), false});
  };
  if (look.has_header) {
    note(HazardId::zip_hidden_entry, Weight::error, "hold an entry that the directory does not list");
  } else if (place == Place::front) {
    note(HazardId::zip_prefix_data, Weight::warning, "precede the ZIP");
  } else if (look.is_zero && size < most_padding) {
    note(HazardId::zip_gap, Weight::note, "are padding");
  } else if (place == Place::between) {
    note(HazardId::zip_gap, Weight::error, "belong to nothing");
  } else {
    TRY_ASSIGN(const bool is_signature, is_signed_only(from, to));
    note(HazardId::zip_gap, is_signature ? Weight::note : Weight::warning,
         is_signature ? "are an APK's signatures" : "belong to nothing");
  }
  return {};
}

/// A signing block may be aligned to a page.
Result<bool> ZipCoverage::is_signed_only(std::uint64_t from, std::uint64_t to) {
  TRY_ASSIGN(const std::uint64_t block, find_signing_block(*window_, from, to));
  if (block == to || block - from >= most_padding) return false;
  TRY_ASSIGN(const std::span<const std::byte> padding, window_->at(from, static_cast<std::size_t>(block - from)));
  return has_zeros_only(padding);
}

}  // namespace sluice
