// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/agenda.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace sluice {
namespace {

constexpr std::string_view office = "ospo";
constexpr std::string_view digest_prefix = "sha256:";
constexpr std::array<std::string_view, 3> question_terms = {"near:", "varied:", "unknown:"};
constexpr std::array<std::string_view, 2> sound_states = {"active", "pending"};

bool is_question(const JudgedFinding& finding) {
  return finding.term == "license.unsettled" ||
         std::ranges::any_of(question_terms, [&](std::string_view start) { return finding.term.starts_with(start); });
}

/// The digest that the finding gives for a decision.
std::string asked_digest(const JudgedFinding& finding) {
  for (const Origin& place : finding.related) {
    if (place.reader == "digest" && place.path.starts_with(digest_prefix)) return place.path.substr(digest_prefix.size());
  }
  return {};
}

/// As it stays in the next delivery of another name; what lies in no delivery is told whole.
std::string inner_place(const JudgedFinding& finding) {
  const std::string& place = finding.place.path.empty() ? finding.subject : finding.place.path;
  const std::size_t inner = place.find("!/");
  return inner == std::string::npos ? place : place.substr(inner + 2);
}

std::string delivery_digest(const Verdict& verdict, const JudgedFinding& finding) {
  const std::string name = finding.subject.substr(0, finding.subject.find("!/"));
  const auto found = std::ranges::find(verdict.deliveries, name, &JudgedDelivery::name);
  if (found == verdict.deliveries.end() || !found->sha256.starts_with(digest_prefix)) return {};
  return found->sha256.substr(digest_prefix.size());
}

std::int32_t day_of(const AgendaItem& item) { return item.due ? item.due->since_epoch : std::numeric_limits<std::int32_t>::max(); }

/// Kind, id, role, supplier, digest and subject.
using Key = std::tuple<AgendaKind, std::string, std::string, std::string, std::string, std::string>;

/// A matter as one verdict tells it.
struct Seen {
  std::uint64_t verdict = 0;
  AgendaItem item;
};

/// The most urgent telling first; the rest of the order only makes the choice the same each time.
bool is_told_before(const Seen& left, const Seen& right) {
  const auto order = [](const AgendaItem& item) {
    return std::tuple(day_of(item), -static_cast<int>(item.action), std::tie(item.subject, item.place, item.contact, item.severity, item.rule),
                      std::tie(item.subject_kind, item.term, item.what, item.next, item.license));
  };
  return order(left.item) < order(right.item);
}

class Collector {
 public:
  explicit Collector(const AgendaOptions& options) : options_(options), until_(options.day + options.days) {}

  void add(const Report& report) {
    verdict_ = &report.verdict;
    ++verdicts_;
    for (const JudgedFinding& finding : verdict_->findings) add_finding(finding);
    for (const WaiverStanding& waiver : verdict_->waivers) add_waiver(waiver);
    for (const Remark& remark : verdict_->remarks) add_remark(remark);
  }

  std::vector<std::string> roles() const { return {roles_.begin(), roles_.end()}; }

  std::vector<AgendaItem> take() {
    std::vector<AgendaItem> items;
    for (auto& [key, seen] : matters_) items.push_back(merge(seen));
    const auto urgency = [](const AgendaItem& item) {
      return std::tuple(item.role != office ? 0 : 1, item.role, day_of(item), -static_cast<int>(item.action), item.kind, item.rule, item.subject, item.term, item.id, item.supplier, item.sha256);
    };
    std::ranges::sort(items, {}, urgency);
    return items;
  }

 private:
  void add(AgendaItem item) {
    roles_.insert(item.role);
    const bool is_wanted = options_.role.empty() || item.role == options_.role;
    if (!is_wanted || (item.due && *item.due > until_)) return;
    // An answer about bytes holds wherever they are delivered.
    const bool is_about_bytes = item.kind == AgendaKind::decision && !item.sha256.empty();
    Key key(item.kind, item.id, item.role, item.supplier, item.sha256, is_about_bytes ? std::string() : item.subject);
    matters_[std::move(key)].push_back({verdicts_, std::move(item)});
  }

  static AgendaItem merge(const std::vector<Seen>& seen) {
    std::set<std::uint64_t> verdicts;
    for (const Seen& one : seen) verdicts.insert(one.verdict);
    AgendaItem item = std::ranges::min_element(seen, is_told_before)->item;
    item.verdicts = verdicts.size();
    return item;
  }

  void add_finding(const JudgedFinding& finding) {
    if (!finding.route.empty()) roles_.insert(finding.route);
    const bool is_open = finding.action >= Action::warn && !finding.waived && !finding.known && finding.needs.empty();
    const bool is_asked = is_open && is_question(finding);
    if (!is_open || (!finding.due && !is_asked && finding.action != Action::fail)) return;
    AgendaItem item;
    item.kind = is_asked ? AgendaKind::decision : AgendaKind::finding;
    item.id = finding.fingerprint;
    item.role = finding.route.empty() ? std::string(office) : finding.route;
    item.contact = finding.contact;
    item.supplier = finding.supplier;
    item.due = finding.due;
    item.action = finding.action;
    item.severity = to_string(finding.severity);
    item.rule = finding.rule;
    item.subject = finding.subject;
    item.subject_kind = to_string(finding.subject_kind);
    item.term = finding.term;
    item.place = inner_place(finding);
    item.what = finding.cause.empty() ? finding.title : finding.cause;
    item.next = item.role == "supplier" ? finding.help_supplier : finding.help_integrator;
    item.sha256 = is_asked ? asked_digest(finding) : delivery_digest(*verdict_, finding);
    if (is_asked && finding.term.find(':') != std::string::npos) item.license = finding.term.substr(finding.term.find(':') + 1);
    add(std::move(item));
  }

  void add_waiver(const WaiverStanding& waiver) {
    if (std::ranges::find(sound_states, waiver.state) != sound_states.end()) return;
    AgendaItem item;
    item.kind = AgendaKind::waiver;
    item.id = waiver.id;
    item.role = std::string(trim(std::string_view(waiver.approved_by).substr(0, waiver.approved_by.find(','))));
    if (item.role.empty()) item.role = office;
    item.contact = waiver.owner;
    item.due = waiver.expires;
    const std::string ended = waiver.days_left < 0 ? fmt::format("it ended {} days ago", -waiver.days_left) : std::string();
    item.what = fmt::format("waiver {} is {}: {}", waiver.id, waiver.state, waiver.why.empty() ? ended : waiver.why);
    item.next = waiver.state == "unused" ? "take it out of waivers.yaml" : "mend what it covers, or decide on it anew";
    item.term = waiver.state;
    if (waiver.state != "expiring" && waiver.state != "expired") item.due.reset();
    if (waiver.state == "expiring") item.due = std::min(*item.due, until_);  // the pack says that it is near
    add(std::move(item));
  }

  void add_remark(const Remark& remark) {
    const bool is_told_already = remark.code.starts_with("waiver.") || remark.code == "no-lock" || remark.code == "unlocked-pack";
    if (remark.action < Action::warn || is_told_already) return;
    AgendaItem item;
    item.kind = AgendaKind::remark;
    item.id = fmt::format("{} {}", remark.code, remark.place.path);
    item.role = office;
    item.rule = remark.code;
    item.subject = remark.place.path;
    item.what = remark.message;
    item.next = remark.help;
    item.action = remark.action;
    add(std::move(item));
  }

  const AgendaOptions& options_;
  Day until_;
  const Verdict* verdict_ = nullptr;
  std::uint64_t verdicts_ = 0;
  std::set<std::string> roles_{std::string(office)};
  std::map<Key, std::vector<Seen>> matters_;
};

}  // namespace

Agenda make_agenda(std::span<const Report> reports, const AgendaOptions& options) {
  Collector collector(options);
  for (const Report& report : reports) collector.add(report);
  return {options.day, options.day + options.days, collector.take(), collector.roles(), reports.size()};
}

std::string_view to_string(AgendaKind kind) {
  switch (kind) {
    case AgendaKind::decision:
      return "decision";
    case AgendaKind::finding:
      return "finding";
    case AgendaKind::waiver:
      return "waiver";
    case AgendaKind::remark:
      return "remark";
  }
  return "";
}

}  // namespace sluice
