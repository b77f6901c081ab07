// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/rejudge.hpp"

#include "checks/wanted_digests.hpp"
#include "checks/wanted_licenses.hpp"
#include "gate/known_delivery.hpp"
#include "gate/pipeline.hpp"
#include "gate/suppliers.hpp"

#include <algorithm>

namespace sluice {
namespace {

void name_deliveries(const Policy& policy, StoredFacts& facts) {
  if (facts.envelope.sources.size() != facts.inventory.deliveries.size()) return;
  for (std::size_t i = 0; i < facts.envelope.sources.size(); ++i) {
    const FactSource& source = facts.envelope.sources[i];
    facts.inventory.deliveries[i].supplier =
        source.supplier.empty() ? find_supplier(policy, source.path, source.url) : source.supplier;
  }
}

}  // namespace

std::string find_lack(const StoredFacts& facts, const Policy& policy) {
  const FactsEnvelope& envelope = facts.envelope;
  if (facts.inventory.deliveries.empty()) return {};  // a build is seen without any of this
  if (!envelope.licenses && wants_licenses(policy)) {
    return "no file was searched for licenses when these facts were seen, and the policy asks for them";
  }
  if (envelope.limits != limits_text(policy.limits)) {
    return "deliveries were opened with other limits than the policy sets";
  }
  for (const std::string& algorithm : wanted_digests(policy)) {
    if (std::ranges::find(envelope.digests, algorithm) == envelope.digests.end()) {
      return "no " + algorithm + " was computed of each file when these facts were seen, and a rule asks for it";
    }
  }
  return {};
}

void settle_facts(const Policy& policy, Register whose, StoredFacts& facts) {
  if (whose == Register::policy || !policy.suppliers.empty()) {
    name_deliveries(policy, facts);
    for (Component& component : facts.inventory.components) component.supplier.clear();
    name_suppliers(policy, facts.inventory);
  }
  settle_decisions(policy, facts.inventory);
}

}  // namespace sluice
