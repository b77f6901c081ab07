// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/descriptor.hpp"
#include "intake/worker_process.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// A worker that lists archives from frames, one after the other (intake/worker_frames).
struct ListingWorker {
  WorkerProcess process;
  Descriptor feed;
  std::uint32_t archives = 0;  ///< that it was given
};

inline constexpr std::string_view too_many_lost = "too many were lost before, and none was started";

/// Workers that wait for another archive to list, so that a delivery of thousands of small ones does not start as many
/// processes. One that an archive took over could lie about later ones, as it can about its own: a second opinion is no
/// more than that, and each worker gets but so many.
class WorkerShelf {
 public:
  std::optional<ListingWorker> take() {
    if (idle_.empty()) return std::nullopt;
    std::optional<ListingWorker> worker(std::move(idle_.back()));
    idle_.pop_back();
    return worker;
  }
  void put(ListingWorker worker) {
    constexpr std::size_t most_idle = 4;
    constexpr std::uint32_t most_archives = 1000;
    constexpr double most_seconds = 60;  // of its 600, so that no archive pays for those before it
    const bool is_fresh = worker.archives < most_archives && worker.process.seconds_used() < most_seconds;
    if (idle_.size() < most_idle && is_fresh) idle_.push_back(std::move(worker));
  }

  /// A delivery whose archives hang or kill their workers may do so a few times: each costs a minute.
  void count_lost() { ++lost_; }
  bool has_lost_enough() const { return lost_ >= most_lost; }
  static constexpr std::uint32_t most_lost = 8;

 private:
  std::vector<ListingWorker> idle_;
  std::uint32_t lost_ = 0;
};

}  // namespace sluice
