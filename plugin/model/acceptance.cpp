// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/acceptance.hpp"

#include "model/words.hpp"

namespace sluice {
namespace {

constexpr Words<AcceptanceDecision, 2> decisions{{"accept", "reject"}};

}  // namespace

std::string_view to_string(AcceptanceDecision decision) { return decisions[decision]; }
std::optional<AcceptanceDecision> parse_acceptance_decision(std::string_view text) { return decisions.find(text); }

std::optional<LastAcceptance> find_last_accepted(const std::vector<Acceptance>& records, std::string_view supplier,
                                                 std::string_view component) {
  std::optional<LastAcceptance> last;
  for (const Acceptance& record : records) {
    if (record.decision != AcceptanceDecision::accept) continue;
    for (const AcceptedDelivery& delivery : record.deliveries) {
      const bool fits = delivery.supplier == supplier && delivery.component == component;
      if (fits && (!last || last->record->day <= record.day)) last = LastAcceptance{&record, &delivery};
    }
  }
  return last;
}

}  // namespace sluice
