// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class AcceptanceDecision : std::uint8_t { accept, reject };

/// A delivery as it was when somebody decided about it.
struct AcceptedDelivery {
  std::string name;                ///< file or folder name
  std::string supplier;            ///< id in the register
  std::string component, version;  ///< what it delivers (checks/delivery_identity.hpp)
  std::string sha256;              ///< "sha256:..." of the bytes as delivered; of the content list for a folder
  std::vector<std::string> sboms;  ///< "sha256:..." of the SBOMs in it, sorted
  friend bool operator==(const AcceptedDelivery&, const AcceptedDelivery&) = default;
};

/// The act of acceptance: somebody decided about deliveries, on a verdict (DESIGN.md section 5).
struct Acceptance {
  AcceptanceDecision decision = AcceptanceDecision::accept;
  std::string verdict;               ///< sha256 of the body of the report it rests on, 64 hex digits
  std::string gate;                  ///< what the gate said there: "passed", ...
  std::string rung;                  ///< of that run
  std::vector<AcceptedDelivery> deliveries;
  std::string by, role;              ///< who, and as what
  std::string conditions;            ///< under which it holds; empty: none
  std::optional<Day> until;          ///< its last day
  std::uint64_t max_deliveries = 0;  ///< deliveries of the component that it covers, the accepted one included; 0: any number
  Day day{};                         ///< when it was decided
  std::string file;                  ///< where it was read from; not part of the record
  std::string key;                   ///< id of the trusted key that signed it; empty: a declaration; not part of the record
  friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// The acceptances of one explicit store, the earliest first.
struct Acceptances {
  std::string folder;
  std::vector<Acceptance> records;
};

/// The last acceptance of a component, and the delivery that it is about. Both pointers point into what was searched.
struct LastAcceptance {
  const Acceptance* record = nullptr;
  const AcceptedDelivery* delivery = nullptr;
};

std::string_view to_string(AcceptanceDecision decision);
std::optional<AcceptanceDecision> parse_acceptance_decision(std::string_view text);

/// What of this supplier's component was accepted last; absent where nothing was. A later rejection takes nothing back.
std::optional<LastAcceptance> find_last_accepted(const std::vector<Acceptance>& records, std::string_view supplier,
                                                 std::string_view component);

}  // namespace sluice
