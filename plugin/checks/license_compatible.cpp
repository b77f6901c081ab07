// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"
#include "checks/license_choice.hpp"
#include "checks/licensed_uses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"linkage", ParamType::choice_list, false, "static, dynamic, header-only, bundled", Stricter::more_items,
     "static, dynamic, header-only, bundled, process, build-only", "ways of use that make one work"},
    {"prefer", ParamType::list, false, "", Stricter::fixed, "",
     "licenses and categories in order: of an OR the alternative is taken that comes first here"},
}};
constexpr std::array<std::string_view, 3> facts = {"license.concluded", "use.linkage", "use.consumer"};
constexpr std::array<TermSpec, 1> terms = {{{"<license>:<license>", "the two cannot hold for one work together"}}};

/// A license that something brings into a work.
struct Brought {
  LicenseOperand operand;
  const LicensedUse* use = nullptr;
};

/// The conflicts of the policy, compiled.
class Conflicts {
 public:
  explicit Conflicts(const LicenseCategories& categories) {
    for (const LicenseConflict& one : categories.conflicts) {
      pairs_.push_back({LicenseList(one.licenses, categories), LicenseList(one.with, categories), &one});
    }
  }

  const LicenseConflict* find(const LicenseOperand& a, const LicenseOperand& b) const {
    const auto found = std::ranges::find_if(pairs_, [&](const Pair& one) {
      return (one.left.has(a) && one.right.has(b)) || (one.left.has(b) && one.right.has(a));
    });
    return found == pairs_.end() ? nullptr : found->conflict;
  }

 private:
  struct Pair {
    LicenseList left, right;
    const LicenseConflict* conflict = nullptr;
  };
  std::vector<Pair> pairs_;
};

class WorkJudge {
 public:
  WorkJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input),
        rule_(rule),
        conflicts_(input.policy.license_categories),
        preferred_(make_preferences(rule.list("prefer"), input.policy.license_categories)),
        findings_(findings) {}

  /// Uses of one consumer, or one package as it was delivered.
  void judge(const std::vector<const LicensedUse*>& uses) {
    std::vector<Brought> brought;
    for (const LicensedUse* use : uses) add(*use, brought);
    std::set<std::string> seen;
    bool is_good = true;
    for (std::size_t i = 0; i < brought.size(); ++i) {
      for (std::size_t k = i + 1; k < brought.size(); ++k) {
        const LicenseConflict* conflict = conflicts_.find(brought[i].operand, brought[k].operand);
        if (conflict == nullptr) continue;
        if (is_good) findings_.judged();
        is_good = false;
        Finding finding = make(brought[i], brought[k], *conflict);
        if (seen.insert(finding.term).second) findings_.add(std::move(finding));
      }
    }
    if (is_good) findings_.pass(uses.size());
  }

 private:
  void add(const LicensedUse& use, std::vector<Brought>& brought) const {
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use.conclusion];
    const auto parsed = parse_license_expression(choose_licenses(conclusion.concluded, preferred_), nullptr);
    if (!parsed || !makes_one_work(use)) return;
    for (const LicenseOperand& operand : parsed->operands) brought.push_back({operand, &use});
  }

  /// What is delivered is one work by itself; of a use nobody knows, it may be.
  bool makes_one_work(const LicensedUse& use) const {
    if (use.subject.kind != SubjectKind::use || use.usage.linkage == Linkage::unknown) return true;
    const auto& ways = rule_.list("linkage");
    return std::ranges::find(ways, to_string(use.usage.linkage)) != ways.end();
  }

  Finding make(const Brought& a, const Brought& b, const LicenseConflict& conflict) const {
    const auto left = std::pair(render_license_operand(a.operand), a.use);
    const auto right = std::pair(render_license_operand(b.operand), b.use);
    const auto& [first, second] = left.first <= right.first ? std::pair(left, right) : std::pair(right, left);
    const LicenseConclusion& one = input_.inventory.conclusions[first.second->conclusion];
    const LicenseConclusion& other = input_.inventory.conclusions[second.second->conclusion];
    const bool is_sure = is_known(*first.second) && is_known(*second.second);
    Finding finding;
    finding.subject = first.second->subject;
    finding.term = fmt::format("{}:{}", first.first, second.first);
    finding.outcome = is_sure ? Outcome::fail : Outcome::unknown;
    finding.cause =
        fmt::format("{} ({}) and {} ({}){} are one work: {}", package_title(one), first.first, package_title(other),
                    second.first, a.use->consumer.empty() ? std::string() : " in " + a.use->consumer, conflict.why);
    finding.expected = "licenses that can hold together, or two programs";
    finding.place = place_of(*first.second, first.first);
    finding.related = {place_of(*second.second, second.first)};
    return finding;
  }

  static bool is_known(const LicensedUse& use) {
    return use.subject.kind != SubjectKind::use || use.usage.linkage != Linkage::unknown;
  }

  Origin place_of(const LicensedUse& use, const std::string& license) const {
    if (use.subject.kind == SubjectKind::use) return input_.inventory.uses[use.subject.index].origin;
    return witness_place(input_.inventory.conclusions[use.conclusion], license);
  }

  const CheckInput& input_;
  const Rule& rule_;
  Conflicts conflicts_;
  std::vector<LicenseList> preferred_;
  Findings& findings_;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const std::vector<LicensedUse> uses = licensed_uses(input, rule);
  WorkJudge judge(input, rule, findings);
  std::map<std::string, std::vector<const LicensedUse*>> by_consumer;
  for (const LicensedUse& use : uses) {
    if (use.subject.kind == SubjectKind::use) {
      by_consumer[use.consumer].push_back(&use);
    } else {
      judge.judge({&use});
    }
  }
  for (const auto& [consumer, own] : by_consumer) judge.judge(own);
}

}  // namespace

extern const Kind kind_license_compatible;
const Kind kind_license_compatible = {
    {.name = "license.compatible",
     .subject = SubjectKind::use,
     .scope = RuleScope::delivery,
     .summary = "licenses that come together in one work can hold together",
     .explanation = "One work is what a target links, includes or bundles, and what a package has in one piece. Pairs\n"
                    "that cannot hold together are data (policy/licenses/categories.yaml); a pair that nobody wrote\n"
                    "down is not judged. Where the linkage is not known the outcome is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "replace one of {term}, or put them into two programs",
     .fix_integrator = "link {subject} in another way, replace one of {term}, or make two programs of it"},
    judge};

}  // namespace sluice
