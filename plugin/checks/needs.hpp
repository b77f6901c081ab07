// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Causes before consequences: what could not be judged names the rule that finds the reason, in Finding::needs.
#pragma once

#include "checks/kind.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// True if there is a manifest, inside or beside the delivery, readable or not.
bool has_manifest(const Delivery& delivery);

/// The first rule of the policy that finds a delivery without a manifest; empty if none does.
std::string rule_for_missing_manifest(const CheckInput& input, std::uint32_t delivery);

/// The first rule that finds a defect which keeps the delivery's manifest from being read; empty if none does.
std::string rule_for_unreadable_manifest(const CheckInput& input, std::uint32_t delivery);

/// The first rule that wants one of the fields stated in the manifest; empty if none does.
std::string rule_for_unstated_fields(const CheckInput& input, std::uint32_t delivery,
                                     std::initializer_list<std::string_view> fields);

/// True if the list of a container's entries is whole, even if the bytes of some were not read (encrypted, too large,
/// ...). What is not listed there was not delivered; in any other unread container nobody knows.
bool lists_every_entry(const Contents& contents, std::uint32_t container);

/// What of the deliveries was not read whole, and which rules say why. Looked up once a rule, at the first question.
class Unread {
 public:
  /// Keeps a reference to the input; `asking` is the rule that will depend on the causes.
  Unread(const CheckInput& input, const Rule& asking) : input_(input), asking_(asking) {}

  /// The first container of a delivery, itself included, that may hold entries nobody saw, or no_index.
  std::uint32_t find_unlisted(std::uint32_t delivery) const;

  /// What was not found in a delivery may lie in what nobody saw: then the finding is unknown. Only a delivery that is
  /// unread itself is the cause: an inner archive that may stay unread excuses nothing.
  void doubt(std::uint32_t delivery, Finding& finding);

  /// The rule with a finding on the container that says why; empty if no other rule does.
  std::string rule_for(std::uint32_t container);

 private:
  void judge_hazards();
  void judge_incomplete();

  CheckInput input_;
  const Rule& asking_;
  bool is_judged_ = false;
  std::vector<const Rule*> rules_;  ///< by container
};

}  // namespace sluice
