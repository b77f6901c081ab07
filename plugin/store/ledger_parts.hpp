// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The lists of a run and the tables they lie in: the one place that names them.
#pragma once

#include "store/ledger_fields.hpp"

namespace sluice::ledger_parts {

/// Calls `visit(table, member)` for each list of a run.
template <class Visit>
void for_each_part(Visit&& visit) {
  visit("ledger_delivery", &LedgerRun::deliveries);
  visit("ledger_finding", &LedgerRun::findings);
  visit("ledger_waiver", &LedgerRun::waivers);
  visit("ledger_obligation", &LedgerRun::obligations);
  visit("ledger_pack", &LedgerRun::packs);
}

template <class T>
T element_of(std::vector<T> LedgerRun::*);

/// What a list holds: `Element<decltype(member)>`.
template <class Member>
using Element = decltype(element_of(std::declval<Member>()));

}  // namespace sluice::ledger_parts
