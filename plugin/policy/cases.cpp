// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/cases.hpp"

#include "policy/fields.hpp"
#include "policy/loader.hpp"
#include "policy/register_file.hpp"
#include "policy/waiver_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice::policy {
namespace {

Case::Expectation read_expectation(const yaml::Node& node) {
  Case::Expectation expected;
  expected.rule = text_at(node, "rule");
  expected.span = span_at(node, "rule");
  expected.waived = text_at(node, "outcome") == "waived";
  expected.outcome = expected.waived ? Outcome::fail : word_at(node, "outcome", parse_outcome).value_or(Outcome::pass);
  expected.action = word_at(node, "action", parse_action);
  if (node.find("term") != nullptr) expected.term = text_at(node, "term");
  expected.count = size_at(node, "count");
  expected.obligations = texts_at(node, "obligations");
  if (const yaml::Node* becomes = node.find("becomes")) {
    expected.becomes = word_at(*becomes, "action", parse_action);
    expected.becomes_from = day_at(*becomes, "from");
  }
  return expected;
}

class CaseCollector {
 public:
  CaseCollector(const Library& library, Reading& reading, PolicyCases& result)
      : library_(library), reading_(reading), result_(result) {}

  void add_all(const yaml::Node& owner, const std::string& file) {
    for (const yaml::Node& node : items_at(owner, "cases")) add(node, file);
  }

  /// A rule needs a case in which it passes and one in which it fails or says unknown.
  void check_rule(const RuleDraft& draft) {
    const bool passes =
        expects(draft.rule.id, [](const Case::Expectation& expected) { return expected.outcome == Outcome::pass; });
    const bool fails = expects(draft.rule.id, [](const Case::Expectation& expected) {
      return expected.outcome == Outcome::fail || expected.outcome == Outcome::unknown;
    });
    if (passes && fails) return;
    const std::string_view lacking = passes ? "failing" : fails ? "passing" : "passing and no failing";
    Diagnostic problem;
    problem.code = "case-missing";
    problem.message = fmt::format("rule '{}' has no {} case", draft.rule.id, lacking);
    problem.primary = reading_.label(draft.rule.span, fmt::format("no {} case", lacking));
    problem.help = "add it under 'cases'";
    result_.missing.push_back(std::move(problem));
  }

 private:
  void add(const yaml::Node& node, const std::string& file) {
    const yaml::Node* given = node.find("given");
    const yaml::Node* at = node.find("at");
    if (given == nullptr || at == nullptr) return;
    Case test;
    test.name = text_at(node, "name");
    test.file = file;
    test.span = span_at(node, "name");
    test.given = read_given(*given, reading_);
    test.earlier = read_given_acceptances(*given);
    for (const yaml::Node& waiver : items_at(*given, "waivers")) test.waivers.push_back(read_case_waiver(waiver));
    if (given->find("suppliers") != nullptr) test.suppliers = read_suppliers(*given);
    for (const yaml::Member& member : members_at(node, "with")) test.params[member.key] = texts_of(member.value);
    test.day = day_at(*at, "day").value_or(Day{});
    test.rung = text_at(*at, "rung");
    static_cast<void>(find_rung(result_.policy.rungs, test.rung, span_at(*at, "rung"), reading_));
    bool is_judged = true;
    for (const yaml::Node& expected : items_at(node, "expect")) {
      test.expect.push_back(read_expectation(expected));
      is_judged = is_judged && is_selected(test.expect.back());
    }
    if (test.expect.empty())
      reading_.error("empty-case", fmt::format("case '{}' expects nothing", test.name), test.span, "'expect' is empty");
    if (is_judged) result_.cases.push_back(std::move(test));
  }

  /// In a case only what makes a waiver invalid by itself counts, not the fields that the packs require besides.
  Waiver read_case_waiver(const yaml::Node& node) { return read_waiver(node, WaiverPolicy{}, reading_); }

  /// A case with a rule that is known but not selected cannot be judged here; an unknown rule is a problem.
  bool is_selected(const Case::Expectation& expected) {
    if (std::ranges::find(result_.policy.rules, expected.rule, &Rule::id) != result_.policy.rules.end()) return true;
    if (library_.rules().contains(expected.rule) || expected.rule.empty()) return false;
    std::vector<std::string_view> known;
    for (const auto& [id, draft] : library_.rules()) known.emplace_back(id);
    reading_.error("unknown-rule", fmt::format("there is no rule '{}'", expected.rule), expected.span, "no such rule")
        .help = nearest_help("rule", expected.rule, known);
    return false;
  }

  template <class Predicate>
  bool expects(const std::string& rule, const Predicate& holds) const {
    return std::ranges::any_of(result_.cases, [&](const Case& test) {
      return std::ranges::any_of(
          test.expect, [&](const Case::Expectation& expected) { return expected.rule == rule && holds(expected); });
    });
  }

  const Library& library_;
  Reading& reading_;
  PolicyCases& result_;
};

}  // namespace

void add_cases(Loader& loader, PolicyCases& result) {
  CaseCollector collector(loader.library(), loader.reading(), result);
  const bool has_shipped_root =
      std::ranges::any_of(loader.roots(), [&](std::size_t root) { return loader.packs()[root].is_shipped; });
  std::vector<const RuleDraft*> tested;
  for (const Rule& rule : result.policy.rules) {
    const RuleDraft& draft = loader.library().rules().find(rule.id)->second;
    if (draft.is_shipped && !has_shipped_root) continue;
    tested.push_back(&draft);
    collector.add_all(*draft.node, draft.file);
  }
  for (const PackDraft& pack : loader.packs()) {
    if (!pack.is_shipped || has_shipped_root) collector.add_all(pack.document->root, pack.document->file);
  }
  for (const RuleDraft* draft : tested) collector.check_rule(*draft);
}

}  // namespace sluice::policy
