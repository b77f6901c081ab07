// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/run_summary.hpp"

#include "checks/delivery_identity.hpp"
#include "gate/suppliers.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace sluice {
namespace {

/// The delivery's own container for each container: the one without a parent.
std::vector<std::uint32_t> outermost(const Contents& contents) {
  std::vector<std::uint32_t> roots(contents.containers.size());
  for (std::uint32_t i = 0; i < roots.size(); ++i) {
    std::uint32_t at = i;
    while (contents.containers[at].parent != no_index) at = contents.containers[at].parent;
    roots[i] = at;
  }
  return roots;
}

JudgedDelivery describe_delivery(const Inventory& inventory, std::uint32_t index,
                                 const std::vector<std::uint32_t>& roots) {
  const Delivery& delivery = inventory.deliveries[index];
  const std::vector<Container>& containers = inventory.contents.containers;
  const Container& own = containers[delivery.container];
  JudgedDelivery judged{delivery.name, delivery.supplier, "", delivery.sha256, own.format, "", "", 0, 0, own.size};
  Completeness worst = Completeness::complete;
  for (std::uint32_t i = 0; i < containers.size(); ++i) {
    if (roots[i] != delivery.container) continue;
    const Container& one = containers[i];
    ++judged.containers;
    judged.entries += one.entry_count;
    if (one.completeness <= worst) continue;
    worst = one.completeness;
    judged.reason = i == delivery.container ? one.reason : one.path + ": " + one.reason;
  }
  judged.completeness = to_string(worst);
  AcceptedDelivery identity = identify_delivery(inventory, index);
  judged.component = std::move(identity.component);
  judged.version = std::move(identity.version);
  judged.sboms = std::move(identity.sboms);
  return judged;
}

/// What was accepted last of what each delivery brings.
std::vector<LastAccepted> accepted_before(const std::vector<JudgedDelivery>& deliveries, const Acceptances& earlier) {
  std::vector<LastAccepted> accepted;
  for (const JudgedDelivery& one : deliveries) {
    const auto last = find_last_accepted(earlier.records, one.supplier, one.component);
    if (one.component.empty() || !last) continue;
    const Acceptance& record = *last->record;
    accepted.push_back({one.name, one.supplier, one.component, last->delivery->version, last->delivery->sha256,
                        record.day, record.by, record.role, record.conditions, record.until, record.max_deliveries,
                        !record.key.empty()});
  }
  return accepted;
}

BuildSummary describe_build(const Inventory& inventory) {
  const Build& build = *inventory.build;
  return {build.project,     build.targets.size(),    inventory.components.size(), inventory.uses.size(),
          build.link_inputs, build.link_inputs_owned, build.link_inputs_versioned, build.link_inputs_linkage};
}

std::vector<std::string> obligations_of(const Policy& policy, const std::vector<RuleResult>& results) {
  std::set<std::string> owed;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i].judged != 0) owed.insert(policy.rules[i].obligations.begin(), policy.rules[i].obligations.end());
  }
  std::vector<std::string> lines;
  for (const std::string& id : owed) {
    const auto found = std::ranges::find(policy.obligations, id, &Obligation::id);
    lines.push_back(found == policy.obligations.end() ? id : id + ": " + found->text);
  }
  return lines;
}

}  // namespace

void describe_run(const Inventory& inventory, const Policy& policy, const std::vector<RuleResult>& results,
                  const JudgeOptions& options, Verdict& verdict) {
  verdict.rung = policy.rung;
  verdict.rung_place = to_string(policy.rung_span);
  verdict.is_fallback = policy.is_fallback;
  for (const PackRef& pack : policy.packs)
    verdict.packs.push_back({pack.id, pack.version, pack.file, pack.sha256, pack.locked});
  const std::vector<std::uint32_t> roots = outermost(inventory.contents);
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) {
    verdict.deliveries.push_back(describe_delivery(inventory, i, roots));
    verdict.deliveries.back().rung = rung_of(policy, inventory.deliveries[i].supplier, options.day).rung;
  }
  std::ranges::sort(verdict.deliveries, {},
                    [](const JudgedDelivery& one) { return std::tie(one.name, one.sha256, one.supplier); });
  if (options.earlier != nullptr) verdict.accepted = accepted_before(verdict.deliveries, *options.earlier);
  if (inventory.build) verdict.build = describe_build(inventory);
  verdict.products.assign(options.products.begin(), options.products.end());
  verdict.unknowns = inventory.unknowns;
  std::ranges::sort(verdict.unknowns, {}, [](const Unknown& one) {
    return std::tie(one.fact, one.reason, one.origin.path, one.origin.line);
  });
  verdict.obligations = obligations_of(policy, results);
}

}  // namespace sluice
