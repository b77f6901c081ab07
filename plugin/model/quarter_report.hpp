// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// Of a delivery (name and supplier): from its first run that failed to the first one after it that passed.
struct TimeToGreen {
  std::uint64_t deliveries = 0;     ///< that became green in the quarter
  std::int64_t median_seconds = 0;  ///< nearest rank; 0 without deliveries
  std::int64_t ninth_decile_seconds = 0;
  std::uint64_t still_red = 0;  ///< whose last run of the quarter did not pass
  friend bool operator==(const TimeToGreen&, const TimeToGreen&) = default;
};

/// The figures of one quarter that are compared with those of the quarter before.
struct QuarterFigures {
  std::string quarter;
  std::uint64_t runs = 0, runs_passed = 0, runs_failed = 0, runs_not_judged = 0;
  std::uint64_t overrides = 0;                  ///< runs that an emergency pass let through
  std::uint64_t deliveries = 0;                 ///< different by supplier, name, version and bytes
  std::uint64_t deliveries_passed = 0;          ///< by their last run of the quarter
  std::uint64_t deliveries_passed_at_once = 0;  ///< by their first run of the quarter
  std::uint64_t suppliers = 0;
  std::uint64_t suppliers_with_sbom = 0;  ///< with one in the last delivery
  TimeToGreen time_to_green;
  std::uint64_t waivers_open = 0;
  std::uint64_t obligations_outstanding = 0;  ///< deliveries and obligations that they owe
  friend bool operator==(const QuarterFigures&, const QuarterFigures&) = default;
};

struct RuleFigures {
  std::string rule, severity;
  std::uint64_t findings = 0;  ///< different by fingerprint; warnings and failures that nothing silences
  std::uint64_t runs = 0;
  std::uint64_t suppliers = 0;
  friend bool operator==(const RuleFigures&, const RuleFigures&) = default;
};

struct SupplierFigures {
  std::string supplier;  ///< id; empty: not known
  std::uint64_t deliveries = 0, passed = 0, passed_at_once = 0, with_sbom = 0;
  bool last_has_sbom = false;
  friend bool operator==(const SupplierFigures&, const SupplierFigures&) = default;
};

struct WeekFigures {
  Day first;  ///< of seven days, counted from the quarter's first
  std::uint64_t passed = 0, failed = 0, not_judged = 0;
  friend bool operator==(const WeekFigures&, const WeekFigures&) = default;
};

/// A waiver that a project's last run of the quarter still listed.
struct OpenWaiver {
  std::string id, owner, ticket, reason, state;
  std::int32_t age_days = 0;  ///< since it was written, or else since the ledger first saw it
  std::optional<Day> expires;
  std::int32_t days_left = 0;  ///< negative once expired
  std::uint64_t projects = 0, findings = 0;
  friend bool operator==(const OpenWaiver&, const OpenWaiver&) = default;
};

/// Open waivers of one owner by age in days.
struct OwnerWaivers {
  std::string owner;
  std::uint64_t to_30 = 0, to_90 = 0, to_180 = 0, older = 0;
  std::uint64_t expired = 0;  ///< of these, past their last day
  friend bool operator==(const OwnerWaivers&, const OwnerWaivers&) = default;
};

struct OutstandingObligation {
  std::string id, text, route;
  std::uint64_t deliveries = 0, findings = 0;  ///< by each one's last run of the quarter
  friend bool operator==(const OutstandingObligation&, const OutstandingObligation&) = default;
};

struct UsedOverride {
  Day day;
  std::string project, business_unit, note;
  friend bool operator==(const UsedOverride&, const UsedOverride&) = default;
};

/// The quarterly view of the ledger, sluice.ledger-report/1: a function of the runs of the quarter and before, and of
/// the day as of which waivers are open. Sorted; equal ledgers give equal bytes.
struct QuarterReport {
  std::string quarter;  ///< "2026Q4"
  Day first, last;
  Day as_of;
  bool is_one_unit = false;  ///< of one business unit only
  std::string business_unit;
  QuarterFigures figures;
  std::optional<QuarterFigures> before;  ///< of the last quarter, if the ledger knows any run of it
  std::vector<WeekFigures> weeks;
  std::vector<RuleFigures> rules;  ///< those with most findings
  std::vector<SupplierFigures> suppliers;
  std::vector<OwnerWaivers> waiver_owners;
  std::vector<OpenWaiver> waivers;  ///< oldest first
  std::vector<OutstandingObligation> obligations;
  std::vector<UsedOverride> overrides;
  friend bool operator==(const QuarterReport&, const QuarterReport&) = default;
};

}  // namespace sluice
