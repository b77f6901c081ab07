// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/judge.hpp"

#include <algorithm>
#include <optional>

namespace sluice {
namespace {

/// Keeps the earliest of the days that lie after a day.
class Earliest {
 public:
  explicit Earliest(Day day) : day_(day) {}
  void consider(std::optional<Day> candidate, std::int32_t plus = 0) {
    if (!candidate) return;
    const Day when = *candidate + plus;
    if (when > day_ && (!found_ || when < *found_)) found_ = when;
  }
  std::optional<Day> found() const { return found_; }

 private:
  Day day_;
  std::optional<Day> found_;
};

}  // namespace

std::optional<Day> next_change(const Policy& policy, const Verdict& verdict, Day day) {
  Earliest earliest(day);
  const std::int32_t warned_before = -policy.waiver_policy.warn_days;
  for (const Rule& rule : policy.rules) {
    earliest.consider(rule.warns_from);
    earliest.consider(rule.fails_from);
  }
  for (const Waiver& waiver : policy.waivers) {
    earliest.consider(waiver.starts);
    earliest.consider(waiver.created);
    earliest.consider(waiver.expires, warned_before);
    earliest.consider(waiver.expires, 1);
  }
  for (const Supplier& supplier : policy.suppliers) earliest.consider(supplier.rung_until, 1);
  for (const RungAssignment& assigned : policy.assignments) earliest.consider(assigned.until, 1);
  for (const PackRef& pack : policy.packs) {
    earliest.consider(pack.review_by, warned_before);
    earliest.consider(pack.review_by, 1);
  }
  for (const LastAccepted& accepted : verdict.accepted) earliest.consider(accepted.until, 1);
  for (const JudgedFinding& finding : verdict.findings) {
    if (finding.becomes) earliest.consider(finding.becomes->from);
  }
  // The remark counts the days, and the end of an override lies within one.
  const bool counts_days = std::ranges::any_of(
      verdict.waivers, [](const WaiverStanding& one) { return one.state == "expiring" || one.state == "expired"; });
  if (counts_days || policy.active_override) earliest.consider(day, 1);
  return earliest.found();
}

}  // namespace sluice
