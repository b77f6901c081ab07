// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"
#include "model/untold_change.hpp"
#include "reports/change_parts.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using text_report::shown;

constexpr std::size_t most_files = 200;

/// Whatever was read: visible, and in a code span.
std::string code(std::string_view raw) { return markdown_code(shown(raw)); }
std::string cell(std::string_view raw) { return markdown_cell_code(shown(raw)); }

std::string cell(const std::string& value, const Origin& place) {
  std::string text = cell(value);
  if (!place.path.empty())
    text += fmt::format("{}at {}", text.empty() ? "" : " ", markdown_cell_code(text_report::shown_place(place)));
  return text;
}

std::string render_group(const ChangeGroup& group, const ChangeReport& report) {
  std::string out =
      fmt::format("\n### {}\n\n| change | what | before | now |\n|---|---|---|---|\n", title_of(group.family));
  for (const DeliveryDifference* one : group.differences) {
    const std::string_view title = change_spec(one->kind).title;
    const std::string what = counts_against(report, one->kind) ? fmt::format("**{}**", title) : std::string(title);
    out += fmt::format("| {} | {} | {} | {} |\n", what, cell(one->subject), cell(one->before, one->before_place),
                       cell(one->after, one->after_place));
  }
  return out;
}

std::string render_files(const DeliveryChange& change) {
  if (!untold::are_files_told(change)) return {};
  std::string out = fmt::format("\n### Files\n\n{}\n", text_of(change.file_counts));
  if (change.files.empty()) return out;
  out += "\n| change | file | SHA-256 before | SHA-256 now |\n|---|---|---|---|\n";
  for (std::size_t i = 0; i < std::min(most_files, change.files.size()); ++i) {
    const FileDifference& file = change.files[i];
    const std::string& path = file.after.empty() ? file.before : file.after;
    out += fmt::format("| {} | {} | {} | {} |\n", to_string(file.fate), cell(path), cell(file.before_sha256),
                       cell(file.after_sha256));
  }
  if (change.files.size() > most_files)
    out += fmt::format("\n{} more are left out here.\n", change.files.size() - most_files);
  return out;
}

}  // namespace

std::string render_change_markdown(const ChangeReport& report, const ReportStyle&) {
  const DeliveryChange& change = report.change;
  std::string out = fmt::format("## Changes of a delivery\n\nFrom {} to {}: {}\n", code(names_of(change.older)),
                                code(names_of(change.newer)), sum_of(report));
  for (const ChangeGroup& group : group_changes(change)) out += render_group(group, report);
  out += render_files(change);
  if (change.untold.empty()) return out;
  out += "\n### What cannot be told\n\n";
  for (const UntoldChange& one : change.untold) out += fmt::format("- {}: {}\n", code(one.what), code(one.why));
  return out;
}

}  // namespace sluice
