// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SARIF 2.1.0 with what GitHub's code scanning asks of it: a region in each location, no empty text in a rule, a hash
// of our own under primaryLocationLineHash, and no more results than are taken.
#include "base/percent.hpp"
#include "base/text.hpp"
#include "reports/json_members.hpp"
#include "reports/sarif_parts.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace sarif {
namespace {

/// GitHub refuses a run with more, and shows the first 5,000 by severity (docs.github.com, "SARIF support for code
/// scanning").
constexpr std::size_t most_results = 25'000;
constexpr std::size_t most_shown = 5'000;
constexpr std::size_t most_unknowns = 1'000;

struct Rows {
  std::vector<Row> kept;
  std::size_t left_out = 0;
};

Rows rows_of(const Verdict& verdict) {
  Rows rows;
  const auto add = [&](Row row) {
    if (rows.kept.size() == most_results) return void(++rows.left_out);
    row.rule = text_report::shown(row.finding != nullptr ? row.finding->rule : row.remark->code);
    rows.kept.push_back(std::move(row));
  };
  for (const Remark& remark : verdict.remarks) {
    if (remark.action == Action::fail) add({nullptr, &remark});
  }
  for (const JudgedFinding& finding : verdict.findings) add({&finding, nullptr});
  for (const Remark& remark : verdict.remarks) {
    if (remark.action != Action::fail) add({nullptr, &remark});
  }
  return rows;
}

RuleIndex write_rules(json::Writer& out, const Rows& rows) {
  std::map<std::string, const Row*> first;
  for (const Row& row : rows.kept) first.try_emplace(row.rule, &row);
  RuleIndex index;
  out.key("rules");
  out.open_array();
  for (const auto& [rule, row] : first) {
    index.emplace(rule, index.size());
    write_rule(out, *row);
  }
  out.close_array();
  return index;
}

RuleIndex write_tool(json::Writer& out, const Report& report, const Rows& rows) {
  out.key("tool");
  out.open_object();
  out.key("driver");
  out.open_object();
  write_member(out, "name", "Sluice");
  write_stated(out, "semanticVersion", text_report::shown(report.envelope.version));
  write_member(out, "informationUri", "pkg:generic/sluice@" + percent_encode(report.envelope.version, ".-_~"));
  RuleIndex rules = write_rules(out, rows);
  out.close_object();
  out.close_object();
  return rules;
}

void write_notification(json::Writer& out, std::string_view level, std::string_view text) {
  out.open_object();
  write_member(out, "level", level);
  write_message(out, "message", sentence(text));
  out.close_object();
}

/// What is no result: what could not be read, why nothing was judged, and how many results are not here (3.20.21).
void write_notifications(json::Writer& out, const Verdict& verdict, const Rows& rows) {
  using text_report::shown;
  out.key("toolExecutionNotifications");
  out.open_array();
  if (verdict.gate == GateOutcome::not_judged) {
    write_notification(out, "error", "nothing was judged: " + shown(verdict.not_judged_reason));
  }
  if (!verdict.override_note.empty()) write_notification(out, "warning", shown(verdict.override_note));
  if (rows.left_out != 0) {
    write_notification(
        out, "warning",
        fmt::format("{} more results are left out, the least severe; the JSON report has all", rows.left_out));
  }
  if (rows.kept.size() > most_shown) {
    write_notification(out, "note", fmt::format("GitHub shows {} of these {} results", most_shown, rows.kept.size()));
  }
  const std::size_t told = std::min(most_unknowns, verdict.unknowns.size());
  for (std::size_t i = 0; i < told; ++i) {
    const Unknown& unknown = verdict.unknowns[i];
    write_notification(out, "warning", fmt::format("not known: {}: {}", shown(unknown.fact), shown(unknown.reason)));
  }
  if (verdict.unknowns.size() > told) {
    write_notification(out, "warning", fmt::format("{} more facts are not known", verdict.unknowns.size() - told));
  }
  out.close_array();
}

void write_invocation(json::Writer& out, const Verdict& verdict, const Rows& rows) {
  out.key("invocations");
  out.open_array();
  out.open_object();
  out.key("executionSuccessful");
  out.boolean(verdict.gate != GateOutcome::not_judged);
  write_notifications(out, verdict, rows);
  out.close_object();
  out.close_array();
}

void write_root(json::Writer& out) {
  out.key("originalUriBaseIds");
  out.open_object();
  out.key("%SRCROOT%");
  out.open_object();
  write_message(out, "description", "The folder that sluice was called in, or the source folder of the build.");
  out.close_object();
  out.close_object();
}

void write_results(json::Writer& out, const Report& report, const ReportStyle& style, const Rows& rows,
                   const RuleIndex& rules) {
  const bool has_baseline = std::ranges::any_of(report.verdict.findings, &JudgedFinding::known);
  std::map<std::string_view, std::uint64_t> seen;
  out.key("results");
  out.open_array();
  for (const Row& row : rows.kept) {
    const std::string_view print = row.finding != nullptr ? row.finding->fingerprint : std::string_view();
    write_result(out, row, report, style, rules, has_baseline, ++seen[print]);
  }
  out.close_array();
}

void write_run(json::Writer& out, const Report& report, const ReportStyle& style) {
  const Rows rows = rows_of(report.verdict);
  out.open_object();
  const RuleIndex rules = write_tool(out, report, rows);
  write_invocation(out, report.verdict, rows);
  write_root(out);
  write_member(out, "columnKind", "unicodeCodePoints");
  write_results(out, report, style, rows, rules);
  out.key("properties");
  out.open_object();
  write_member(out, "gate", to_string(report.verdict.gate));
  write_member(out, "rung", text_report::shown(report.verdict.rung));
  write_member(out, "asOf", text_report::shown(report.envelope.as_of));
  out.close_object();
  out.close_object();
}

std::string render_sarif(const Report& report, const ReportStyle& style) {
  json::Writer out(true);
  out.open_object();
  write_member(out, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  write_member(out, "version", "2.1.0");
  out.key("runs");
  out.open_array();
  write_run(out, report, style);
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

}  // namespace
}  // namespace sarif

extern const ReportFormat report_sarif;
const ReportFormat report_sarif{
    "sarif", "SARIF 2.1.0, for code scanning of GitHub, Azure DevOps and others, and for editors", sarif::render_sarif};

}  // namespace sluice
