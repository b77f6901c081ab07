// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/observed_sbom.hpp"

#include "base/escape.hpp"
#include "exports/observed_parts.hpp"
#include "exports/sbom_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sluice {
namespace {

using namespace exports;

SbomRelationKind kind_of(const Use& use) {
  if (use.scope == Scope::test) return SbomRelationKind::test_dependency;
  if (use.scope == Scope::dev) return SbomRelationKind::dev_dependency;
  if (use.scope == Scope::build || use.linkage == Linkage::build_only) return SbomRelationKind::build_dependency;
  if (use.linkage == Linkage::static_linked) return SbomRelationKind::static_link;
  return use.linkage == Linkage::dynamic ? SbomRelationKind::dynamic_link : SbomRelationKind::depends_on;
}

class Observer {
 public:
  Observer(const Inventory& inventory, const ObservedOptions& options, std::string name_space)
      : inventory_(inventory), options_(options), name_space_(std::move(name_space)), witnesses_(inventory) {
    for (const Use& use : inventory.uses) {
      linkages_[use.component].insert(fmt::format("{} by {}", to_string(use.linkage), to_visible(use.consumer)));
    }
  }

  Sbom run() {
    add_document();
    add_subject();
    add_deliveries();
    add_packages();
    add_components();
    add_targets();
    if (options_.with_stated) add_stated();
    if (options_.with_files) add_files();
    state_completeness();
    sbom_.is_complete = true;
    return std::move(sbom_);
  }

 private:
  /// The one delivery is the subject itself, unless there is a build.
  bool is_one_delivery() const { return !inventory_.build && inventory_.deliveries.size() == 1; }

  std::string subject_name() const {
    if (!options_.product.empty()) return options_.product;
    if (inventory_.build) return to_visible(inventory_.build->project);
    if (!is_one_delivery()) return "deliveries";
    return part_of(inventory_, inventory_.deliveries.front()).name;
  }

  void add_document() {
    sbom_.begin(SbomElementKind::document, "", "", 0);
    sbom_.add("name", subject_name());
    if (!name_space_.empty()) sbom_.add("namespace", name_space_);
    sbom_.add("created", options_.created);
    sbom_.add("tool", "sluice");
    sbom_.add("tool-version", options_.tool_version);
    sbom_.add("lifecycle", "analyzed");
    if (inventory_.build) sbom_.add("lifecycle", "build");
  }

  void add_subject() {
    if (is_one_delivery()) return;  // add_deliveries() makes it
    ObservedPart part;
    part.type = "application";
    part.name = subject_name();
    if (inventory_.build) part.seen.insert(fmt::format("build {}", to_visible(inventory_.build->project)));
    make_subject(begin_part(part, "SPDXRef-subject", sbom_));
  }

  void make_subject(std::uint32_t element) {
    subject_ = element;
    sbom_.elements[element].is_subject = true;
    relate(SbomRelationKind::describes, 0, element);
  }

  const LicenseConclusion* find_own_conclusion(const Delivery& delivery) const {
    const auto found = std::ranges::find_if(inventory_.conclusions, [&](const LicenseConclusion& one) {
      return one.container == delivery.container && one.manifest == no_index;
    });
    return found == inventory_.conclusions.end() ? nullptr : &*found;
  }

  void add_deliveries() {
    for (std::size_t i = 0; i < inventory_.deliveries.size(); ++i) {
      const Delivery& delivery = inventory_.deliveries[i];
      ObservedPart part = part_of(inventory_, delivery);
      if (is_one_delivery()) part.name = subject_name();
      if (const LicenseConclusion* const own = find_own_conclusion(delivery)) {
        add_conclusion(*own, part);
        add_linkages(own->component, part);
      }
      witnesses_.add_to(part);
      const std::uint32_t element = begin_part(part, fmt::format("SPDXRef-delivery-{}", i + 1), sbom_);
      folders_[inventory_.contents.containers[delivery.container].path] = element;
      is_one_delivery() ? make_subject(element) : relate(SbomRelationKind::contains, subject_, element);
    }
  }

  bool is_deliverys(const LicenseConclusion& conclusion) const {
    return conclusion.manifest == no_index && std::ranges::any_of(inventory_.deliveries, [&](const Delivery& one) {
             return one.container == conclusion.container;
           });
  }

  /// By root, so that a package comes after what it lies in.
  void add_packages() {
    std::vector<std::uint32_t> order(inventory_.conclusions.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {},
                      [&](std::uint32_t i) { return std::tuple(std::string_view(inventory_.conclusions[i].root), i); });
    std::uint32_t number = 0;
    for (const std::uint32_t index : order) {
      const LicenseConclusion& conclusion = inventory_.conclusions[index];
      if (is_deliverys(conclusion)) {
        note_component(conclusion, folder_of(conclusion.root, true));
        continue;
      }
      ObservedPart part = part_of(conclusion);
      add_linkages(conclusion.component, part);
      witnesses_.add_to(part);
      const std::uint32_t whole = folder_of(conclusion.root, false);
      const std::uint32_t element = begin_part(part, fmt::format("SPDXRef-package-{}", ++number), sbom_);
      relate(SbomRelationKind::contains, whole, element);
      folders_.try_emplace(conclusion.root, element);
      note_component(conclusion, element);
    }
  }

  void add_linkages(std::uint32_t component, ObservedPart& part) const {
    const auto found = linkages_.find(component);
    if (found != linkages_.end()) part.linkages = found->second;
  }

  void note_component(const LicenseConclusion& conclusion, std::uint32_t element) {
    if (conclusion.component != no_index) components_.try_emplace(conclusion.component, element);
  }

  /// The element whose folder is the nearest around that path: itself, or only one above it.
  std::uint32_t folder_of(std::string_view path, bool may_be_itself) const {
    for (bool is_first = true; !path.empty(); is_first = false) {
      const auto found = folders_.find(path);
      if (found != folders_.end() && (may_be_itself || !is_first)) return found->second;
      const std::size_t slash = path.rfind('/');
      if (slash == std::string_view::npos) break;
      path = path.substr(0, slash);
      if (path.ends_with('!')) path.remove_suffix(1);
    }
    return subject_;
  }

  /// What the build found or fetched, and no delivery holds.
  void add_components() {
    std::vector<std::uint32_t> order(inventory_.components.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t i) {
      const Component& one = inventory_.components[i];
      return std::tuple(std::string_view(one.name), std::string_view(one.version), std::string_view(one.purl), i);
    });
    std::uint32_t number = 0;
    for (const std::uint32_t index : order) {
      if (components_.contains(index)) continue;
      ObservedPart part = part_of(inventory_.components[index]);
      add_linkages(index, part);
      witnesses_.add_to(part);
      const std::uint32_t element = begin_part(part, fmt::format("SPDXRef-component-{}", ++number), sbom_);
      components_.emplace(index, element);
    }
  }

  void add_stated() {
    std::uint32_t number = 0;
    for (const ObservedPart& part : witnesses_.unseen()) {
      begin_part(part, fmt::format("SPDXRef-stated-{}", ++number), sbom_);
      sbom_.add(stated_property, "true");
    }
  }

  /// Targets that use something, with what they use.
  void add_targets() {
    std::map<std::string, std::uint32_t> targets;
    for (const Use& use : inventory_.uses) targets.emplace(use.consumer, 0);
    for (auto& [name, element] : targets) {
      ObservedPart part;
      part.type = "application";
      part.name = to_visible(name);
      if (inventory_.build) {
        const auto target = std::ranges::find(inventory_.build->targets, name, &BuildTarget::name);
        if (target != inventory_.build->targets.end())
          part.seen.insert(fmt::format("CMake {}", place_text(target->origin)));
      }
      element = begin_part(part, fmt::format("SPDXRef-target-{}", id_text(name)), sbom_);
      relate(SbomRelationKind::contains, subject_, element);
    }
    std::set<std::tuple<std::uint32_t, std::uint32_t, SbomRelationKind>> known;
    for (const Use& use : inventory_.uses) {
      const std::uint32_t from = targets[use.consumer];
      const std::uint32_t to = components_[use.component];
      for (const SbomRelationKind kind : {SbomRelationKind::depends_on, kind_of(use)}) {
        if (known.emplace(from, to, kind).second) relate(kind, from, to);
      }
    }
  }

  void add_files() {
    const Contents& contents = inventory_.contents;
    std::vector<std::pair<std::string, std::uint32_t>> files;
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      const Entry& entry = contents.entries[i];
      if (entry.kind == EntryKind::file && entry.sha256) files.emplace_back(contents.full_path(entry.container, i), i);
    }
    std::ranges::sort(files);
    std::uint32_t number = 0;
    for (const auto& [path, index] : files) {
      const std::uint32_t element = sbom_.begin(SbomElementKind::file, fmt::format("SPDXRef-file-{}", ++number), "", 0);
      sbom_.add("name", to_visible(path));
      const std::uint32_t container = contents.entries[index].container;
      const std::string sha1 = contents.find_digest(container, index, "sha1");
      if (!sha1.empty()) sbom_.add("hash.sha1", sha1);
      sbom_.add("hash.sha256", to_hex(*contents.entries[index].sha256));
      relate(SbomRelationKind::contains, folder_of(path, false), element);
    }
  }

  void relate(SbomRelationKind kind, std::uint32_t from, std::uint32_t to) {
    SbomRelation relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    relation.from_id = sbom_.elements[from].id;
    relation.to_id = sbom_.elements[to].id;
    sbom_.relate(relation);
  }

  bool is_whole() const {
    return inventory_.unknowns.empty() && std::ranges::all_of(inventory_.contents.containers, [](const Container& one) {
             return one.completeness == Completeness::complete;
           });
  }

  /// Of the whole document: a hole anywhere may hide anything.
  void state_completeness() {
    const SbomCompleteness said = is_whole() ? SbomCompleteness::complete : SbomCompleteness::incomplete;
    sbom_.elements.front().completeness = said;
  }

  const Inventory& inventory_;
  const ObservedOptions& options_;
  std::string name_space_;
  SbomWitnesses witnesses_;
  Sbom sbom_;
  std::uint32_t subject_ = 0;
  std::map<std::uint32_t, std::set<std::string>> linkages_;    ///< by index into Inventory::components
  std::map<std::string, std::uint32_t, std::less<>> folders_;  ///< element by full path
  std::map<std::uint32_t, std::uint32_t> components_;          ///< element by index into Inventory::components
};

}  // namespace

Sbom observe(const Inventory& inventory, const ObservedOptions& options) {
  const Sbom unnamed = Observer(inventory, options, "").run();
  return Observer(inventory, options, uuid_of(fingerprint_of(unnamed))).run();
}

}  // namespace sluice
