// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/acceptance.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// A test written into a rule file or pack: facts given, a day and a rung, and what must come out (sluice policy test).
/// `given` is read straight into an Inventory, so a case needs no archive.
struct Case {
  std::string name;
  std::string file;                  ///< where it is written
  Span span;
  Inventory given;
  std::optional<Acceptances> earlier;  ///< the store of earlier acceptances, if one is given
  std::vector<Waiver> waivers;       ///< in force for this case
  std::optional<std::vector<Supplier>> suppliers;   ///< the register in place of the policy's
  std::map<std::string, std::vector<std::string>> params;  ///< lists of its rules' parameters in place of the policy's
  Day day{};
  std::string rung;
  struct Expectation {
    std::string rule;
    Outcome outcome = Outcome::pass;
    bool waived = false;             ///< `outcome: waived`
    std::optional<Action> action;
    std::optional<std::string> term;
    std::optional<std::uint64_t> count;   ///< findings of that outcome
    std::vector<std::string> obligations;
    std::optional<Action> becomes;
    std::optional<Day> becomes_from;
    Span span;
  };
  std::vector<Expectation> expect;
};

}  // namespace sluice
