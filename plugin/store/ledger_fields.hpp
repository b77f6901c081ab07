// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of the ledger: columns of its tables, lines of its export.
#pragma once

#include "base/fields.hpp"
#include "model/ledger.hpp"

namespace sluice::fields {

template <>
struct Table<LedgerDelivery> {
  static constexpr std::string_view name = "delivery";
  static constexpr std::string_view meaning = "a delivery of a run";
  static constexpr auto fields = std::tuple{
      always("name", &LedgerDelivery::name, ""),
      always("supplier", &LedgerDelivery::supplier, "id in the register"),
      always("version", &LedgerDelivery::version, ""),
      always("sha256", &LedgerDelivery::sha256, ""),
      always("rung", &LedgerDelivery::rung, "that it was judged at"),
      always("outcome", &LedgerDelivery::outcome, "passed, failed or not-judged: of what was found in it alone"),
      always("has_sbom", &LedgerDelivery::has_sbom, ""),
  };
};

template <>
struct Table<LedgerFinding> {
  static constexpr std::string_view name = "finding";
  static constexpr std::string_view meaning = "a finding of a run";
  static constexpr auto fields = std::tuple{
      always("fingerprint", &LedgerFinding::fingerprint, ""),
      always("rule", &LedgerFinding::rule, ""),
      always("severity", &LedgerFinding::severity, ""),
      always("action", &LedgerFinding::action, ""),
      always("outcome", &LedgerFinding::outcome, ""),
      always("waived", &LedgerFinding::waived, ""),
      always("supplier", &LedgerFinding::supplier, ""),
      always("subject", &LedgerFinding::subject, ""),
      always("term", &LedgerFinding::term, ""),
      always("route", &LedgerFinding::route, "who must act"),
      always("contact", &LedgerFinding::contact, ""),
      always("due", &LedgerFinding::due, "last day to act"),
  };
};

template <>
struct Table<LedgerWaiver> {
  static constexpr std::string_view name = "waiver";
  static constexpr std::string_view meaning = "where a waiver stood on the day of a run";
  static constexpr auto fields = std::tuple{
      always("id", &LedgerWaiver::id, ""),
      always("state", &LedgerWaiver::state, ""),
      always("owner", &LedgerWaiver::owner, ""),
      always("approved_by", &LedgerWaiver::approved_by, ""),
      always("ticket", &LedgerWaiver::ticket, ""),
      always("reason", &LedgerWaiver::reason, ""),
      always("created", &LedgerWaiver::created, ""),
      always("expires", &LedgerWaiver::expires, "last valid day"),
      always("findings", &LedgerWaiver::findings, "that it silences"),
  };
};

template <>
struct Table<LedgerObligation> {
  static constexpr std::string_view name = "obligation";
  static constexpr std::string_view meaning = "a duty for which a run had findings that nothing silences";
  static constexpr auto fields = std::tuple{
      always("id", &LedgerObligation::id, ""),
      always("text", &LedgerObligation::text, ""),
      always("route", &LedgerObligation::route, ""),
      always("findings", &LedgerObligation::findings, ""),
  };
};

template <>
struct Table<LedgerPack> {
  static constexpr std::string_view name = "pack";
  static constexpr std::string_view meaning = "a policy pack of a run";
  static constexpr auto fields = std::tuple{
      always("id", &LedgerPack::id, ""),
      always("version", &LedgerPack::version, ""),
      always("sha256", &LedgerPack::sha256, ""),
  };
};

template <>
struct Table<LedgerRun> {
  static constexpr std::string_view name = "run";
  static constexpr std::string_view meaning = "a run of the gate";
  static constexpr auto fields = std::tuple{
      always("id", &LedgerRun::id, "64 hex digits"),
      always("at", &LedgerRun::at, "seconds since 1970, UTC"),
      always("day", &LedgerRun::day, "judged at"),
      always("project", &LedgerRun::project, ""),
      always("business_unit", &LedgerRun::business_unit, ""),
      always("stage", &LedgerRun::stage, ""),
      always("rung", &LedgerRun::rung, ""),
      always("tool_version", &LedgerRun::tool_version, ""),
      always("outcome", &LedgerRun::outcome, "passed, failed or not-judged"),
      always("overridden", &LedgerRun::overridden, ""),
      always("override_note", &LedgerRun::override_note, ""),
      always("rules", &LedgerRun::rules, ""),
      always("checks", &LedgerRun::checks, ""),
      always("errors", &LedgerRun::errors, ""),
      always("warnings", &LedgerRun::warnings, ""),
      always("notes", &LedgerRun::notes, ""),
      always("unknown", &LedgerRun::unknown, ""),
      always("waived", &LedgerRun::waived, ""),
      always("known", &LedgerRun::known, ""),
      always("findings_left_out", &LedgerRun::findings_left_out, "beyond what the ledger keeps of one run"),
      always("deliveries", &LedgerRun::deliveries, ""),
      always("findings", &LedgerRun::findings, ""),
      always("waivers", &LedgerRun::waivers, ""),
      always("obligations", &LedgerRun::obligations, ""),
      always("packs", &LedgerRun::packs, ""),
  };
};

}  // namespace sluice::fields
