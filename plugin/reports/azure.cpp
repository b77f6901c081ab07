// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Logging commands of Azure Pipelines. Only errors and warnings exist; a note stays in the other reports. A property
// escapes % CR LF ] ; and a message % CR LF (azure-pipelines-task-lib, taskcommand.ts).
#include "base/escape.hpp"
#include "reports/annotation.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string escape_message(std::string_view text) {
  std::string out;
  for (const char c : text) c == '%' ? out += "%AZP25" : out += c;
  return out;
}

std::string escape_property(std::string_view text) {
  std::string out;
  for (const char c : escape_message(text)) {
    if (c == ']') {
      out += "%5D";
    } else if (c == ';') {
      out += "%3B";
    } else {
      out += c;
    }
  }
  return out;
}

std::string render_annotation(const ci::Annotation& one) {
  return fmt::format("##vso[task.logissue type={};sourcepath={};linenumber={};columnnumber={};code={};]{}{}\n",
                     one.action == Action::fail ? "error" : "warning", escape_property(to_visible(one.spot.path)),
                     one.spot.line, one.spot.column, escape_property(one.rule), escape_message(one.headline),
                     one.details.empty() ? "" : escape_message(" | " + one.details));
}

std::string render_azure(const Report& report, const ReportStyle& style) {
  std::string out;
  bool warns = false;
  for (const ci::Annotation& one : ci::one_of_each_rule(ci::annotations(report, style))) {
    if (one.action < Action::warn) continue;
    out += render_annotation(one);
    warns = true;
  }
  const bool passed = report.verdict.gate == GateOutcome::passed;
  if (passed && warns) out += "##vso[task.complete result=SucceededWithIssues;]the gate passed with warnings\n";
  return out;
}

}  // namespace

extern const ReportFormat report_azure;
const ReportFormat report_azure{"azure", "logging commands of Azure Pipelines, for standard output: one issue a rule",
                                render_azure};

}  // namespace sluice
