// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/facts.hpp"

#include <string>

namespace sluice {

enum class Truth : std::uint8_t { no, unknown, yes };

/// How a condition turned out, and the leaf that decided against it.
struct ConditionResult {
  Truth truth = Truth::yes;
  const Condition* leaf = nullptr;   ///< the leaf that was false, or not known; null if the condition holds
  std::string seen;                  ///< "delivery.version is '1.0'", or "delivery.version is not known"
  Subject subject;                   ///< the list item, or the subject itself
};

/// Evaluates a condition tree on a subject. Total: each leaf is looked at at most once for each list item, and an absent fact is
/// unknown, except for the test `present`. `not` of unknown is unknown; `all` is no as soon as one part is.
ConditionResult evaluate(const Condition& condition, const Inventory& inventory, const Subject& subject);

/// -1, 0 or 1: versions compared by their dotted numbers; a part with letters ("rc1") sorts before its absence, as in semver.
int compare_versions(std::string_view a, std::string_view b);

/// The leaf as a person would write it: "delivery.version glob 1.*".
std::string to_text(const Condition& leaf);

}  // namespace sluice
