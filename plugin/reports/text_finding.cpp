// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "reports/terminal_text.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

namespace sluice::text_report {
namespace {

/// Findings of one rule that read alike, and for a single cause what was not judged because of it.
struct Group {
  std::vector<const JudgedFinding*> findings;
  std::vector<std::string> consequences;  ///< rule ids, sorted, each once
};

std::string_view word_of(const JudgedFinding& finding) {
  if (finding.waived) return "waived";
  if (finding.known) return "known";
  return is_unknown(finding) && finding.action == Action::fail ? "unknown" : level_word(finding.action);
}

std::string_view colour_of(const JudgedFinding& finding) {
  if (finding.waived || finding.known) return cyan;
  return is_unknown(finding) && finding.action == Action::fail ? magenta : level_colour(finding.action);
}

bool reads_alike(const JudgedFinding& a, const JudgedFinding& b) {
  return a.rule == b.rule && word_of(a) == word_of(b);
}

/// The delivery that a finding lies in: the front of its place or subject.
std::string_view delivery_of(const JudgedFinding& finding) {
  const std::string_view path = finding.place.path.empty() ? finding.subject : finding.place.path;
  return path.substr(0, path.find("!/"));
}

/// The group of the cause that a consequence is listed below: that of the same delivery, else the first of that rule.
Group* find_cause(std::vector<Group>& groups, const JudgedFinding& consequence) {
  Group* of_rule = nullptr;
  for (Group& group : groups) {
    for (const JudgedFinding* finding : group.findings) {
      if (finding->rule != consequence.needs) continue;
      if (delivery_of(*finding) == delivery_of(consequence)) return &group;
      if (of_rule == nullptr) of_rule = &group;
    }
  }
  return of_rule;
}

void add_to_groups(std::vector<Group>& groups, const JudgedFinding& finding, std::size_t count_of_alike,
                   bool show_all) {
  if (!show_all && count_of_alike > grouped_after) {
    const auto same =
        std::ranges::find_if(groups, [&](const Group& group) { return reads_alike(*group.findings[0], finding); });
    if (same != groups.end()) return same->findings.push_back(&finding);
  }
  groups.push_back({{&finding}, {}});
}

/// Causes and findings of their own in the verdict's order; consequences only by their rule, below their cause.
std::vector<Group> group_findings(const Verdict& verdict, const ReportStyle& style) {
  std::vector<const JudgedFinding*> own, dependent;
  for (const JudgedFinding& finding : verdict.findings) {
    if (!is_shown(finding, style.show_all)) continue;
    (finding.needs.empty() || style.show_all ? own : dependent).push_back(&finding);
  }
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> alike;
  for (const JudgedFinding* finding : own) ++alike[{finding->rule, word_of(*finding)}];
  std::vector<Group> groups;
  for (const JudgedFinding* finding : own) {
    add_to_groups(groups, *finding, alike[{finding->rule, word_of(*finding)}], style.show_all);
  }
  for (const JudgedFinding* finding : dependent) {
    if (Group* cause = find_cause(groups, *finding)) {
      cause->consequences.push_back(finding->rule);
    } else {
      groups.push_back({{finding}, {}});
    }
  }
  for (Group& group : groups) {
    std::ranges::sort(group.consequences);
    group.consequences.erase(std::unique(group.consequences.begin(), group.consequences.end()),
                             group.consequences.end());
  }
  return groups;
}

/// Writes the lines of one group.
class Block {
 public:
  explicit Block(const ReportStyle& style) : style_(style) {}

  std::string render(const Group& group) {
    const JudgedFinding& first = *group.findings[0];
    write_title(group);
    if (group.findings.size() == 1) {
      write_place(first);
      write_cause(first);
    } else {
      write_places(group);
    }
    write_rule(first);
    if (group.findings.size() == 1) write_details(first);
    write_taken_in(group);
    write_consequences(group);
    write_future(first);
    write_helps(group);
    write_who(group);
    return std::move(out_) + "\n";
  }

 private:
  void write_title(const Group& group) {
    const JudgedFinding& first = *group.findings[0];
    out_ += paint(style_, colour_of(first), fmt::format("{}[{}]", word_of(first), shown(first.rule)));
    out_ += fmt::format(": {}", shown(first.title));
    if (is_unknown(first) && word_of(first) != "unknown") out_ += " (could not be judged)";
    if (group.findings.size() > 1) out_ += fmt::format(" ({} times; --all shows each)", group.findings.size());
    out_ += '\n';
  }

  std::string arrow() const { return "  " + paint(style_, blue, "-->") + " "; }

  void write_place(const JudgedFinding& finding) {
    out_ += arrow() + (finding.place.path.empty() ? shown(finding.subject) : shown_place(finding.place)) + "\n";
  }
  void write_cause(const JudgedFinding& finding) {
    if (!finding.cause.empty()) out_ += "   " + paint(style_, blue, "|") + "  " + shown(finding.cause) + "\n";
  }
  void write_places(const Group& group) {
    const std::size_t most = std::min(grouped_after, group.findings.size());
    for (const JudgedFinding* finding : std::span(group.findings).first(most)) {
      const std::string place = finding->place.path.empty() ? shown(finding->subject) : shown_place(finding->place);
      out_ += arrow() + place + (finding->cause.empty() ? "" : "   " + shown(finding->cause)) + "\n";
    }
    if (group.findings.size() > most) out_ += fmt::format("  ... and {} more\n", group.findings.size() - most);
  }

  void line(std::string_view key, const std::string& value) {
    if (!value.empty()) out_ += fmt::format("   {} {}: {}\n", paint(style_, blue, "="), key, value);
  }

  void write_rule(const JudgedFinding& finding) {
    std::string text(to_string(finding.severity));
    if (finding.danger) text += ", danger";
    if (!finding.waivable) text += ", cannot be waived";
    text += fmt::format(", {}", to_string(finding.basis));
    if (!finding.rule_place.empty()) text += fmt::format(" ({})", shown(finding.rule_place));
    line("rule", text);
    if (!finding.clauses.empty()) line("asked for by", shown_list(finding.clauses));
  }

  /// The first places; JSON has all of them.
  void write_related(const std::vector<Origin>& related) {
    constexpr std::size_t most_places = 10;
    for (std::size_t i = 0; i < related.size() && i < most_places; ++i) line("see also", shown_place(related[i]));
    if (related.size() > most_places) line("see also", fmt::format("{} more places", related.size() - most_places));
  }

  void write_details(const JudgedFinding& finding) {
    if (!finding.place.path.empty() && finding.subject != finding.place.path) line("subject", shown(finding.subject));
    const bool says_more = finding.term != finding.subject && finding.term != finding.place.path;
    if (says_more) line("found", shown(finding.term));
    line("expected", shown(finding.expected));
    write_related(finding.related);
    for (const std::string& note : finding.notes) line("note", shown(note));
    line("waiver", shown(finding.waiver));
    if (!finding.obligations.empty()) line("obligations", shown_list(finding.obligations));
  }

  void write_taken_in(const Group& group) {
    const std::optional<Origin>& call = group.findings[0]->taken_in;
    if (call && is_shared(group, [](const JudgedFinding& finding) { return finding.taken_in; }))
      line("taken in at", link_place(style_, *call, shown_place(*call)));
  }

  void write_consequences(const Group& group) {
    if (group.consequences.empty()) return;
    const std::size_t rules = group.consequences.size();
    out_ += fmt::format("   {} {} not judged because of it: {}\n", paint(style_, blue, "="),
                        count_of(rules, "rule", "rules"), shown_list(group.consequences));
  }

  void write_future(const JudgedFinding& finding) {
    if (finding.becomes) {
      line("becomes", fmt::format("{} from {}", level_word(finding.becomes->action), to_string(finding.becomes->from)));
    }
    line("next rung", shown(finding.shadow));
  }

  template <class Part>
  bool is_shared(const Group& group, Part part) const {
    return std::ranges::all_of(
        group.findings, [&](const JudgedFinding* finding) { return part(*finding) == part(*group.findings[0]); });
  }

  void write_help(const Group& group, std::string_view whom, std::string JudgedFinding::*help) {
    if (!style_.audience.empty() && style_.audience != whom) return;
    const bool shared = is_shared(group, [&](const JudgedFinding& finding) { return finding.*help; });
    const std::string key = paint(style_, green, fmt::format("help ({})", whom)) + (shared ? "" : ", for the first");
    line(key, shown(group.findings[0]->*help));
  }
  void write_helps(const Group& group) {
    write_help(group, "supplier", &JudgedFinding::help_supplier);
    write_help(group, "integrator", &JudgedFinding::help_integrator);
  }

  void write_who(const Group& group) {
    const JudgedFinding& first = *group.findings[0];
    if (is_shared(group, [](const JudgedFinding& finding) { return finding.route; }) && !first.route.empty()) {
      std::string who = shown(first.route);
      if (!first.contact.empty()) who += fmt::format(" <{}>", shown(first.contact));
      if (first.due) who += fmt::format(", by {}", to_string(*first.due));
      line("who", who);
    }
    if (is_shared(group, [](const JudgedFinding& finding) { return finding.command; }))
      line("next", shown(first.command));
    if (!first.docs.empty()) line("read", link_text(style_, first.docs, shown(first.docs)));
  }

  const ReportStyle& style_;
  std::string out_;
};

}  // namespace

std::string render_findings(const Verdict& verdict, const ReportStyle& style) {
  std::string out;
  for (const Group& group : group_findings(verdict, style)) out += Block(style).render(group);
  return out;
}

}  // namespace sluice::text_report
