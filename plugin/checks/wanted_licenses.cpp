// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_licenses.hpp"

#include "checks/kind.hpp"

#include <algorithm>
#include <string_view>

namespace sluice {
namespace {

/// "license.concluded" of a kind's table; "delivery.license.basis", "file.license" of a condition.
bool is_of_licenses(std::string_view fact) {
  return fact.starts_with("license.") || fact.starts_with("copyright.") || fact.ends_with(".license") ||
         fact.find(".license.") != std::string_view::npos;
}

bool asks(const Condition& condition) {
  const bool compares = condition.test == Condition::Test::equals_fact;
  return is_of_licenses(condition.fact) || (compares && std::ranges::any_of(condition.values, is_of_licenses)) ||
         std::ranges::any_of(condition.parts, asks);
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
