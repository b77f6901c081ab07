// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/glob.hpp"
#include "base/limits.hpp"
#include "model/catalogue.hpp"
#include "model/decisions.hpp"
#include "model/inventory.hpp"
#include "model/license_duties.hpp"
#include "model/license_policy.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice {

struct SbomProfiles;

enum class Severity : std::uint8_t { low, medium, high, critical };
enum class Action : std::uint8_t { none, note, warn, fail };       ///< ordered by strength
enum class Outcome : std::uint8_t { pass, fail, unknown, not_applicable, error };
enum class Basis : std::uint8_t { fact, heuristic, declaration };  ///< what a rule's verdict rests on

/// Days by severity, indexed by Severity; absent where not stated.
using DaysBySeverity = std::array<std::optional<std::int32_t>, 4>;
/// Action by severity, indexed by Severity.
using ActionBySeverity = std::array<Action, 4>;

/// Who set a field, in the order of application; the last one stands.
struct Setter {
  std::string field;   ///< "severity", "with.deny", "effective.enforce", ...
  std::string value;   ///< as it stands after this setter, one line
  std::string by;      ///< "rule", "pack acme/intake", "project", "default"
  Span span;
};

/// Selects subjects. Keys are AND, items of one key are OR, exclude wins. An empty list means "any".
struct Match {
  std::vector<std::string> suppliers;
  std::vector<Provenance> origins;
  std::vector<Glob> purls;
  std::vector<Glob> paths;
  std::vector<Scope> scopes;
  std::vector<Linkage> linkages;
  std::optional<bool> direct;               ///< `relation: direct` or `transitive`
  std::vector<std::string> business_units;
  std::vector<std::string> distributions;
  std::vector<std::string> stages;
  std::vector<Glob> consumers;
  std::vector<std::string> tags;            ///< of the rule; routes only
  std::vector<Severity> severities;         ///< routes only
  std::vector<Glob> terms;                  ///< waivers and routes
  std::shared_ptr<const Match> exclude;
};

/// The condition tree of the kind `assert` (research/policy-gates.md section 3.4). Total, no loops, no expressions.
struct Condition {
  enum class Op { all, any, none, each, some, leaf };   ///< none = "not"
  enum class Test { is, in, glob, regex, min, max, present, version, equals_fact };
  Op op = Op::leaf;
  std::vector<Condition> parts;       ///< of all, any, none; the body of each and some
  std::string fact;                   ///< of a leaf, and the list of each and some
  Test test = Test::present;
  std::vector<std::string> values;    ///< one value, or the list of `in` and `glob`
  Span span;
};

using ParamValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

/// A rule with every field in its effective state.
struct Rule {
  std::string id;                     ///< "archive.escapes-root", or "acme/sbom.missing" of a company
  std::string kind;
  std::string title;
  Severity severity = Severity::medium;
  std::vector<std::string> tags;
  Match match;
  std::map<std::string, ParamValue, std::less<>> params;  ///< every parameter of the kind, defaults filled in
  std::optional<Condition> condition; ///< of kind `assert`
  std::map<std::string, Action, std::less<>> actions;     ///< by rung, where the rule states them
  bool danger = false;                ///< endangers the reader's machine: stops a build at every rung
  Basis basis = Basis::fact;
  RuleScope scope = RuleScope::delivery;
  std::optional<Day> warns_from;      ///< `effective.warn`: a note before
  std::optional<Day> fails_from;      ///< `effective.enforce`: at most a warning before
  DaysBySeverity leeway{};            ///< days of grace after `leeway_from`
  std::string leeway_from;            ///< "published", "fix-available", "first-seen"
  std::optional<Action> on_unknown;   ///< absent: as a failure
  bool waivable = true;
  bool baseline_allowed = true;
  bool overridable = false;           ///< a project may loosen it
  std::vector<std::string> obligations;
  std::vector<std::string> replaces;  ///< earlier ids; waivers written for them still work
  std::string rationale;
  std::string fix_supplier, fix_integrator, fix_coordinator, fix_command, fix_docs;
  struct Clause { std::string standard, clause; };
  std::vector<Clause> clauses;        ///< what standards ask for it
  std::vector<std::string> packs;     ///< packs that selected it, sorted
  std::vector<Setter> setters;        ///< history of every effective field
  Span span;                          ///< where the rule is written

  bool flag(std::string_view param) const;                              ///< boolean parameter
  std::int64_t number(std::string_view param) const;                    ///< integer or percent parameter
  const std::string& text(std::string_view param) const;                ///< text, choice or day parameter; empty if unset
  const std::vector<std::string>& list(std::string_view param) const;   ///< any list parameter; empty if unset
};

/// One step of the maturity ladder, in order from the gentlest.
struct Rung {
  std::string name;
  ActionBySeverity actions{};
  bool stops_for_danger_only = false;   ///< nothing but `danger: true` fails here (observe, onboarding)
  Span span;
};

struct Route {
  std::string to;                ///< name of a role or team; "supplier" means the supplier's own contact
  std::string contact;
  std::string ticket;
  Match match;
  std::optional<std::int32_t> due_days;
  bool is_default = false;       ///< has no match: the last one
  Span span;
};

struct WaiverPolicy {
  std::vector<std::string> require;                 ///< fields every waiver must have; `expires` always
  DaysBySeverity max_days{};
  std::int32_t warn_days = 30;
  std::map<std::string, std::vector<std::string>, std::less<>> approvers;  ///< by rule tag; "*" for the rest
};

struct Obligation {
  std::string id;
  std::string text;
  std::string due;               ///< delivery, integration, release
  struct Evidence { std::string type, value; };     ///< {"file", glob} or {"sbom", field} or {"attestation", name}
  std::vector<Evidence> any, all;
  Span span;
};

/// A supplier of the register (suppliers.yaml).
struct Supplier {
  std::string id;
  std::string name;
  std::vector<std::string> ids;       ///< lei:, duns:, domain:, vendor:
  std::vector<Glob> paths, urls, purls;
  std::string contact;
  std::vector<std::string> keys;
  std::string rung;                   ///< empty: the project's
  std::optional<Day> rung_until;      ///< last day of `rung`; after it the project's rung holds
  Span span;
};

/// A dated exception as written; its state is decided by the gate (gate/waivers.hpp).
struct Waiver {
  std::string id;
  std::vector<std::string> rules;     ///< full ids or globs
  Match match;
  std::string pin_sha256;             ///< of the file or archive the decision was about; empty if not pinned
  std::string category, justification, reason, owner, approved_by, ticket;
  std::optional<Day> created, starts, expires;
  bool until_fixed = false;
  std::vector<Diagnostic> defects;    ///< makes it `waiver.invalid`
  Span span;
};

struct Baseline {
  std::vector<std::string> fingerprints;   ///< sorted
};

/// An emergency pass for a build (sluice override).
struct Override {
  std::string ticket, by, reason;
  std::int64_t from_unix = 0, until_unix = 0;
};

struct PackRef {
  std::string id, version, title;
  std::string file;                   ///< as the user named it
  std::string sha256;                 ///< hex
  bool locked = false;                ///< matched sluice.lock
  std::optional<Day> review_by;
  Span span;
};

/// Delivery patterns and context of the project (sluice.yaml).
struct Project {
  std::string file;                   ///< empty if there is none
  std::vector<std::string> deliveries;        ///< globs relative to the project file
  std::string business_unit, stage;
  std::string distribution;                   ///< default for all targets; empty: judged at each value
  std::map<std::string, std::string, std::less<>> target_distribution;
  std::string ledger;                         ///< where verdicts are recorded: a file, or the URL of a PostgreSQL; empty: nowhere
};

/// A rule that a pack took out: `without`, or `!` in its `use`. Shown by explain.
struct Dropped {
  std::string rule;
  std::string by;                ///< "pack acme/intake"
  Span span;
};

/// Everything that decides: validated, every rule field with its setters.
struct Policy {
  std::vector<PackRef> packs;              ///< in order of application
  std::vector<Rule> rules;                 ///< selected ones, sorted by id
  std::vector<Dropped> dropped;            ///< known, but taken out and not selected otherwise; sorted by rule
  std::vector<Rung> rungs;                 ///< gentlest first
  std::string rung;                        ///< the project's
  Span rung_span;
  std::vector<Route> routes;
  WaiverPolicy waiver_policy;
  std::vector<Obligation> obligations;     ///< sorted by id
  std::vector<Supplier> suppliers;         ///< sorted by id
  std::vector<Waiver> waivers;             ///< in file order
  std::vector<StandingDecision> decisions; ///< of packs, then of the project; in file order
  LicenseCategories license_categories;    ///< empty where no rule asks for licenses
  LicenseDuties license_duties;            ///< the same
  std::shared_ptr<const SbomProfiles> sbom_profiles;  ///< null where no rule asks for them
  Baseline baseline;
  std::optional<Override> active_override;
  Project project;
  Limits limits;
  bool is_fallback = false;                ///< no sluice.yaml: internal-baseline at observe
  std::vector<Diagnostic> remarks;         ///< warnings: pack past its review day, unlocked pack, ...
  std::vector<std::string> files;          ///< every file read, or looked for, for the hook's dependency list
  std::vector<std::string> sboms;          ///< files with the project's own SBOMs, relative to the project file
  std::vector<std::string> notices;        ///< files with what the product shows of notices, relative to the project file

  const Rule* find_rule(std::string_view id) const;      ///< by id or by a `replaces` id
  const Rung* find_rung(std::string_view name) const;
};

std::string_view to_string(Severity severity);
std::string_view to_string(Action action);
std::string_view to_string(Outcome outcome);
std::string_view to_string(Basis basis);
std::optional<Severity> parse_severity(std::string_view text);
std::optional<Action> parse_action(std::string_view text);
std::optional<Outcome> parse_outcome(std::string_view text);
std::optional<Basis> parse_basis(std::string_view text);

}  // namespace sluice
