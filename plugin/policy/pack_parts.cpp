// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/pack_parts.hpp"

#include "policy/fields.hpp"
#include "policy/matches.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace sluice::policy {
namespace {

constexpr std::size_t severities = 4;

std::string_view severity_name(std::size_t i) { return to_string(static_cast<Severity>(i)); }

Rung read_rung(const yaml::Member& member) {
  Rung rung;
  rung.name = member.key;
  rung.span = member.key_span;
  for (std::size_t i = 0; i < severities; ++i) {
    rung.actions[i] = word_at(member.value, severity_name(i), parse_action).value_or(Action::none);
  }
  rung.stops_for_danger_only = text_at(member.value, "stops") == "danger";
  return rung;
}

/// Actions must not get weaker with the severity, nor from one rung to the next.
void check_ladder(const std::vector<Rung>& rungs, Reading& reading) {
  for (std::size_t r = 0; r < rungs.size(); ++r) {
    const Rung& rung = rungs[r];
    for (std::size_t i = 1; i < severities; ++i) {
      if (rung.actions[i] >= rung.actions[i - 1]) continue;
      reading.error(
          "rung-order",
          fmt::format("rung '{}' is gentler on {} than on {}", rung.name, severity_name(i), severity_name(i - 1)),
          rung.span,
          fmt::format("{}: {}, {}: {}", severity_name(i), to_string(rung.actions[i]), severity_name(i - 1),
                      to_string(rung.actions[i - 1])));
    }
    if (r == 0) continue;
    const Rung& gentler = rungs[r - 1];
    const bool weakens = !std::ranges::equal(gentler.actions, rung.actions, [](Action a, Action b) { return a <= b; });
    if (!weakens && (gentler.stops_for_danger_only || !rung.stops_for_danger_only)) continue;
    Diagnostic& problem =
        reading.error("rung-order", fmt::format("rung '{}' is gentler than '{}' before it", rung.name, gentler.name),
                      rung.span, "gentler than the rung before it");
    problem.secondary.push_back(reading.label(gentler.span, "stricter here"));
    problem.help = "write the rungs in order, the gentlest first";
  }
}

void read_rungs(const PackDraft& pack, PackParts& parts, Reading& reading) {
  const yaml::Node& root = pack.document->root;
  if (const yaml::Node* node = root.find("rungs")) {
    parts.rungs.clear();
    parts.rungs_by = "pack " + pack.ref.id;
    for (const yaml::Member& member : node->members) parts.rungs.push_back(read_rung(member));
    if (parts.rungs.empty())
      reading.error("no-rungs", fmt::format("pack '{}' has an empty ladder", pack.ref.id), node->span, "no rung");
    check_ladder(parts.rungs, reading);
  }
  if (const std::string name = text_at(root, "default-rung"); !name.empty()) {
    parts.default_rung = name;
    parts.default_rung_span = span_at(root, "default-rung");
  }
}

Route read_route(const yaml::Node& node) {
  Route route;
  route.to = text_at(node, "to");
  route.contact = text_at(node, "contact");
  route.ticket = text_at(node, "ticket");
  route.span = span_at(node, "to");
  if (const auto days = integer_at(node, "due-days")) route.due_days = static_cast<std::int32_t>(*days);
  const yaml::Node* match = node.find("match");
  if (match != nullptr) route.match = read_match(*match);
  route.is_default = match == nullptr;
  return route;
}

void check_routes(const std::vector<Route>& routes, const yaml::Node& node, Reading& reading) {
  for (std::size_t i = 0; i + 1 < routes.size(); ++i) {
    if (!routes[i].is_default) continue;
    Diagnostic& problem =
        reading.error("route-order", fmt::format("route '{}' has no 'match', but is not the last", routes[i].to),
                      routes[i].span, "takes every finding");
    problem.secondary.push_back(reading.label(routes[i + 1].span, "never reached"));
    problem.help = "give it a 'match', or move it to the end";
  }
  if (!routes.empty() && routes.back().is_default) return;
  reading
      .error("route-default", "the last route has a 'match', so findings could stay without anybody",
             routes.empty() ? node.span : routes.back().span, "not every finding is taken")
      .help = "end the routes with one that has no 'match'";
}

void read_routes(const yaml::Node& root, PackParts& parts, Reading& reading) {
  const yaml::Node* node = root.find("routes");
  if (node == nullptr) return;
  parts.routes.clear();
  for (const yaml::Node& item : node->items) parts.routes.push_back(read_route(item));
  check_routes(parts.routes, *node, reading);
}

void read_waiver_policy(const yaml::Node& root, WaiverPolicy& policy) {
  const yaml::Node* node = root.find("waiver-policy");
  if (node == nullptr) return;
  if (node->find("require") != nullptr) policy.require = texts_at(*node, "require");
  if (const yaml::Node* days = node->find("max-days")) {
    for (std::size_t i = 0; i < severities; ++i) {
      const auto most = integer_at(*days, severity_name(i));
      policy.max_days[i] = most ? std::optional(static_cast<std::int32_t>(*most)) : std::nullopt;
    }
  }
  if (const auto days = integer_at(*node, "warn-days")) policy.warn_days = static_cast<std::int32_t>(*days);
  if (node->find("approvers") == nullptr) return;
  policy.approvers.clear();
  for (const yaml::Member& member : members_at(*node, "approvers"))
    policy.approvers[member.key] = texts_of(member.value);
}

std::vector<Obligation::Evidence> read_evidence(const yaml::Node& set, std::string_view key, Reading& reading) {
  std::vector<Obligation::Evidence> evidence;
  for (const yaml::Node& item : items_at(set, key)) {
    if (item.members.size() != 1) {
      reading.error("bad-evidence", "a piece of evidence is one of file, sbom or attestation", item.span,
                    "expected exactly one");
      continue;
    }
    for (const std::string& value : texts_of(item.members.front().value))
      evidence.push_back({item.members.front().key, value});
  }
  return evidence;
}

/// Two packs may bring one obligation in the same words, so that they can hold together.
bool says_the_same(const Obligation& left, const Obligation& right) {
  const auto is_same = [](const Obligation::Evidence& one, const Obligation::Evidence& other) {
    return one.type == other.type && one.value == other.value;
  };
  return left.text == right.text && left.due == right.due && std::ranges::equal(left.any, right.any, is_same) &&
         std::ranges::equal(left.all, right.all, is_same);
}

/// A limit as a pack names it.
struct LimitKey {
  std::string_view name;
  std::uint64_t Limits::*large = nullptr;
  std::uint32_t Limits::*small = nullptr;

  std::uint64_t get(const Limits& limits) const { return large != nullptr ? limits.*large : limits.*small; }
  std::uint64_t most() const {
    return large != nullptr ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::uint32_t>::max();
  }
  void set(Limits& limits, std::uint64_t value) const {
    if (large != nullptr) limits.*large = value;
    if (small != nullptr) limits.*small = static_cast<std::uint32_t>(value);
  }
};

constexpr LimitKey limit_keys[] = {{"total-bytes", &Limits::total_bytes, nullptr},
                                   {"entry-bytes", &Limits::entry_bytes, nullptr},
                                   {"entries", &Limits::entries, nullptr},
                                   {"nesting", nullptr, &Limits::nesting},
                                   {"filters", nullptr, &Limits::filters},
                                   {"path-bytes", nullptr, &Limits::path_bytes},
                                   {"path-depth", nullptr, &Limits::path_depth},
                                   {"component-bytes", nullptr, &Limits::component_bytes},
                                   {"ratio", &Limits::ratio, nullptr},
                                   {"ratio-after", &Limits::ratio_after, nullptr},
                                   {"decoder-memory", &Limits::decoder_memory, nullptr},
                                   {"nested-buffer", &Limits::nested_buffer, nullptr},
                                   {"document-bytes", &Limits::document_bytes, nullptr},
                                   {"sbom-bytes", &Limits::sbom_bytes, nullptr},
                                   {"document-depth", nullptr, &Limits::document_depth},
                                   {"memory", &Limits::memory, nullptr}};

}  // namespace

PackParts usual_parts() {
  constexpr Action note = Action::note, warn = Action::warn, stop = Action::fail;
  PackParts parts;
  parts.rungs = {{.name = "observe", .actions = {note, note, note, note}, .stops_for_danger_only = true, .span = {}},
                 {.name = "onboarding", .actions = {note, note, warn, warn}, .stops_for_danger_only = true, .span = {}},
                 {.name = "managed", .actions = {note, warn, stop, stop}, .stops_for_danger_only = false, .span = {}},
                 {.name = "assured", .actions = {warn, stop, stop, stop}, .stops_for_danger_only = false, .span = {}}};
  Route office;
  office.to = "ospo";
  office.is_default = true;
  parts.routes = {office};
  return parts;
}

std::vector<std::pair<std::string_view, std::uint64_t>> limit_values(const Limits& limits) {
  std::vector<std::pair<std::string_view, std::uint64_t>> values;
  for (const LimitKey& key : limit_keys) values.emplace_back(key.name, key.get(limits));
  return values;
}

void read_obligations(const yaml::Node& root, PackParts& parts, Reading& reading) {
  for (const yaml::Member& member : members_at(root, "obligations")) {
    Obligation obligation{.id = member.key,
                          .text = text_at(member.value, "text"),
                          .due = text_at(member.value, "due"),
                          .any = {},
                          .all = {},
                          .span = member.key_span};
    if (const yaml::Node* set = member.value.find("evidence")) {
      obligation.any = read_evidence(*set, "any", reading);
      obligation.all = read_evidence(*set, "all", reading);
      if (obligation.any.empty() && obligation.all.empty()) {
        reading.error("bad-evidence", fmt::format("obligation '{}' names no evidence", member.key), set->span,
                      "nothing could fulfil it");
      }
    }
    const auto [known, is_new] = parts.obligations.try_emplace(member.key, obligation);
    if (is_new || says_the_same(known->second, obligation)) continue;
    Diagnostic& problem = reading.error("duplicate-name", fmt::format("obligation '{}' is defined twice", member.key),
                                        member.key_span, "defined again here");
    problem.secondary.push_back(reading.label(known->second.span, "first defined here"));
    problem.help = "give one of them another id, or the same words";
  }
}

void add_parts(const PackDraft& pack, PackParts& parts, Reading& reading) {
  const yaml::Node& root = pack.document->root;
  read_rungs(pack, parts, reading);
  read_routes(root, parts, reading);
  read_waiver_policy(root, parts.waiver_policy);
  read_obligations(root, parts, reading);
  if (const yaml::Node* limits = root.find("limits")) read_limits(*limits, nullptr, parts.limits, reading);
}

void read_limits(const yaml::Node& node, const Tightener* tightener, Limits& limits, Reading& reading) {
  for (const LimitKey& key : limit_keys) {
    const auto value = size_at(node, key.name);
    if (!value) continue;
    if (*value == 0 || *value > key.most()) {
      reading.error("bad-limit", fmt::format("limit '{}' must be a number from 1 to {}", key.name, key.most()),
                    span_at(node, key.name), "out of range");
    } else if (tightener != nullptr && *value > key.get(limits)) {
      reading
          .error(std::string(tightener->code), fmt::format("the {} loosens limit '{}'", tightener->who, key.name),
                 span_at(node, key.name), fmt::format("the packs set {}", key.get(limits)))
          .help = fmt::format("a limit may only be lowered by the {}", tightener->who);
    } else {
      key.set(limits, *value);
    }
  }
}

std::optional<std::size_t> find_rung(const std::vector<Rung>& rungs, std::string_view name, const Span& span,
                                     Reading& reading) {
  const auto found = std::ranges::find(rungs, name, &Rung::name);
  if (found != rungs.end()) return static_cast<std::size_t>(found - rungs.begin());
  std::vector<std::string_view> known;
  for (const Rung& rung : rungs) known.push_back(rung.name);
  Diagnostic& problem = reading.error("unknown-rung", fmt::format("there is no rung '{}'", name), span, "no such rung");
  problem.help = nearest_help("rung", name, known);
  if (problem.help.empty()) problem.help = fmt::format("it may be {}", one_of(known));
  return std::nullopt;
}

}  // namespace sluice::policy
