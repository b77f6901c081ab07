// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/decisions.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

bool fits_one(const std::vector<Glob>& globs, std::string_view text) {
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

class DecisionSearch {
 public:
  explicit DecisionSearch(const DecisionQuestion& question) : question_(question) {}

  /// Where a decision stands to the question, as if it were the only one.
  DecisionStanding standing_of(const StandingDecision& decision) {
    if (decision.kind != question_.kind || !is_about_subject(decision) || !is_about_matter(decision))
      return DecisionStanding::none;
    const bool holds = decision.pin_sha256.empty() || decision.pin_sha256 == question_.sha256;
    return holds ? DecisionStanding::applied : DecisionStanding::void_by_bytes;
  }

 private:
  bool is_about_subject(const StandingDecision& decision) const {
    if (!decision.sha256.empty()) return decision.sha256 == question_.sha256;
    if (decision.purls.empty()) return decision.kind == DecisionKind::ruling;
    if (!fits_one(decision.purls, question_.purl)) return false;
    if (decision.paths.empty() || question_.path.empty()) return decision.paths.empty() && question_.path.empty();
    return fits_one(decision.paths, question_.path);
  }

  bool is_about_matter(const StandingDecision& decision) {
    if (decision.kind == DecisionKind::concluded_license) return true;
    if (!decision.about_license) return decision.about == question_.about;
    if (!is_parsed_) {
      auto parsed = parse_license_expression(question_.about, nullptr);
      if (parsed) asked_ = std::move(*parsed);
      is_parsed_ = true;
    }
    return asked_ && are_equivalent(*asked_, *decision.about_license);
  }

  const DecisionQuestion& question_;
  std::optional<LicenseExpression> asked_;  // the license that is asked about, once it is needed
  bool is_parsed_ = false;
};

}  // namespace

std::span<const std::string_view> correctable_facts() {
  static constexpr std::array<std::string_view, 5> facts = {"component.name", "component.supplier", "component.version",
                                                            "delivery.supplier", "delivery.version"};
  return facts;
}

DecisionAnswer find_decision(std::span<const StandingDecision> decisions, const DecisionQuestion& question) {
  DecisionSearch search(question);
  DecisionAnswer best;
  for (const StandingDecision& decision : decisions) {
    const DecisionStanding standing = search.standing_of(decision);
    if (standing == DecisionStanding::none) continue;
    const bool is_stronger = best.decision == nullptr || (best.standing == DecisionStanding::void_by_bytes &&
                                                          standing == DecisionStanding::applied);
    const bool is_later = standing == best.standing && best.decision != nullptr && decision.date >= best.decision->date;
    if (is_stronger || is_later) best = {standing, &decision};
  }
  return best;
}

}  // namespace sluice
