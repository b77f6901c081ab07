// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/handover.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace sluice {
namespace {

/// Of which file a kind of rule asks something; the first prefix that fits. The order is that of the page.
struct Place {
  std::string_view kind;
  std::string_view name;
  std::string_view files;
};
constexpr std::array<Place, 12> places{{{"archive.", "The archive itself", ""},
                                        {"delivery.checksums", "The list of digests", "SHA256SUMS"},
                                        {"delivery.", "The manifest", "delivery.yaml"},
                                        {"sbom.", "The SBOM", "CycloneDX or SPDX, listed under `sboms` of delivery.yaml"},
                                        {"license.text-present", "License texts", "LICENSES/<SPDX id>.txt, or a notice document"},
                                        {"license.", "Licenses of what is delivered", "tags, texts and package manifests in every file"},
                                        {"copyright.", "Copyright notices", "NOTICE, or a notice document"},
                                        {"source.", "Source of what is delivered in binary form", "sources/NAME-VERSION, or `source` in delivery.yaml"},
                                        {"signature.", "Signatures", ""},
                                        {"vuln.", "Statements on vulnerabilities", ""},
                                        {"document.present", "Documents", ""},
                                        {"", "Other facts of the delivery", ""}}};

const Place& place_of(const Rule& rule) {
  return *std::ranges::find_if(places, [&](const Place& place) { return rule.kind.starts_with(place.kind); });
}

bool is_about_files(const Rule& rule) { return rule.kind == "document.present"; }

std::string param_text(const ParamValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == 0 ? "" : std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return join(std::get<std::vector<std::string>>(value), ", ");
}

/// What a reader needs to know of the rule's parameters: names and values of those that say something.
std::string content_of(const Rule& rule) {
  static constexpr std::array<std::string_view, 5> inner = {"terms", "role", "min", "defects", "weights"};
  std::vector<std::string> parts;
  for (const auto& [name, value] : rule.params) {
    const std::string text = param_text(value);
    const bool is_told = !text.empty() && std::ranges::find(inner, name) == inner.end() && !(is_about_files(rule) && name == "any");
    if (is_told) parts.push_back(fmt::format("{}: {}", name, text));
  }
  return join(parts, "; ");
}

/// What the placeholders of a fix text stand for before anything was found.
std::string meaning_of(std::string_view name, const Rule& rule) {
  if (name == "expected" && is_about_files(rule)) return "a file named " + join(rule.list("any"), " or ");
  const bool asks_fields = rule.params.contains("fields") && !rule.list("fields").empty();
  if ((name == "expected" || name == "missing") && asks_fields) return join(rule.list("fields"), ", ");
  if (name == "missing") return "what is missing";
  if (name == "expected") return "what is asked for";
  if (name == "delivery") return "the delivery";
  if (name == "subject") return "the file in question";
  return "what was found";
}

std::string filled(const std::string& text, const Rule& rule) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const std::string_view name = close == std::string::npos ? std::string_view() : std::string_view(text).substr(at + 1, close - at - 1);
    static constexpr std::array<std::string_view, 6> known = {"subject", "term", "expected", "missing", "route", "delivery"};
    if (std::ranges::find(known, name) == known.end()) {
      out += text[at++];
      continue;
    }
    out += meaning_of(name, rule);
    at = close + 1;
  }
  return out;
}

/// The gentlest rung at which a failure of the rule stops a build.
std::string stops_at(const Rule& rule, const std::vector<Rung>& rungs) {
  if (rule.danger) return "every rung";
  if (rule.basis == Basis::heuristic) return "never";
  for (const Rung& rung : rungs) {
    const auto own = rule.actions.find(rung.name);
    const Action action = own != rule.actions.end() ? own->second : rung.actions[static_cast<std::size_t>(rule.severity)];
    if (action == Action::fail && !rung.stops_for_danger_only) return rung.name;
  }
  return "never";
}

HandoverDemand demand_of(const Rule& rule, const Policy& policy) {
  HandoverDemand demand;
  demand.rule = rule.id;
  demand.asks = rule.fix_supplier.empty() ? "deliver so that this does not hold: " + rule.title : filled(rule.fix_supplier, rule);
  demand.content = content_of(rule);
  demand.severity = std::string(to_string(rule.severity));
  demand.basis = std::string(to_string(rule.basis));
  demand.stops = stops_at(rule, policy.rungs);
  if (rule.fails_from && demand.stops != "never") demand.from = to_string(*rule.fails_from);
  for (const Rule::Clause& clause : rule.clauses) demand.clauses.push_back(clause.standard + " " + clause.clause);
  demand.packs = rule.packs;
  return demand;
}

/// Rules on the same documents are one artefact; all others are by the place of their kind.
std::vector<HandoverArtefact> artefacts_of(const Policy& policy) {
  std::map<std::pair<const Place*, std::string>, HandoverArtefact> found;
  for (const Rule& rule : policy.rules) {
    const Place& place = place_of(rule);
    const std::string globs = is_about_files(rule) ? join(rule.list("any"), ", ") : std::string();
    HandoverArtefact& artefact = found[{&place, globs}];
    const std::string role = is_about_files(rule) ? rule.text("role") : std::string();
    artefact.name = role.empty() ? std::string(place.name) : fmt::format("A document: {}", role);
    artefact.files = globs.empty() ? std::string(place.files) : globs;
    artefact.demands.push_back(demand_of(rule, policy));
  }
  std::vector<HandoverArtefact> artefacts;
  for (auto& [key, artefact] : found) artefacts.push_back(std::move(artefact));
  return artefacts;
}

}  // namespace

Handover make_handover(const Policy& policy, const std::string& rung) {
  Handover handover;
  if (policy.suppliers.size() == 1) handover.reader = policy.suppliers.front().name;
  handover.rung = rung;
  for (const PackRef& pack : policy.packs) handover.packs.push_back(pack.id + " " + pack.version);
  for (const Rung& one : policy.rungs) handover.rungs.push_back(one.name);
  handover.artefacts = artefacts_of(policy);
  for (const Obligation& one : policy.obligations) handover.obligations.push_back(one.id + ": " + one.text);
  for (const Waiver& one : policy.waivers) {
    handover.waivers.push_back(fmt::format("{}: {}, until {}", one.id, join(one.rules, ", "), one.expires ? to_string(*one.expires) : "no day"));
  }
  return handover;
}

}  // namespace sluice
