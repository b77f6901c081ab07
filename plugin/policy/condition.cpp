// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The condition tree of the kind `assert` (research: all | any | not, each | some over a list fact, leaves with one
// test).
#include "policy/condition.hpp"

#include "base/glob.hpp"
#include "base/pattern.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

using Op = Condition::Op;
using Test = Condition::Test;

struct OpKey {
  std::string_view key;
  Op op;
};
constexpr std::array<OpKey, 6> op_keys = {{{"all", Op::all},
                                           {"any", Op::any},
                                           {"not", Op::none},
                                           {"each", Op::each},
                                           {"some", Op::some},
                                           {"fact", Op::leaf}}};

struct TestKey {
  std::string_view key;
  Test test;
};
constexpr std::array<TestKey, 9> test_keys = {{{"is", Test::is},
                                               {"in", Test::in},
                                               {"glob", Test::glob},
                                               {"regex", Test::regex},
                                               {"min", Test::min},
                                               {"max", Test::max},
                                               {"present", Test::present},
                                               {"version", Test::version},
                                               {"equals-fact", Test::equals_fact}}};

/// "manifest.<field>" and "manifest.*" stand for every fact below "manifest.".
bool covers(std::string_view listed, std::string_view fact) {
  const std::size_t variable = listed.find('<');
  if (variable != std::string_view::npos) return fact.size() > variable && fact.starts_with(listed.substr(0, variable));
  return listed == fact || (listed.find('*') != std::string_view::npos && Glob(listed).matches(fact));
}

class ConditionReader {
 public:
  ConditionReader(const KindSpec& kind, Reading& reading) : kind_(kind), reading_(reading) {}

  Condition read(const yaml::Node& node) {
    Condition condition;
    condition.span = node.span;
    const OpKey* chosen = find_op(node);
    if (chosen == nullptr) return condition;
    condition.op = chosen->op;
    switch (chosen->op) {
      case Op::all:
      case Op::any:
        for (const yaml::Node& part : items_at(node, chosen->key)) condition.parts.push_back(read(part));
        if (condition.parts.empty()) refuse(node, fmt::format("'{}' has no parts", chosen->key));
        break;
      case Op::none:
        condition.parts.push_back(read(*node.find("not")));
        break;
      case Op::each:
      case Op::some:
        read_quantifier(node, *chosen, condition);
        break;
      case Op::leaf:
        read_leaf(node, condition);
        break;
    }
    return condition;
  }

 private:
  void refuse(const yaml::Node& node, std::string message) {
    reading_.error("bad-condition", std::move(message), node.span);
  }

  const OpKey* find_op(const yaml::Node& node) {
    const OpKey* chosen = nullptr;
    for (const OpKey& candidate : op_keys) {
      if (node.find(candidate.key) == nullptr) continue;
      if (chosen != nullptr) {
        refuse(node, fmt::format("a condition has one operator, found '{}' and '{}'", chosen->key, candidate.key));
        return nullptr;
      }
      chosen = &candidate;
    }
    if (chosen == nullptr) refuse(node, "a condition needs one of all, any, not, each, some or fact");
    return chosen;
  }

  void read_quantifier(const yaml::Node& node, const OpKey& chosen, Condition& condition) {
    condition.fact = text_at(node, chosen.key);
    check_fact(*node.find(chosen.key));
    if (const yaml::Node* body = node.find("that")) {
      condition.parts.push_back(read(*body));
    } else {
      refuse(node, fmt::format("'{}' needs 'that', the condition on one item", chosen.key));
    }
  }

  void read_leaf(const yaml::Node& node, Condition& condition) {
    condition.fact = text_at(node, "fact");
    check_fact(*node.find("fact"));
    const TestKey* chosen = nullptr;
    for (const TestKey& candidate : test_keys) {
      if (node.find(candidate.key) == nullptr) continue;
      if (chosen != nullptr) {
        return refuse(node, fmt::format("a fact has one test, found '{}' and '{}'; put two conditions under 'all'",
                                        chosen->key, candidate.key));
      }
      chosen = &candidate;
    }
    if (chosen == nullptr) return refuse(node, fmt::format("fact '{}' has no test", condition.fact));
    condition.test = chosen->test;
    condition.values = texts_at(node, chosen->key);
    check_values(*node.find(chosen->key), condition);
  }

  void check_values(const yaml::Node& node, const Condition& condition) {
    if (condition.values.empty())
      return refuse(node, fmt::format("the test of fact '{}' has no value", condition.fact));
    if (condition.test == Test::equals_fact) check_fact(node);
    if (condition.test == Test::regex) check_pattern(node);
    if ((condition.test == Test::min || condition.test == Test::max) && !parse_uint(condition.values.front())) {
      refuse(node, fmt::format("'{}' is no number", condition.values.front()));
    }
  }

  void check_pattern(const yaml::Node& node) {
    const Pattern pattern(node.text);
    if (pattern.is_valid()) return;
    reading_.error("bad-regex", fmt::format("'{}' is no regular expression: {}", node.text, pattern.error()), node.span,
                   "expected RE2 syntax");
  }

  bool is_known(const std::string& fact) const {
    return std::ranges::any_of(kind_.facts, [&](std::string_view listed) { return covers(listed, fact); });
  }

  void check_fact(const yaml::Node& node) {
    if (node.text.empty() || is_known(node.text)) return;
    const std::vector<std::string_view> known(kind_.facts.begin(), kind_.facts.end());
    Diagnostic& problem =
        reading_.error("unknown-fact", fmt::format("the kind '{}' has no fact '{}'", kind_.name, node.text), node.span,
                       "not a documented fact");
    problem.help = nearest_help("fact", node.text, known);
    if (problem.help.empty()) problem.help = fmt::format("'sluice explain {}' lists its facts", kind_.name);
  }

  const KindSpec& kind_;
  Reading& reading_;
};

}  // namespace

Condition read_condition(const yaml::Node& node, const KindSpec& kind, Reading& reading) {
  return ConditionReader(kind, reading).read(node);
}

}  // namespace sluice::policy
