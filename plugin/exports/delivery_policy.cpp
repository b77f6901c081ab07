// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/compared_facts.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <tuple>

namespace sluice::exports {
namespace {

/// What a rule found, by rule, subject, term and, of an archive, the entry; without versions.
using FailureKey = std::tuple<std::string, std::string, std::string, std::string>;
using Failures = std::map<FailureKey, const JudgedFinding*>;

bool counts(const JudgedFinding& finding) {
  const bool is_failure = finding.outcome == Outcome::fail || finding.outcome == Outcome::unknown ||
                          finding.outcome == Outcome::error;
  return is_failure && !finding.waived && !finding.known && finding.action != Action::none;
}

std::string without_version(const std::string& text, std::optional<DeliveryPaths>& paths) {
  if (auto purl = parse_purl(text, PurlRules::syntax_only)) {
    purl->version.clear();
    return render_purl(*purl);
  }
  return paths ? paths->plain(text, DeliveryPaths::LastName::without_version) : text;
}

Failures failures_of(const ComparedSide& side) {
  std::optional<DeliveryPaths> paths;
  if (side.facts != nullptr) paths.emplace(*side.facts);
  Failures failures;
  for (const JudgedFinding& finding : side.verdict->findings) {
    if (!counts(finding)) continue;
    const std::string entry =
        finding.subject_kind == SubjectKind::archive ? without_version(finding.place.path, paths) : std::string();
    failures.try_emplace(
        {finding.rule, without_version(finding.subject, paths), without_version(finding.term, paths), entry}, &finding);
  }
  return failures;
}

std::string subject_of(const JudgedFinding& finding) {
  const bool has_term = !finding.term.empty() && finding.term != finding.subject;
  return fmt::format("{}: {}{}", finding.rule, finding.subject, has_term ? " (" + finding.term + ")" : "");
}

std::string text_of(const JudgedFinding& finding) {
  const std::string_view word = finding.outcome == Outcome::fail ? "fails" : "unknown";
  return fmt::format("{} ({}): {}", word, to_string(finding.action), finding.cause);
}

}  // namespace

void add_policy_changes(const ComparedSide& older, const ComparedSide& newer, DeliveryChange& change) {
  const Failures before = failures_of(older), after = failures_of(newer);
  for (const auto& [key, finding] : after) {
    if (before.contains(key)) continue;
    DeliveryDifference& one = change.differences.emplace_back();
    one.kind = ChangeKind::policy_fails;
    one.subject = subject_of(*finding);
    one.after = text_of(*finding);
    one.after_place = finding->place;
  }
  for (const auto& [key, finding] : before) {
    if (after.contains(key)) continue;
    DeliveryDifference& one = change.differences.emplace_back();
    one.kind = ChangeKind::policy_passes;
    one.subject = subject_of(*finding);
    one.before = text_of(*finding);
    one.before_place = finding->place;
  }
}

}  // namespace sluice::exports
