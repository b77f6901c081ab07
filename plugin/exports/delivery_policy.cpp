// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/compared_facts.hpp"
#include "model/file_name_version.hpp"
#include "model/purl.hpp"
#include "model/untold_change.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// A path that begins with a delivery's name, each name in it without its version; anything else as it is.
std::string without_versions(std::string_view text, const std::vector<JudgedDelivery>& deliveries) {
  const bool is_path = std::ranges::any_of(deliveries, [&](const JudgedDelivery& one) {
    if (one.name.empty() || !text.starts_with(one.name)) return false;
    const std::string_view rest = text.substr(one.name.size());
    return rest.empty() || rest.starts_with("!/") || rest.starts_with('/');
  });
  if (!is_path) return std::string(text);
  std::vector<std::string> names;
  for (std::string_view name : split(text, '/')) {
    const bool is_archive = name.ends_with('!');
    if (is_archive) name.remove_suffix(1);
    names.push_back(name_without_release(name) + (is_archive ? "!" : ""));
  }
  return join(names, "/");
}

/// Names things of one verdict as those of the other are named: by the facts if both have them.
class Naming {
 public:
  Naming(const ComparedSide& side, bool has_facts) : deliveries_(side.verdict->deliveries) {
    if (has_facts) paths_.emplace(*side.facts);
  }
  std::string plain(const std::string& text) {
    if (auto purl = parse_purl(text, PurlRules::syntax_only)) {
      purl->version.clear();
      return render_purl(*purl);
    }
    return paths_ ? paths_->plain(text, DeliveryPaths::LastName::without_version) : without_versions(text, deliveries_);
  }

 private:
  const std::vector<JudgedDelivery>& deliveries_;
  std::optional<DeliveryPaths> paths_;
};

Failures failures_of(const ComparedSide& side, bool has_facts) {
  Naming naming(side, has_facts);
  Failures failures;
  for (const JudgedFinding& finding : side.verdict->findings) {
    if (!counts(finding)) continue;
    const std::string entry =
        finding.subject_kind == SubjectKind::archive ? naming.plain(finding.place.path) : std::string();
    failures.try_emplace(
        {finding.rule, naming.plain(finding.subject), naming.plain(finding.term), entry}, &finding);
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

/// Packs by id, version and bytes, wherever they lie.
std::string packs_of(const Verdict& verdict) {
  std::vector<std::string> packs;
  for (const PackUsed& one : verdict.packs) packs.push_back(fmt::format("{} {} {}", one.id, one.version, one.sha256));
  std::ranges::sort(packs);
  return join(packs, ", ");
}

/// Why two verdicts cannot be held against each other, or empty.
std::string clash_of(const Verdict& before, const Verdict& after) {
  if (before.rung != after.rung) return fmt::format("the older verdict is at rung '{}', the newer one at '{}'", before.rung, after.rung);
  const std::string one = packs_of(before), other = packs_of(after);
  if (one == other) return {};
  return fmt::format("the older verdict is by {}, the newer one by {}", one.empty() ? "no pack" : one, other.empty() ? "no pack" : other);
}

}  // namespace

void add_policy_changes(const ComparedSide& older, const ComparedSide& newer, DeliveryChange& change) {
  if (const std::string clash = clash_of(*older.verdict, *newer.verdict); !clash.empty()) {
    change.untold.push_back({std::string(untold::policy), clash});
    return;
  }
  const bool has_facts = older.facts != nullptr && newer.facts != nullptr;
  const Failures before = failures_of(older, has_facts), after = failures_of(newer, has_facts);
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
