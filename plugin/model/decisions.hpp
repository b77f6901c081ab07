// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Standing answers of a committee, legal or security: they have no end, but hold for the bytes they were given for.
#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/glob.hpp"
#include "model/license_expression.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class DecisionKind : std::uint8_t {
  concluded_license,  ///< what license a component or file is under
  choice,             ///< which alternative of an OR is used
  bought_license,     ///< a license that was bought, and holds in place of another
  ruling,             ///< whether a LicenseRef with this text may be used
  corrected_fact,     ///< what holds in place of a fact that is stated wrongly
};
enum class DecisionBody : std::uint8_t { committee, legal, security };

struct StandingDecision {
  std::string id;
  DecisionKind kind = DecisionKind::concluded_license;
  std::string sha256;       ///< subject: the file or archive with this digest, lower-case hex; empty if keyed by purl
  std::vector<Glob> purls;  ///< subject: components
  std::vector<Glob> paths;  ///< with `purls`: files of the component; none: the component as a whole
  std::string pin_sha256;   ///< bytes that it was given for; of a ruling, the license's text. Empty if not pinned
  std::string about;        ///< choice: the expression; bought-license: what it stands for; ruling: the LicenseRef;
                            ///< corrected-fact: the fact; concluded-license: empty
  std::optional<LicenseExpression> about_license;  ///< `about` of choice, bought-license and ruling
  std::string answer;                              ///< expression, license or value; of a ruling "allowed" or "denied"
  DecisionBody body = DecisionBody::committee;
  std::string by, reason, ticket;
  std::optional<Day> date;
  Span span;

  bool is_allowed() const { return answer == "allowed"; }  ///< of a ruling
};

/// What a decision is wanted for.
struct DecisionQuestion {
  DecisionKind kind = DecisionKind::concluded_license;
  std::string_view
      sha256;  ///< lower-case hex of the bytes asked about (of a ruling, the license's text); empty if unknown
  std::string_view purl;   ///< of the component, or empty
  std::string_view path;   ///< of the file in the component; empty for the component as a whole
  std::string_view about;  ///< see StandingDecision::about; of a concluded license, empty
};

enum class DecisionStanding : std::uint8_t {
  none,  ///< nothing was decided
  applied,
  void_by_bytes  ///< decided for other bytes, or the bytes asked about are not known
};

struct DecisionAnswer {
  DecisionStanding standing = DecisionStanding::none;
  const StandingDecision* decision = nullptr;  ///< null only for none
};

/// The decision that answers the question: of those that hold the latest by date, among equals the last in the list;
/// else, in the same order, one that was given for other bytes. Licenses are the same if they are equivalent, facts if
/// they are spelled alike. Linear in the decisions.
DecisionAnswer find_decision(std::span<const StandingDecision> decisions, const DecisionQuestion& question);

/// Facts that a decision of kind corrected_fact may be about.
std::span<const std::string_view> correctable_facts();

std::string_view to_string(DecisionKind kind);
std::string_view to_string(DecisionBody body);
std::string_view to_string(DecisionStanding standing);
std::optional<DecisionKind> parse_decision_kind(std::string_view text);
std::optional<DecisionBody> parse_decision_body(std::string_view text);

}  // namespace sluice
