// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/annotation.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace sluice::ci {
namespace {

using text_report::is_unknown;
using text_report::shown;
using text_report::shown_place;

constexpr std::string_view project_file = "sluice.yaml";
constexpr std::size_t longest_path = 1024;

std::string_view last_part(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

const JudgedDelivery* delivery_of(std::string_view place, const Verdict& verdict) {
  const auto found = std::ranges::find_if(verdict.deliveries, [&](const JudgedDelivery& one) {
    if (one.name.empty() || !place.starts_with(one.name)) return false;
    const std::string_view rest = place.substr(one.name.size());
    return rest.empty() || rest.starts_with("!/") || rest.starts_with('/');
  });
  return found == verdict.deliveries.end() ? nullptr : &*found;
}

/// Where a delivery lies, by the argument that names it.
std::optional<std::string> path_of(const JudgedDelivery& delivery, const Envelope& envelope) {
  for (const std::string& argument : envelope.argv) {
    if (last_part(argument) != delivery.name) continue;
    if (auto path = repository_path(argument, envelope.folder)) return path;
  }
  return std::nullopt;
}

std::optional<Spot> spot_at(const Origin& origin, const Report& report) {
  const auto path = repository_path(origin.path, report.envelope.folder);
  if (!path) return std::nullopt;
  return Spot{*path, std::max(1u, origin.line), std::max(1u, origin.column)};
}

/// A name as a path that stays below the working folder.
std::string harmless(std::string_view name) {
  return repository_path(last_part(name), {}).value_or(std::string(project_file));
}

std::string hash_of(std::string_view a, std::string_view b) {
  Sha256 hash;
  hash.update("sluice/1\n");
  hash.update(a);
  hash.update("\n");
  hash.update(b);
  return to_hex(hash.finish());
}

Annotation annotate(const JudgedFinding& finding, const Report& report, const ReportStyle& style) {
  const std::string print =
      finding.fingerprint.empty() ? hash_of(finding.rule, finding.subject + "\n" + finding.term) : finding.fingerprint;
  return {finding.action, finding.severity,        shown(finding.rule), headline(finding), detail_line(finding, style),
          print,          spot_of(finding, report)};
}

Annotation annotate(const Remark& remark, const Report& report) {
  return {remark.action,
          Severity::medium,
          shown(remark.code),
          shown(remark.message),
          remark.help.empty() ? "" : "help: " + shown(remark.help),
          hash_of(remark.code, remark.message),
          spot_of(remark, report)};
}

Annotation annotate_gate(Action action, std::string_view rule, const std::string& text) {
  return {action,
          Severity::high,
          std::string(rule),
          shown(text),
          "",
          hash_of(rule, text),
          {std::string(project_file), 1, 1}};
}

/// Systems that drop an annotation whose fingerprint they have would show one of two findings in one place.
void tell_apart(std::vector<Annotation>& all) {
  std::map<std::string, std::uint64_t> seen;
  for (Annotation& one : all) {
    const std::uint64_t before = seen[one.fingerprint]++;
    if (before != 0) one.fingerprint = hash_of(one.fingerprint, std::to_string(before));
  }
}

void add_part(std::string& line, std::string_view key, const std::string& text) {
  if (!text.empty()) line += fmt::format("{}{}{}", line.empty() ? "" : ", ", key, shown(text));
}

}  // namespace

std::optional<std::string> repository_path(std::string_view path, std::string_view folder) {
  if (!folder.empty() && path.starts_with(folder) && path.substr(folder.size()).starts_with('/')) {
    path.remove_prefix(folder.size() + 1);
  }
  if (path.size() > longest_path || path.starts_with('/') || path.find(":/") != std::string_view::npos ||
      path.starts_with("builtin:")) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (const std::string_view part : split(path.substr(0, path.find("!/")), '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
      continue;
    }
    parts.emplace_back(part);
  }
  if (parts.empty()) return std::nullopt;
  return join(parts, "/");
}

Spot spot_of(const JudgedFinding& finding, const Report& report) {
  if (finding.taken_in) {
    if (auto spot = spot_at(*finding.taken_in, report)) return *spot;
  }
  const std::string& place = finding.place.path.empty() ? finding.subject : finding.place.path;
  if (const JudgedDelivery* delivery = delivery_of(place, report.verdict)) {
    return {path_of(*delivery, report.envelope).value_or(harmless(delivery->name)), 1, 1};
  }
  if (finding.place.line != 0) {
    if (auto spot = spot_at(finding.place, report)) return *spot;
  }
  return {harmless(place.substr(0, place.find("!/"))), 1, 1};
}

Spot spot_of(const Remark& remark, const Report& report) {
  return spot_at(remark.place, report).value_or(Spot{std::string(project_file), 1, 1});
}

std::string headline(const JudgedFinding& finding) {
  std::string text = shown(finding.title);
  if (!finding.cause.empty()) text += ": " + shown(finding.cause);
  return is_unknown(finding) ? text + " (could not be judged)" : text;
}

std::vector<Detail> details(const JudgedFinding& finding, const ReportStyle& style) {
  std::vector<Detail> all;
  const auto add = [&](std::string_view key, std::string text) {
    if (!text.empty()) all.emplace_back(key, std::move(text));
  };
  if (finding.taken_in && !finding.place.path.empty()) add("found at", shown_place(finding.place));
  add("expected", shown(finding.expected));
  add("not judged because of", shown(finding.needs));
  if (style.audience != "integrator") add("help (supplier)", shown(finding.help_supplier));
  if (style.audience != "supplier") add("help (integrator)", shown(finding.help_integrator));
  const std::string due = finding.due ? ", by " + to_string(*finding.due) : "";
  if (!finding.route.empty()) add("who", shown(finding.route) + due);
  return all;
}

std::string detail_line(const JudgedFinding& finding, const ReportStyle& style) {
  std::string line;
  for (const auto& [key, text] : details(finding, style)) {
    line += fmt::format("{}{}: {}", line.empty() ? "" : "; ", key, text);
  }
  return line;
}

std::string waiver_line(const JudgedFinding& finding, const Verdict& verdict) {
  const auto found = std::ranges::find(verdict.waivers, finding.waiver, &WaiverStanding::id);
  if (found == verdict.waivers.end()) return shown(finding.waiver);
  std::string line;
  add_part(line, "", found->reason);
  add_part(line, "owner ", found->owner);
  add_part(line, "approved by ", found->approved_by);
  add_part(line, "ticket ", found->ticket);
  if (found->expires) add_part(line, "until ", to_string(*found->expires));
  return shown(finding.waiver) + (line.empty() ? "" : ": " + line);
}

std::string area_of(std::string_view rule) {
  const std::string area = shown(rule.substr(0, std::min(rule.find('.'), rule.size())));
  return area.empty() || area.size() == rule.size() ? "sluice" : area;
}

Action own_action(const JudgedFinding& finding) {
  if (!finding.waived && !finding.known) return finding.action;
  for (auto step = finding.steps.rbegin(); step != finding.steps.rend(); ++step) {
    if (step->stage != "waiver" && step->stage != "baseline" && step->stage != "override") return step->action;
  }
  return finding.severity >= Severity::high ? Action::fail : Action::warn;
}

std::vector<Annotation> annotations(const Report& report, const ReportStyle& style) {
  const Verdict& verdict = report.verdict;
  std::vector<Annotation> all;
  if (verdict.gate == GateOutcome::not_judged) {
    all.push_back(annotate_gate(Action::fail, "gate.not-judged", "nothing was judged: " + verdict.not_judged_reason));
  }
  if (!verdict.override_note.empty()) {
    all.push_back(annotate_gate(Action::warn, "gate.override", verdict.override_note));
  }
  for (const JudgedFinding& finding : verdict.findings) {
    if (text_report::is_shown(finding, false)) all.push_back(annotate(finding, report, style));
  }
  for (const Remark& remark : verdict.remarks) all.push_back(annotate(remark, report));
  std::ranges::stable_sort(all, std::greater<>(), &Annotation::action);
  tell_apart(all);
  return all;
}

std::vector<Annotation> one_of_each_rule(std::vector<Annotation> all) {
  std::map<std::pair<Action, std::string>, std::uint64_t> counts;
  for (const Annotation& one : all) ++counts[{one.action, one.rule}];
  std::set<std::pair<Action, std::string>> seen;
  std::erase_if(all, [&](const Annotation& one) { return !seen.insert({one.action, one.rule}).second; });
  for (Annotation& one : all) {
    const std::uint64_t more = counts[{one.action, one.rule}] - 1;
    if (more != 0) one.headline += fmt::format(" (and {} more)", more);
  }
  return all;
}

}  // namespace sluice::ci
