// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/build_uses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

bool is_linked(const file_api::Target& target) {
  return target.type == "EXECUTABLE" || target.type == "SHARED_LIBRARY" || target.type == "MODULE_LIBRARY";
}

bool names_a_file(Linkage linkage) { return linkage == Linkage::static_linked || linkage == Linkage::dynamic || linkage == Linkage::bundled; }

}  // namespace

void BuildUses::add_all() {
  for (const file_api::Target& target : reply_.targets) {
    if (target.is_imported || target.is_abstract || target.is_generated || target.type == "UTILITY") continue;
    std::vector<Linked> found;
    add_edges(target, found);
    if (is_linked(target)) add_link_line(target, found);
    add_externals(target, found);
    add_includes(target, found);
    join(target, found);
  }
}

void BuildUses::add_edges(const file_api::Target& target, std::vector<Linked>& found) {
  const auto& lists = target.type == "INTERFACE_LIBRARY" ? edges_.offers : edges_.uses;
  const auto list = lists.find(target.name);
  if (list == lists.end()) return;
  graph_.begin_consumer();
  const std::optional<std::uint32_t> owner = graph_.owner_of(target);
  for (const std::string& written : list->second) {
    const std::string item = without_expression(written);
    if (item.empty() || item.find("$<") != std::string::npos) {
      inventory_.unknowns.push_back({"what " + target.name + " links", fmt::format("the generator expression '{}' was not evaluated", written), target.place});
      continue;
    }
    graph_.follow(item, owner, place_of_edge(target, item), found);
  }
}

/// The linked files: those built here belong to fetched or vendored projects or are our own; the others are link inputs.
void BuildUses::add_link_line(const file_api::Target& target, std::vector<Linked>& found) {
  const LinkLine line = read_link_line(target.fragments);
  const std::optional<std::uint32_t> own = graph_.owner_of(target);
  std::set<std::uint32_t> named;
  for (const Linked& one : found) {
    if (one.direct) named.insert(one.component);
  }
  const bool names_all = edges_.uses.empty();  // a build of plain commands: each names what it links
  std::set<std::string> seen;
  for (const LinkItem& item : line.items) {
    if (!seen.insert(item.file + "\n" + item.library).second) continue;
    const Origin& place = item.place.path.empty() ? target.place : item.place;
    const file_api::Target* built = item.file.empty() ? nullptr : graph_.find_artifact(item.file);
    if (built != nullptr) {
      const std::optional<std::uint32_t> owner = graph_.owner_of(*built);
      if (owner && owner != own) found.push_back({*owner, linkage_of_type(built->type), names_all || named.count(*owner) > 0, place});
      continue;
    }
    Linked one = graph_.resolve(item, line.folders, place);
    one.direct = names_all || named.count(one.component) > 0;
    count(one);
    found.push_back(std::move(one));
  }
}

/// External projects that the target waits for, without a library of theirs on its link line.
void BuildUses::add_externals(const file_api::Target& target, std::vector<Linked>& found) {
  for (const std::string& id : target.dependencies) {
    const file_api::Target* dependency = graph_.find_id(id);
    if (dependency == nullptr || dependency->type != "UTILITY") continue;
    const std::optional<std::uint32_t> component = components_.of_external(dependency->name);
    const bool is_linked_too = component && std::ranges::any_of(found, [&](const Linked& one) { return one.component == *component; });
    if (component && !is_linked_too) found.push_back({*component, Linkage::build_only, false, target.place});
  }
}

/// Headers that the target is compiled with, of components of which it links nothing.
void BuildUses::add_includes(const file_api::Target& target, std::vector<Linked>& found) {
  const std::optional<std::uint32_t> own = graph_.owner_of(target);
  for (const file_api::IncludeFolder& folder : target.includes) {
    const Origin& place = folder.place.path.empty() ? target.place : folder.place;
    const std::optional<std::uint32_t> component = components_.of_includes(folder.path, place);
    const bool is_known = !component || component == own || std::ranges::any_of(found, [&](const Linked& one) {
      return one.component == *component && one.linkage != Linkage::build_only;
    });
    if (!is_known) found.push_back({*component, Linkage::header_only, true, place});
  }
}

Origin BuildUses::place_of_edge(const file_api::Target& target, const std::string& item) {
  const std::string& name = graph_.original_name(item);
  for (const file_api::Edge& edge : target.links) {
    const file_api::Target* linked = graph_.find_id(edge.id);
    const bool fits = edge.text == item || (linked != nullptr && (linked->name == name || linked->name == item));
    if (fits && !edge.place.path.empty()) return edge.place;
  }
  const std::string list_file = places_.in_source(target.folder) + "/CMakeLists.txt";
  Origin place = places_.call(list_file, "target_link_libraries", target.name, item);
  if (place.line == 0) place = places_.call(list_file, "target_link_libraries", target.name);
  return place.line > 0 ? place : target.place;
}

void BuildUses::count(const Linked& one) {
  Build& build = *inventory_.build;
  const Component& component = inventory_.components[one.component];
  ++build.link_inputs;
  if (components_.is_owned(one.component)) ++build.link_inputs_owned;
  if (!component.version.empty()) ++build.link_inputs_versioned;
  if (one.linkage != Linkage::unknown) ++build.link_inputs_linkage;
}

/// One use a component and linkage. A file says more than an edge: where one is known, header-only and unknown give way.
void BuildUses::join(const file_api::Target& target, const std::vector<Linked>& found) {
  const bool is_left_out = std::ranges::find(log_.left_out, target.name) != log_.left_out.end();
  const std::string config = inventory_.build->configs.size() == 1 ? inventory_.build->configs.front() : "";
  std::vector<Use> uses;
  for (const Linked& one : found) {
    const bool has_file = std::ranges::any_of(found, [&](const Linked& other) { return other.component == one.component && names_a_file(other.linkage); });
    if (has_file && !names_a_file(one.linkage)) continue;
    const auto same = std::ranges::find_if(uses, [&](const Use& use) { return use.component == one.component && use.linkage == one.linkage; });
    if (same != uses.end()) {
      same->direct = same->direct || one.direct;
      continue;
    }
    uses.push_back({target.name, config, one.component, one.linkage, is_left_out ? Scope::dev : Scope::runtime, one.direct, one.place});
    if (one.linkage == Linkage::unknown) {
      inventory_.unknowns.push_back({fmt::format("linkage of {} in {}", inventory_.components[one.component].name, target.name),
                                     "neither its target nor its file name says whether it is static or shared", one.place});
    }
  }
  inventory_.uses.insert(inventory_.uses.end(), uses.begin(), uses.end());
}

}  // namespace sluice
