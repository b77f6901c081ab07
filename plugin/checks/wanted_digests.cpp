// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_digests.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> digest_facts{
    {{"file.sha1", "sha1"}, {"file.sha512", "sha512"}, {"file.git-blob", "git-blob"}}};

bool names(const Condition& condition, std::string_view fact) {
  if (condition.fact == fact) return true;
  const bool is_other = condition.test == Condition::Test::equals_fact &&
                        std::ranges::find(condition.values, fact) != condition.values.end();
  return is_other || std::ranges::any_of(condition.parts, [fact](const Condition& part) { return names(part, fact); });
}

}  // namespace

std::vector<std::string_view> wanted_digests(const Policy& policy) {
  std::vector<std::string_view> wanted;
  for (const auto& [fact, algorithm] : digest_facts) {
    const bool is_wanted = std::ranges::any_of(
        policy.rules, [&, name = fact](const Rule& rule) { return rule.condition && names(*rule.condition, name); });
    if (is_wanted) wanted.push_back(algorithm);
  }
  return wanted;
}

}  // namespace sluice
