// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/licensed_uses.hpp"

#include "base/text.hpp"
#include "checks/selector.hpp"
#include "model/purl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

bool is_named(const LicenseConclusion& conclusion, std::string_view purl) {
  const auto named = parse_purl(purl, PurlRules::syntax_only);
  if (!named || to_lower_ascii(named->name) != to_lower_ascii(conclusion.name)) return false;
  return named->version.empty() || conclusion.version.empty() || named->version == conclusion.version;
}

bool is_no(std::string_view text) { return text == "false" || text == "no"; }

std::optional<bool> yes_or_no(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return !is_no(text);
}

Subject subject_of(const Inventory& inventory, const LicenseConclusion& conclusion) {
  if (conclusion.manifest != no_index) return {SubjectKind::file, conclusion.manifest};
  if (inventory.deliveries[conclusion.delivery].container == conclusion.container) {
    return {SubjectKind::delivery, conclusion.delivery};
  }
  return {SubjectKind::archive, conclusion.container};
}

class UseLister {
 public:
  UseLister(const CheckInput& input, const Rule& rule) : input_(input), selector_(rule.match, input) {
    if (!input.inventory.build) return;
    for (const BuildTarget& target : input.inventory.build->targets) {
      if (!target.ships) left_out_.insert(target.name);
    }
  }

  std::vector<LicensedUse> list() {
    for (std::uint32_t i = 0; i < input_.inventory.conclusions.size(); ++i) {
      const LicenseConclusion& conclusion = input_.inventory.conclusions[i];
      const bool is_admission = input_.inventory.deliveries[conclusion.delivery].taken_in && !input_.inventory.build;
      if (is_admission) continue;
      if (conclusion.component == no_index || !add_uses(i, conclusion)) add_delivered(i, conclusion);
    }
    return std::move(found_);
  }

 private:
  /// False if no target uses the component.
  bool add_uses(std::uint32_t index, const LicenseConclusion& conclusion) {
    bool is_used = false;
    for (std::uint32_t i = 0; i < input_.inventory.uses.size(); ++i) {
      const Use& use = input_.inventory.uses[i];
      if (use.component != conclusion.component) continue;
      is_used = true;
      const bool ships = use.scope == Scope::runtime && !left_out_.contains(use.consumer);
      if (!ships || !selector_.selects({SubjectKind::use, i})) continue;
      LicensedUse one = describe(index, conclusion);
      one.subject = {SubjectKind::use, i};
      one.usage.linkage = use.linkage;
      one.consumer = use.consumer;
      const auto own = input_.policy.project.target_distribution.find(use.consumer);
      if (own != input_.policy.project.target_distribution.end()) one.usage.distribution = own->second;
      found_.push_back(std::move(one));
    }
    return is_used;
  }

  void add_delivered(std::uint32_t index, const LicenseConclusion& conclusion) {
    const Subject subject = subject_of(input_.inventory, conclusion);
    if (!selector_.selects(subject)) return;
    LicensedUse one = describe(index, conclusion);
    one.subject = subject;
    const Delivery& delivery = input_.inventory.deliveries[conclusion.delivery];
    if (const auto stated = parse_linkage(component_field(delivery, one.entry, "linkage"))) one.usage.linkage = *stated;
    found_.push_back(std::move(one));
  }

  LicensedUse describe(std::uint32_t index, const LicenseConclusion& conclusion) const {
    LicensedUse one;
    one.conclusion = index;
    one.entry = find_manifest_component(input_.inventory, conclusion);
    one.usage.distribution = input_.policy.project.distribution;
    const Delivery& delivery = input_.inventory.deliveries[conclusion.delivery];
    one.usage.modified = yes_or_no(component_field(delivery, one.entry, "modified"));
    return one;
  }

  const CheckInput& input_;
  Selector selector_;
  std::set<std::string, std::less<>> left_out_;  ///< targets that do not ship
  std::vector<LicensedUse> found_;
};

}  // namespace

std::vector<LicensedUse> licensed_uses(const CheckInput& input, const Rule& rule) {
  return UseLister(input, rule).list();
}

std::string_view component_field(const Delivery& delivery, const std::string& entry, std::string_view field) {
  if (entry.empty()) return {};
  const ManifestField* found = delivery.find_field(fmt::format("{}.{}", entry, field));
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string find_manifest_component(const Inventory& inventory, const LicenseConclusion& conclusion) {
  const Delivery& delivery = inventory.deliveries[conclusion.delivery];
  const Container& container = inventory.contents.containers[conclusion.container];
  const std::string_view inner =
      std::string_view(container.path).substr(std::min(container.path.size(), delivery.name.size()));
  for (std::size_t i = 0; i < delivery.fields.size(); ++i) {
    const std::string entry = fmt::format("components.{}", i);
    const std::string_view purl = component_field(delivery, entry, "purl");
    if (purl.empty()) break;
    const std::string_view source = component_field(delivery, entry, "source.path");
    const bool is_source =
        !source.empty() && (inner == fmt::format("!/{}", source) || inner.ends_with(fmt::format("/{}", source)));
    if (is_source || is_named(conclusion, purl)) return entry;
  }
  return {};
}

Origin witness_place(const LicenseConclusion& conclusion, std::string_view license) {
  const auto found = std::ranges::find(conclusion.witnesses, license, &LicenseWitness::license);
  if (found != conclusion.witnesses.end() && !found->place.path.empty()) return found->place;
  return {conclusion.root, 0, 0, "", ""};
}

bool is_asked(const LicenseConclusion& conclusion, std::string_view license, std::string_view evidence) {
  if (evidence == "any") return true;
  const auto witness = std::ranges::find(conclusion.witnesses, license, &LicenseWitness::license);
  const bool is_fact = witness == conclusion.witnesses.end() || witness->is_fact;
  return is_fact == (evidence == "fact");
}

std::string package_title(const LicenseConclusion& conclusion) {
  if (conclusion.name.empty()) return conclusion.root;
  return conclusion.version.empty() ? conclusion.name : fmt::format("{} {}", conclusion.name, conclusion.version);
}

}  // namespace sluice
