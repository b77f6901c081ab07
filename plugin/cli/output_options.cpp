// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/output_options.hpp"

#include "base/files.hpp"
#include "cli/ci_system.hpp"
#include "cli/data_used.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>

namespace sluice {
namespace {

std::string format_names() {
  std::string names;
  for (const ReportFormat* format : report_formats()) names += (names.empty() ? "" : ", ") + std::string(format->name);
  return names;
}

struct Out {
  const ReportFormat* format;
  std::string path;
};

Result<Out> parse_out(const std::string& out) {
  const std::size_t equals = out.find('=');
  const ReportFormat* format = find_report_format(std::string_view(out).substr(0, equals));
  if (format == nullptr || equals == std::string::npos || equals + 1 == out.size()) {
    return refuse(fmt::format("--out {}: expected FORMAT=PATH with one of the formats {}", out, format_names()),
                  "for example --out json=report.json");
  }
  return Out{format, out.substr(equals + 1)};
}

/// "-" is standard output.
std::string place_of(const Out& out) { return out.path == "-" ? out.path : absolute_path(out.path); }

Result<void> write_out(const Out& out, const Report& report, const ReportStyle& style) {
  const std::string bytes = out.format->render(report, style);
  if (out.path != "-") return write_file(out.path, bytes);
  print(bytes);
  return {};
}

}  // namespace

void OutputOptions::add_to(CLI::App& command) {
  command.add_option("--out", outs, "Write a report too, as FORMAT=PATH (formats: " + format_names() + "); may be repeated; the path - is standard output, in place of the text")
      ->type_name("FORMAT=PATH")->allow_extra_args(false);
  command.add_flag("--all", all, "Show every finding; without it a rule's findings are grouped after five");
  command.add_flag("--quiet", quiet, "No text report on stdout");
  command.add_flag("--ascii", ascii, "Draw with 7-bit characters only");
  command.add_option("--color", color, "Colours and links: auto (on a terminal; NO_COLOR and CLICOLOR_FORCE count), always or never")
      ->type_name("WHEN")->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("--annotate", annotate, "Add to the log what a CI system shows beside it: auto (by GITHUB_ACTIONS, TF_BUILD, "
                     "TEAMCITY_VERSION, JENKINS_URL), none or a system; GitLab takes --out gitlab=PATH")
      ->type_name("SYSTEM")->check(CLI::IsMember(annotation_choices()));
  command.add_option("--audience", audience, "For whom the report is: supplier (see below) or integrator, with the fix texts of that reader (default: both)")
      ->check(CLI::IsMember({"supplier", "integrator"}));
  command.add_flag("--report-only", report_only, "Exit 0 when the gate fails; 2, 3 and 70 stay what they are");
  command.add_flag("--warnings-as-errors", warnings_as_errors, "Exit 1 on warnings too");
}

Result<void> OutputOptions::validate() const {
  std::map<std::string, std::string> taken;
  for (const std::string& text : outs) {
    TRY_ASSIGN(const Out out, parse_out(text));
    const auto [first, is_new] = taken.try_emplace(place_of(out), text);
    if (!is_new) {
      return refuse(fmt::format("--out {} and --out {}: two reports to one place", first->second, text),
                    "give each report a path of its own");
    }
  }
  return {};
}

Result<int> OutputOptions::write(Report report, const Session& session) const {
  ReportStyle style;
  style.show_all = all;
  style.audience = audience;
  style.text.ascii = ascii;
  bool is_stdout_taken = false;
  if (!outs.empty()) report.data = find_data_used(session);
  for (const std::string& text : outs) {
    TRY_ASSIGN(const Out out, parse_out(text));
    TRY(write_out(out, report, style));
    is_stdout_taken = is_stdout_taken || out.path == "-";
  }
  if (!quiet && !is_stdout_taken) {
    ReportStyle shown = style;
    shown.text = session.out_style(color);
    shown.text.ascii = shown.text.ascii || ascii;
    shown.wrap = session.stdout_is_terminal ? session.width : 0;
    if (shown.text.colour && session.shows_links) shown.link_folder = session.folder;
    print(find_report_format("text")->render(report, shown));
  }
  sluice::annotate(annotate, is_stdout_taken, report, style, session);
  return exit_code_of(report.verdict, report_only, warnings_as_errors);
}

int exit_code_of(const Verdict& verdict, bool report_only, bool warnings_as_errors) {
  if (verdict.gate == GateOutcome::not_judged) return exit_cannot_finish;
  const bool failed = verdict.gate == GateOutcome::failed || (warnings_as_errors && verdict.warnings > 0);
  return failed && !report_only ? exit_failed : exit_passed;
}

}  // namespace sluice
