// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/waiver_standings.hpp"

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

/// What the findings say about one waiver.
struct Tally {
  std::uint64_t silenced = 0;
  std::optional<WaiverAnswer> ended;  ///< void-pin or fixed
};

std::vector<Tally> tally(const Policy& policy, const std::vector<Judged>& findings) {
  std::vector<Tally> tallies(policy.waivers.size());
  for (const Judged& judged : findings) {
    for (const ConsideredWaiver& considered : judged.waivers) {
      Tally& one = tallies[considered.index];
      const WaiverState state = considered.answer.state;
      if (considered.answer.silences()) ++one.silenced;
      if ((state == WaiverState::void_pin || state == WaiverState::fixed) && !one.ended) one.ended = considered.answer;
    }
  }
  return tallies;
}

WaiverAnswer answer_of(const WaiverAnswer& by_itself, const Tally& tally) {
  if (!by_itself.silences() || tally.silenced != 0) return by_itself;
  return tally.ended.value_or(WaiverAnswer{WaiverState::unused, "no finding is left that it silences"});
}

/// Reports write dates from the fields; the clause would only repeat them.
bool says_only_dates(WaiverState state) {
  return state == WaiverState::active || state == WaiverState::expiring || state == WaiverState::expired;
}

}  // namespace

std::vector<WaiverStanding> waiver_standings(const Policy& policy, const WaiverBook& book,
                                             const std::vector<Judged>& findings, Day day) {
  const std::vector<Tally> tallies = tally(policy, findings);
  std::vector<WaiverStanding> standings;
  for (std::size_t i = 0; i < policy.waivers.size(); ++i) {
    const Waiver& waiver = policy.waivers[i];
    const WaiverAnswer answer = answer_of(book.by_itself(i), tallies[i]);
    standings.push_back({waiver.id, std::string(to_string(answer.state)), waiver.owner, waiver.approved_by,
                         waiver.ticket, waiver.reason, waiver.expires, waiver.expires ? *waiver.expires - day : 0,
                         tallies[i].silenced, says_only_dates(answer.state) ? "" : answer.why,
                         Origin{waiver.span.file, waiver.span.line, waiver.span.column, "", "policy"}});
  }
  std::ranges::sort(standings, {},
                    [](const WaiverStanding& one) { return std::tie(one.id, one.place.path, one.place.line); });
  return standings;
}

std::optional<Day> next_expiry(const std::vector<WaiverStanding>& standings) {
  std::optional<Day> next;
  for (const WaiverStanding& standing : standings) {
    if (standing.findings != 0 && standing.expires && (!next || *standing.expires < *next)) next = standing.expires;
  }
  return next;
}

}  // namespace sluice
