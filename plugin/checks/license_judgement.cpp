// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_judgement.hpp"

#include "base/text.hpp"
#include "checks/licensed_uses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using Obstacles = std::vector<LicenseObstacle>;

bool is_certain(const Obstacles& obstacles) {
  return std::ranges::any_of(obstacles, [](const LicenseObstacle& one) { return one.outcome == Outcome::fail; });
}

void append(Obstacles& all, Obstacles more) {
  for (LicenseObstacle& one : more) {
    if (std::ranges::find(all, one.license, &LicenseObstacle::license) == all.end()) all.push_back(std::move(one));
  }
}

/// Of two alternatives: one that may be used, else one of which nobody knows, else what keeps from both.
Obstacles either(Obstacles left, Obstacles right) {
  if (left.empty() || right.empty()) return {};
  const bool left_fails = is_certain(left), right_fails = is_certain(right);
  if (left_fails != right_fails) return left_fails ? right : left;
  append(left, std::move(right));
  return left;
}

}  // namespace

LicenseJudgement::LicenseJudgement(const Rule& rule, const Policy& policy)
    : rule_(rule),
      categories_(policy.license_categories),
      allow_(rule.list("allow"), categories_),
      deny_(rule.list("deny"), categories_),
      allow_if_(rule.list("allow-if"), categories_) {}

std::vector<LicenseObstacle> LicenseJudgement::judge(const LicenseConclusion& conclusion,
                                                     const LicenseUsage& usage) const {
  const auto parsed = parse_license_expression(conclusion.concluded, nullptr);
  if (!parsed) return {};
  std::vector<Obstacles> open;  // postorder
  for (const LicenseNode& node : parsed->nodes) {
    if (node.kind == LicenseNodeKind::operand) {
      const LicenseOperand& operand = parsed->operands[node.operand];
      LicenseObstacle found = judge(operand, usage, conclusion.rulings);
      const bool counts = found.outcome != Outcome::pass && is_asked(conclusion, found.license, rule_.text("evidence"));
      open.push_back(counts ? Obstacles{std::move(found)} : Obstacles{});
      continue;
    }
    Obstacles right = std::move(open.back());
    open.pop_back();
    Obstacles left = std::move(open.back());
    open.pop_back();
    if (node.kind == LicenseNodeKind::all_of) {
      append(left, std::move(right));
      open.push_back(std::move(left));
    } else {
      open.push_back(either(std::move(left), std::move(right)));
    }
  }
  return open.empty() ? Obstacles{} : std::move(open.back());
}

LicenseObstacle LicenseJudgement::judge(const LicenseOperand& operand, const LicenseUsage& usage,
                                        const std::vector<LicenseRuling>& rulings) const {
  LicenseObstacle made{render_license_operand(operand), Outcome::pass, {}};
  const auto ruling = std::ranges::find(rulings, made.license, &LicenseRuling::license);
  if (ruling != rulings.end()) {
    if (!ruling->is_allowed)
      made = {made.license, Outcome::fail, fmt::format("it was ruled out by {}", ruling->decision)};
    return made;
  }
  const std::string_view category = categories_.category_of(operand);
  const auto refuse = [&](Outcome outcome, std::string why) {
    made.outcome = outcome;
    made.why = std::move(why);
    return made;
  };
  if (deny_.has(operand))
    return refuse(Outcome::fail, fmt::format("its category, {}, or it itself is denied", category));
  if (allow_.has(operand)) return made;
  switch (allow_if_.allows(operand, usage)) {
    case ConditionalLicenses::Answer::yes:
      return made;
    case ConditionalLicenses::Answer::no:
      return refuse(Outcome::fail, "it may be used, but not so");
    case ConditionalLicenses::Answer::unknown:
      return refuse(Outcome::unknown,
                    "it may be used in some ways, and how it is used is not known (linkage, distribution, modified)");
    case ConditionalLicenses::Answer::not_listed:
      break;
  }
  const bool allows_any = allow_.is_empty() && rule_.list("allow-if").empty();
  return allows_any ? made
                    : refuse(Outcome::fail, fmt::format("it is not on the list of allowed licenses ({})", category));
}

std::string LicenseJudgement::wish() const {
  if (!rule_.list("allow").empty()) return "one of " + join(rule_.list("allow"), ", ");
  if (!rule_.list("deny").empty()) return "none of " + join(rule_.list("deny"), ", ");
  return "a license that is known";
}

}  // namespace sluice
