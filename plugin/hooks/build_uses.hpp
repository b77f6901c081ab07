// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_components.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "hooks/link_graph.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Finds which target uses which component, how it is linked, and which call says so. Two sources are joined: what a target names
/// itself (the hook's edges), which knows header-only libraries, and its link line, which knows files.
class BuildUses {
 public:
  BuildUses(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges, BuildComponents& components, Places& places,
            Inventory& inventory)
      : reply_(reply), log_(log), edges_(edges), components_(components), places_(places), inventory_(inventory),
        graph_(reply, log, edges, components, places, inventory.unknowns) {}

  /// Adds the uses of every target built here, in the order of the codemodel, and counts link inputs in Inventory::build, which
  /// must be there.
  void add_all();

 private:
  void add_edges(const file_api::Target& target, std::vector<Linked>& found);
  void add_link_line(const file_api::Target& target, std::vector<Linked>& found);
  void add_externals(const file_api::Target& target, std::vector<Linked>& found);
  void add_includes(const file_api::Target& target, std::vector<Linked>& found);
  Origin place_of_edge(const file_api::Target& target, const std::string& item);
  void count(const Linked& one);
  void join(const file_api::Target& target, const std::vector<Linked>& found);

  const file_api::Reply& reply_;
  const EventLog& log_;
  const EdgeLists& edges_;
  BuildComponents& components_;
  Places& places_;
  Inventory& inventory_;
  LinkGraph graph_;
};

}  // namespace sluice
