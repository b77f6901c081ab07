// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/decision_import.hpp"

#include "base/ascii.hpp"
#include "base/csv_text.hpp"
#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "gate/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice {
namespace {

constexpr std::string_view decision_words = "waive, conclude LICENSE, allow, deny";

/// A scalar in double quotes: what JSON writes, YAML reads.
std::string quoted(std::string_view text) {
  json::Writer out(false);
  out.string(text);
  return std::string(trim(out.take()));
}

/// A glob that matches this text only.
std::string literal_glob(std::string_view text) {
  std::string glob;
  for (const char c : text) {
    if (std::string_view("*?[]{}\\,!").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

class TableReader {
 public:
  TableReader(const std::string& place, const Policy& policy, const std::vector<Waiver>& unread, Day today)
      : place_(place), policy_(policy), unread_(unread), today_(today) {}

  Result<DecidedEntries> read(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return refuse(fmt::format("{}: is empty", place_), "write it with `sluice agenda --format csv`");
    for (std::size_t i = 0; i < rows[0].cells.size(); ++i) columns_.emplace(trim(rows[0].cells[i]), i);
    for (const std::string_view column : {"id", "kind", "rule", "subject", "subject_kind", "place", "term", "decision", "by", "role", "date", "reason"}) {
      if (!columns_.contains(column))
        return refuse(fmt::format("{}:{}: has no column '{}'", place_, rows[0].line, column), "keep the first line as `sluice agenda` wrote it");
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
      row_ = &rows[i];
      read_row();
    }
    if (problems_.empty()) return std::move(entries_);
    return refuse(fmt::format("{}: nothing is taken over from it", place_), std::move(problems_));
  }

 private:
  std::string cell(std::string_view column) const {
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= row_->cells.size()) return {};
    return from_visible(trim(row_->cells[found->second]));
  }

  void refuse_row(std::string_view column, std::string message, std::string help) {
    Diagnostic problem;
    problem.code = "bad-decision";
    problem.message = std::move(message);
    const auto found = columns_.find(column);
    const std::size_t at = found == columns_.end() ? 0 : found->second;
    problem.primary = Label{Span{place_, row_->line, 1, 1}, fmt::format("column {} ({})", column, at + 1), {}};
    problem.help = std::move(help);
    problems_.push_back(std::move(problem));
  }

  void read_row() {
    const std::string decision = to_lower_ascii(cell("decision"));
    if (decision.empty()) return void(++entries_.undecided);
    const std::size_t before = problems_.size();
    for (const std::string_view column : {"by", "role", "date", "reason"}) {
      if (cell(column).empty()) refuse_row(column, fmt::format("a decision has no '{}'", column), "every decision names a person, a role, a day and a reason");
    }
    const std::optional<Day> date = parse_day(cell("date"));
    if (!date && !cell("date").empty()) refuse_row("date", fmt::format("'{}' is no day", cell("date")), "write it as YYYY-MM-DD");
    if (date && *date > today_) refuse_row("date", fmt::format("{} is still to come", to_string(*date)), "state the day on which it was decided");
    if (problems_.size() != before) return;
    if (decision == "waive") return read_waiver(*date);
    if (decision == "allow" || decision == "deny") return read_ruling(*date, decision == "allow");
    if (decision.starts_with("conclude ")) return read_conclusion(*date);
    refuse_row("decision", fmt::format("'{}' is no decision", cell("decision")), fmt::format("it may be {}", decision_words));
  }

  /// One matter of the agenda: the same finding on other bytes, or of another supplier, has another id.
  std::string short_id() const {
    const bool is_about_bytes = cell("kind") == "decision" && !cell("sha256").empty();
    const std::string which = fmt::format("{}\n{}\n{}", cell("supplier"), cell("sha256"), is_about_bytes ? "" : cell("subject"));
    return fmt::format("{}-{}", cell("id").substr(0, 8), to_hex(sha256(which)).substr(0, 6));
  }

  void read_waiver(Day date) {
    if (cell("kind") != "finding" && cell("kind") != "decision")
      return refuse_row("decision", "only a finding can be waived", "mend the waiver or the file itself");
    Waiver waiver;
    waiver.id = fmt::format("W-{}-{}", to_string(date), short_id());
    const bool is_known = std::ranges::find(policy_.waivers, waiver.id, &Waiver::id) != policy_.waivers.end() ||
                          std::ranges::find(unread_, waiver.id, &Waiver::id) != unread_.end();
    if (is_known) return void(++entries_.known);
    waiver.rules = {cell("rule")};
    waiver.category = cell("category").empty() ? "accepted-risk" : cell("category");
    waiver.reason = cell("reason");
    waiver.owner = cell("owner");
    waiver.approved_by = fmt::format("{}, {}", cell("role"), cell("by"));
    waiver.ticket = cell("ticket");
    waiver.created = date;
    waiver.expires = parse_day(cell("expires"));
    if (waiver.owner.empty()) return refuse_row("owner", "a waiver has no owner", "name who answers for it; another person than 'by'");
    if (to_lower_ascii(waiver.owner) == to_lower_ascii(cell("by")))
      return refuse_row("by", fmt::format("'{}' would approve a waiver of their own", cell("by")), "four eyes: let somebody else of the role decide");
    if (!waiver.expires) return refuse_row("expires", "a waiver has no last day", "write it as YYYY-MM-DD; no exception is for ever");
    const WaiverAnswer answer = standing(waiver, policy_, date);
    if (!answer.silences() && answer.state != WaiverState::expired)
      return refuse_row(answer.state == WaiverState::unapproved ? "role" : "decision", fmt::format("the waiver would be {}: {}", answer.state, answer.why),
                        "the pack's waiver-policy says who may decide, for how long, and about what");
    if (cell("supplier").empty() && !names_component()) {
      if (!parse_digest(cell("sha256")) || !names_delivered_bytes()) {
        return refuse_row("supplier", "the row names neither a supplier nor bytes: the waiver would hold for every delivery",
                          "enter the supplier in suppliers.yaml, and check and list again");
      }
      waiver.pin_sha256 = cell("sha256");
    }
    waiver.match = match_of();
    entries_.waivers.push_back(std::move(waiver));
  }

  bool is_about_component() const { return cell("subject_kind") == "component" || cell("subject_kind") == "use"; }

  /// A component of one version is the same in every delivery.
  bool names_component() const {
    const std::string subject = cell("subject");
    const std::size_t purl = subject.find("pkg:");
    return is_about_component() && purl != std::string::npos && subject.find('@', purl) != std::string::npos;
  }

  /// A license is asked about with the digest of one file, which pins a finding on that file only.
  bool names_delivered_bytes() const { return cell("kind") == "finding" || cell("subject_kind") == "file" || cell("subject_kind") == "document"; }

  /// This finding, in this and the next delivery of the same supplier as far as its place is called the same.
  Match match_of() const {
    Match match;
    const std::string subject = cell("subject"), place = cell("place");
    if (!cell("supplier").empty()) match.suppliers = {cell("supplier")};
    if (!cell("term").empty()) match.terms = {Glob(literal_glob(cell("term")))};
    const std::size_t purl = subject.find("pkg:");
    if (is_about_component()) {
      if (purl != std::string::npos) match.purls = {Glob(literal_glob(subject.substr(purl)))};
    } else if (!place.empty()) {
      match.paths = {Glob(literal_glob(place))};
    }
    return match;
  }

  /// What all entries of decisions.yaml end with; empty and recorded if somebody decides who may not.
  std::string sealed_by(Day date) {
    const std::string body = to_lower_ascii(cell("role"));
    const bool is_license_body = body == "committee" || body == "legal" || body == "license-committee";
    if (!is_license_body) {
      refuse_row("role", fmt::format("'{}' cannot decide about a license", cell("role")), "it is for the committee or for legal");
      return {};
    }
    std::string end = fmt::format("body: {}, by: {}, date: {}, reason: {}", body == "legal" ? "legal" : "committee", quoted(cell("by")), to_string(date), quoted(cell("reason")));
    if (!cell("ticket").empty()) end += fmt::format(", ticket: {}", quoted(cell("ticket")));
    return end + "}";
  }

  /// "{id: ..., " of a decision, or empty if the files have it already or the row names no bytes.
  std::string begun(Day date) {
    const std::string id = fmt::format("D-{}-{}", to_string(date), short_id());
    if (std::ranges::find(policy_.decisions, id, &StandingDecision::id) != policy_.decisions.end()) {
      ++entries_.known;
      return {};
    }
    if (parse_digest(cell("sha256"))) return fmt::format("{{id: {}, ", quoted(id));
    refuse_row("sha256", "the row names no bytes that a decision could be about", "a decision is void when the bytes change, so it needs their SHA-256");
    return {};
  }

  void read_conclusion(Day date) {
    const std::string start = begun(date), end = sealed_by(date);
    const std::string license(trim(std::string_view(cell("decision")).substr(std::string_view("conclude").size())));
    if (start.empty() || end.empty()) return;
    entries_.decisions.push_back(fmt::format("{}kind: concluded-license, subject: {{sha256: {}}}, license: {}, {}", start, cell("sha256"), quoted(license), end));
  }

  void read_ruling(Day date, bool is_allowed) {
    const std::string start = begun(date), end = sealed_by(date);
    if (start.empty() || end.empty()) return;
    entries_.decisions.push_back(fmt::format("{}kind: ruling, license: {}, text-sha256: {}, ruling: {}, {}", start, quoted(cell("license")), cell("sha256"),
                                             is_allowed ? "allowed" : "denied", end));
  }

  const std::string& place_;
  const Policy& policy_;
  const std::vector<Waiver>& unread_;
  Day today_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  const CsvRow* row_ = nullptr;
  DecidedEntries entries_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

Result<DecidedEntries> read_decided_table(std::string_view csv, const std::string& place, const Policy& policy,
                                          const std::vector<Waiver>& unread, Day today) {
  TRY_ASSIGN(const std::vector<CsvRow> rows, parse_csv(csv, place));
  return TableReader(place, policy, unread, today).read(rows);
}

}  // namespace sluice
