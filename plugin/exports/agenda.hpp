// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What needs a human, out of verdicts: by role, the most urgent first. Its table goes out, is filled in, and comes back as
// decisions (cli/decision_import).
#pragma once

#include "base/date.hpp"
#include "model/report.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What is asked of somebody.
enum class AgendaKind : std::uint8_t {
  decision,  ///< an answer of a committee, with what it has to be given for
  finding,   ///< something to mend, or to make an exception for
  waiver,    ///< an exception that ends, ended, or does not hold
  remark,    ///< our own files: packs past review, missing coordinators, void decisions, ...
};

struct AgendaItem {
  AgendaKind kind = AgendaKind::finding;
  std::string id;             ///< fingerprint, id of a waiver, or code and place of a remark
  std::string role;           ///< who acts: a route, or who approved a waiver
  std::string contact, supplier;
  std::optional<Day> due;
  Action action = Action::warn;
  std::string severity;       ///< of a finding
  std::string rule, subject, subject_kind, term;
  std::string place;          ///< of a finding, inside its delivery: what `path` of a match is compared with
  std::string what, next;     ///< one clause each
  std::string sha256;         ///< of what a decision is asked about, or of the delivery; empty if not known
  std::string license;        ///< that a decision is asked about, or empty
  std::uint64_t verdicts = 1; ///< that have it
};

struct AgendaOptions {
  Day day{};
  std::int32_t days = 7;      ///< what is due later is left out; what has no day is in if it stops a build
  std::string role;           ///< only this one; empty: all
};

struct Agenda {
  Day day{};
  Day until{};
  std::vector<AgendaItem> items;  ///< by role, then the most urgent first
  std::vector<std::string> roles;  ///< of all findings, with or without something to do, and the office; sorted
  std::uint64_t verdicts = 0;      ///< that were read
};

/// Each matter once, however many verdicts have it, in whatever order they come: the same finding on other bytes, or of
/// another supplier, is another matter.
Agenda make_agenda(std::span<const Report> reports, const AgendaOptions& options);

std::string_view to_string(AgendaKind kind);

/// The columns that somebody fills in, behind those that describe the matter.
inline constexpr std::string_view decision_columns[] = {"decision", "by", "role", "owner", "date", "reason", "ticket", "expires"};

std::string render_agenda_text(const Agenda& agenda);
std::string render_agenda_markdown(const Agenda& agenda);
std::string render_agenda_json(const Agenda& agenda);  ///< sluice.agenda/1
std::string render_agenda_csv(const Agenda& agenda);

}  // namespace sluice
