// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/delivery_diff.hpp"

#include "exports/compared_facts.hpp"
#include "model/file_name_version.hpp"
#include "model/untold_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

using namespace exports;

ComparedDelivery describe(const Delivery& delivery) {
  const ManifestField* const version = delivery.find_field("product.version");
  return {delivery.name, version == nullptr ? release_in_file_name(delivery.name) : version->value, delivery.supplier,
          delivery.sha256};
}

std::vector<ComparedDelivery> describe(const ComparedSide& side) {
  std::vector<ComparedDelivery> described;
  if (side.facts != nullptr) {
    for (const Delivery& delivery : side.facts->deliveries) described.push_back(describe(delivery));
  } else if (side.verdict != nullptr) {
    for (const JudgedDelivery& one : side.verdict->deliveries)
      described.push_back({one.name, release_in_file_name(one.name), one.supplier, one.sha256});
  }
  return described;
}

void compare_facts(const ComparedSide& older, const ComparedSide& newer, DeliveryChange& change) {
  ComparedFacts facts{*older.facts, *newer.facts, DeliveryPaths(*older.facts), DeliveryPaths(*newer.facts), {}, {}, {}};
  facts.files = pair_files(facts.older, facts.newer, facts.older_paths, facts.newer_paths);
  std::tie(facts.older_components, facts.newer_components) =
      find_components(facts.older, facts.newer, facts.older_paths, facts.newer_paths);
  add_files(facts.older, facts.newer, facts.files, change);
  add_binaries(facts, change);
  add_hazards(facts, change);
  add_sbom_changes(facts, older, newer, change);
  add_component_changes(facts.older_components, facts.newer_components, change);
  add_lost_notices(facts, change);
  add_lost_sources(facts, change);
  if (has_licenses(facts.older) && has_licenses(facts.newer)) {
    add_license_changes(facts.older_components, facts.newer_components, change);
    add_lost_texts(facts, change);
  } else {
    change.untold.push_back({std::string(untold::licenses), fmt::format("licenses were not looked for in the {} delivery",
                                                                     has_licenses(facts.older) ? "newer" : "older")});
  }
  leave_out_unread(facts, change);
  change.untold.push_back({"hardening of binaries", "the facts of this version of sluice do not hold it (RELRO, PIE, "
                                                    "stack protection and the like)"});
}

}  // namespace

DeliveryChange compare_deliveries(const ComparedSide& older, const ComparedSide& newer) {
  DeliveryChange change;
  change.older = describe(older);
  change.newer = describe(newer);
  if (older.facts != nullptr && newer.facts != nullptr) {
    compare_facts(older, newer, change);
  } else {
    change.untold.push_back({std::string(untold::facts),
                             fmt::format("of the {} delivery only the verdict is known, which holds no facts",
                                         older.facts == nullptr ? "older" : "newer")});
  }
  if (older.verdict != nullptr && newer.verdict != nullptr) {
    add_policy_changes(older, newer, change);
  } else {
    change.untold.push_back({std::string(untold::policy), "not both deliveries were judged"});
  }
  std::ranges::stable_sort(change.differences, {}, [](const DeliveryDifference& one) {
    return std::tie(one.kind, one.subject, one.before, one.after);
  });
  return change;
}

DeliveryChange compare_deliveries(const Inventory& older, const Inventory& newer) {
  return compare_deliveries(ComparedSide{&older, nullptr, {}}, ComparedSide{&newer, nullptr, {}});
}

}  // namespace sluice
