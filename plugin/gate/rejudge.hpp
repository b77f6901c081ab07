// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "model/stored_facts.hpp"

#include <string>

namespace sluice {

/// Why facts cannot answer what a policy asks, because it was not looked for when they were seen: a fresh look at the
/// delivery can. Empty if they can.
std::string find_lack(const StoredFacts& facts, const Policy& policy);

/// Whose register names the suppliers of stored facts.
enum class Register {
  policy,  ///< the policy's, as at a fresh check: nobody where it has none
  stored,  ///< the policy's where it has one; else as it was when they were seen
};

/// Makes stored facts what a fresh check has when it begins to judge: suppliers by the register, corrected facts,
/// licenses concluded. What is applied to the same facts twice is the same.
void settle_facts(const Policy& policy, Register whose, StoredFacts& facts);

}  // namespace sluice
