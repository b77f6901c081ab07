// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/corrected_facts.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view digest_mark = "sha256:";

Origin place_of(const StandingDecision& decision) {
  return {decision.span.file, decision.span.line, decision.span.column, "", "decisions"};
}

std::string_view hex_of(std::string_view digest) {
  return digest.starts_with(digest_mark) ? digest.substr(digest_mark.size()) : std::string_view();
}

/// A decision that names bytes is about these; one that names a component, about it if its bytes are those.
DecisionStanding standing_of(const StandingDecision& decision, std::string_view sha256, std::string_view purl) {
  return find_decision(std::span(&decision, 1), {.kind = DecisionKind::corrected_fact,
                                                 .sha256 = sha256,
                                                 .purl = purl,
                                                 .path = {},
                                                 .about = decision.about})
      .standing;
}

void correct_field(const StandingDecision& decision, std::string_view path, Delivery& delivery) {
  const auto field = std::ranges::find(delivery.fields, path, &ManifestField::path);
  if (field == delivery.fields.end()) {
    delivery.fields.push_back({std::string(path), decision.answer, place_of(decision)});
  } else if (field->value != decision.answer) {
    *field = {field->path, decision.answer, place_of(decision)};
  }
}

void correct_delivery(const StandingDecision& decision, Delivery& delivery) {
  if (decision.about == "delivery.supplier" || decision.about == "component.supplier")
    delivery.supplier = decision.answer;
  if (decision.about == "delivery.version" || decision.about == "component.version")
    correct_field(decision, "product.version", delivery);
  if (decision.about == "component.name") correct_field(decision, "product.name", delivery);
}

void correct_component(const StandingDecision& decision, Component& component) {
  if (decision.about == "component.name") component.name = decision.answer;
  if (decision.about == "component.version") component.version = decision.answer;
  if (decision.about == "component.supplier") component.supplier = decision.answer;
}

/// What the manifests of packages in an archive say of its name and version.
void correct_declarations(const StandingDecision& decision, const Contents& contents,
                          std::vector<LicenseDeclaration>& declarations) {
  for (LicenseDeclaration& declaration : declarations) {
    if (declaration.entry == no_index) continue;
    const Container& container = contents.containers[contents.entries[declaration.entry].container];
    if (!container.sha256 || to_hex(*container.sha256) != decision.sha256) continue;
    if (decision.about == "component.name") declaration.name = decision.answer;
    if (decision.about == "component.version") declaration.version = decision.answer;
  }
}

}  // namespace

void correct_facts(std::span<const StandingDecision> decisions, Inventory& inventory) {
  std::vector<const StandingDecision*> corrections;
  for (const StandingDecision& decision : decisions) {
    if (decision.kind == DecisionKind::corrected_fact) corrections.push_back(&decision);
  }
  std::ranges::stable_sort(corrections, [](const auto* a, const auto* b) { return a->date < b->date; });
  for (const StandingDecision* decision : corrections) {
    for (Delivery& delivery : inventory.deliveries) {
      if (standing_of(*decision, hex_of(delivery.sha256), {}) == DecisionStanding::applied)
        correct_delivery(*decision, delivery);
    }
    for (Component& component : inventory.components) {
      if (standing_of(*decision, hex_of(component.source_digest), component.purl) == DecisionStanding::applied)
        correct_component(*decision, component);
    }
    if (!decision->sha256.empty()) correct_declarations(*decision, inventory.contents, inventory.declarations);
  }
}

std::vector<const StandingDecision*> void_corrections(std::span<const StandingDecision> decisions,
                                                      const Inventory& inventory) {
  std::vector<const StandingDecision*> found;
  for (const StandingDecision& decision : decisions) {
    if (decision.kind != DecisionKind::corrected_fact) continue;
    const auto is_void = [&](const Component& one) {
      return standing_of(decision, hex_of(one.source_digest), one.purl) == DecisionStanding::void_by_bytes;
    };
    if (std::ranges::any_of(inventory.components, is_void)) found.push_back(&decision);
  }
  return found;
}

}  // namespace sluice
