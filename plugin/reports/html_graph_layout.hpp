// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Where the nodes of the dependency graph stand: consumers left, what they use to the right, in columns. A function of
// the facts alone, so that the same facts give the same picture.
#pragma once

#include "model/inventory.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sluice::html_report {

struct GraphNode {
  std::string name;
  std::uint32_t component = no_index;  ///< index into Inventory::components; no_index: a target that nobody uses
  bool is_bend = false;                ///< no node, but where an edge passes a column
  std::size_t column = 0, row = 0;
  std::size_t y = 0, height = 0;  ///< of the picture, from its upper end
};

struct GraphEdge {
  std::size_t from = 0, to = 0;  ///< indexes of nodes
  Linkage linkage = Linkage::unknown;
  bool is_direct = true;
  std::vector<std::size_t> bends = {};  ///< nodes that it passes, in order
  std::size_t end = 0;                  ///< where it meets its end, from the upper end of the picture
  friend auto operator<=>(const GraphEdge&, const GraphEdge&) = default;
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;  ///< sorted, each once
  std::size_t columns = 0, height = 0;
  std::size_t transitive_left_out = 0;  ///< uses that are not direct, left out because there are many
  std::size_t uses_left_out = 0;        ///< beyond the bound
};

inline constexpr std::size_t most_graph_nodes = 60;
inline constexpr std::size_t most_graph_edges = 120;

/// Uses of all configurations, each edge once. A component of the same name as a consumer is one node with it. Where
/// there are more than most_graph_edges, only direct ones; and of these as many as fit, by consumer and component.
Graph lay_out_graph(const Inventory& facts);

}  // namespace sluice::html_report
