// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From rows of the ledger to figures, without SQL.
#pragma once

#include "model/quarter_report.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace sluice {

/// The value at the nearest rank (the smallest one that at least `percent` of all do not exceed); 0 of none. Sorted.
std::int64_t nearest_rank(std::span<const std::int64_t> sorted, std::uint64_t percent);

/// What is counted of deliveries, from their judgements in the order of time.
class DeliveryCount {
 public:
  void add(const std::string& supplier, const std::string& name, const std::string& version, const std::string& sha256,
           bool has_passed, bool has_sbom);
  void write_to(QuarterReport& report) const;

 private:
  struct Judged {
    bool passed_first = false, passed_last = false, has_sbom = false;
  };
  using Key = std::tuple<std::string, std::string, std::string, std::string>;  ///< supplier, name, version, sha256

  std::map<Key, Judged> judged_;
  std::map<std::string, bool> last_sbom_;                            ///< by supplier
  std::map<std::pair<std::string, std::string>, bool> last_passed_;  ///< by supplier and name
};

/// One line of a project's last run on one of its waivers.
struct ListedWaiver {
  std::string id, owner, ticket, reason, state;
  std::optional<Day> created, expires;
  std::uint64_t findings = 0;
};

/// Joins what projects list by id and owner, leaves out what has no effect, and sorts.
class WaiverCount {
 public:
  explicit WaiverCount(Day as_of) : as_of_(as_of) {}
  void add(const ListedWaiver& listed, Day first_seen);
  void write_to(QuarterReport& report) const;

 private:
  Day as_of_;
  std::map<std::pair<std::string, std::string>, OpenWaiver> open_;
};

}  // namespace sluice
