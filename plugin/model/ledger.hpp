// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the ledger keeps of a run of the gate: enough for the reports of an open source office, not the verdict itself.
// Words are those of the verdict (to_string of model/policy.hpp and model/report.hpp).
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

struct LedgerDelivery {
  std::string name, supplier, version, sha256, rung;
  std::string outcome;  ///< "passed", "failed" or "not-judged": of what was found in it alone
  bool has_sbom = false;
  friend bool operator==(const LedgerDelivery&, const LedgerDelivery&) = default;
};

struct LedgerFinding {
  std::string fingerprint, rule, severity, action, outcome;
  bool waived = false;
  std::string supplier, subject, term, route, contact;
  std::optional<Day> due;
  friend bool operator==(const LedgerFinding&, const LedgerFinding&) = default;
};

struct LedgerWaiver {
  std::string id, state, owner, approved_by, ticket, reason;
  std::optional<Day> created, expires;
  std::uint64_t findings = 0;  ///< it silences
  friend bool operator==(const LedgerWaiver&, const LedgerWaiver&) = default;
};

/// A duty for which the run had findings that nothing silences.
struct LedgerObligation {
  std::string id, text, route;
  std::uint64_t findings = 0;
  friend bool operator==(const LedgerObligation&, const LedgerObligation&) = default;
};

struct LedgerPack {
  std::string id, version, sha256;
  friend bool operator==(const LedgerPack&, const LedgerPack&) = default;
};

struct LedgerRun {
  std::string id;       ///< 64 hex digits: SHA-256 of the verdict's body, its start and whose run it was
  std::int64_t at = 0;  ///< when it started, in seconds since 1970, UTC
  Day day;              ///< judged at
  std::string project, business_unit, stage, rung, tool_version;
  std::string outcome;      ///< "passed", "failed" or "not-judged"
  bool overridden = false;  ///< an emergency pass let it through
  std::string override_note;
  std::uint64_t rules = 0, checks = 0, errors = 0, warnings = 0, notes = 0, unknown = 0, waived = 0, known = 0;
  std::uint64_t findings_left_out = 0;  ///< beyond what the ledger keeps of one run
  std::vector<LedgerDelivery> deliveries;
  std::vector<LedgerFinding> findings;  ///< in the verdict's order: the worst first
  std::vector<LedgerWaiver> waivers;
  std::vector<LedgerObligation> obligations;
  std::vector<LedgerPack> packs;
  friend bool operator==(const LedgerRun&, const LedgerRun&) = default;
};

}  // namespace sluice
