// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/counts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sluice {
namespace {

/// "archive" of "archive.bomb" and of "acme/archive.bomb".
std::string area_of(const std::string& rule) {
  const std::size_t slash = rule.find('/');
  const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
  return rule.substr(start, rule.find('.', start) - start);
}

void count_finding(const JudgedFinding& finding, AreaCounts& area) {
  if (!finding.needs.empty()) return;
  if (finding.waived) {
    ++area.waived;
  } else if (finding.known) {
    ++area.known;
  } else if (finding.outcome == Outcome::not_applicable) {
    ++area.not_applicable;
  } else if (finding.outcome == Outcome::unknown || finding.outcome == Outcome::error) {
    ++area.unknown;
  } else if (finding.action == Action::fail) {
    ++area.fail;
  } else if (finding.action == Action::warn) {
    ++area.warn;
  } else if (finding.action == Action::note) {
    ++area.note;
  }
}

/// One contact has one task, with its earliest day. What is waived, known, a note or a consequence asks nobody to act.
void add_task(const JudgedFinding& finding, std::map<std::pair<std::string, std::string>, Task>& tasks) {
  if (finding.waived || finding.known || finding.action < Action::warn || !finding.needs.empty()) return;
  Task& task =
      tasks.try_emplace({finding.route, finding.contact}, Task{finding.route, finding.contact, 0, {}}).first->second;
  ++task.findings;
  if (finding.due && (!task.due || *finding.due < *task.due)) task.due = finding.due;
}

void total(Verdict& verdict) {
  for (const AreaCounts& area : verdict.areas) {
    verdict.errors += area.fail;
    verdict.warnings += area.warn;
    verdict.notes += area.note;
    verdict.unknown += area.unknown;
    verdict.waived += area.waived;
    verdict.known += area.known;
  }
  for (const Remark& remark : verdict.remarks) {
    if (remark.action == Action::warn) ++verdict.warnings;
    if (remark.action == Action::note) ++verdict.notes;
  }
}

}  // namespace

void count(const Policy& policy, const std::vector<RuleResult>& results, Verdict& verdict) {
  std::map<std::string, AreaCounts> areas;
  for (std::size_t i = 0; i < results.size(); ++i) {
    AreaCounts& area = areas[area_of(policy.rules[i].id)];
    ++area.rules;
    area.checks += results[i].judged;
    area.pass += results[i].passed;
    verdict.checks += results[i].judged;
  }
  std::map<std::pair<std::string, std::string>, Task> tasks;
  for (const JudgedFinding& finding : verdict.findings) {
    count_finding(finding, areas[area_of(finding.rule)]);
    add_task(finding, tasks);
  }
  for (auto& [name, area] : areas) {
    area.area = name;
    verdict.areas.push_back(std::move(area));
  }
  for (auto& [key, task] : tasks) verdict.tasks.push_back(std::move(task));
  verdict.rules = policy.rules.size();
  total(verdict);
}

}  // namespace sluice
