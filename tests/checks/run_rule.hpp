// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One rule of a kind, filled from the kind's own table, run on an inventory.
#pragma once

#include "base/text.hpp"
#include "checks/build_inventory.hpp"
#include "checks/kind.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

using Texts = std::vector<std::string>;
using Params = std::vector<std::pair<std::string, ParamValue>>;

/// "a, b" as the list that it stands for.
inline Texts list_of(std::string_view text) {
  Texts items;
  for (const std::string_view part : split(text, ',')) {
    if (!is_blank(part)) items.emplace_back(trim(part));
  }
  return items;
}

/// The default of a parameter in its type; fails the test if it cannot be read.
inline ParamValue default_of(const ParamSpec& param) {
  INFO("parameter " << param.name << " with default '" << param.otherwise << "'");
  switch (param.type) {
    case ParamType::boolean:
      REQUIRE((param.otherwise == "true" || param.otherwise == "false"));
      return param.otherwise == "true";
    case ParamType::integer:
    case ParamType::percent: {
      const auto number = parse_uint(param.otherwise);
      REQUIRE(number);
      return static_cast<std::int64_t>(*number);
    }
    case ParamType::list:
    case ParamType::glob_list:
    case ParamType::term_list:
    case ParamType::choice_list:
      return list_of(param.otherwise);
    default:
      return std::string(param.otherwise);
  }
}

/// A rule with every parameter of its kind, as the policy reader would fill it.
inline Rule make_rule(std::string_view kind, const Params& changes = {}, std::string id = "test.rule") {
  const Kind* found = find_kind(kind);
  REQUIRE(found != nullptr);
  Rule rule;
  rule.id = std::move(id);
  rule.kind = kind;
  for (const ParamSpec& param : found->spec.params) rule.params.emplace(param.name, default_of(param));
  for (const auto& [name, value] : changes) {
    INFO("parameter " << name);
    REQUIRE(rule.params.contains(name));
    rule.params[name] = value;
  }
  return rule;
}

/// True if the term is one of those that the kind publishes; "<...>" stands for anything.
inline bool is_published(const KindSpec& spec, std::string_view term) {
  return std::ranges::any_of(spec.terms, [&](const TermSpec& one) {
    const std::size_t variable = one.name.find('<');
    return variable == std::string_view::npos ? one.name == term : term.starts_with(one.name.substr(0, variable));
  });
}

/// What every finding owes to whoever reads it.
inline void check_finding(const KindSpec& spec, const Finding& finding) {
  CAPTURE(spec.name, finding.term);
  CHECK(is_published(spec, finding.term));
  CHECK_FALSE(finding.cause.empty());
  CHECK_FALSE(finding.expected.empty());
  CHECK_FALSE(finding.place.path.empty());
  CHECK((finding.outcome == Outcome::fail || finding.outcome == Outcome::unknown));
  for (const std::string_view text : {spec.fix_supplier, spec.fix_integrator}) {
    for (const std::string_view name : {"missing", "entry"}) {
      if (text.find("{" + std::string(name) + "}") == std::string_view::npos) continue;
      const auto is_it = [&](const auto& value) { return value.first == name && !value.second.empty(); };
      CAPTURE(text, name);
      CHECK(std::ranges::any_of(finding.values, is_it));
    }
  }
}

/// Runs the first rule of a policy; checks every finding's form and that findings and counts fit.
inline RuleResult run_first(const Inventory& inventory, const Policy& policy) {
  const Rule& rule = policy.rules.front();
  const Kind* kind = find_kind(rule.kind);
  REQUIRE(kind != nullptr);
  Findings findings(0);
  kind->run({inventory, policy, Day{}}, rule, findings);
  RuleResult result = std::move(findings).take();
  for (const Finding& finding : result.findings) check_finding(kind->spec, finding);
  CHECK(result.passed <= result.judged);
  CHECK(result.findings.empty() == (result.passed == result.judged));
  return result;
}

inline RuleResult run_rule(const BuildInventory& built, const Rule& rule) {
  Policy policy;
  policy.rules.push_back(rule);
  return run_first(built.inventory, policy);
}

/// "fail checksum.mismatch", sorted.
inline Texts seen(const RuleResult& result) {
  Texts lines;
  for (const Finding& finding : result.findings) {
    lines.push_back((finding.outcome == Outcome::fail ? "fail " : "unknown ") + finding.term);
  }
  std::ranges::sort(lines);
  return lines;
}

inline Texts seen(const BuildInventory& built, const Rule& rule) { return seen(run_rule(built, rule)); }

}  // namespace sluice::test
