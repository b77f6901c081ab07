// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/policy_lint.hpp"

#include "base/text.hpp"
#include "gate/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

class Linter {
 public:
  Linter(const Policy& policy, Day day) : policy_(policy), day_(day) {}

  std::vector<Diagnostic> run() {
    for (const Rule& rule : policy_.rules) lint_match(rule.match, fmt::format("rule '{}'", rule.id), rule.span);
    lint_routes();
    for (const RungAssignment& assigned : policy_.assignments)
      lint_match(assigned.match, fmt::format("assignment of rung '{}'", assigned.rung), assigned.span);
    for (const PackRef& pack : policy_.packs) lint_pack(pack);
    for (const Waiver& waiver : policy_.waivers) lint_waiver(waiver);
    std::ranges::sort(found_, {}, [](const Diagnostic& one) {
      const Span& span = one.primary.span;
      return std::tuple(span.file, span.line, span.column, one.message);
    });
    return std::move(found_);
  }

 private:
  void warn(std::string code, std::string message, const Span& span, std::string label, std::string help) {
    Diagnostic one;
    one.level = Diagnostic::Level::warning;
    one.code = std::move(code);
    one.message = std::move(message);
    one.primary = Label{span, std::move(label), {}};
    one.help = std::move(help);
    found_.push_back(std::move(one));
  }

  /// Only with a register is it known which suppliers there are; only a project knows its unit.
  void lint_match(const Match& match, const std::string& whose, const Span& span) {
    const auto is_registered = [&](const std::string& id) {
      return std::ranges::find(policy_.suppliers, id, &Supplier::id) != policy_.suppliers.end();
    };
    if (!policy_.suppliers.empty() && !match.suppliers.empty() &&
        std::ranges::none_of(match.suppliers, is_registered)) {
      warn("dead-match",
           fmt::format("{} is for {}, and no such supplier is registered", whose, join(match.suppliers, ", ")), span,
           "can never fit", "enter the supplier in suppliers.yaml, or correct the id");
    }
    const std::string& unit = policy_.project.business_unit;
    if (match.exclude != nullptr && excludes_all(match)) {
      warn("dead-match", fmt::format("{} excludes what it is for", whose), span, "can never fit",
           "narrow its 'exclude'");
    }
    if (!unit.empty() && whose.starts_with("waiver") && !match.business_units.empty() &&
        !contains(match.business_units, unit)) {
      warn("dead-match",
           fmt::format("{} is for business unit {}, and this project is of '{}'", whose,
                       join(match.business_units, ", "), unit),
           span, "can never fit", "take it out of this project's file");
    }
  }

  /// Each list of names that is asked for is excluded as a whole, and nothing else narrows the exclusion.
  static bool excludes_all(const Match& match) {
    const Match& out = *match.exclude;
    const auto covers = [](const std::vector<std::string>& all, const std::vector<std::string>& wanted) {
      return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& one) { return contains(all, one); });
    };
    const bool is_only_suppliers =
        out.purls.empty() && out.paths.empty() && out.consumers.empty() && out.terms.empty() && out.tags.empty() &&
        out.severities.empty() && out.linkages.empty() && out.scopes.empty() && out.origins.empty() &&
        out.stages.empty() && out.distributions.empty() && out.business_units.empty() && !out.direct;
    return is_only_suppliers && covers(out.suppliers, match.suppliers);
  }

  bool some_rule_has(const Match& match) const {
    return std::ranges::any_of(policy_.rules, [&](const Rule& rule) {
      const bool has_tag = match.tags.empty() || std::ranges::any_of(match.tags, [&](const std::string& tag) {
                             return contains(rule.tags, tag);
                           });
      return has_tag &&
             (match.severities.empty() || std::ranges::find(match.severities, rule.severity) != match.severities.end());
    });
  }

  /// True if whatever fits `later` fits `earlier` too, as far as their lists of words tell.
  static bool takes_all(const Match& earlier, const Match& later) {
    const auto covers = [](const auto& wide, const auto& narrow) {
      if (wide.empty()) return true;
      return !narrow.empty() &&
             std::ranges::all_of(narrow, [&](const auto& one) { return std::ranges::find(wide, one) != wide.end(); });
    };
    const bool has_globs =
        !earlier.purls.empty() || !earlier.paths.empty() || !earlier.consumers.empty() || !earlier.terms.empty();
    return !has_globs && earlier.exclude == nullptr && !earlier.direct && covers(earlier.suppliers, later.suppliers) &&
           covers(earlier.tags, later.tags) && covers(earlier.severities, later.severities) &&
           covers(earlier.business_units, later.business_units) && covers(earlier.distributions, later.distributions) &&
           covers(earlier.stages, later.stages) && covers(earlier.scopes, later.scopes) &&
           covers(earlier.linkages, later.linkages) && covers(earlier.origins, later.origins);
  }

  void lint_routes() {
    for (std::size_t i = 0; i < policy_.routes.size(); ++i) {
      const Route& route = policy_.routes[i];
      const std::string whose = fmt::format("route to '{}'", route.to);
      if (!route.is_default) lint_match(route.match, whose, route.span);
      if (!route.is_default && !some_rule_has(route.match)) {
        warn("unreachable-route", fmt::format("{} takes no finding: no rule has its tags and severity", whose),
             route.span, "never taken", "correct its tags, or take it out");
      }
      const auto before = std::ranges::find_if(
          policy_.routes.begin(), policy_.routes.begin() + static_cast<std::ptrdiff_t>(i), [&](const Route& earlier) {
            const bool may_pass_on = earlier.to.starts_with("supplier") && earlier.contact.empty();
            return earlier.is_default || (!may_pass_on && !route.is_default && takes_all(earlier.match, route.match));
          });
      if (before != policy_.routes.begin() + static_cast<std::ptrdiff_t>(i)) {
        warn("unreachable-route",
             fmt::format("{} is never taken: '{}' before it takes all that it would", whose, before->to), route.span,
             "never taken", "put the narrower route first");
      }
    }
  }

  void lint_pack(const PackRef& pack) {
    if (!pack.review_by || day_ <= *pack.review_by) return;
    warn("pack-review", fmt::format("pack '{}' was to be looked at again by {}", pack.id, to_string(*pack.review_by)),
         pack.span, "past its review day", "have its maintainers look it over and set a new 'review-by'");
  }

  void lint_waiver(const Waiver& waiver) {
    lint_match(waiver.match, fmt::format("waiver '{}'", waiver.id), waiver.span);
    const WaiverAnswer answer = standing(waiver, policy_, day_);
    if (answer.silences() || answer.state == WaiverState::pending) return;
    warn("dead-waiver", fmt::format("waiver '{}' can never apply ({}): {}", waiver.id, answer.state, answer.why),
         waiver.span, "silences nothing", "mend it or take it out");
  }

  const Policy& policy_;
  Day day_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> lint_policy(const Policy& policy, Day day) { return Linter(policy, day).run(); }

std::set<std::string> fired_rules(const Verdict& verdict) {
  std::set<std::string> rules;
  for (const JudgedFinding& finding : verdict.findings) rules.insert(finding.rule);
  return rules;
}

std::vector<Diagnostic> lint_unfired(const Policy& policy, const std::set<std::string>& fired, std::size_t verdicts) {
  std::vector<Diagnostic> found;
  for (const Rule& rule : policy.rules) {
    const auto has_fired = [&](const std::string& id) { return fired.contains(id); };
    if (has_fired(rule.id) || std::ranges::any_of(rule.replaces, has_fired)) continue;
    Diagnostic one;
    one.level = Diagnostic::Level::note;
    one.code = "never-fired";
    one.message = fmt::format("rule '{}' found nothing in {}", rule.id, count_of(verdicts, "verdict", "verdicts"));
    one.primary = Label{rule.span, "may be dead, or kept by everybody", {}};
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace sluice
