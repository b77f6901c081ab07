// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/impact.hpp"

#include "base/csv_text.hpp"
#include "base/escape.hpp"
#include "base/json_writer.hpp"
#include "base/markdown_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {
namespace {

struct Section {
  ImpactKind kind;
  std::string_view title;
  std::uint64_t RuleImpact::*count;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<Section, 3> sections = {{
    {ImpactKind::newly_fails, "Would newly fail", &RuleImpact::fails, "finding", "findings"},
    {ImpactKind::newly_unknown, "Would be unknown", &RuleImpact::unknown, "finding", "findings"},
    {ImpactKind::newly_passes, "Would no longer fail", &RuleImpact::passes, "finding", "findings"},
}};

using NamedRule = std::pair<std::string_view, const RuleImpact*>;

/// Worst first, then what hits most.
std::vector<NamedRule> rules_of(const Impact& impact, const Section& section) {
  std::vector<NamedRule> rules;
  for (const auto& [id, rule] : impact.rules) {
    if (rule.*section.count > 0) rules.emplace_back(id, &rule);
  }
  std::ranges::sort(rules, {}, [&](const NamedRule& one) {
    return std::tuple(-static_cast<int>(one.second->severity), ~(one.second->*section.count), one.first);
  });
  return rules;
}

std::string_view said(Action action) { return action == Action::none ? "nothing" : to_string(action); }

std::string whose(const ImpactFinding& finding) {
  std::string text = finding.supplier.empty() ? "no supplier" : "supplier " + to_visible(finding.supplier);
  text += ", for " + to_visible(finding.route);
  return finding.contact.empty() ? text : text + " (" + to_visible(finding.contact) + ")";
}

std::string subject_of(const ImpactFinding& finding) {
  const std::string term = finding.term.empty() ? "" : fmt::format(" [{}]", to_visible(finding.term));
  return to_visible(finding.subject) + term;
}

std::string seen_of(const ImpactFinding& finding) {
  return finding.seen.empty() ? to_visible(finding.facts)
                              : fmt::format("{}, seen {}", to_visible(finding.facts), finding.seen);
}

std::vector<std::string> figures(const Impact& impact) {
  const std::uint64_t changed = impact.newly_failing + impact.newly_passing;
  return {fmt::format("{} would newly fail", count_of(impact.newly_failing, "fact set", "fact sets")),
          fmt::format("{} would newly pass", impact.newly_passing),
          fmt::format("{} would fail as before", impact.still_failing),
          fmt::format("{} would pass as before", impact.sets - impact.untold - changed - impact.still_failing),
          fmt::format("{} cannot tell", impact.untold)};
}

std::string heading(const Impact& impact) {
  return fmt::format("{} over {}, against {}, as of {}", impact.after, count_of(impact.sets, "fact set", "fact sets"),
                     impact.before, impact.as_of);
}

std::string rung_line(const ImpactRungs& rungs) {
  return rungs.before == rungs.after ? fmt::format("judged at rung {}", to_visible(rungs.after))
                                     : fmt::format("judged at rung {}, against rung {}", to_visible(rungs.after), to_visible(rungs.before));
}

/// Calls `rule(id, of rule)` and then `finding` for the first `most` of each rule; `rest` with how many are left.
template <class OnRule, class OnFinding, class OnRest>
void for_each_rule(const Impact& impact, const Section& section, std::size_t most, const OnRule& on_rule,
                   const OnFinding& on_finding, const OnRest& on_rest) {
  for (const auto& [id, rule] : rules_of(impact, section)) {
    on_rule(id, *rule);
    std::uint64_t shown = 0;
    for (const ImpactFinding& finding : impact.findings) {
      if (shown == most) break;
      if (finding.kind != section.kind || finding.rule != id) continue;
      on_finding(finding);
      ++shown;
    }
    if (rule->*section.count > shown) on_rest(rule->*section.count - shown);
  }
}

std::string since_of(const RuleImpact& rule, const Section& section) {
  const bool counts = section.kind != ImpactKind::newly_passes && !rule.since.empty();
  return counts ? ", since " + rule.since : "";
}

}  // namespace

std::string render_impact_text(const Impact& impact, const ImpactRungs& rungs, std::size_t most) {
  std::string out = fmt::format("{}\n  {}\n", heading(impact), rung_line(rungs));
  for (const std::string& figure : figures(impact)) out += "  " + figure + "\n";
  for (const Section& section : sections) {
    if (rules_of(impact, section).empty()) continue;
    out += fmt::format("\n{}:\n", section.title);
    for_each_rule(
        impact, section, most,
        [&](std::string_view id, const RuleImpact& rule) {
          out += fmt::format("  {} ({}): {}{}\n", id, to_string(rule.severity),
                             count_of(rule.*section.count, section.one, section.many), since_of(rule, section));
        },
        [&](const ImpactFinding& finding) {
          out += fmt::format("    {}: was {}, now {}\n      {}; {}\n", subject_of(finding), said(finding.before),
                             said(finding.after), whose(finding), seen_of(finding));
        },
        [&](std::uint64_t rest) { out += fmt::format("    and {} more\n", rest); });
  }
  if (!impact.lacking.empty()) out += "\nCannot tell:\n";
  for (std::size_t i = 0; i < std::min(most, impact.lacking.size()); ++i) {
    out += fmt::format("  {}: {}\n", to_visible(impact.lacking[i].facts), impact.lacking[i].lack);
  }
  if (impact.untold > most) out += fmt::format("  and {} more\n", impact.untold - most);
  return out;
}

std::string render_impact_markdown(const Impact& impact, const ImpactRungs& rungs, std::size_t most) {
  std::string out = fmt::format("# Policy impact\n\n{}\n\n- {}\n", escape_markdown(heading(impact)), escape_markdown(rung_line(rungs)));
  for (const std::string& figure : figures(impact)) out += fmt::format("- {}\n", escape_markdown(figure));
  for (const Section& section : sections) {
    if (rules_of(impact, section).empty()) continue;
    out += fmt::format("\n## {}\n", section.title);
    for_each_rule(
        impact, section, most,
        [&](std::string_view id, const RuleImpact& rule) {
          out += fmt::format("\n### {}\n\n{}, {}{}\n\n| what | was | now | supplier | for | contact | seen | facts |\n"
                             "|---|---|---|---|---|---|---|---|\n",
                             markdown_code(id), to_string(rule.severity),
                             count_of(rule.*section.count, section.one, section.many), since_of(rule, section));
        },
        [&](const ImpactFinding& finding) {
          out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown_cell_code(subject_of(finding)),
                             said(finding.before), said(finding.after),
                             markdown_cell_code(to_visible(finding.supplier)),
                             markdown_cell_code(to_visible(finding.route)),
                             markdown_cell_code(to_visible(finding.contact)), finding.seen,
                             markdown_cell_code(to_visible(finding.facts)));
        },
        [&](std::uint64_t rest) { out += fmt::format("\nAnd {} more; JSON and CSV have them.\n", rest); });
  }
  if (!impact.lacking.empty()) out += "\n## Cannot tell\n\n";
  for (std::size_t i = 0; i < std::min(most, impact.lacking.size()); ++i) {
    out += fmt::format("- {}: {}\n", markdown_code(to_visible(impact.lacking[i].facts)),
                       escape_markdown(impact.lacking[i].lack));
  }
  return out;
}

std::string render_impact_csv(const Impact& impact) {
  std::string out =
      "\"change\",\"rule\",\"severity\",\"title\",\"subject\",\"term\",\"was\",\"now\",\"supplier\",\"route\","
      "\"contact\",\"delivery\",\"seen\",\"facts\"\r\n";
  const auto add = [&](std::string_view text, char end) {
    out += escape_csv(to_visible(text));
    out += end;
  };
  for (const ImpactFinding& finding : impact.findings) {
    add(to_string(finding.kind), ',');
    add(finding.rule, ',');
    add(to_string(finding.severity), ',');
    add(finding.title, ',');
    add(finding.subject, ',');
    add(finding.term, ',');
    add(to_string(finding.before), ',');
    add(to_string(finding.after), ',');
    add(finding.supplier, ',');
    add(finding.route, ',');
    add(finding.contact, ',');
    add(finding.delivery, ',');
    add(finding.seen, ',');
    add(finding.facts, '\r');
    out += '\n';
  }
  for (const SetImpact& set : impact.lacking) {
    add("cannot-tell", ',');
    for (int i = 0; i < 3; ++i) add({}, ',');
    add(set.lack, ',');
    for (int i = 0; i < 7; ++i) add({}, ',');
    add(set.seen, ',');
    add(set.facts, '\r');
    out += '\n';
  }
  return out;
}

namespace {

void write_text(json::Writer& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out.key(key);
  out.string(to_visible(text));
}

void write_count(json::Writer& out, std::string_view key, std::uint64_t count) {
  out.key(key);
  out.integer(static_cast<std::int64_t>(count));
}

void write_finding(json::Writer& out, const ImpactFinding& finding) {
  out.open_object();
  write_text(out, "change", to_string(finding.kind));
  write_text(out, "rule", finding.rule);
  write_text(out, "severity", to_string(finding.severity));
  write_text(out, "title", finding.title);
  write_text(out, "subject", finding.subject);
  write_text(out, "term", finding.term);
  write_text(out, "expected", finding.expected);
  write_text(out, "was", to_string(finding.before));
  write_text(out, "now", to_string(finding.after));
  write_text(out, "supplier", finding.supplier);
  write_text(out, "route", finding.route);
  write_text(out, "contact", finding.contact);
  write_text(out, "delivery", finding.delivery);
  write_text(out, "seen", finding.seen);
  write_text(out, "facts", finding.facts);
  out.close_object();
}

}  // namespace

std::string render_impact_json(const Impact& impact, const ImpactRungs& rungs) {
  json::Writer out(true);
  out.open_object();
  write_text(out, "schema", "sluice.impact/1");
  write_text(out, "before", impact.before);
  write_text(out, "after", impact.after);
  write_text(out, "rung_before", rungs.before);
  write_text(out, "rung_after", rungs.after);
  write_text(out, "as_of", impact.as_of);
  write_count(out, "sets", impact.sets);
  write_count(out, "newly_failing", impact.newly_failing);
  write_count(out, "newly_passing", impact.newly_passing);
  write_count(out, "still_failing", impact.still_failing);
  write_count(out, "cannot_tell", impact.untold);
  out.key("rules");
  out.open_array();
  for (const auto& [id, rule] : impact.rules) {
    out.open_object();
    write_text(out, "rule", id);
    write_text(out, "severity", to_string(rule.severity));
    write_count(out, "newly_fails", rule.fails);
    write_count(out, "newly_unknown", rule.unknown);
    write_count(out, "newly_passes", rule.passes);
    write_text(out, "since", rule.since);
    out.close_object();
  }
  out.close_array();
  out.key("findings");
  out.open_array();
  for (const ImpactFinding& finding : impact.findings) write_finding(out, finding);
  out.close_array();
  write_count(out, "findings_not_kept", impact.fails + impact.unknown + impact.passes - impact.findings.size());
  out.key("lacking");
  out.open_array();
  for (const SetImpact& set : impact.lacking) {
    out.open_object();
    write_text(out, "facts", set.facts);
    write_text(out, "why", set.lack);
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take() + "\n";
}

}  // namespace sluice
