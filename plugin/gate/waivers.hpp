// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/finding_match.hpp"
#include "model/report.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Where a waiver stands (research/policy-gates.md section 3.5). Only `active` and `expiring` silence a finding.
enum class WaiverState : std::uint8_t {
  pending,  ///< its first day is to come
  active,
  expiring,  ///< its last day is near (WaiverPolicy::warn_days)
  expired,
  unused,        ///< sound, but no finding is left that it silences
  unknown_rule,  ///< it names no rule of this policy
  not_waivable,  ///< the rule allows no exception
  too_long,      ///< it lasts longer than WaiverPolicy::max_days
  unapproved,    ///< approved by nobody who may, or by its own owner only
  void_pin,      ///< it was given for other bytes
  fixed,         ///< until-fixed, and a fixed version is known
  invalid,       ///< a field is missing or wrong
};
std::string_view to_string(WaiverState state);

struct WaiverAnswer {
  WaiverState state = WaiverState::active;
  std::string why;  ///< one clause
  bool silences() const { return state == WaiverState::active || state == WaiverState::expiring; }
};

/// The state of a waiver by itself; `unused`, `void_pin` and `fixed` need findings. `expires` is the last valid day,
/// UTC.
WaiverAnswer standing(const Waiver& waiver, const Policy& policy, Day day);

/// Rules that a waiver names, by id, glob or replaced id, in policy order.
std::vector<const Rule*> rules_of(const Waiver& waiver, const Policy& policy);

/// A waiver whose rules and match select a finding, and whether it silences it.
struct ConsideredWaiver {
  std::size_t index = 0;  ///< into Policy::waivers
  WaiverAnswer answer;
};

/// The waivers of one run, each looked at once. The one place that decides whether a waiver silences a finding, so that
/// an expired one is dead on every path. Refers to the policy, which must outlive it.
class WaiverBook {
 public:
  WaiverBook(const Policy& policy, Day day);

  /// Every waiver that selects the finding, in file order.
  std::vector<ConsideredWaiver> consider(const CheckInput& input, const Finding& finding) const;

  /// The state by itself of Policy::waivers[index].
  const WaiverAnswer& by_itself(std::size_t index) const { return pages_[index].standing; }

 private:
  struct Page {
    WaiverAnswer standing;
    std::vector<const Rule*> rules;
    FindingMatch match;
  };
  WaiverAnswer answer_for(std::size_t index, const CheckInput& input, const Finding& finding) const;

  const Policy& policy_;
  std::vector<Page> pages_;  ///< parallel to Policy::waivers
};

}  // namespace sluice

/// Formats a waiver's state as it is spelled in reports.
template <>
struct fmt::formatter<sluice::WaiverState> : formatter<std::string_view> {
  template <class Context>
  auto format(sluice::WaiverState state, Context& context) const {
    return formatter<std::string_view>::format(sluice::to_string(state), context);
  }
};
