// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <string>

namespace sluice::test {
inline JudgedFinding escape_finding() {
  JudgedFinding finding;
  finding.fingerprint = "5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab5f2c91ab";
  finding.rule = "archive.escapes-root";
  finding.kind = "archive.entries";
  finding.title = "archive entry leaves the folder it is unpacked into";
  finding.severity = Severity::critical;
  finding.danger = true;
  finding.waivable = false;
  finding.action = Action::fail;
  finding.steps = {{"rung", Action::warn, "onboarding warns"}, {"danger", Action::fail, "danger stops at every rung"}};
  finding.subject_kind = SubjectKind::archive;
  finding.subject = "zeta-2.4.0.zip";
  finding.supplier = "zeta-sensors";
  finding.term = "archive.path.traversal";
  finding.cause = "regular file, 37 bytes; resolves to /etc/ld.so.preload";
  finding.place.path = "zeta-2.4.0.zip!/lib/../../etc/ld.so.preload";
  finding.taken_in = Origin{"CMakeLists.txt", 42, 1, {}, "cmake"};
  finding.help_supplier = "repack with paths relative to the archive root; check it with `sluice check <archive>`";
  finding.help_integrator = "refuse the delivery; do not unpack it";
  finding.route = "supplier";
  finding.contact = "fossteam@zeta.example";
  finding.due = parse_day("2026-10-07");
  finding.packs = {"sluice/archive-safety"};
  finding.clauses = {"iso-18974 4.1.5"};
  finding.rule_place = "archive.yaml:12";
  finding.clears = 2;
  return finding;
}

inline JudgedFinding dependent_finding(std::string rule, std::string cause_rule) {
  JudgedFinding finding;
  finding.rule = std::move(rule);
  finding.kind = "delivery.manifest";
  finding.title = "needs the manifest";
  finding.outcome = Outcome::unknown;
  finding.action = Action::fail;
  finding.subject = "zeta-2.4.0.zip";
  finding.needs = std::move(cause_rule);
  return finding;
}

inline JudgedFinding manifest_finding() {
  JudgedFinding finding;
  finding.rule = "delivery.no-manifest";
  finding.kind = "delivery.manifest";
  finding.title = "the delivery has no manifest";
  finding.severity = Severity::high;
  finding.basis = Basis::declaration;
  finding.action = Action::fail;
  finding.subject = "zeta-2.4.0.zip";
  finding.expected = "delivery.yaml at the top, or beside the archive";
  finding.notes = {"waiver W-2026-014 does not apply: its pin names another archive (waivers.yaml:7)"};
  finding.help_supplier = "write one with `sluice init --supplier`";
  finding.command = "sluice waiver add 77aa --ticket FOSS-...";
  finding.route = "ospo";
  finding.contact = "ospo@acme.example";
  finding.due = parse_day("2026-10-16");
  finding.rule_place = "delivery.yaml:4";
  return finding;
}

inline JudgedFinding encrypted_finding() {
  JudgedFinding finding;
  finding.rule = "archive.not-inspected";
  finding.kind = "archive.format";
  finding.title = "an archive could not be looked at";
  finding.outcome = Outcome::unknown;
  finding.action = Action::fail;
  finding.subject_kind = SubjectKind::archive;
  finding.subject = "zeta-2.4.0.zip!/inner.7z";
  finding.cause = "the content is encrypted";
  finding.place.path = "zeta-2.4.0.zip!/inner.7z";
  finding.rule_place = "archive.yaml:90";
  return finding;
}

inline JudgedFinding mode_finding(int number) {
  JudgedFinding finding;
  finding.rule = "archive.setuid";
  finding.kind = "archive.entries";
  finding.title = "archive entry is set-uid";
  finding.severity = Severity::medium;
  finding.action = Action::warn;
  finding.becomes = Becomes{Action::fail, *parse_day("2026-12-01")};
  finding.shadow = "would fail at managed";
  finding.subject_kind = SubjectKind::archive;
  finding.subject = "zeta-2.4.0.zip";
  finding.place.path = "zeta-2.4.0.zip!/bin/tool" + std::to_string(number);
  finding.cause = "mode 4755";
  finding.help_supplier = "clear the bit on bin/tool" + std::to_string(number);
  finding.help_integrator = "install it without the bit";
  finding.route = "ospo";
  finding.rule_place = "archive.yaml:40";
  return finding;
}

/// A delivery judged by two packs, before anything was found.
inline Report base_report() {
  Report report;
  report.envelope.version = "0.1.0";
  report.envelope.as_of = "2026-10-02";
  report.envelope.argv = {"sluice", "check", "zeta-2.4.0.zip"};
  report.envelope.seconds = 0.25;
  Verdict& verdict = report.verdict;
  verdict.gate = GateOutcome::passed;
  verdict.rung = "onboarding";
  verdict.rung_place = "sluice.yaml:3";
  verdict.packs = {{"acme/intake", "2.3.0", "policy/acme.yaml", "", true},
                   {"sluice/archive-safety", "1.0.0", "builtin:archive-safety", "", false}};
  verdict.deliveries = {{"zeta-2.4.0.zip", "zeta-sensors", "onboarding", "", "zip", "complete", "", 2, 1032, 4096}};
  verdict.rules = 12;
  verdict.checks = 24;
  return report;
}

/// A delivery in which nothing was found.
inline Report empty_report() { return base_report(); }

/// Failing: a danger, a cause with its consequences, an unknown, seven alike warnings, a remark, an expired waiver.
inline Report rejected_report() {
  Report report = base_report();
  Verdict& verdict = report.verdict;
  verdict.gate = GateOutcome::failed;
  verdict.deliveries[0].completeness = "incomplete";
  verdict.deliveries[0].reason = "an inner archive is encrypted";
  verdict.build = BuildSummary{"demo", 2, 3, 4, 5, 4, 3, 2};
  verdict.findings = {escape_finding(), manifest_finding(),
                      dependent_finding("delivery.no-version", "delivery.no-manifest"),
                      dependent_finding("delivery.no-supplier", "delivery.no-manifest"), encrypted_finding()};
  for (int i = 1; i <= 7; ++i) verdict.findings.push_back(mode_finding(i));
  verdict.remarks = {{"waiver.expired",
                      Action::warn,
                      "waiver W-2026-009 expired 3 days ago",
                      {"policy/waivers.yaml", 14, 5, {}, "policy"},
                      "renew it, or mend what it was for"}};
  verdict.waivers = {{"W-2026-009",
                      "expired",
                      "a.mueller@acme.example",
                      "b@acme.example",
                      "FOSS-7",
                      "until 2.5",
                      parse_day("2026-09-29"),
                      -3,
                      0,
                      "",
                      {"policy/waivers.yaml", 14, 5, {}, "policy"}}};
  verdict.areas = {{"archive", 6, 12, 3, 1, 1, 7, 0, 0, 0, 0}, {"delivery", 6, 12, 9, 1, 2, 0, 0, 0, 0, 0}};
  verdict.tasks = {{"supplier", "fossteam@zeta.example", 1, parse_day("2026-10-07")},
                   {"ospo", "ospo@acme.example", 9, parse_day("2026-10-16")}};
  verdict.unknowns = {{"contents of zeta-2.4.0.zip!/inner.7z",
                       "the content is encrypted",
                       {"zeta-2.4.0.zip!/inner.7z", 0, 0, {}, "intake"}}};
  verdict.obligations = {"ship-license-text: deliver the full text of each license"};
  verdict.errors = 2;
  verdict.unknown = 3;
  verdict.warnings = 8;
  return report;
}

/// Passing, because a waiver silences the one finding.
inline Report waived_report() {
  Report report = base_report();
  Verdict& verdict = report.verdict;
  JudgedFinding finding = manifest_finding();
  finding.waived = true;
  finding.waiver = "W-2026-014";
  finding.action = Action::none;
  finding.notes.clear();
  verdict.findings = {finding};
  verdict.waivers = {{"W-2026-014",
                      "active",
                      "a.mueller@acme.example",
                      "b@acme.example",
                      "FOSS-9",
                      "manifest comes with 2.5",
                      parse_day("2026-11-01"),
                      30,
                      1,
                      "",
                      {"policy/waivers.yaml", 20, 5, {}, "policy"}}};
  verdict.areas = {{"delivery", 6, 12, 11, 0, 0, 0, 0, 1, 0, 0}};
  verdict.waived = 1;
  verdict.next_expiry = parse_day("2026-11-01");
  return report;
}

/// Findings whose every text is `text`, as a hostile supplier would name things.
inline Report report_named(const std::string& text) {
  Report report = rejected_report();
  JudgedFinding finding = escape_finding();
  finding.subject = finding.term = finding.cause = finding.expected = finding.place.path = text;
  finding.title = finding.help_supplier = finding.help_integrator = finding.command = finding.docs = text;
  finding.route = finding.contact = finding.rule = finding.rule_place = finding.shadow = text;
  finding.notes = finding.clauses = finding.obligations = {text};
  finding.related = {{text, 1, 1, text, ""}};
  report.verdict.findings = {finding, finding};
  report.verdict.findings[1].taken_in.reset();
  report.verdict.findings.insert(report.verdict.findings.end(), 6, finding);
  report.verdict.remarks = {{text, Action::warn, text, {text, 1, 1, {}, ""}, text}};
  report.verdict.unknowns = {{text, text, {text, 0, 0, {}, ""}}};
  report.verdict.waivers[0].id = report.verdict.waivers[0].why = text;
  report.verdict.obligations = {text};
  report.verdict.deliveries[0].name = report.verdict.deliveries[0].reason = text;
  report.verdict.tasks[0].route = text;
  report.verdict.areas[0].area = text;
  report.verdict.override_note = text;
  report.verdict.packs[0].id = text;
  return report;
}

}  // namespace sluice::test
