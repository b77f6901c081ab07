// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// OpenVEX 0.2.0. A waiver of a known vulnerability says "affected, and accepted until a day"; it never says that a
// product is not affected, and nothing else in a verdict does. Without such a waiver the document states nothing.
#include "base/digest.hpp"
#include "reports/annotation.hpp"
#include "reports/json_members.hpp"
#include "reports/text_parts.hpp"

namespace sluice {
namespace {

using text_report::shown;

bool is_statement(const JudgedFinding& finding) {
  return finding.waived && finding.kind.starts_with("vuln.") && !finding.term.empty();
}

void write_statement(json::Writer& out, const JudgedFinding& finding, const Verdict& verdict) {
  out.open_object();
  out.key("vulnerability");
  out.open_object();
  write_member(out, "name", shown(finding.term));
  out.close_object();
  out.key("products");
  out.open_array();
  out.open_object();
  write_member(out, "@id", shown(finding.subject));
  out.close_object();
  out.close_array();
  write_member(out, "status", "affected");
  write_member(out, "action_statement", "accepted by waiver " + ci::waiver_line(finding, verdict));
  out.close_object();
}

std::string render_statements(const Verdict& verdict) {
  json::Writer out(true, 1);
  out.open_array();
  for (const JudgedFinding& finding : verdict.findings) {
    if (is_statement(finding)) write_statement(out, finding, verdict);
  }
  out.close_array();
  return out.take();
}

std::string render_openvex(const Report& report, const ReportStyle&) {
  const std::string statements = render_statements(report.verdict);
  const std::string day = shown(report.envelope.as_of) + "T00:00:00Z";
  json::Writer out(true);
  out.open_object();
  write_member(out, "@context", "https://openvex.dev/ns/v0.2.0");
  write_member(out, "@id", "https://openvex.dev/docs/public/vex-" + to_hex(sha256(day + statements)));
  write_member(out, "author", "sluice " + shown(report.envelope.version));
  write_member(out, "timestamp", day);
  write_member(out, "version", std::uint64_t{1});
  out.close_object();
  std::string text = out.take();
  text.resize(text.rfind('\n'));
  return text + ",\n  \"statements\": " + statements + "\n}\n";
}

}  // namespace

extern const ReportFormat report_openvex;
const ReportFormat report_openvex{
    "openvex", "OpenVEX 0.2.0 of waived vulnerabilities: affected, accepted until a day; states nothing without one",
    render_openvex};

}  // namespace sluice
