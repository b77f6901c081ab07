// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The native JSON of Jenkins' plugin warnings-ng (tool "issues"). The plugin shows message and description as HTML, so
// both are escaped as such.
#include "base/escape.hpp"
#include "base/html_text.hpp"
#include "reports/annotation.hpp"
#include "reports/json_members.hpp"
#include "reports/text_parts.hpp"

namespace sluice {
namespace {

std::string_view severity_of(const ci::Annotation& one) {
  if (one.action == Action::fail) return "ERROR";
  if (one.action == Action::note) return "LOW";
  return one.severity >= Severity::high ? "HIGH" : "NORMAL";
}

void write_issue(json::Writer& out, const ci::Annotation& one, const Verdict& verdict) {
  out.open_object();
  write_member(out, "fileName", to_visible(one.spot.path));
  write_member(out, "lineStart", std::uint64_t{one.spot.line});
  write_member(out, "columnStart", std::uint64_t{one.spot.column});
  write_member(out, "severity", severity_of(one));
  write_member(out, "category", ci::area_of(one.rule));
  write_member(out, "type", one.rule);
  write_member(out, "message", escape_html(one.headline));
  write_stated(out, "description", escape_html(one.details));
  write_member(out, "fingerprint", one.fingerprint);
  if (verdict.deliveries.size() == 1) {
    write_member(out, "packageName", text_report::shown(verdict.deliveries[0].name));
  }
  out.close_object();
}

std::string render_jenkins(const Report& report, const ReportStyle& style) {
  const std::vector<ci::Annotation> all = ci::annotations(report, style);
  json::Writer out(true);
  out.open_object();
  write_member(out, "_class", "io.jenkins.plugins.analysis.core.restapi.ReportApi");
  out.key("issues");
  out.open_array();
  for (const ci::Annotation& one : all) write_issue(out, one, report.verdict);
  out.close_array();
  write_member(out, "size", std::uint64_t{all.size()});
  out.close_object();
  return out.take() + "\n";
}

}  // namespace

extern const ReportFormat report_jenkins;
const ReportFormat report_jenkins{"jenkins", "native JSON of Jenkins' warnings-ng: recordIssues(tool: issues(...))",
                                  render_jenkins};

}  // namespace sluice
