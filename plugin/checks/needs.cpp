// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/needs.hpp"

#include "base/glob.hpp"
#include "checks/hazards.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

template <class Finds>
std::string first_manifest_rule(const CheckInput& input, std::uint32_t delivery, Finds finds) {
  const auto found = std::ranges::find_if(input.policy.rules, [&](const Rule& rule) {
    return rule.kind == "delivery.manifest" && finds(rule) &&
           selects(rule.match, input, {SubjectKind::delivery, delivery});
  });
  return found == input.policy.rules.end() ? std::string() : found->id;
}

/// Hazards that hide the bytes of an entry, but not that it is there.
constexpr std::array<HazardId, 6> hides_bytes_only = {HazardId::encrypted,
                                                      HazardId::format_unsupported,
                                                      HazardId::format_unsupported_method,
                                                      HazardId::format_self_extracting,
                                                      HazardId::limit_entry_size,
                                                      HazardId::checksum};

bool may_stop_reading(const Hazard& hazard) {
  const std::string_view kind = hazard_spec(hazard.id).kind;
  return hazard.weight == Weight::error && (kind == "archive.format" || kind == "archive.limits");
}

bool judges_hazards(const Rule& rule) { return !hazard_terms(rule.kind).empty(); }

}  // namespace

bool has_manifest(const Delivery& delivery) {
  return delivery.manifest != no_index || !delivery.fields.empty() || !delivery.defects.empty();
}

std::string rule_for_missing_manifest(const CheckInput& input, std::uint32_t delivery) {
  return first_manifest_rule(input, delivery, [](const Rule& rule) { return rule.flag("required"); });
}

std::string rule_for_unreadable_manifest(const CheckInput& input, std::uint32_t delivery) {
  const std::vector<ManifestDefect>& defects = input.inventory.deliveries[delivery].defects;
  return first_manifest_rule(input, delivery, [&](const Rule& rule) {
    const Selection found(rule.list("defects"));
    return std::ranges::any_of(defects, [&](const ManifestDefect& defect) { return found.selects(defect.term); });
  });
}

std::string rule_for_unstated_fields(const CheckInput& input, std::uint32_t delivery,
                                     std::initializer_list<std::string_view> fields) {
  return first_manifest_rule(input, delivery, [&](const Rule& rule) {
    const std::vector<std::string>& asked = rule.list("fields");
    return std::ranges::find_first_of(asked, fields) != asked.end();
  });
}

bool lists_every_entry(const Contents& contents, std::uint32_t container) {
  const Completeness completeness = contents.containers[container].completeness;
  if (completeness != Completeness::incomplete) return completeness == Completeness::complete;
  bool is_explained = false;
  for (const Hazard& hazard : contents.hazards) {
    if (hazard.container != container) continue;
    const bool hides_bytes =
        hazard.entry != no_index && std::ranges::find(hides_bytes_only, hazard.id) != hides_bytes_only.end();
    if (!hides_bytes && may_stop_reading(hazard)) return false;
    is_explained = is_explained || hides_bytes;
  }
  return is_explained;
}

std::uint32_t Unread::find_unlisted(std::uint32_t delivery) const {
  const Contents& contents = input_.inventory.contents;
  const Delivery* wanted = &input_.inventory.deliveries[delivery];
  for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
    if (contents.containers[i].completeness == Completeness::complete) continue;
    if (find_delivery(input_.inventory, {SubjectKind::archive, i}) == wanted && !lists_every_entry(contents, i))
      return i;
  }
  return no_index;
}

void Unread::doubt(std::uint32_t delivery, Finding& finding) {
  const std::uint32_t container = find_unlisted(delivery);
  if (container == no_index) return;
  finding.outcome = Outcome::unknown;
  finding.cause = fmt::format("{}, as far as the delivery could be read", finding.cause);
  if (container == input_.inventory.deliveries[delivery].container) finding.needs = rule_for(container);
}

std::string Unread::rule_for(std::uint32_t container) {
  if (!is_judged_) {
    is_judged_ = true;
    rules_.assign(input_.inventory.contents.containers.size(), nullptr);
    judge_hazards();
    judge_incomplete();
  }
  const Rule* rule = rules_[container];
  return rule == nullptr || rule == &asking_ ? std::string() : rule->id;
}

/// A hazard of the container that weighs as an error is why it was not read whole, if anything stated is.
void Unread::judge_hazards() {
  const Contents& contents = input_.inventory.contents;
  for (const Rule& rule : input_.policy.rules) {
    if (!judges_hazards(rule)) continue;
    const HazardFilter filter(rule);
    const Selector selector(rule.match, input_);
    for (const Hazard& hazard : contents.hazards) {
      const bool is_cause = hazard.weight == Weight::error && rules_[hazard.container] == nullptr &&
                            contents.containers[hazard.container].completeness != Completeness::complete;
      if (is_cause && filter.selects(hazard) && selector.selects({SubjectKind::archive, hazard.container})) {
        rules_[hazard.container] = &rule;
      }
    }
  }
}

/// Else the first rule that wants archives read whole says that this one was not.
void Unread::judge_incomplete() {
  for (const Rule& rule : input_.policy.rules) {
    if (rule.kind != "archive.format" || !rule.flag("require-complete")) continue;
    const Selector selector(rule.match, input_);
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
      const bool is_whole = input_.inventory.contents.containers[i].completeness == Completeness::complete;
      if (!is_whole && rules_[i] == nullptr && selector.selects({SubjectKind::archive, i})) rules_[i] = &rule;
    }
  }
}

}  // namespace sluice
