// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// GitLab's Code Quality report: an array, no byte order mark, paths relative to the repository without "./"; what has
// the fingerprint of another is not shown (docs.gitlab.com, "Code Quality").
#include "base/escape.hpp"
#include "reports/annotation.hpp"
#include "reports/json_members.hpp"

namespace sluice {
namespace {

std::string_view severity_of(const ci::Annotation& one) {
  if (one.action == Action::fail) return one.severity == Severity::critical ? "blocker" : "critical";
  if (one.action == Action::warn) return one.severity >= Severity::high ? "major" : "minor";
  return "info";
}

void write_issue(json::Writer& out, const ci::Annotation& one) {
  out.open_object();
  write_member(out, "description", one.details.empty() ? one.headline : one.headline + " | " + one.details);
  write_member(out, "check_name", one.rule);
  write_member(out, "fingerprint", one.fingerprint);
  write_member(out, "severity", severity_of(one));
  out.key("location");
  out.open_object();
  write_member(out, "path", to_visible(one.spot.path));
  out.key("lines");
  out.open_object();
  write_member(out, "begin", std::uint64_t{one.spot.line});
  out.close_object();
  out.close_object();
  out.close_object();
}

std::string render_gitlab(const Report& report, const ReportStyle& style) {
  json::Writer out(true);
  out.open_array();
  for (const ci::Annotation& one : ci::annotations(report, style)) write_issue(out, one);
  out.close_array();
  return out.take() + "\n";
}

}  // namespace

extern const ReportFormat report_gitlab;
const ReportFormat report_gitlab{"gitlab", "GitLab Code Quality (artifacts:reports:codequality)", render_gitlab};

}  // namespace sluice
