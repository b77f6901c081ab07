// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/causes.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace sluice {
namespace {

using CauseKey = std::pair<std::string_view, std::uint32_t>;  ///< rule and delivery
using Causes = std::map<CauseKey, std::size_t>;

auto identity_of(const Judged& judged) {
  const JudgedFinding& one = judged.finding;
  return std::tie(one.rule, one.subject, one.term, one.place.path, one.place.line, one.place.column, one.place.pointer,
                  one.outcome, one.cause, one.expected, one.needs);
}

/// The cause of a finding: the first finding of the rule it needs, in its delivery, else in the build.
const std::size_t* find_cause(const Causes& causes, std::string_view rule, std::uint32_t delivery) {
  auto found = causes.find({rule, delivery});
  if (found == causes.end()) found = causes.find({rule, no_index});
  return found == causes.end() ? nullptr : &found->second;
}

/// Follows `needs` to the finding that needs nothing; null if there is none, or the chain runs in a circle.
const std::size_t* find_root(const Causes& causes, const std::vector<Judged>& findings, const Judged& from) {
  const std::size_t* cause = find_cause(causes, from.finding.needs, from.delivery);
  for (std::size_t steps = 0; cause != nullptr && steps <= causes.size(); ++steps) {
    const Judged& at = findings[*cause];
    if (at.finding.needs.empty()) return cause;
    const std::size_t* next = find_cause(causes, at.finding.needs, at.delivery);
    if (next == nullptr) return cause;
    cause = next;
  }
  return nullptr;
}

/// A consequence is never worse than its cause, and is waived with it: what excuses the cause excuses what could not be
/// judged.
void follow(const JudgedFinding& cause, JudgedFinding& consequence) {
  consequence.needs = cause.rule;
  if (cause.waived && !consequence.waived) {
    consequence.waived = true;
    consequence.waiver = cause.waiver;
  }
  if (consequence.action <= cause.action) return;
  consequence.action = cause.action;
  consequence.becomes = cause.becomes;
  consequence.steps.push_back({"cause", cause.action, "follows " + cause.rule + ", its cause"});
}

}  // namespace

void link_causes(std::vector<Judged>& findings) {
  std::ranges::sort(findings, [](const Judged& a, const Judged& b) { return identity_of(a) < identity_of(b); });
  Causes causes;
  for (std::size_t i = 0; i < findings.size(); ++i)
    causes.try_emplace({findings[i].finding.rule, findings[i].delivery}, i);
  std::vector<std::size_t> roots(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const std::size_t* root = findings[i].finding.needs.empty() ? nullptr : find_root(causes, findings, findings[i]);
    roots[i] = root == nullptr ? i : *root;
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (roots[i] == i) {
      findings[i].finding.needs.clear();
    } else {
      follow(findings[roots[i]].finding, findings[i].finding);
      ++findings[roots[i]].finding.clears;
    }
  }
}

void sort_findings(std::vector<Judged>& findings) {
  const auto rank = [](const Judged& one) {
    return std::pair(-static_cast<int>(one.finding.action), -static_cast<std::int64_t>(one.finding.clears));
  };
  std::ranges::sort(findings, [&](const Judged& a, const Judged& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : identity_of(a) < identity_of(b);
  });
}

}  // namespace sluice
