// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The record of who decided what, for people and programs outside: waivers and standing decisions in one list.
#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluice {

struct DecisionRecord {
  std::string kind;              ///< "waiver", or the kind of a standing decision
  std::string id;
  std::string about;             ///< rules of a waiver; license, fact or expression of a decision
  std::string subject;           ///< what it holds for: purls, paths, terms, "sha256:..."
  std::string answer;            ///< category of a waiver; what was decided
  std::string state;             ///< on the day: "active", "expired", ...
  std::string why;               ///< of the state, one clause; or empty
  std::string reason, owner, by, body, ticket;
  std::optional<Day> date, expires;
  std::string approval;          ///< "signed by KEY", or "declaration": nobody can show who wrote it
  std::string place;             ///< file and line
  std::vector<std::string> vulnerabilities, products;  ///< CVEs and purls that it names exactly, for VEX
  std::string justification;     ///< VEX's word, or empty
  bool holds = false;            ///< it silences or answers something on the day
};

std::string render_decisions_json(const std::vector<DecisionRecord>& records, Day day);  ///< sluice.decisions/1
std::string render_decisions_csv(const std::vector<DecisionRecord>& records);
/// OpenVEX 0.2.0 of the waivers that hold and name a vulnerability and a product exactly: not affected where they give
/// VEX's justification, else affected and accepted until a day.
std::string render_decisions_openvex(const std::vector<DecisionRecord>& records, Day day);

}  // namespace sluice
