// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The report for the release manager: one page without any other file, network or need of a script. A stranger's text
// cannot get into it as anything but text (base/markup), and a policy in the page lets nothing run but its own script.
#include "base/base64.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "reports/html_parts.hpp"
#include "reports/html_style.hpp"
#include "reports_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {
namespace html_report {
namespace {

std::string_view file_text(std::string_view name) {
  const auto found = std::ranges::find(reports_html_files, name, &reports_html_file::name);
  return found == std::end(reports_html_files) ? std::string_view() : found->text;
}

/// As Content Security Policy Level 3, clause 2.3.1, writes the source of an inline script or style.
std::string source_of(std::string_view text) {
  const Digest digest = sha256(text);
  return "sha256-" + encode_base64({reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()});
}

struct Section {
  const char* id;
  const char* name;  ///< in the list of sections
  const char* title;
  Markup (*render)(Page& page);
  std::size_t count;  ///< shown beside the title; 0: none
};

std::size_t count_findings(const Page& page) {
  std::size_t count = 0;
  for (const Group& group : page.groups) count += group.findings.size();
  return count;
}

std::vector<Section> sections_of(const Page& page) {
  const Verdict& verdict = page.report.verdict;
  return {{"changes", "Changes", "Since the last accepted delivery", render_changes, 0},
          {"findings", "Findings", "Findings", render_findings, count_findings(page)},
          {"waivers", "Waivers", "Waivers", render_waivers, verdict.waivers.size()},
          {"unknowns", "Unknowns", "Unknowns", render_unknowns, verdict.unknowns.size()},
          {"obligations", "Obligations", "Obligations", render_obligations, verdict.obligations.size()},
          {"graph", "Graph", "Who pulls in what", render_graph, 0},
          {"components", "Components", "Components", render_components, 0},
          {"contents", "Contents", "Contents", render_contents, 0},
          {"remarks", "Policy", "Remarks on policy files", render_remarks, verdict.remarks.size()},
          {"areas", "Areas", "Checks by area", render_areas, 0},
          {"provenance", "Provenance", "Provenance", render_provenance, 0}};
}

std::string subject_of(const Verdict& verdict) {
  std::string text;
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(most, verdict.deliveries.size()); ++i)
    text += (text.empty() ? "" : ", ") + verdict.deliveries[i].name;
  if (verdict.deliveries.size() > most) text += fmt::format(" and {} more", verdict.deliveries.size() - most);
  if (verdict.build) text += (text.empty() ? "build of " : ", build of ") + verdict.build->project;
  return text.empty() ? "nothing" : text;
}

std::string render_html(const Report& report, const ReportStyle& style) {
  Templates templates;
  Page page{report, style, templates, group_findings(report.verdict)};
  Markup nav, sections;
  for (const Section& section : sections_of(page)) {
    Fields fields;
    fields.markup("body", section.render(page)).text("id", section.id);
    fields.text("name", section.name).text("title", section.title);
    if (section.count != 0) fields.text("count", grouped_digits(section.count));
    if (!fields.has("body")) continue;
    nav += templates.fill("nav_link", fields);
    sections += templates.fill("section", fields);
  }
  Fields fields;
  fields.text("title", fmt::format("{}: {}", to_string(report.verdict.gate), subject_of(report.verdict)));
  fields.text("skip", "Skip to the decision").text("subject", subject_of(report.verdict));
  fields.text("tool", report.envelope.tool).text("version", report.envelope.version);
  fields.text("as_of", report.envelope.as_of).flag("past_day", report.envelope.past_day);
  fields.markup("nav", nav).markup("decision", render_decision(page)).markup("sections", sections);
  return render_page(templates, fields);
}

}  // namespace

Markup Templates::fill(std::string_view name, const Fields& fields) {
  auto found = read_.find(name);
  if (found == read_.end()) found = read_.emplace(name, Template(file_text(std::string(name) + ".mustache"))).first;
  return found->second.fill(fields);
}

std::string render_page(Templates& templates, Fields& fields) {
  fields.markup("style", Markup::asset(file_text("report.css"))).text("style_hash", source_of(file_text("report.css")));
  fields.markup("script", Markup::asset(file_text("report.js"))).text("script_hash", source_of(file_text("report.js")));
  return templates.fill("page", fields).html();
}

}  // namespace html_report

Markup report_style_sheet() { return Markup::asset(html_report::file_text("report.css")); }

extern const ReportFormat report_html;
const ReportFormat report_html{
    "html", "for the release manager: one page that needs nothing else, with components, graph and contents",
    html_report::render_html};

}  // namespace sluice
