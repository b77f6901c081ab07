// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Condition trees, as the policy reader would make them.
#pragma once

#include "model/policy.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sluice::test {

inline Condition leaf(std::string fact, Condition::Test test, std::vector<std::string> values, std::uint32_t line = 1) {
  Condition condition;
  condition.fact = std::move(fact);
  condition.test = test;
  condition.values = std::move(values);
  condition.span = {"rules.yaml", line, 5, 1};
  return condition;
}

inline Condition is(std::string fact, std::string value, std::uint32_t line = 1) {
  return leaf(std::move(fact), Condition::Test::is, {std::move(value)}, line);
}

inline Condition join(Condition::Op op, std::vector<Condition> parts, std::string list = "") {
  Condition condition;
  condition.op = op;
  condition.parts = std::move(parts);
  condition.fact = std::move(list);
  condition.span = {"rules.yaml", 1, 1, 1};
  return condition;
}

inline Condition all_of(std::vector<Condition> parts) { return join(Condition::Op::all, std::move(parts)); }
inline Condition any_of(std::vector<Condition> parts) { return join(Condition::Op::any, std::move(parts)); }
inline Condition negate(Condition part) { return join(Condition::Op::none, {std::move(part)}); }
inline Condition each(std::string list, Condition that) {
  return join(Condition::Op::each, {std::move(that)}, std::move(list));
}
inline Condition some(std::string list, Condition that) {
  return join(Condition::Op::some, {std::move(that)}, std::move(list));
}

}  // namespace sluice::test
