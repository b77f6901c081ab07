// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "model/delivery_change.hpp"
#include "model/finding.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What the gate says of the whole run.
enum class GateOutcome : std::uint8_t { passed, failed, not_judged };

/// Who decided how an action came to be, in the order of the decision (DESIGN.md section 5).
struct Step {
  std::string stage;    ///< "rung", "effective", "leeway", "project", "waiver", "baseline", "override", "danger"
  Action action = Action::fail;
  std::string why;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Becomes {
  Action action = Action::fail;
  Day from{};
  friend bool operator==(const Becomes&, const Becomes&) = default;
};

/// A finding with all that was decided about it; self-contained, so that a report needs nothing else.
struct JudgedFinding {
  std::string fingerprint;      ///< 64 hex digits; stable across line moves (gate/fingerprint.hpp)
  std::string rule;             ///< full id
  std::string kind;
  std::string title;
  Severity severity = Severity::medium;
  Basis basis = Basis::fact;
  RuleScope scope = RuleScope::delivery;
  bool danger = false;
  bool waivable = true;
  Outcome outcome = Outcome::fail;
  bool waived = false;
  bool known = false;           ///< in the baseline
  Action action = Action::fail;
  std::vector<Step> steps;
  std::optional<Becomes> becomes;
  std::string shadow;           ///< "would fail at managed", or empty
  SubjectKind subject_kind = SubjectKind::delivery;
  std::string subject;          ///< identity of the subject: delivery name, full entry path, purl, "target -> purl"
  std::string supplier;         ///< id, or empty
  std::string term;
  std::string cause;
  std::string expected;
  Origin place;
  std::vector<Origin> related;
  std::optional<Origin> taken_in;   ///< CMake call that took the delivery in or linked the component
  std::vector<std::string> notes;   ///< waivers considered and why they do not apply, "counted as missing", ...
  std::string help_supplier, help_integrator;   ///< placeholders filled in
  std::string command;          ///< a command to run next, or empty
  std::string docs;
  std::string route;            ///< exactly one
  std::string contact;
  std::optional<Day> due;
  std::string waiver;           ///< id of the waiver that applies
  std::vector<std::string> packs;
  std::vector<std::string> clauses;     ///< "iso-5230 3.3.1"
  std::vector<std::string> obligations;
  std::string rule_place;       ///< "archive.yaml:12"
  std::string needs;            ///< id of the rule this one depends on; then it is listed below that cause only
  std::uint64_t clears = 0;     ///< findings that this cause would clear
  friend bool operator==(const JudgedFinding&, const JudgedFinding&) = default;
};

/// A remark of the gate about its own files: waiver states, review days, missing coordinators, proposed policy in deliveries.
struct Remark {
  std::string code;             ///< "waiver.expired", "pack.review", "route.fallback", "policy.fallback", ...
  Action action = Action::warn;
  std::string message;
  Origin place;
  std::string help;
  friend bool operator==(const Remark&, const Remark&) = default;
};

/// Where a waiver stands on the day of the verdict (research/policy-gates.md section 3.5).
struct WaiverStanding {
  std::string id;
  std::string state;            ///< pending active expiring expired unused unknown-rule not-waivable too-long unapproved void-pin fixed invalid
  std::string owner, approved_by, ticket, reason;
  std::optional<Day> expires;
  std::int32_t days_left = 0;   ///< negative once expired
  std::uint64_t findings = 0;   ///< it silences
  std::string why;              ///< one clause on the state
  Origin place;
  friend bool operator==(const WaiverStanding&, const WaiverStanding&) = default;
};

/// Counts of one area of rules ("archive", "delivery", ...).
struct AreaCounts {
  std::string area;
  std::uint64_t rules = 0, checks = 0, pass = 0, fail = 0, unknown = 0, warn = 0, note = 0, waived = 0, known = 0, not_applicable = 0;
  friend bool operator==(const AreaCounts&, const AreaCounts&) = default;
};

struct JudgedDelivery {
  std::string name, supplier, rung, sha256, format, completeness, reason;
  std::uint64_t containers = 0, entries = 0, bytes = 0;
  std::string component = {}, version = {};  ///< what it delivers (checks/delivery_identity.hpp)
  std::vector<std::string> sboms = {};       ///< "sha256:..." of the SBOMs in it, sorted
  friend bool operator==(const JudgedDelivery&, const JudgedDelivery&) = default;
};

struct Task {                   ///< what one contact has to do
  std::string route, contact;
  std::uint64_t findings = 0;
  std::optional<Day> due;       ///< the earliest
  friend bool operator==(const Task&, const Task&) = default;
};

struct PackUsed {
  std::string id, version, file, sha256;
  bool locked = false;
  friend bool operator==(const PackUsed&, const PackUsed&) = default;
};

struct BuildSummary {
  std::string project;
  std::uint64_t targets = 0, components = 0, uses = 0;
  std::uint64_t link_inputs = 0, link_inputs_owned = 0, link_inputs_versioned = 0, link_inputs_linkage = 0;
  friend bool operator==(const BuildSummary&, const BuildSummary&) = default;
};

/// A file that the build made: what its linkers wrote.
struct Product {
  std::string name, sha256;
  friend bool operator==(const Product&, const Product&) = default;
};

/// What was accepted last of the component that a delivery brings.
struct LastAccepted {
  std::string delivery;         ///< name of the one that is judged now
  std::string supplier, component, version, sha256;
  Day day{};
  std::string by, role, conditions;
  std::optional<Day> until;
  std::uint64_t max_deliveries = 0;   ///< 0: any number
  bool is_signed = false;       ///< by a trusted key; otherwise somebody said so
  friend bool operator==(const LastAccepted&, const LastAccepted&) = default;
};

/// The part of a verdict that may differ between machines and runs; never in the body.
struct Envelope {
  std::string tool = "sluice";
  std::string version;
  std::string as_of;            ///< the day judged at
  bool past_day = false;        ///< --allow-past was used
  std::string started;          ///< UTC time, ISO 8601
  double seconds = 0;
  std::vector<std::string> argv;
  std::string folder;
  std::string valid_until;      ///< day on which time alone may change the verdict, or empty
  friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// The one report model (format sluice.report/1): every report is a function of it. Sorted; equal inputs give equal bytes.
struct Verdict {
  GateOutcome gate = GateOutcome::not_judged;
  std::string rung;
  std::string rung_place;       ///< who set it
  bool is_fallback = false;     ///< no sluice.yaml
  bool overridden = false;      ///< a live override let a failed build through
  std::string override_note;
  std::vector<PackUsed> packs;
  std::vector<JudgedDelivery> deliveries;
  std::optional<BuildSummary> build;
  std::vector<Product> products;           ///< of a finished build, by name
  std::vector<LastAccepted> accepted;      ///< by delivery; empty where no store of acceptances is known
  std::vector<JudgedFinding> findings;     ///< worst action first, then causes that clear most, then place
  std::vector<Remark> remarks;
  std::vector<WaiverStanding> waivers;
  std::vector<AreaCounts> areas;
  std::vector<Task> tasks;
  std::vector<Unknown> unknowns;
  std::vector<std::string> obligations;    ///< "ship-license-text: deliver the full text ..."
  std::uint64_t rules = 0, checks = 0;
  std::uint64_t errors = 0, warnings = 0, notes = 0, unknown = 0, waived = 0, known = 0;
  std::optional<Day> next_expiry;          ///< of the active waivers
  std::string not_judged_reason;           ///< set with GateOutcome::not_judged
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// What besides packs a verdict rests on: "License index", "sha256:...".
struct DataUsed {
  std::string name, state;
};

struct Report {
  Envelope envelope;
  Verdict verdict;
  std::shared_ptr<const Inventory> facts = nullptr;  ///< what was judged; null where the report was read back
  std::vector<DataUsed> data = {};
  std::optional<DeliveryChange> changes = {};        ///< since the last accepted delivery; absent where none is known
};

std::string_view to_string(GateOutcome outcome);
std::optional<GateOutcome> parse_gate_outcome(std::string_view text);

}  // namespace sluice
