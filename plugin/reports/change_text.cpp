// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/untold_change.hpp"
#include "reports/change_parts.hpp"
#include "reports/terminal_text.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace text_report {
namespace {

constexpr std::size_t most_files = 20;
constexpr std::size_t shown_digits = 12;

std::string shown_side(const std::vector<ComparedDelivery>& deliveries) {
  if (deliveries.size() != 1) return shown(names_of(deliveries));
  const ComparedDelivery& one = deliveries.front();
  std::string text = shown(one.name);
  if (!one.version.empty()) text += fmt::format(" (version {})", shown(one.version));
  return text;
}

/// "1.3 -> 1.4", "was 1.3" or "1.4".
std::string shown_values(const DeliveryDifference& one) {
  if (one.before.empty()) return one.after.empty() ? "" : ": " + shown(one.after);
  if (one.after.empty()) return fmt::format(": was {}", shown(one.before));
  return fmt::format(": {} -> {}", shown(one.before), shown(one.after));
}

std::string render_difference(const DeliveryDifference& one, bool is_against, const ReportStyle& style) {
  const std::string title(change_spec(one.kind).title);
  std::string text = fmt::format("  {} {}{}\n", is_against ? paint(style, red, title) : title, shown(one.subject),
                                 shown_values(one));
  if (!one.before_place.path.empty()) text += fmt::format("    before: {}\n", shown_place(one.before_place));
  if (!one.after_place.path.empty()) text += fmt::format("    now:    {}\n", shown_place(one.after_place));
  return text;
}

std::string shown_digest(const std::string& sha256) {
  return sha256.empty() ? "not read" : shown(sha256.substr(0, shown_digits));
}

std::string render_file(const FileDifference& file) {
  switch (file.fate) {
    case FileFate::added:
      return fmt::format("  + {}  {}\n", shown(file.after), shown_digest(file.after_sha256));
    case FileFate::removed:
      return fmt::format("  - {}  {}\n", shown(file.before), shown_digest(file.before_sha256));
    case FileFate::moved:
      return fmt::format("  > {}  from {}\n", shown(file.after), shown(file.before));
    case FileFate::changed:
      break;
  }
  return fmt::format("  ~ {}  {} -> {}\n", shown(file.after), shown_digest(file.before_sha256),
                     shown_digest(file.after_sha256));
}

std::string render_files(const DeliveryChange& change, const ReportStyle& style) {
  if (!untold::are_files_told(change)) return {};
  std::string text = fmt::format("Files: {}\n", text_of(change.file_counts));
  const std::size_t most = style.show_all ? change.files.size() : std::min(most_files, change.files.size());
  for (std::size_t i = 0; i < most; ++i) text += render_file(change.files[i]);
  if (most < change.files.size())
    text += fmt::format("  ... and {} more (--all shows each)\n", change.files.size() - most);
  return text;
}

std::string render_untold(const DeliveryChange& change) {
  std::string text;
  for (const UntoldChange& one : change.untold)
    text += fmt::format("  not told: {}: {}\n", shown(one.what), shown(one.why));
  return text;
}

}  // namespace

std::string render_changes(const Report& report, const ReportStyle& style) {
  if (!report.changes) return {};
  const DeliveryChange& change = *report.changes;
  std::string text = fmt::format("  since {}:{}{}\n", shown_side(change.older), untold::are_files_told(change) ? " " : "",
                                 untold::are_files_told(change) ? text_of(change.file_counts) : "");
  const std::size_t most = style.show_all ? change.differences.size() : std::min(most_files, change.differences.size());
  for (std::size_t i = 0; i < most; ++i) text += render_difference(change.differences[i], false, style);
  if (most < change.differences.size())
    text += fmt::format("  ... and {} more (--all shows each)\n", change.differences.size() - most);
  return text + render_untold(change) + "\n";
}

}  // namespace text_report

std::string render_change_text(const ChangeReport& report, const ReportStyle& style) {
  using namespace text_report;
  const DeliveryChange& change = report.change;
  std::string out = fmt::format("from {} to {}\n\n", shown_side(change.older), shown_side(change.newer));
  for (const ChangeGroup& group : group_changes(change)) {
    out += fmt::format("{}\n", title_of(group.family));
    for (const DeliveryDifference* one : group.differences)
      out += render_difference(*one, counts_against(report, one->kind), style);
    out += "\n";
  }
  out += render_files(change, style) + render_untold(change);
  out += paint(style, count_against(report) > 0 ? red : green, sum_of(report)) + "\n";
  if (style.text.ascii) out = to_ascii_text(out);
  return style.wrap == 0 ? out : wrap_text(out, style.wrap);
}

}  // namespace sluice
