// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/ascii.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"
#include "reports/json_members.hpp"
#include "reports/sarif_parts.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::sarif {
namespace {

using text_report::shown;
using text_report::shown_place;

constexpr std::size_t most_related = 10;

std::string_view kind_of(const JudgedFinding& finding) {
  switch (finding.outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return ci::own_action(finding) == Action::none ? "informational" : "fail";
    case Outcome::not_applicable:
      return "notApplicable";
    case Outcome::unknown:
    case Outcome::error:
      break;
  }
  return "open";
}

/// 3.27.10: a level belongs to the kind "fail" only.
std::string_view level_of(const Row& row) {
  if (row.remark != nullptr) return text_report::level_word(row.remark->action);
  return kind_of(*row.finding) == "fail" ? text_report::level_word(ci::own_action(*row.finding)) : "none";
}

/// "ArchiveEscapesRoot" of "archive.escapes-root" (3.49.7: an identifier that people can read).
std::string pascal_case(std::string_view id) {
  std::string name;
  bool starts_word = true;
  for (const char c : id) {
    if (is_alnum(c)) name += starts_word ? to_upper(c) : c;
    starts_word = !is_alnum(c);
  }
  return name.empty() ? "Rule" : name;
}

/// A number of CVSS's scale in the range that GitHub gives the word back for.
std::string_view security_severity(Severity severity) {
  constexpr std::array<std::string_view, 4> numbers = {"3.0", "5.5", "8.0", "9.5"};
  return numbers[static_cast<std::size_t>(severity)];
}

bool is_about_security(const JudgedFinding& finding) {
  constexpr std::array<std::string_view, 4> kinds = {"binary.", "secret.", "signature.", "vuln."};
  return finding.danger ||
         std::ranges::any_of(kinds, [&](std::string_view kind) { return finding.kind.starts_with(kind); });
}

std::string_view precision_of(Basis basis) {
  constexpr std::array<std::string_view, 3> words = {"very-high", "medium", "high"};
  return words[static_cast<std::size_t>(basis)];
}

void write_rule_properties(json::Writer& out, const JudgedFinding& finding) {
  out.key("properties");
  out.open_object();
  out.key("tags");
  out.open_array();
  if (is_about_security(finding)) out.string("security");
  out.string(ci::area_of(finding.rule));
  out.close_array();
  write_member(out, "precision", precision_of(finding.basis));
  write_member(out, "problem.severity", finding.severity >= Severity::high ? "error" : "warning");
  if (is_about_security(finding)) write_member(out, "security-severity", security_severity(finding.severity));
  out.close_object();
}

/// All that a rule has to say: GitHub refuses a rule with an empty text.
std::string full_description(const JudgedFinding& finding) {
  std::string text = sentence(shown(finding.title));
  text += fmt::format(" Rule {} of kind {}, severity {}, {}.", shown(finding.rule), shown(finding.kind),
                      to_string(finding.severity), to_string(finding.basis));
  if (!finding.clauses.empty()) text += " Asked for by " + text_report::shown_list(finding.clauses) + ".";
  return text;
}

void write_logical_location(json::Writer& out, std::string_view name) {
  out.key("logicalLocations");
  out.open_array();
  out.open_object();
  write_member(out, "fullyQualifiedName", name);
  out.close_object();
  out.close_array();
}

/// What was found is no file of the repository, but has a name (3.28.4).
std::string qualified_name(const Row& row) {
  if (row.finding == nullptr) return "";
  return row.finding->place.path.empty() ? shown(row.finding->subject) : shown_place(row.finding->place);
}

void write_locations(json::Writer& out, const Row& row, const Report& report) {
  out.key("locations");
  out.open_array();
  out.open_object();
  write_physical_location(
      out, row.finding != nullptr ? ci::spot_of(*row.finding, report) : ci::spot_of(*row.remark, report));
  if (const std::string name = qualified_name(row); !name.empty()) write_logical_location(out, name);
  out.close_object();
  out.close_array();
}

void write_related(json::Writer& out, const JudgedFinding& finding) {
  if (finding.related.empty()) return;
  out.key("relatedLocations");
  out.open_array();
  for (std::size_t i = 0; i < std::min(most_related, finding.related.size()); ++i) {
    out.open_object();
    write_member(out, "id", i);
    write_logical_location(out, shown_place(finding.related[i]));
    write_message(out, "message", sentence("see also " + shown_place(finding.related[i])));
    out.close_object();
  }
  out.close_array();
}

void write_suppression(json::Writer& out, const JudgedFinding& finding, const Report& report) {
  if (!finding.waived && !finding.known) return;
  out.key("suppressions");
  out.open_array();
  out.open_object();
  write_member(out, "kind", "external");
  write_member(out, "status", "accepted");
  write_member(
      out, "justification",
      finding.waived ? "waiver " + ci::waiver_line(finding, report.verdict) : "known when the baseline was made");
  out.close_object();
  out.close_array();
}

/// 3.27.16 and 3.27.17; GitHub compares primaryLocationLineHash only, which is therefore the same value.
void write_fingerprints(json::Writer& out, const JudgedFinding& finding, std::uint64_t repeated) {
  if (finding.fingerprint.empty()) return;
  out.key("fingerprints");
  out.open_object();
  write_member(out, "sluice/1", finding.fingerprint);
  out.close_object();
  out.key("partialFingerprints");
  out.open_object();
  write_member(out, "primaryLocationLineHash", fmt::format("{}:{}", finding.fingerprint, repeated));
  out.close_object();
}

void write_finding_properties(json::Writer& out, const JudgedFinding& finding) {
  out.key("properties");
  out.open_object();
  write_member(out, "outcome", to_string(finding.outcome));
  write_member(out, "action", to_string(finding.action));
  write_member(out, "subject", shown(finding.subject));
  write_stated(out, "term", shown(finding.term));
  write_stated(out, "supplier", shown(finding.supplier));
  write_stated(out, "owner", shown(finding.route));
  write_stated(out, "contact", shown(finding.contact));
  if (finding.due) write_member(out, "dueDate", to_string(*finding.due));
  if (finding.becomes) {
    write_member(out, "becomes",
                 fmt::format("{} from {}", to_string(finding.becomes->action), to_string(finding.becomes->from)));
  }
  out.close_object();
}

std::string message_of(const Row& row, const ReportStyle& style) {
  if (row.remark != nullptr) {
    const std::string help = row.remark->help.empty() ? "" : " Help: " + sentence(shown(row.remark->help));
    return sentence(shown(row.remark->message)) + help;
  }
  const std::string more = ci::detail_line(*row.finding, style);
  return sentence(ci::headline(*row.finding)) + (more.empty() ? "" : " " + sentence(more));
}

}  // namespace

std::string escape_message(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}') out += c;
    if (c == '(' && out.ends_with(']')) out.insert(out.size() - 1, 1, '\\');
    out += c;
  }
  return out;
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (out.empty()) return "Nothing is known.";
  if (is_lower(out[0])) out[0] = to_upper(out[0]);
  return out.ends_with('.') ? out : out + ".";
}

void write_message(json::Writer& out, std::string_view key, std::string_view text) {
  out.key(key);
  out.open_object();
  write_member(out, "text", escape_message(text));
  out.close_object();
}

void write_physical_location(json::Writer& out, const ci::Spot& spot) {
  out.key("physicalLocation");
  out.open_object();
  out.key("artifactLocation");
  out.open_object();
  write_member(out, "uri", percent_encode(spot.path, "-._~/!$&'()*+,;=@"));
  write_member(out, "uriBaseId", "%SRCROOT%");
  out.close_object();
  out.key("region");
  out.open_object();
  write_member(out, "startLine", std::uint64_t{spot.line});
  write_member(out, "startColumn", std::uint64_t{spot.column});
  write_member(out, "endLine", std::uint64_t{spot.line});
  write_member(out, "endColumn", std::uint64_t{spot.column} + 1);
  out.close_object();
  out.close_object();
}

void write_rule(json::Writer& out, const Row& first) {
  const std::string& id = first.rule;
  out.open_object();
  write_member(out, "id", id);
  write_member(out, "name", pascal_case(id));
  write_message(
      out, "shortDescription",
      first.finding != nullptr ? sentence(shown(first.finding->title)) : "A remark on the policy's own files.");
  write_message(out, "fullDescription",
                first.finding != nullptr ? full_description(*first.finding)
                                         : fmt::format("The gate remarks {} on the policy's own files.", id));
  write_message(out, "help", fmt::format("What the rule asks for, why, and how to mend it: sluice explain {}", id));
  if (first.finding != nullptr && first.finding->docs.starts_with("https://")) {
    write_member(out, "helpUri", percent_encode(first.finding->docs, "-._~:/?#[]@!$&'()*+,;=%"));
  }
  if (first.finding != nullptr) write_rule_properties(out, *first.finding);
  out.close_object();
}

void write_result(json::Writer& out, const Row& row, const Report& report, const ReportStyle& style,
                  const RuleIndex& rules, bool has_baseline, std::uint64_t repeated) {
  out.open_object();
  write_member(out, "ruleId", row.rule);
  write_member(out, "ruleIndex", std::uint64_t{rules.at(row.rule)});
  write_member(out, "kind", row.finding != nullptr ? kind_of(*row.finding) : "fail");
  write_member(out, "level", level_of(row));
  write_message(out, "message", message_of(row, style));
  write_locations(out, row, report);
  if (row.finding != nullptr) {
    write_related(out, *row.finding);
    write_fingerprints(out, *row.finding, repeated);
    if (has_baseline) write_member(out, "baselineState", row.finding->known ? "unchanged" : "new");
    write_suppression(out, *row.finding, report);
    write_finding_properties(out, *row.finding);
  }
  out.close_object();
}

}  // namespace sluice::sarif
