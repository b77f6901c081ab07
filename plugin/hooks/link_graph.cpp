// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/link_graph.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr int most_steps = 32;  ///< from an imported interface target to the file behind it

}  // namespace

std::vector<std::string> toolchain_folders(const file_api::Reply& reply) {
  std::vector<std::string> folders;
  for (const file_api::Toolchain& toolchain : reply.toolchains) {
    for (const std::string& folder : toolchain.link_folders) {
      if (std::ranges::find(folders, folder) == folders.end()) folders.push_back(folder);
    }
  }
  return folders;
}

std::string without_expression(const std::string& item) {
  constexpr std::string_view link_only = "$<LINK_ONLY:";
  if (!item.starts_with("$<")) return item;
  if (!item.starts_with(link_only) || !item.ends_with('>')) return {};
  const std::string inner = item.substr(link_only.size(), item.size() - link_only.size() - 1);
  return inner.find('$') == std::string::npos ? inner : std::string{};
}

LinkGraph::LinkGraph(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges, BuildComponents& components, Places& places,
                     std::vector<Unknown>& unknowns)
    : log_(log), edges_(edges), components_(components), places_(places), unknowns_(unknowns), finder_(toolchain_folders(reply)) {
  for (const file_api::Target& target : reply.targets) {
    by_id_.emplace(target.id, &target);
    if (target.is_imported) continue;
    by_name_.emplace(target.name, &target);
    for (const std::string& artifact : target.artifacts) by_artifact_.emplace(places.in_build(artifact), &target);
  }
  for (const ImportedEvent& imported : log.imported) imported_.emplace(imported.name, &imported);
}

void LinkGraph::follow(const std::string& item, const std::optional<std::uint32_t>& consumer_owner, const Origin& place, std::vector<Linked>& found) {
  std::vector<std::pair<std::uint32_t, bool>> open = {{node_of(item, place), true}};
  while (!open.empty()) {
    const auto [number, direct] = open.back();
    open.pop_back();
    if (nodes_[number].walked == walk_) continue;
    nodes_[number].walked = walk_;
    if (nodes_[number].leads_on) expand(number, place);
    const Node& node = nodes_[number];
    if (node.own && node.own->component != consumer_owner) found.push_back({node.own->component, node.own->linkage, direct, place});
    for (auto next = node.next.rbegin(); next != node.next.rend(); ++next) open.emplace_back(*next, direct && node.is_bundle);
  }
}

std::uint32_t LinkGraph::node_of(const std::string& item, const Origin& place) {
  const auto known = numbers_.find(item);
  if (known != numbers_.end()) return known->second;
  Node node = make_node(item, place);
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(std::move(node));
  numbers_.emplace(item, number);
  return number;
}

LinkGraph::Node LinkGraph::make_node(const std::string& item, const Origin& place) {
  Node node;
  const std::string& name = original_name(item);
  const auto built = by_name_.find(name);
  const auto offers = edges_.offers.find(name);
  if (built != by_name_.end() || offers != edges_.offers.end()) {
    const std::optional<std::uint32_t> owner = built == by_name_.end() ? std::nullopt : owner_of(*built->second);
    if (owner) node.own = Linked{*owner, linkage_of_type(built->second->type), true, place};
    node.offers = offers == edges_.offers.end() ? nullptr : &offers->second;
  } else if (const auto imported = imported_.find(item); imported != imported_.end()) {
    const ImportedEvent& event = *imported->second;
    std::optional<std::uint32_t> component = components_.of_imported(event.name);
    if (!component && !event.locations.empty()) component = components_.of_file(event.locations.front(), place);
    if (component) {
      const Linkage recorded = components_.recorded_linkage(*component), seen = linkage_of_imported(event, 0);
      const bool says_more = recorded != Linkage::unknown && (seen == Linkage::unknown || seen == Linkage::header_only);
      node.own = Linked{*component, says_more ? recorded : seen, true, place};
      report_unowned(*node.own, event.locations.empty() ? event.name : places_.shown(event.locations.front()));
    }
    node.offers = &event.links;
    node.is_bundle = !component;
  } else if (item.find("::") == std::string::npos) {
    if (const std::optional<LinkItem> plain = read_link_item(item)) node.own = resolve(*plain, {}, place);
  }
  node.leads_on = node.offers != nullptr;
  return node;
}

/// An imported target's plain items are files of the same package, and come with the link line. Those of one that no package made stand
/// for it.
void LinkGraph::expand(std::uint32_t number, const Origin& place) {
  nodes_[number].leads_on = false;
  const std::vector<std::string>& offers = *nodes_[number].offers;
  std::vector<std::uint32_t> next;
  for (const std::string& written : offers) {
    const std::string item = without_expression(written);
    if (item.empty() || item.find("$<") != std::string::npos) continue;
    const bool is_target = by_name_.count(original_name(item)) > 0 || edges_.offers.count(item) > 0 || imported_.count(item) > 0;
    const bool is_file = nodes_[number].is_bundle && item.starts_with('/') && linkage_of_file(places_.real(item)) != Linkage::unknown;
    if (is_target || is_file || by_name_.empty()) next.push_back(node_of(item, place));
  }
  nodes_[number].next = std::move(next);
}

Linkage LinkGraph::linkage_of_imported(const ImportedEvent& imported, int depth) const {
  if (imported.package == "Threads") return Linkage::dynamic;
  if (imported.type != "UNKNOWN_LIBRARY" && imported.type != "INTERFACE_LIBRARY") return linkage_of_type(imported.type);
  for (const std::string& location : imported.locations) {
    const Linkage linkage = linkage_of_file(places_.real(location));
    if (linkage != Linkage::unknown) return linkage;
  }
  if (imported.type == "UNKNOWN_LIBRARY") return Linkage::unknown;
  for (const std::string& written : imported.links) {
    const std::string item = without_expression(written);
    const auto next = imported_.find(item);
    if (next != imported_.end() && next->second->package == imported.package && depth < most_steps) return linkage_of_imported(*next->second, depth + 1);
    if (const Linkage linkage = linkage_of_file(item); linkage != Linkage::unknown) return linkage;
  }
  return Linkage::header_only;
}

Linked LinkGraph::resolve(const LinkItem& item, const std::vector<std::string>& folders, const Origin& place) {
  const std::optional<std::string> file = item.file.empty() ? finder_.find(item, folders) : std::optional(places_.in_build(item.file));
  Linked one{0, item.prefers_static ? Linkage::static_linked : Linkage::unknown, true, place};
  if (file) {
    one.component = components_.of_file(*file, place);
    one.linkage = linkage_of_file(places_.real(*file));
    if (one.linkage == Linkage::unknown) one.linkage = components_.recorded_linkage(one.component);
  } else {
    one.component = components_.of_name(item.library, place);
  }
  // The C library's parts are empty archives since glibc 2.34; what they stood for is in its one shared library.
  if (components_.is_c_library(one.component) && !item.prefers_static) one.linkage = Linkage::dynamic;
  report_unowned(one, file ? places_.shown(*file) : "-l" + item.library);
  return one;
}

const file_api::Target* LinkGraph::find_artifact(const std::string& file) const {
  const std::string path = places_.in_build(file);
  auto found = by_artifact_.find(path);
  const std::size_t version = path.rfind(".so.");  // with the property VERSION a library is linked by its file and listed by its link
  if (found == by_artifact_.end() && version != std::string::npos) found = by_artifact_.find(path.substr(0, version + 3));
  return found == by_artifact_.end() ? nullptr : found->second;
}

const file_api::Target* LinkGraph::find_id(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::optional<std::uint32_t> LinkGraph::owner_of(const file_api::Target& target) const { return components_.of_folder(places_.in_source(target.folder)); }

const std::string& LinkGraph::original_name(const std::string& item) const {
  const auto alias = log_.aliases.find(item);
  return alias == log_.aliases.end() ? item : alias->second;
}

void LinkGraph::report_unowned(const Linked& one, const std::string& what) {
  if (components_.is_owned(one.component) || !reported_.insert(what).second) return;
  unknowns_.push_back({"owner of " + what, "no package, fetched or vendored project is known for this library", one.place});
}

}  // namespace sluice
