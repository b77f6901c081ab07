// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/policy_test.hpp"

#include "base/escape.hpp"
#include "gate/judge.hpp"
#include "gate/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice {
namespace {

using Expectation = Case::Expectation;

/// The policy as far as the case needs it: the rules that it names, at its rung for everybody, with its waivers, its
/// register if it has one, and no baseline.
Policy policy_for(const Case& test, const Policy& policy) {
  Policy own;
  for (const Rule& rule : policy.rules) {
    const auto names_it = [&](const Expectation& one) { return policy.find_rule(one.rule) == &rule; };
    if (std::ranges::any_of(test.expect, names_it)) own.rules.push_back(rule);
  }
  for (const auto& [name, items] : test.params) {
    for (Rule& rule : own.rules) {
      const auto found = rule.params.find(name);
      if (found != rule.params.end()) found->second = items;
    }
  }
  own.rungs = policy.rungs;
  own.rung = test.rung;
  own.routes = policy.routes;
  own.waiver_policy = policy.waiver_policy;
  own.obligations = policy.obligations;
  own.suppliers = test.suppliers.value_or(policy.suppliers);
  for (Supplier& supplier : own.suppliers) supplier.rung.clear();
  own.waivers = test.waivers;
  own.project = policy.project;
  own.limits = policy.limits;
  own.license_categories = policy.license_categories;
  own.license_duties = policy.license_duties;
  own.sbom_profiles = policy.sbom_profiles;
  return own;
}

std::string_view word_of(const Expectation& expect) { return expect.waived ? "waived" : to_string(expect.outcome); }

std::string describe(const JudgedFinding& finding) {
  return fmt::format("{}, action {}, term '{}': {}", finding.waived ? "waived" : to_string(finding.outcome),
                     to_string(finding.action), to_visible(finding.term), to_visible(finding.cause));
}

/// What one rule of the case came to.
struct Came {
  std::uint64_t judged = 0;
  std::vector<const JudgedFinding*> findings;
};

class Comparison {
 public:
  Comparison(const Rule& rule, const Expectation& expect, const Came& came)
      : rule_(rule), expect_(expect), came_(came) {}

  std::vector<std::string> problems() && {
    compare_obligations();
    if (expect_.outcome == Outcome::not_applicable && !expect_.waived) {
      compare_not_applicable();
    } else if (expect_.outcome == Outcome::pass && !expect_.waived) {
      compare_pass();
    } else {
      compare_findings();
    }
    return std::move(problems_);
  }

 private:
  void add(std::string problem) { problems_.push_back(fmt::format("{}: {}", expect_.rule, problem)); }

  void compare_obligations() {
    for (const std::string& obligation : expect_.obligations) {
      const bool is_owed = std::ranges::find(rule_.obligations, obligation) != rule_.obligations.end();
      if (!is_owed) add(fmt::format("expected the obligation {}, which the rule does not state", obligation));
    }
  }

  void compare_not_applicable() {
    const auto applies = [](const JudgedFinding* one) { return one->outcome != Outcome::not_applicable; };
    const bool passes_some = came_.judged != 0 && came_.findings.empty();
    if (passes_some || std::ranges::any_of(came_.findings, applies))
      add(fmt::format("expected not-applicable, but it judged {} subjects", came_.judged));
  }

  void compare_pass() {
    if (came_.judged == 0) add("expected a pass, but it judged no subject");
    for (const JudgedFinding* finding : came_.findings) add("expected a pass, came " + describe(*finding));
  }

  bool fits(const JudgedFinding& finding) const {
    const bool outcome_fits = expect_.waived ? finding.waived : finding.outcome == expect_.outcome && !finding.waived;
    return outcome_fits && (!expect_.term || *expect_.term == finding.term);
  }

  void compare_findings() {
    std::vector<const JudgedFinding*> fitting;
    std::ranges::copy_if(came_.findings, std::back_inserter(fitting),
                         [&](const JudgedFinding* one) { return fits(*one); });
    if (fitting.empty() || (expect_.count && *expect_.count != fitting.size())) {
      const std::string term = expect_.term ? fmt::format(" with term '{}'", to_visible(*expect_.term)) : "";
      const std::string wanted = expect_.count ? fmt::format("{} findings", *expect_.count) : "a finding";
      add(fmt::format("expected {} with outcome {}{}, came {}", wanted, word_of(expect_), term, fitting.size()));
      for (const JudgedFinding* finding : came_.findings) add("there is " + describe(*finding));
      if (came_.findings.empty()) add(fmt::format("it judged {} subjects and found nothing", came_.judged));
    }
    for (const JudgedFinding* finding : fitting) compare_action(*finding);
  }

  void compare_action(const JudgedFinding& finding) {
    if (expect_.action && *expect_.action != finding.action) {
      add(fmt::format("expected action {}, came {}", to_string(*expect_.action), to_string(finding.action)));
    }
    if (!expect_.becomes && !expect_.becomes_from) return;
    const bool action_fits = !expect_.becomes || (finding.becomes && finding.becomes->action == *expect_.becomes);
    const bool day_fits = !expect_.becomes_from || (finding.becomes && finding.becomes->from == *expect_.becomes_from);
    if (action_fits && day_fits) return;
    const std::string came = finding.becomes ? fmt::format("{} from {}", to_string(finding.becomes->action),
                                                           to_string(finding.becomes->from))
                                             : "nothing else";
    add(fmt::format("expected that it becomes {} from {}, came {}",
                    expect_.becomes ? to_string(*expect_.becomes) : "something",
                    expect_.becomes_from ? to_string(*expect_.becomes_from) : "some day", came));
  }

  const Rule& rule_;
  const Expectation& expect_;
  const Came& came_;
  std::vector<std::string> problems_;
};

std::map<std::string_view, Came> came_by_rule(const Policy& policy, const std::vector<RuleResult>& results,
                                              const Verdict& verdict) {
  std::map<std::string_view, Came> came;
  for (std::size_t i = 0; i < results.size(); ++i) came[policy.rules[i].id].judged = results[i].judged;
  for (const JudgedFinding& finding : verdict.findings) came[finding.rule].findings.push_back(&finding);
  return came;
}

}  // namespace

CaseOutcome run_case(const Case& test, const Policy& policy) {
  CaseOutcome outcome{test.name, to_string(test.span), false, {}};
  if (policy.find_rung(test.rung) == nullptr)
    outcome.problems.push_back(fmt::format("there is no rung '{}'", test.rung));
  const Policy own = policy_for(test, policy);
  for (const auto& param : test.params) {
    const auto has_it = [&](const Rule& rule) { return rule.params.contains(param.first); };
    if (std::ranges::none_of(own.rules, has_it))
      outcome.problems.push_back(fmt::format("no rule of the case has the parameter '{}'", param.first));
  }
  JudgeOptions options;
  options.day = test.day;
  Inventory given = test.given;
  settle_sboms(given);
  settle_decisions(own, given);
  options.earlier = test.earlier ? &*test.earlier : nullptr;
  const std::vector<RuleResult> results = run_checks({given, own, test.day, options.earlier});
  const Verdict verdict = decide(given, own, results, options);
  const std::map<std::string_view, Came> came = came_by_rule(own, results, verdict);
  for (const Expectation& expect : test.expect) {
    const Rule* rule = own.find_rule(expect.rule);
    if (rule == nullptr) {
      outcome.problems.push_back(fmt::format("{}: this policy has no such rule", expect.rule));
      continue;
    }
    for (std::string& problem : Comparison(*rule, expect, came.at(rule->id)).problems())
      outcome.problems.push_back(std::move(problem));
  }
  outcome.passed = outcome.problems.empty();
  return outcome;
}

}  // namespace sluice
