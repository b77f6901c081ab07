// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/condition.hpp"
#include "checks/kind.hpp"

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"subject", ParamType::choice, false, "delivery", Stricter::fixed, "delivery, archive, file, component, use, build", "what the condition is judged on, one by one"},
}};
constexpr std::array<TermSpec, 2> terms = {{
    {"<fact>", "the fact whose test was false"},
    {"condition", "the condition as a whole does not hold"},
}};

void judge_one(const CheckInput& input, const Rule& rule, const Subject& subject, Findings& findings) {
  const ConditionResult result = evaluate(*rule.condition, input.inventory, subject);
  if (result.truth == Truth::yes) return findings.pass();
  findings.judged();
  Finding finding;
  finding.subject = subject;
  finding.outcome = result.truth == Truth::unknown ? Outcome::unknown : Outcome::fail;
  finding.term = result.leaf == nullptr || result.leaf->fact.empty() ? "condition" : result.leaf->fact;
  finding.cause = result.seen.empty() ? "the condition does not hold" : result.seen;
  if (result.leaf != nullptr) {
    finding.expected = to_text(*result.leaf);
    finding.related.push_back({result.leaf->span.file, result.leaf->span.line, result.leaf->span.column, "", "policy"});
  }
  finding.place = subject_place(input.inventory, result.leaf != nullptr ? result.subject : subject);
  findings.add(std::move(finding));
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const auto kind = parse_subject_kind(rule.text("subject"));
  if (!rule.condition || !kind) return;
  for (const Subject& subject : subjects_of(input.inventory, *kind)) {
    if (selects(rule.match, input, subject)) judge_one(input, rule, subject, findings);
  }
}

}  // namespace

extern const Kind kind_assert_facts;
const Kind kind_assert_facts = {
    {.name = "assert", .subject = SubjectKind::delivery, .scope = RuleScope::delivery,
     .summary = "a condition tree over documented facts, for what no other kind decides",
     .explanation = "all, any and not join conditions; each and some judge the items of a list fact; a leaf names a fact and one test: is, in, glob, regex, min,\n"
                    "max, version, present or equals-fact. A fact that is not known makes the outcome unknown, never a pass. There are no expressions and no loops.",
     .params = params, .facts = fact_paths(), .terms = terms,
     .fix_supplier = "make it so: {expected}", .fix_integrator = "ask the supplier to see that {expected}"},
    judge};

}  // namespace sluice
