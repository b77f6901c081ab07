// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace sluice::html_report {

Level level_of(const JudgedFinding& finding) {
  if (finding.waived) return Level::waived;
  if (finding.known) return Level::known;
  const bool is_unknown = finding.outcome == Outcome::unknown || finding.outcome == Outcome::error;
  switch (finding.action) {
    case Action::fail:
      return is_unknown ? Level::unknown : Level::error;
    case Action::warn:
      return Level::warning;
    case Action::note:
    case Action::none:
      break;
  }
  return Level::note;
}

std::string_view to_string(Level level) {
  constexpr std::string_view words[] = {"error", "unknown", "warning", "note", "waived", "known"};
  return words[static_cast<std::size_t>(level)];
}

std::vector<Group> group_findings(const Verdict& verdict) {
  std::vector<Group> groups;
  std::map<std::pair<std::string_view, Level>, std::size_t> place;
  for (std::size_t i = 0; i < verdict.findings.size(); ++i) {
    const JudgedFinding& finding = verdict.findings[i];
    if (finding.outcome == Outcome::pass || finding.outcome == Outcome::not_applicable) continue;
    const Level level = level_of(finding);
    const auto [at, is_new] = place.emplace(std::pair(std::string_view(finding.rule), level), groups.size());
    if (is_new) groups.push_back({level, {}});
    groups[at->second].findings.push_back(i);
  }
  return groups;
}

std::string group_id(std::size_t group) { return fmt::format("r{}", group + 1); }
std::string finding_id(std::size_t finding) { return fmt::format("f{}", finding + 1); }

std::string place_of(const Origin& origin) {
  std::string text = origin.path;
  if (origin.line != 0) text += fmt::format(":{}", origin.line);
  if (origin.line != 0 && origin.column != 0) text += fmt::format(":{}", origin.column);
  if (!origin.pointer.empty()) text += fmt::format(" ({})", origin.pointer);
  return text;
}

std::string place_of(const JudgedFinding& finding) {
  return finding.place.path.empty() ? finding.subject : place_of(finding.place);
}

std::string days_from(Day from, Day to) {
  const std::int32_t days = to - from;
  if (days == 0) return "today";
  const std::string count =
      count_of(static_cast<std::uint64_t>(days < 0 ? -static_cast<std::int64_t>(days) : days), "day", "days");
  return days < 0 ? count + " ago" : "in " + count;
}

std::string grouped_digits(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace sluice::html_report
