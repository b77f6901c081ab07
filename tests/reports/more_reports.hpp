// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "reports/sample_reports.hpp"

namespace sluice::test {

/// Passing, because the one finding was known when the baseline was made; another is not applicable.
inline Report known_report() {
  Report report = base_report();
  JudgedFinding known = manifest_finding();
  known.fingerprint = "77aa51ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab";
  known.known = true;
  known.action = Action::none;
  known.steps = {{"rung", Action::fail, "managed fails"}, {"baseline", Action::none, "known"}};
  JudgedFinding other = encrypted_finding();
  other.fingerprint = "88aa51ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab";
  other.outcome = Outcome::not_applicable;
  other.action = Action::none;
  report.verdict.findings = {known, other};
  report.verdict.known = 1;
  report.verdict.areas = {{"delivery", 6, 12, 10, 0, 0, 0, 0, 0, 1, 1}};
  return report;
}

/// Nothing was judged.
inline Report not_judged_report() {
  Report report = base_report();
  report.verdict.gate = GateOutcome::not_judged;
  report.verdict.not_judged_reason = "no rule found a subject to judge";
  report.verdict.checks = 0;
  return report;
}

/// As rejected, but let through.
inline Report overridden_report() {
  Report report = rejected_report();
  report.verdict.gate = GateOutcome::passed;
  report.verdict.overridden = true;
  report.verdict.override_note = "override INC-7 by c@acme.example lets 2 findings through: line is down";
  return report;
}

/// Nothing but a waived vulnerability.
inline Report waived_vulnerability_report() {
  Report report = waived_report();
  JudgedFinding& finding = report.verdict.findings[0];
  finding.rule = "vuln.known";
  finding.kind = "vuln.known";
  finding.subject = "pkg:generic/openssl@3.0.14";
  finding.term = "CVE-2026-12345";
  return report;
}

/// A verdict for each way in which a run may end.
struct SampleReport {
  std::string name;
  Report (*make)();
};
inline const std::vector<SampleReport>& sample_reports() {
  static const std::vector<SampleReport> all = {{"empty", empty_report},
                                                {"rejected", rejected_report},
                                                {"waived", waived_report},
                                                {"known", known_report},
                                                {"not-judged", not_judged_report},
                                                {"overridden", overridden_report},
                                                {"vex", waived_vulnerability_report}};
  return all;
}

}  // namespace sluice::test
