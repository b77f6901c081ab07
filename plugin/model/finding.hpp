// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/catalogue.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// A thing a rule was judged on: kind and index into the inventory's vector of that kind
/// (delivery, archive = container, file = entry, document, component, use; build has index 0).
struct Subject {
  SubjectKind kind = SubjectKind::delivery;
  std::uint32_t index = 0;
  friend auto operator<=>(const Subject&, const Subject&) = default;
};

/// One rule's result on one subject and term. A check pushes only what is not a plain pass; passes are counted.
struct Finding {
  std::uint32_t rule = 0;          ///< index into Policy::rules
  Subject subject;
  std::string term;                ///< the particular thing: an entry path, "archive.path.traversal", a purl; may be empty
  Outcome outcome = Outcome::fail;
  std::string cause;               ///< what was seen, one clause; may quote raw bytes
  std::string expected;            ///< what the rule wanted, or empty
  Origin place;                    ///< the exact place
  std::vector<Origin> related;     ///< further places (first definition, other document)
  std::vector<std::pair<std::string, std::string>> values;  ///< for {placeholders} of the fix texts besides subject, term, expected
  std::string needs;               ///< rule id of the cause this depends on ("not judged because of it"), or empty
};

/// What one rule looked at and found.
struct RuleResult {
  std::uint64_t judged = 0;        ///< subjects looked at
  std::uint64_t passed = 0;
  std::vector<Finding> findings;
};

}  // namespace sluice
