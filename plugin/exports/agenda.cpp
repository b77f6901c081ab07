// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/agenda.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
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

class Collector {
 public:
  explicit Collector(const AgendaOptions& options) : options_(options), until_(options.day + options.days) {}

  void add(const Report& report) {
    verdict_ = &report.verdict;
    for (const JudgedFinding& finding : verdict_->findings) add_finding(finding);
    for (const WaiverStanding& waiver : verdict_->waivers) add_waiver(waiver);
    for (const Remark& remark : verdict_->remarks) add_remark(remark);
  }

  std::vector<AgendaItem> take() {
    std::vector<AgendaItem> items;
    for (auto& [key, item] : items_) items.push_back(std::move(item));
    const auto urgency = [](const AgendaItem& item) {
      const std::int32_t day = item.due ? item.due->since_epoch : std::numeric_limits<std::int32_t>::max();
      return std::tuple(item.role != office ? 0 : 1, item.role, day, -static_cast<int>(item.action), item.kind, item.rule, item.subject, item.term, item.id);
    };
    std::ranges::sort(items, {}, urgency);
    return items;
  }

 private:
  void add(AgendaItem item) {
    const bool is_wanted = options_.role.empty() || item.role == options_.role;
    if (!is_wanted || (item.due && *item.due > until_)) return;
    const auto key = std::tuple(item.kind, item.id, item.role);
    const auto [known, is_new] = items_.try_emplace(key, std::move(item));
    if (!is_new) ++known->second.verdicts;
  }

  void add_finding(const JudgedFinding& finding) {
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
  std::map<std::tuple<AgendaKind, std::string, std::string>, AgendaItem> items_;
};

}  // namespace

Agenda make_agenda(std::span<const Report> reports, const AgendaOptions& options) {
  Collector collector(options);
  for (const Report& report : reports) collector.add(report);
  return {options.day, options.day + options.days, collector.take()};
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
