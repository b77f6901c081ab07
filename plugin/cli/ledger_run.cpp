// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/ledger_run.hpp"

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "hooks/purl_text.hpp"
#include "reports/facts_json.hpp"
#include "store/ledger.hpp"

#include <algorithm>
#include <map>

namespace sluice {
namespace {

/// A stranger's text, as long as a table of people's may be.
std::string cut(const std::string& text, std::size_t most = 300) { return from_visible(to_visible_short(text, most)); }

/// Nothing silences it; what an override let through has failed all the same.
bool stops(const JudgedFinding& finding) {
  const bool is_let_through = std::ranges::find(finding.steps, "override", &Step::stage) != finding.steps.end();
  return (finding.action == Action::fail || is_let_through) && !finding.waived && !finding.known;
}

bool lies_in(const std::string& path, const std::string& delivery) {
  if (!path.starts_with(delivery)) return false;
  const std::string_view rest = std::string_view(path).substr(delivery.size());
  return rest.empty() || rest.starts_with("!/") || rest.starts_with("/");
}

std::string outcome_of(const JudgedDelivery& delivery, const Verdict& verdict) {
  const bool fails = std::ranges::any_of(verdict.findings, [&](const JudgedFinding& finding) {
    return stops(finding) && (lies_in(finding.subject, delivery.name) || lies_in(finding.place.path, delivery.name));
  });
  if (fails) return std::string(to_string(GateOutcome::failed));
  const bool is_judged = verdict.gate != GateOutcome::not_judged;
  return std::string(to_string(is_judged ? GateOutcome::passed : GateOutcome::not_judged));
}

/// As the manifest states it, or else as the file's name has it.
std::string version_of(const Delivery& delivery) {
  const ManifestField* stated = delivery.find_field("product.version");
  return stated != nullptr ? stated->value : version_in_file_name(delivery.name);
}

LedgerDelivery make_delivery(const JudgedDelivery& judged, const Report& report, const Inventory& inventory) {
  LedgerDelivery made{cut(judged.name),
                      cut(judged.supplier),
                      "",
                      judged.sha256,
                      judged.rung,
                      outcome_of(judged, report.verdict),
                      false};
  const auto found = std::ranges::find_if(inventory.deliveries, [&](const Delivery& one) {
    return one.name == judged.name && one.sha256 == judged.sha256 && one.supplier == judged.supplier;
  });
  if (found == inventory.deliveries.end()) return made;
  made.version = cut(version_of(*found));
  const auto index = static_cast<std::uint32_t>(found - inventory.deliveries.begin());
  made.has_sbom = std::ranges::any_of(inventory.documents,
                                      [&](const Document& one) { return one.delivery == index && one.role == "sbom"; });
  return made;
}

LedgerFinding make_finding(const JudgedFinding& finding) {
  return {finding.fingerprint,
          cut(finding.rule),
          std::string(to_string(finding.severity)),
          std::string(to_string(finding.action)),
          std::string(to_string(finding.outcome)),
          finding.waived || finding.known,
          cut(finding.supplier),
          cut(finding.subject),
          cut(finding.term),
          cut(finding.route),
          cut(finding.contact),
          finding.due};
}

LedgerWaiver make_waiver(const WaiverStanding& standing, const Policy& policy) {
  const auto waiver = std::ranges::find(policy.waivers, standing.id, &Waiver::id);
  return {cut(standing.id),
          standing.state,
          cut(standing.owner),
          cut(standing.approved_by),
          cut(standing.ticket),
          cut(standing.reason),
          waiver == policy.waivers.end() ? std::nullopt : waiver->created,
          standing.expires,
          standing.findings};
}

std::vector<LedgerObligation> make_obligations(const Verdict& verdict, const Policy& policy) {
  std::map<std::string, LedgerObligation> owed;
  for (const JudgedFinding& finding : verdict.findings) {
    if (finding.action < Action::warn || finding.waived) continue;
    for (const std::string& id : finding.obligations) {
      LedgerObligation& one = owed[id];
      one.id = cut(id);
      if (one.route.empty()) one.route = cut(finding.route);
      ++one.findings;
    }
  }
  std::vector<LedgerObligation> list;
  for (auto& [id, one] : owed) {
    const auto found = std::ranges::find(policy.obligations, id, &Obligation::id);
    if (found != policy.obligations.end()) one.text = cut(found->text);
    list.push_back(std::move(one));
  }
  return list;
}

/// The build's project, or else the folder that the project file lies in.
std::string project_of(const Verdict& verdict, const Policy& policy) {
  if (verdict.build && !verdict.build->project.empty()) return verdict.build->project;
  return policy.project.file.empty() ? "" : file_name_of(parent_of(absolute_path(policy.project.file)));
}

std::string id_of(const LedgerRun& run, const Report& report) {
  Sha256 hash;
  for (const std::string& text :
       {render_report_body(report.verdict), report.envelope.started, run.project, run.business_unit, run.stage}) {
    hash.update(text);
    hash.update("\n");
  }
  return to_hex(hash.finish());
}

}  // namespace

LedgerRun make_ledger_run(const Report& report, const Inventory& inventory, const Policy& policy, std::int64_t at) {
  const Verdict& verdict = report.verdict;
  LedgerRun run;
  run.at = at;
  run.day = parse_day(report.envelope.as_of).value_or(Day{});
  run.project = cut(project_of(verdict, policy));
  run.business_unit = cut(policy.project.business_unit, 80);  // it is part of a key
  run.stage = cut(policy.project.stage);
  run.rung = verdict.rung;
  run.tool_version = report.envelope.version;
  run.outcome = to_string(verdict.gate);
  run.overridden = verdict.overridden;
  run.override_note = cut(verdict.override_note);
  run.rules = verdict.rules;
  run.checks = verdict.checks;
  run.errors = verdict.errors;
  run.warnings = verdict.warnings;
  run.notes = verdict.notes;
  run.unknown = verdict.unknown;
  run.waived = verdict.waived;
  run.known = verdict.known;
  for (const JudgedDelivery& one : verdict.deliveries) run.deliveries.push_back(make_delivery(one, report, inventory));
  const std::size_t kept = std::min(verdict.findings.size(), Ledger::most_findings);
  for (std::size_t i = 0; i < kept; ++i) run.findings.push_back(make_finding(verdict.findings[i]));
  run.findings_left_out = verdict.findings.size() - kept;
  for (const WaiverStanding& one : verdict.waivers) run.waivers.push_back(make_waiver(one, policy));
  run.obligations = make_obligations(verdict, policy);
  for (const PackUsed& one : verdict.packs) run.packs.push_back({cut(one.id), cut(one.version), one.sha256});
  run.id = id_of(run, report);
  return run;
}

}  // namespace sluice
