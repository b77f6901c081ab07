// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The decision in one straight line: every rule's check, every finding's action, then what the whole run means.
#include "gate/judge.hpp"

#include "base/pool.hpp"
#include "gate/causes.hpp"
#include "gate/counts.hpp"
#include "gate/finding_judge.hpp"
#include "gate/remarks.hpp"
#include "gate/run_summary.hpp"
#include "gate/waiver_standings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::vector<Judged> judge_findings(const std::vector<RuleResult>& results, const FindingJudge& judge) {
  std::vector<Judged> judged;
  for (const RuleResult& result : results) {
    for (const Finding& finding : result.findings) judged.push_back(judge.judge(finding));
  }
  link_causes(judged);
  sort_findings(judged);
  return judged;
}

/// The worst action decides; and where nothing was judged, nothing can have passed.
void decide_gate(const JudgeOptions& options, Verdict& verdict) {
  const bool fails =
      std::ranges::any_of(verdict.findings, [](const JudgedFinding& one) { return one.action == Action::fail; });
  if (fails) {
    verdict.gate = GateOutcome::failed;
  } else if (verdict.checks == 0 && !options.in_build) {
    verdict.gate = GateOutcome::not_judged;
    verdict.not_judged_reason = "no rule found a subject to judge, and what was not judged has not passed";
  } else {
    verdict.gate = GateOutcome::passed;
  }
}

void note_override(const Policy& policy, const std::vector<Judged>& findings, Verdict& verdict) {
  const auto count = std::ranges::count(findings, true, &Judged::overridden);
  if (count == 0 || !policy.active_override) return;
  const Override& live = *policy.active_override;
  verdict.overridden = true;
  verdict.override_note = fmt::format("override {} by {} lets {} through: {}", live.ticket, live.by,
                                      count == 1 ? "one finding" : fmt::format("{} findings", count), live.reason);
}

}  // namespace

std::vector<RuleResult> run_checks(const CheckInput& input, std::size_t jobs) {
  std::vector<RuleResult> results(input.policy.rules.size());
  Pool pool(jobs);
  std::vector<Pool::Task> tasks;
  for (std::uint32_t i = 0; i < results.size(); ++i) {
    tasks.push_back(pool.submit([&input, &results, i] {
      Findings findings(i);
      const Rule& rule = input.policy.rules[i];
      if (const Kind* kind = find_kind(rule.kind)) kind->run(input, rule, findings);
      results[i] = std::move(findings).take();
    }));
  }
  for (Pool::Task& task : tasks) task.wait();
  return results;
}

Verdict decide(const Inventory& inventory, const Policy& policy, const std::vector<RuleResult>& results,
               const JudgeOptions& options) {
  const FindingJudge judge({inventory, policy, options.day}, options);
  std::vector<Judged> findings = judge_findings(results, judge);
  Verdict verdict;
  describe_run(inventory, policy, results, options, verdict);
  verdict.waivers = waiver_standings(policy, judge.waivers(), findings, options.day);
  verdict.next_expiry = next_expiry(verdict.waivers);
  verdict.remarks = make_remarks(inventory, policy, verdict.waivers, options.day);
  note_override(policy, findings, verdict);
  for (Judged& one : findings) verdict.findings.push_back(std::move(one.finding));
  count(policy, results, verdict);
  decide_gate(options, verdict);
  return verdict;
}

Verdict judge(const Inventory& inventory, const Policy& policy, const JudgeOptions& options) {
  const CheckInput input{inventory, policy, options.day, options.earlier};
  return decide(inventory, policy, run_checks(input, options.jobs), options);
}

}  // namespace sluice
