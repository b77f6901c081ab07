// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of the quarterly report, for sluice.ledger-report.
#pragma once

#include "base/fields.hpp"
#include "model/quarter_report.hpp"

namespace sluice::fields {

template <>
struct Table<TimeToGreen> {
  static constexpr std::string_view name = "time-to-green";
  static constexpr std::string_view meaning =
      "from a delivery's first failed run to its first passed one after it; deliveries by name and supplier";
  static constexpr auto fields = std::tuple{
      always("deliveries", &TimeToGreen::deliveries, "that became green in the quarter"),
      always("median_seconds", &TimeToGreen::median_seconds, "nearest rank"),
      always("ninth_decile_seconds", &TimeToGreen::ninth_decile_seconds, "nearest rank"),
      always("still_red", &TimeToGreen::still_red, "whose last run of the quarter did not pass"),
  };
};

template <>
struct Table<QuarterFigures> {
  static constexpr std::string_view name = "figures";
  static constexpr std::string_view meaning = "what is compared from quarter to quarter";
  static constexpr auto fields = std::tuple{
      always("quarter", &QuarterFigures::quarter, ""),
      always("runs", &QuarterFigures::runs, ""),
      always("runs_passed", &QuarterFigures::runs_passed, ""),
      always("runs_failed", &QuarterFigures::runs_failed, ""),
      always("runs_not_judged", &QuarterFigures::runs_not_judged, ""),
      always("overrides", &QuarterFigures::overrides, "runs that an emergency pass let through"),
      always("deliveries", &QuarterFigures::deliveries, "different by supplier, name, version and bytes"),
      always("deliveries_passed", &QuarterFigures::deliveries_passed, "by their last run of the quarter"),
      always("deliveries_passed_at_once", &QuarterFigures::deliveries_passed_at_once, "by their first run"),
      always("suppliers", &QuarterFigures::suppliers, ""),
      always("suppliers_with_sbom", &QuarterFigures::suppliers_with_sbom, "in their last delivery"),
      always("time_to_green", &QuarterFigures::time_to_green, ""),
      always("waivers_open", &QuarterFigures::waivers_open, ""),
      always("obligations_outstanding", &QuarterFigures::obligations_outstanding, "deliveries and what each owes"),
  };
};

template <>
struct Table<RuleFigures> {
  static constexpr std::string_view name = "rule";
  static constexpr std::string_view meaning = "a rule and what it found that nothing silences";
  static constexpr auto fields = std::tuple{
      always("rule", &RuleFigures::rule, ""),
      always("severity", &RuleFigures::severity, ""),
      always("findings", &RuleFigures::findings, "different by fingerprint"),
      always("runs", &RuleFigures::runs, ""),
      always("suppliers", &RuleFigures::suppliers, ""),
  };
};

template <>
struct Table<SupplierFigures> {
  static constexpr std::string_view name = "supplier";
  static constexpr std::string_view meaning = "a supplier's deliveries";
  static constexpr auto fields = std::tuple{
      always("supplier", &SupplierFigures::supplier, "id in the register; empty: not known"),
      always("deliveries", &SupplierFigures::deliveries, ""),
      always("passed", &SupplierFigures::passed, "by their last run"),
      always("passed_at_once", &SupplierFigures::passed_at_once, "by their first run"),
      always("with_sbom", &SupplierFigures::with_sbom, ""),
      always("last_has_sbom", &SupplierFigures::last_has_sbom, ""),
  };
};

template <>
struct Table<WeekFigures> {
  static constexpr std::string_view name = "week";
  static constexpr std::string_view meaning = "the runs of seven days";
  static constexpr auto fields = std::tuple{
      always("first", &WeekFigures::first, "day; counted from the quarter's first"),
      always("passed", &WeekFigures::passed, ""),
      always("failed", &WeekFigures::failed, ""),
      always("not_judged", &WeekFigures::not_judged, ""),
  };
};

template <>
struct Table<OpenWaiver> {
  static constexpr std::string_view name = "waiver";
  static constexpr std::string_view meaning = "a waiver that a project's last run of the quarter still listed";
  static constexpr auto fields = std::tuple{
      always("id", &OpenWaiver::id, ""),
      always("owner", &OpenWaiver::owner, ""),
      always("ticket", &OpenWaiver::ticket, ""),
      always("reason", &OpenWaiver::reason, ""),
      always("state", &OpenWaiver::state, ""),
      always("age_days", &OpenWaiver::age_days, "since it was written, or else since the ledger first saw it"),
      maybe("expires", &OpenWaiver::expires, "last valid day"),
      maybe("days_left", &OpenWaiver::days_left, "negative once expired"),
      always("projects", &OpenWaiver::projects, "that list it"),
      always("findings", &OpenWaiver::findings, "that it silences"),
  };
};

template <>
struct Table<OwnerWaivers> {
  static constexpr std::string_view name = "owner-waivers";
  static constexpr std::string_view meaning = "open waivers of one owner by age in days";
  static constexpr auto fields = std::tuple{
      always("owner", &OwnerWaivers::owner, ""), always("to_30", &OwnerWaivers::to_30, ""),
      always("to_90", &OwnerWaivers::to_90, ""), always("to_180", &OwnerWaivers::to_180, ""),
      always("older", &OwnerWaivers::older, ""), always("expired", &OwnerWaivers::expired, "of all these"),
  };
};

template <>
struct Table<OutstandingObligation> {
  static constexpr std::string_view name = "obligation";
  static constexpr std::string_view meaning = "an obligation that is not fulfilled by a delivery's last run";
  static constexpr auto fields = std::tuple{
      always("id", &OutstandingObligation::id, ""),
      always("text", &OutstandingObligation::text, ""),
      always("route", &OutstandingObligation::route, "who must act"),
      always("deliveries", &OutstandingObligation::deliveries, ""),
      always("findings", &OutstandingObligation::findings, ""),
  };
};

template <>
struct Table<UsedOverride> {
  static constexpr std::string_view name = "override";
  static constexpr std::string_view meaning = "a run that an emergency pass let through";
  static constexpr auto fields = std::tuple{
      always("day", &UsedOverride::day, ""),
      always("project", &UsedOverride::project, ""),
      always("business_unit", &UsedOverride::business_unit, ""),
      always("note", &UsedOverride::note, ""),
  };
};

template <>
struct Table<QuarterReport> {
  static constexpr std::string_view name = "report";
  static constexpr std::string_view meaning = "the quarterly view of a ledger";
  static constexpr auto fields = std::tuple{
      always("quarter", &QuarterReport::quarter, ""),
      always("first", &QuarterReport::first, "day"),
      always("last", &QuarterReport::last, "day"),
      always("as_of", &QuarterReport::as_of, "day as of which waivers are open"),
      maybe("is_one_unit", &QuarterReport::is_one_unit, "of one business unit only"),
      maybe("business_unit", &QuarterReport::business_unit, ""),
      always("figures", &QuarterReport::figures, ""),
      maybe("before", &QuarterReport::before, "of the last quarter, if any run of it is known"),
      always("weeks", &QuarterReport::weeks, ""),
      always("rules", &QuarterReport::rules, "those with most findings"),
      always("suppliers", &QuarterReport::suppliers, ""),
      always("waiver_owners", &QuarterReport::waiver_owners, ""),
      always("waivers", &QuarterReport::waivers, "oldest first"),
      always("obligations", &QuarterReport::obligations, ""),
      always("overrides", &QuarterReport::overrides, ""),
  };
};

}  // namespace sluice::fields
