// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A delivery against what was accepted before it. Without a store of acceptances nothing is known, which is no pass.
#include "checks/delivery_identity.hpp"
#include "checks/kind.hpp"
#include "checks/selector.hpp"
#include "model/version_generic.hpp"
#include "model/version_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"looks-for", ParamType::choice_list, false, "reused-version, older-version, used-up-acceptance, stale-sbom",
     Stricter::more_items, "reused-version, older-version, used-up-acceptance, stale-sbom",
     "what of an earlier acceptance must not happen"},
}};
constexpr std::array<std::string_view, 6> facts = {
    "delivery.name",   "delivery.supplier", "delivery.manifest.product.name", "delivery.manifest.product.version",
    "delivery.sha256", "acceptances"};
constexpr std::array<TermSpec, 8> terms = {{
    {"version.reused", "the version was accepted before with other bytes"},
    {"version.older", "a later version was accepted before"},
    {"acceptance.expired", "the last acceptance held until a day that is over"},
    {"acceptance.used-up", "the last acceptance covered fewer deliveries"},
    {"acceptance.rejected", "these very bytes were rejected"},
    {"sbom.stale", "the content changed since the last acceptance and the SBOM did not"},
    {"history.unknown", "no store of earlier acceptances was given"},
    {"history.unidentified", "nothing says which component and version it is, or whose"},
}};

/// One delivery and all that was decided about its component before.
struct Judging {
  const CheckInput& input;
  const AcceptedDelivery& now;
  std::uint32_t delivery;
  Findings& findings;
  bool is_clean = true;

  void find(std::string_view term, std::string cause, std::string expected, const Acceptance& record) {
    add(term, std::move(cause), std::move(expected), Outcome::fail, {record.file, 0, 0, "", ""});
  }
  void add(std::string_view term, std::string cause, std::string expected, Outcome outcome, Origin place) {
    if (is_clean) findings.judged();
    is_clean = false;
    Finding finding;
    finding.subject = {SubjectKind::delivery, delivery};
    finding.outcome = outcome;
    finding.term = term;
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = {now.name, 0, 0, "", ""};
    if (!place.path.empty()) finding.related.push_back(std::move(place));
    findings.add(std::move(finding));
  }
  bool is_same_component(const AcceptedDelivery& one) const {
    return one.supplier == now.supplier && one.component == now.component;
  }
};

std::string day_and_name(const Acceptance& record) {
  return fmt::format("{} by {} ({})", to_string(record.day), record.by, record.role);
}

void judge_reuse(Judging& judging) {
  for (const Acceptance& record : judging.input.earlier->records) {
    if (record.decision != AcceptanceDecision::accept) continue;
    for (const AcceptedDelivery& one : record.deliveries) {
      const bool is_same_version =
          judging.is_same_component(one) && plain_version(one.version) == plain_version(judging.now.version);
      if (!is_same_version || one.sha256 == judging.now.sha256) continue;
      judging.find("version.reused",
                   fmt::format("version {} was accepted on {} as {}, and now has {}", one.version,
                               day_and_name(record), one.sha256, judging.now.sha256),
                   "other bytes under a new version", record);
      return;
    }
  }
}

void judge_order(Judging& judging) {
  const auto last = find_last_accepted(judging.input.earlier->records, judging.now.supplier, judging.now.component);
  if (!last) return;
  const auto order = compare_versions(VersionScheme::generic, plain_version(judging.now.version),
                                      plain_version(last->delivery->version));
  if (!order || *order >= 0) return;
  judging.find("version.older",
               fmt::format("version {} comes after {}, which was accepted on {}", judging.now.version,
                           last->delivery->version, day_and_name(*last->record)),
               fmt::format("a version after {}", last->delivery->version), *last->record);
}

/// Deliveries of the component with different bytes that were accepted from `first` on, and this one.
std::size_t count_covered(const Judging& judging, const Acceptance& first) {
  std::set<std::string_view> covered = {judging.now.sha256};
  bool is_reached = false;
  for (const Acceptance& record : judging.input.earlier->records) {
    is_reached = is_reached || &record == &first;
    if (!is_reached || record.decision != AcceptanceDecision::accept) continue;
    for (const AcceptedDelivery& one : record.deliveries) {
      if (judging.is_same_component(one)) covered.insert(one.sha256);
    }
  }
  return covered.size();
}

/// The first of the newest acceptances in a row that have the same conditions and bound: it began what is counted.
const Acceptance* find_grant(const Judging& judging) {
  const Acceptance* grant = nullptr;
  for (const Acceptance& record : judging.input.earlier->records) {
    const bool is_about =
        record.decision == AcceptanceDecision::accept &&
        std::ranges::any_of(record.deliveries, [&](const AcceptedDelivery& one) { return judging.is_same_component(one); });
    if (!is_about) continue;
    const bool continues = grant != nullptr && grant->conditions == record.conditions &&
                           grant->max_deliveries == record.max_deliveries && grant->until == record.until;
    if (!continues) grant = &record;
  }
  return grant;
}

void judge_rejection(Judging& judging) {
  const Acceptance* last = nullptr;
  for (const Acceptance& record : judging.input.earlier->records) {
    const bool is_about = std::ranges::any_of(
        record.deliveries, [&](const AcceptedDelivery& one) { return one.sha256 == judging.now.sha256; });
    if (is_about) last = &record;
  }
  if (last == nullptr || last->decision == AcceptanceDecision::accept) return;
  judging.find("acceptance.rejected", fmt::format("these bytes were rejected on {}", day_and_name(*last)),
               "a mended delivery, or an acceptance of this one", *last);
}

void judge_acceptance(Judging& judging) {
  const Acceptance* grant = find_grant(judging);
  if (grant == nullptr) return;
  const std::string under = grant->conditions.empty() ? "" : fmt::format(" under '{}'", grant->conditions);
  if (grant->until && judging.input.day > *grant->until) {
    judging.find("acceptance.expired",
                 fmt::format("accepted on {}{} until {}", day_and_name(*grant), under, to_string(*grant->until)),
                 "a new decision", *grant);
  }
  const std::size_t covered = count_covered(judging, *grant);
  if (grant->max_deliveries == 0 || covered <= grant->max_deliveries) return;
  judging.find("acceptance.used-up",
               fmt::format("accepted on {}{} for {} deliveries, and this is number {}", day_and_name(*grant), under,
                           grant->max_deliveries, covered),
               "a new decision", *grant);
}

void judge_sboms(Judging& judging) {
  const auto last = find_last_accepted(judging.input.earlier->records, judging.now.supplier, judging.now.component);
  const bool is_comparable = last && !judging.now.sboms.empty() && !last->delivery->sboms.empty();
  if (!is_comparable || last->delivery->sha256 == judging.now.sha256) return;
  if (last->delivery->sboms != judging.now.sboms) return;
  judging.find("sbom.stale",
               fmt::format("the SBOM is byte for byte that of version {}, accepted on {}, and the content is not",
                           last->delivery->version, day_and_name(*last->record)),
               "an SBOM made from what is delivered", *last->record);
}

void judge_delivery(Judging& judging, const std::vector<std::string>& wanted) {
  const auto wants = [&](std::string_view what) { return std::ranges::find(wanted, what) != wanted.end(); };
  if (judging.input.earlier == nullptr) {
    return judging.add("history.unknown", "no store of earlier acceptances was given",
                       "a folder of acceptances: --acceptances, or acceptance.folder of sluice.yaml", Outcome::unknown,
                       {});
  }
  if (wants("used-up-acceptance")) judge_rejection(judging);  // by the bytes alone, whatever they are called now
  const bool needs_version = wants("reused-version") || wants("older-version");
  if (judging.now.component.empty() || (needs_version && judging.now.version.empty())) {
    return judging.add("history.unidentified", "nothing says which component and version it is",
                       "product.name and product.version in the manifest", Outcome::unknown, {});
  }
  if (wants("reused-version")) judge_reuse(judging);
  if (wants("older-version")) judge_order(judging);
  if (wants("used-up-acceptance")) judge_acceptance(judging);
  if (wants("stale-sbom")) judge_sboms(judging);
  if (judging.is_clean) judging.findings.pass();
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selector.selects({SubjectKind::delivery, i})) continue;
    const AcceptedDelivery now = identify_delivery(input.inventory, i);
    Judging judging{input, now, i, findings};
    judge_delivery(judging, rule.list("looks-for"));
  }
}

}  // namespace

extern const Kind kind_delivery_history;
const Kind kind_delivery_history = {
    {.name = "delivery.history",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::history,
     .summary = "the delivery against what was accepted of its component before",
     .explanation = "Compares with the records that `sluice accept` and `sluice reject` wrote to an explicit folder: a\n"
                    "version that was accepted keeps its bytes, versions go forward, an acceptance ends on its last\n"
                    "day or with its last delivery, and an SBOM changes with the content. The component is what the\n"
                    "manifest, its purl or the file name says. Without a folder the rule cannot judge, which is no pass.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "deliver {expected}",
     .fix_integrator = "compare {delivery} with what was accepted before, then accept or reject it"},
    judge};

}  // namespace sluice
