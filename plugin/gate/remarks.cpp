// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/remarks.hpp"

#include "gate/corrected_facts.hpp"

#include "base/glob.hpp"
#include "base/text.hpp"
#include "gate/routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace sluice {
namespace {

Origin origin_of(const Span& span) { return {span.file, span.line, span.column, "", "policy"}; }

std::string days(std::int32_t n) { return count_of(static_cast<std::uint64_t>(n), "day", "days"); }

std::string what_of(const WaiverStanding& standing) {
  if (!standing.why.empty() || !standing.expires) return standing.why;
  const std::string ends = to_string(*standing.expires);
  if (standing.days_left < 0) return fmt::format("it ended {} ago ({})", days(-standing.days_left), ends);
  if (standing.days_left == 0) return fmt::format("it ends today ({})", ends);
  return fmt::format("it ends in {} ({})", days(standing.days_left), ends);
}

/// A waiver state that somebody must look at, how loudly, and what to do.
struct Wording {
  std::string_view state;
  Action action;
  std::string_view help;
};

constexpr std::array<Wording, 10> wordings = {{
    {"expiring", Action::warn, "mend what it excuses, or have it renewed by its approver"},
    {"expired", Action::warn, "mend what it excused, or have it renewed by its approver"},
    {"unused", Action::note, "delete it"},
    {"unknown-rule", Action::warn, "name a rule of this policy; `sluice list rules` shows them"},
    {"not-waivable", Action::warn, "delete it, and mend what it excuses"},
    {"too-long", Action::warn, "shorten it to what the waiver policy allows"},
    {"unapproved", Action::warn, "have it approved by somebody whom the waiver policy names"},
    {"void-pin", Action::warn, "look at the new bytes, and decide again"},
    {"fixed", Action::warn, "take the fixed version"},
    {"invalid", Action::warn, "give every field that the waiver policy requires, in its form"},
}};

void add_waivers(const std::vector<WaiverStanding>& standings, std::vector<Remark>& remarks) {
  for (const WaiverStanding& standing : standings) {
    const auto wording = std::ranges::find(wordings, standing.state, &Wording::state);
    if (wording == wordings.end()) continue;
    const std::string owner = standing.owner.empty() ? "not named" : standing.owner;
    remarks.push_back({"waiver." + standing.state, wording->action,
                       fmt::format("waiver {}: {}; owner {}", standing.id, what_of(standing), owner), standing.place,
                       std::string(wording->help)});
  }
}

/// Rule ids that a waiver still names by an old id, or that nothing has.
void add_waived_ids(const Policy& policy, std::vector<Remark>& remarks) {
  for (const Waiver& waiver : policy.waivers) {
    for (const std::string& id : waiver.rules) {
      const Glob pattern(id);
      const bool fits_now =
          std::ranges::any_of(policy.rules, [&](const Rule& rule) { return pattern.matches(rule.id); });
      const Rule* renamed = policy.find_rule(id);
      if (!fits_now && renamed != nullptr) {
        remarks.push_back({"waiver.replaced-rule", Action::warn,
                           fmt::format("waiver {} names {}, which is now {}", waiver.id, id, renamed->id),
                           origin_of(waiver.span), "write the new id; the old one still works"});
      }
    }
  }
}

/// Standing answers that were given for other bytes: they hold no longer.
void add_void_decisions(const Inventory& inventory, const Policy& policy, std::vector<Remark>& remarks) {
  for (const LicenseConclusion& conclusion : inventory.conclusions) {
    for (const std::string& id : conclusion.void_decisions) {
      const auto found = std::ranges::find(policy.decisions, id, &StandingDecision::id);
      const Origin place = found == policy.decisions.end() ? Origin() : origin_of(found->span);
      remarks.push_back({"decision.void", Action::warn,
                         fmt::format("decision {} was given for other bytes than those of {}", id, conclusion.root),
                         place, "look at the new bytes, and decide again"});
    }
  }
}

void add_void_corrections(const Inventory& inventory, const Policy& policy, std::vector<Remark>& remarks) {
  for (const StandingDecision* decision : void_corrections(policy.decisions, inventory)) {
    remarks.push_back({"decision.void", Action::warn,
                       fmt::format("decision {} corrects a fact of other bytes than those that are here", decision->id),
                       origin_of(decision->span), "look at the new bytes, and decide again"});
  }
}

void add_packs(const Policy& policy, Day day, std::vector<Remark>& remarks) {
  for (const PackRef& pack : policy.packs) {
    if (!pack.review_by || *pack.review_by - day > policy.waiver_policy.warn_days) continue;
    const std::string_view how = day > *pack.review_by ? "is past its review day" : "nears its review day";
    remarks.push_back({"pack.review", Action::warn,
                       fmt::format("pack {} {}, {}", pack.id, how, to_string(*pack.review_by)), origin_of(pack.span),
                       "have its maintainers look it over and set a new 'review-by'"});
  }
}

void add_missing_coordinator(const Policy& policy, std::vector<Remark>& remarks) {
  const std::vector<std::string> tags = uncoordinated_tags(policy);
  if (tags.empty() || policy.routes.empty()) return;
  const Route& last = policy.routes.back();
  remarks.push_back({"route.fallback", Action::warn,
                     fmt::format("business unit '{}' has no coordinator for {}; its findings go to '{}'",
                                 policy.project.business_unit, join(tags, ", "), last.to),
                     origin_of(last.span), "name a coordinator for it in the pack's routes"});
}

void add_suppliers(const Inventory& inventory, const Policy& policy, Day day, std::vector<Remark>& remarks) {
  for (const Supplier& supplier : policy.suppliers) {
    if (supplier.rung.empty() || !supplier.rung_until || day <= *supplier.rung_until) continue;
    remarks.push_back({"supplier.rung-ended", Action::note,
                       fmt::format("supplier {} is judged at '{}' since its rung '{}' ended on {}", supplier.id,
                                   policy.rung, supplier.rung, to_string(*supplier.rung_until)),
                       origin_of(supplier.span), "take its rung out of the file, or agree on a new day"});
  }
  for (const RungAssignment& assigned : policy.assignments) {
    if (!assigned.until || day <= *assigned.until) continue;
    remarks.push_back({"assign.ended", Action::note,
                       fmt::format("the rung '{}' that was assigned ended on {}", assigned.rung, to_string(*assigned.until)),
                       origin_of(assigned.span), "take the entry out of the file, or agree on a new day"});
  }
  for (const Delivery& delivery : inventory.deliveries) {
    const bool is_known =
        std::ranges::find(policy.suppliers, delivery.supplier, &Supplier::id) != policy.suppliers.end();
    if (delivery.supplier.empty() || is_known) continue;
    remarks.push_back({"supplier.unknown",
                       Action::warn,
                       fmt::format("delivery {} is said to come from '{}', which the register does not know",
                                   delivery.name, delivery.supplier),
                       {},
                       "enter the supplier in suppliers.yaml, or correct its id"});
  }
}

bool is_policy_file(const Entry& entry) {
  static constexpr std::array<std::string_view, 6> names = {"baseline.json", "decisions.yaml", "sluice.lock",
                                                            "sluice.yaml",   "suppliers.yaml", "waivers.yaml"};
  const std::string_view name = entry.path.view().substr(entry.path.view().rfind('/') + 1);
  return entry.kind == EntryKind::file && std::ranges::find(names, name) != names.end();
}

/// Policy in a delivery is the supplier's proposal: one remark for each container that holds some, at the first such
/// file.
void add_proposals(const Inventory& inventory, std::vector<Remark>& remarks) {
  std::map<std::uint32_t, std::vector<std::string>> found;
  for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
    const Entry& entry = inventory.contents.entries[i];
    if (is_policy_file(entry)) found[entry.container].push_back(inventory.contents.full_path(entry.container, i));
  }
  for (auto& [container, paths] : found) {
    const std::string& first = *std::ranges::min_element(paths);
    const std::string files = count_of(paths.size(), "policy file", "policy files");
    remarks.push_back({"policy.proposed",
                       Action::note,
                       fmt::format("{} proposed by the supplier, not applied", files),
                       {first, 0, 0, "", "intake"},
                       "adopt what you agree with into your own files"});
  }
}

/// DESIGN section 5: a missing distribution is judged at each value, and the worst counts.
void add_missing_distribution(const Inventory& inventory, const Policy& policy, std::vector<Remark>& remarks) {
  const auto is_stated = [&](const Use& use) { return policy.project.target_distribution.contains(use.consumer); };
  const bool is_missing = policy.project.distribution.empty() &&
                          (inventory.uses.empty() || !std::ranges::all_of(inventory.uses, is_stated));
  const auto asks = [](const Rule& rule) { return !rule.match.distributions.empty(); };
  const auto first = std::ranges::find_if(policy.rules, asks);
  if (!is_missing || first == policy.rules.end()) return;
  const auto count = static_cast<std::uint64_t>(std::ranges::count_if(policy.rules, asks));
  remarks.push_back(
      {"project.distribution-unstated", Action::note,
       fmt::format("no distribution is stated: {}, {} among them, judged at each value, and the worst counts",
                   count_of(count, "rule is", "rules are"), first->id),
       origin_of(first->span), "state `distribution:` under `context:` or for the target in sluice.yaml"});
}

void add_policy_remarks(const Policy& policy, std::vector<Remark>& remarks) {
  if (policy.is_fallback) {
    remarks.push_back(
        {"policy.fallback",
         Action::note,
         fmt::format("no sluice.yaml here: the shipped internal-baseline holds at rung '{}'", policy.rung),
         {},
         "write a sluice.yaml that names your packs and rung"});
  }
  for (const Diagnostic& remark : policy.remarks) {
    const Action action = remark.level == Diagnostic::Level::note ? Action::note : Action::warn;
    remarks.push_back({remark.code, action, remark.message, origin_of(remark.primary.span), remark.help});
  }
}

}  // namespace

std::vector<Remark> make_remarks(const Inventory& inventory, const Policy& policy,
                                 const std::vector<WaiverStanding>& standings, Day day) {
  std::vector<Remark> remarks;
  add_policy_remarks(policy, remarks);
  add_waivers(standings, remarks);
  add_waived_ids(policy, remarks);
  add_void_decisions(inventory, policy, remarks);
  add_void_corrections(inventory, policy, remarks);
  add_packs(policy, day, remarks);
  add_missing_coordinator(policy, remarks);
  add_suppliers(inventory, policy, day, remarks);
  add_proposals(inventory, remarks);
  add_missing_distribution(inventory, policy, remarks);
  const auto order = [](const Remark& one) {
    return std::tuple(-static_cast<int>(one.action), std::tie(one.code, one.place.path, one.place.line, one.message));
  };
  std::ranges::sort(remarks, [&](const Remark& a, const Remark& b) { return order(a) < order(b); });
  remarks.erase(std::unique(remarks.begin(), remarks.end()), remarks.end());
  return remarks;
}

}  // namespace sluice
