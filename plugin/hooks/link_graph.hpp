// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_components.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "hooks/link_classify.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sluice {

/// A component that something leads to, and how it is linked there.
struct Linked {
  std::uint32_t component = 0;
  Linkage linkage = Linkage::unknown;
  bool direct = true;
  Origin place;
};

/// What every item of a link list stands for: a target built here, an interface library, an imported target, a file, a name; and what
/// each makes its users link. Nodes are made when first asked for, and walked by number: a chain of 1,000 libraries has half a million
/// pairs of consumer and item.
class LinkGraph {
 public:
  LinkGraph(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges, BuildComponents& components, Places& places,
            std::vector<Unknown>& unknowns);

  /// Adds what `item`, named by a target that belongs to `consumer_owner`, leads to. The component of the item itself is direct.
  void follow(const std::string& item, const std::optional<std::uint32_t>& consumer_owner, const Origin& place, std::vector<Linked>& found);
  /// Begins a new consumer: follow() walks each item once a consumer.
  void begin_consumer() { ++walk_; }

  /// A library file or -lNAME of a link line.
  Linked resolve(const LinkItem& item, const std::vector<std::string>& folders, const Origin& place);
  const file_api::Target* find_artifact(const std::string& file) const;
  std::optional<std::uint32_t> owner_of(const file_api::Target& target) const;
  const file_api::Target* find_id(const std::string& id) const;
  const std::string& original_name(const std::string& item) const;  ///< of an alias; else the item

 private:
  struct Node {
    std::optional<Linked> own;
    bool leads_on = false;            ///< `next` is still to be made from `offers`
    const std::vector<std::string>* offers = nullptr;
    bool is_bundle = false;           ///< an imported target of no package (pkg-config's): its files stand for it
    std::vector<std::uint32_t> next;
    std::uint32_t walked = 0;
  };

  std::uint32_t node_of(const std::string& item, const Origin& place);
  Node make_node(const std::string& item, const Origin& place);
  void expand(std::uint32_t node, const Origin& place);
  Linkage linkage_of_imported(const ImportedEvent& imported, int depth) const;
  void report_unowned(const Linked& one, const std::string& what);

  const EventLog& log_;
  const EdgeLists& edges_;
  BuildComponents& components_;
  Places& places_;
  std::vector<Unknown>& unknowns_;
  LibraryFinder finder_;
  std::map<std::string, const file_api::Target*, std::less<>> by_name_, by_id_, by_artifact_;
  std::map<std::string, const ImportedEvent*, std::less<>> imported_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<Node> nodes_;
  std::set<std::string> reported_;
  std::uint32_t walk_ = 1;
};

/// The folders that the toolchain's linker searches.
std::vector<std::string> toolchain_folders(const file_api::Reply& reply);

/// "foo" of "$<LINK_ONLY:foo>" where an edge list was written unevaluated; empty for any other generator expression.
std::string without_expression(const std::string& item);

}  // namespace sluice
