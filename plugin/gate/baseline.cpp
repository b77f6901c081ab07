// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/baseline.hpp"

#include "base/json.hpp"

#include <cstdint>
#include <set>

namespace sluice {

bool may_be_known(const Rule& rule) { return rule.baseline_allowed && rule.waivable && !rule.danger; }

std::vector<std::string> baseline_of(const Verdict& verdict, const Policy& policy) {
  std::set<std::string> fingerprints;
  for (const JudgedFinding& finding : verdict.findings) {
    const Rule* rule = policy.find_rule(finding.rule);
    const bool is_due =
        finding.outcome != Outcome::pass && finding.outcome != Outcome::not_applicable && !finding.waived;
    if (is_due && rule != nullptr && may_be_known(*rule)) fingerprints.insert(finding.fingerprint);
  }
  return {fingerprints.begin(), fingerprints.end()};
}

std::string render_baseline(const std::vector<std::string>& fingerprints) {
  json::Value list = json::Value::array();
  for (const std::string& fingerprint : fingerprints) list.items.push_back(json::Value::of(fingerprint));
  json::Value value = json::Value::object();
  value.set("sluice", json::Value::of(std::int64_t{1}));
  value.set("fingerprints", std::move(list));
  return json::to_text(value);
}

}  // namespace sluice
