// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/condition.hpp"
#include "checks/condition_text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"subject", ParamType::choice, false, "delivery", Stricter::fixed, "delivery, archive, file, component, use, build",
     "what the condition is judged on, one by one"},
}};
constexpr std::array<TermSpec, 2> terms = {{
    {"<fact>", "the fact, or list of facts, whose test decided"},
    {"condition", "the condition as a whole does not hold"},
}};

/// Without a manifest its fields are not known; the rule that misses it is the cause.
std::string cause_rule(const CheckInput& input, const Subject& subject, std::string_view fact) {
  const Delivery* delivery = find_delivery(input.inventory, subject);
  const bool is_stated_there = fact.starts_with("delivery.manifest.") || fact == "delivery.version";
  if (delivery == nullptr || !is_stated_there || has_manifest(*delivery)) return {};
  return rule_for_missing_manifest(input, static_cast<std::uint32_t>(delivery - input.inventory.deliveries.data()));
}

Finding make_finding(const CheckInput& input, const Subject& subject, const ConditionResult& result) {
  const bool has_leaf = result.leaf != nullptr;
  Finding finding;
  finding.subject = subject;
  finding.outcome = result.truth == Truth::unknown ? Outcome::unknown : Outcome::fail;
  finding.term = has_leaf ? result.leaf->fact : "condition";
  finding.cause = seen_text(result, input.inventory);
  const std::string wanted = to_text(*result.wanted);
  finding.expected = wanted.empty() ? "a condition that can hold" : wanted;
  finding.place = subject_place(input.inventory, has_leaf ? result.subject : subject);
  const Span& span = has_leaf ? result.leaf->span : result.wanted->span;
  finding.related.push_back({span.file, span.line, span.column, "", "policy"});
  if (finding.outcome == Outcome::unknown) finding.needs = cause_rule(input, result.subject, finding.term);
  return finding;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const auto kind = parse_subject_kind(rule.text("subject"));
  if (!rule.condition || !kind) return;
  const Selector selector(rule.match, input);
  CompiledCondition condition(*rule.condition, input.inventory);
  for (const Subject& subject : subjects_of(input.inventory, *kind)) {
    if (!selector.selects(subject)) continue;
    const ConditionResult result = condition.evaluate(subject);
    if (result.truth == Truth::yes) {
      findings.pass();
      continue;
    }
    findings.judged();
    findings.add(make_finding(input, subject, result));
  }
}

}  // namespace

extern const Kind kind_assert_facts;
const Kind kind_assert_facts = {
    {.name = "assert",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "a condition tree over documented facts, for what no other kind decides",
     .explanation = "all, any and not join conditions; each and some judge the items of a list fact; a leaf names\n"
                    "a fact and one test: is, in, glob, regex, min, max, version, present or equals-fact. A\n"
                    "subject also has the facts of what it belongs to: a file those of its archive and delivery,\n"
                    "a use those of its component. A fact that is not known makes the outcome unknown, never a\n"
                    "pass; so does a list of something that was not read to its end. There are no expressions and\n"
                    "no loops.",
     .params = params,
     .facts = fact_paths(),
     .terms = terms,
     .fix_supplier = "make it so: {expected}",
     .fix_integrator = "ask the supplier to see that {expected}"},
    judge};

}  // namespace sluice
