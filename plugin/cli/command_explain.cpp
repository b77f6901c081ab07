// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice explain: why; a finding of a stored report, a rule, or a kind of rule.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "gate/explain.hpp"
#include "reports/facts_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

struct ExplainOptions {
  PolicyOptions policy;
  std::string what;
  std::string report;
};

constexpr std::size_t shortest_fingerprint = 6;

/// The findings of the report whose fingerprint begins so.
Result<std::string> explain_in_report(const ExplainOptions& options, const Policy& policy, Day day) {
  const Limits limits;
  TRY_ASSIGN(const std::string text, read_file(options.report, limits.document_bytes));
  TRY_ASSIGN(const Report report, parse_report_json(text, options.report));
  std::string out;
  for (const JudgedFinding& finding : report.verdict.findings) {
    if (options.what.size() < shortest_fingerprint || !finding.fingerprint.starts_with(options.what)) continue;
    out += explain_finding(finding, policy, day);
  }
  if (out.empty()) {
    return refuse(fmt::format("{}: has no finding {}", options.report, to_visible(options.what)),
                  "give at least six digits of a fingerprint, as the text report prints them");
  }
  return out;
}

std::vector<std::string_view> known_names(const Policy& policy) {
  std::vector<std::string_view> names;
  for (const Rule& rule : policy.rules) names.push_back(rule.id);
  for (const Kind* kind : kinds()) names.push_back(kind->spec.name);
  for (const HazardSpec& hazard : hazard_specs()) names.push_back(hazard.term);
  return names;
}

/// A term of an archive: what it means, and which rules judge it.
std::string explain_term(const HazardSpec& hazard, const Policy& policy) {
  std::string out = fmt::format("term {}\n  {}\n  judged by kind {}\n", hazard.term, hazard.meaning, hazard.kind);
  for (const Rule& rule : policy.rules) {
    if (rule.kind == hazard.kind && selects(rule.list("terms"), hazard.term)) out += fmt::format("  rule {} ({})\n", rule.id, to_string(rule.severity));
  }
  return out;
}

Result<std::string> explain(const ExplainOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  if (!options.report.empty()) return explain_in_report(options, policy, day);
  const Rule* rule = policy.find_rule(options.what);
  const Kind* kind = find_kind(options.what);
  std::string out;
  if (rule != nullptr) out += explain_rule(*rule, policy, day);
  if (kind != nullptr) out += explain_kind(kind->spec);
  if (const auto hazard = find_hazard(options.what)) out += explain_term(hazard_spec(*hazard), policy);
  if (!out.empty()) return out;
  const auto nearest = find_nearest(options.what, known_names(policy));
  return refuse(fmt::format("explain: '{}' is no rule of this policy, no kind and no term", to_visible(options.what)),
                nearest ? fmt::format("did you mean '{}'? `sluice list rules` names all", *nearest)
                        : "`sluice list rules` and `sluice list kinds` name all; a fingerprint needs --report");
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("explain", "Explain a rule, a kind of rule, a term, or a finding of a stored report");
  const auto options = std::make_shared<ExplainOptions>();
  command->add_option("what", options->what, "Rule id, kind, term, or with --report a finding's fingerprint")->required()->type_name("WHAT");
  command->add_option("--report", options->report, "Stored report (--out json=PATH) in which the finding stands")->type_name("PATH");
  options->policy.add_to(*command);
  command->footer("Every effective field is shown with the file and line of each that set it; the one that holds is marked.");
  command->callback([options, &session] {
    const Result<std::string> text = explain(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
