// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/wanted_digests.hpp"

#include "base/digest.hpp"

#include <string_view>

namespace sluice {
namespace {

/// SHA-256 is there always.
void add_digest(std::string_view fact, std::set<std::string>& wanted) {
  constexpr std::string_view subject = "file.";
  if (!fact.starts_with(subject)) return;
  const std::string_view algorithm = fact.substr(subject.size());
  if (is_hash_name(algorithm) && algorithm != "sha256") wanted.emplace(algorithm);
}

void add_digests(const Condition& condition, std::set<std::string>& wanted) {
  add_digest(condition.fact, wanted);
  if (condition.test == Condition::Test::equals_fact) {
    for (const std::string& fact : condition.values) add_digest(fact, wanted);
  }
  for (const Condition& part : condition.parts) add_digests(part, wanted);
}

}  // namespace

std::set<std::string> wanted_digests(const Policy& policy) {
  std::set<std::string> wanted;
  for (const Rule& rule : policy.rules) {
    if (rule.condition) add_digests(*rule.condition, wanted);
  }
  return wanted;
}

}  // namespace sluice
