// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_licenses.hpp"

#include "checks/kind.hpp"

#include <algorithm>
#include <string_view>

namespace sluice {
namespace {

bool is_of_licenses(std::string_view fact) { return fact.starts_with("license.") || fact.starts_with("copyright."); }

bool asks(const Condition& condition) {
  return is_of_licenses(condition.fact) || std::ranges::any_of(condition.parts, asks);
}

}  // namespace

/// The kind `assert` publishes every fact that there is; what a rule of it reads stands in its condition.
bool wants_licenses(const Policy& policy) {
  return std::ranges::any_of(policy.rules, [](const Rule& rule) {
    if (rule.condition) return asks(*rule.condition);
    const Kind* kind = find_kind(rule.kind);
    return kind != nullptr && std::ranges::any_of(kind->spec.facts, is_of_licenses);
  });
}

}  // namespace sluice
