// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Columns by longest path from the consumers that nobody uses; an edge across several columns has a bend in each; rows
// by the mean row of the neighbours in the column before (barycentre heuristic of Sugiyama, Tagawa and Toda), ties by
// name.
#include "reports/html_graph_layout.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace sluice::html_report {
namespace {

/// Uses in one order, whatever the order of targets was.
std::vector<const Use*> sorted_uses(const Inventory& facts) {
  std::vector<const Use*> uses;
  for (const Use& use : facts.uses) uses.push_back(&use);
  std::ranges::sort(uses, {}, [&](const Use* use) {
    return std::tie(use->consumer, facts.components[use->component].name, use->component, use->linkage, use->config);
  });
  return uses;
}

class GraphMaker {
 public:
  explicit GraphMaker(const Inventory& facts) : facts_(facts) {}

  Graph make() {
    std::vector<const Use*> uses = sorted_uses(facts_);
    if (distinct(uses) > most_graph_edges) {
      std::erase_if(uses, [](const Use* use) { return !use->direct; });
      graph_.transitive_left_out = facts_.uses.size() - uses.size();
    }
    for (const Use* use : uses) add(*use);
    std::ranges::sort(graph_.edges);
    set_columns();
    add_bends();
    set_rows();
    set_places();
    return std::move(graph_);
  }

 private:
  static std::size_t distinct(const std::vector<const Use*>& uses) {
    std::set<std::tuple<std::string_view, std::uint32_t, Linkage>> edges;
    for (const Use* use : uses) {
      edges.emplace(use->consumer, use->component, use->linkage);
      if (edges.size() > most_graph_edges) break;
    }
    return edges.size();
  }

  std::size_t node(const std::string& name, std::uint32_t component) {
    const auto [at, is_new] = nodes_.emplace(name_of(name, component), graph_.nodes.size());
    if (is_new) graph_.nodes.push_back({name, component, false, 0, 0, 0, 0});
    if (component != no_index) graph_.nodes[at->second].component = component;
    return at->second;
  }

  /// Components of one name are one node with the consumer of that name, but two of them are two nodes.
  std::string name_of(const std::string& name, std::uint32_t component) const {
    if (component == no_index || facts_.components[component].version.empty()) return name;
    return facts_.components[component].provenance == Provenance::first_party
               ? name
               : name + '\n' + facts_.components[component].version;
  }

  void add(const Use& use) {
    const std::string& name = facts_.components[use.component].name;
    const bool is_known = nodes_.contains(use.consumer) && nodes_.contains(name_of(name, use.component));
    if (graph_.edges.size() >= most_graph_edges || (!is_known && graph_.nodes.size() + 2 > most_graph_nodes)) {
      ++graph_.uses_left_out;
      return;
    }
    const std::size_t from = node(use.consumer, no_index), to = node(name, use.component);
    const auto same = std::ranges::find_if(graph_.edges, [&](const GraphEdge& edge) {
      return edge.from == from && edge.to == to && edge.linkage == use.linkage;
    });
    if (same == graph_.edges.end()) {
      graph_.edges.push_back({from, to, use.linkage, use.direct, {}, 0});
    } else {
      same->is_direct = same->is_direct || use.direct;
    }
  }

  /// Longest path; as many rounds as nodes at most, so that a circle ends.
  void set_columns() {
    for (std::size_t round = 0; round < graph_.nodes.size(); ++round) {
      bool has_changed = false;
      for (const GraphEdge& edge : graph_.edges) {
        const std::size_t wanted = graph_.nodes[edge.from].column + 1;
        if (edge.from == edge.to || graph_.nodes[edge.to].column >= wanted || wanted >= most_columns) continue;
        graph_.nodes[edge.to].column = wanted;
        has_changed = true;
      }
      if (!has_changed) break;
    }
    for (const GraphNode& one : graph_.nodes) graph_.columns = std::max(graph_.columns, one.column + 1);
  }

  void add_bends() {
    for (GraphEdge& edge : graph_.edges) {
      std::size_t before = edge.from;
      for (std::size_t column = graph_.nodes[edge.from].column + 1; column < graph_.nodes[edge.to].column; ++column) {
        edge.bends.push_back(graph_.nodes.size());
        links_.emplace(edge.bends.back(), before);
        before = edge.bends.back();
        graph_.nodes.push_back({graph_.nodes[edge.to].name, no_index, true, column, 0, 0, 0});
      }
      links_.emplace(edge.to, before);
    }
  }

  double mean_row(std::size_t index) const {
    double sum = 0, count = 0;
    const auto [begin, end] = links_.equal_range(index);
    for (auto link = begin; link != end; ++link) {
      sum += static_cast<double>(graph_.nodes[link->second].row);
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  }

  void set_rows() {
    for (std::size_t column = 0; column < graph_.columns; ++column) {
      std::vector<std::tuple<double, std::string_view, std::size_t>> order;
      for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        if (graph_.nodes[i].column == column) order.emplace_back(mean_row(i), graph_.nodes[i].name, i);
      }
      std::ranges::sort(order);
      for (std::size_t row = 0; row < order.size(); ++row) graph_.nodes[std::get<2>(order[row])].row = row;
      columns_.emplace_back();
      for (const auto& one : order) columns_.back().push_back(std::get<2>(one));
    }
  }

  /// Heights by what arrives, so that each edge has a line for its word; columns stand in the middle.
  void set_places() {
    std::vector<std::vector<std::size_t>> arriving(graph_.nodes.size());
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) arriving[graph_.edges[i].to].push_back(i);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      graph_.nodes[i].height =
          graph_.nodes[i].is_bend ? bend_height : std::max(least_height, arriving[i].size() * word_height + 8);
    }
    std::vector<std::size_t> heights;
    for (const std::vector<std::size_t>& column : columns_) {
      std::size_t y = 0;
      for (const std::size_t i : column) {
        graph_.nodes[i].y = y;
        y += graph_.nodes[i].height + row_gap;
      }
      heights.push_back(y);
      graph_.height = std::max(graph_.height, y);
    }
    for (GraphNode& node : graph_.nodes) node.y += (graph_.height - heights[node.column]) / 2;
    for (std::size_t i = 0; i < arriving.size(); ++i) set_ends(graph_.nodes[i], arriving[i]);
  }

  void set_ends(const GraphNode& node, std::vector<std::size_t>& arriving) {
    std::ranges::sort(arriving, {}, [&](std::size_t i) {
      const GraphEdge& edge = graph_.edges[i];
      return std::pair(graph_.nodes[edge.bends.empty() ? edge.from : edge.bends.back()].y, i);
    });
    for (std::size_t k = 0; k < arriving.size(); ++k)
      graph_.edges[arriving[k]].end = node.y + node.height * (k + 1) / (arriving.size() + 1);
  }

  static constexpr std::size_t least_height = 40, bend_height = 10, word_height = 16, row_gap = 16;
  static constexpr std::size_t most_columns = 6;

  const Inventory& facts_;
  Graph graph_;
  std::map<std::string, std::size_t> nodes_;
  std::multimap<std::size_t, std::size_t> links_;  ///< a node or bend, and what leads to it
  std::vector<std::vector<std::size_t>> columns_;  ///< nodes and bends by row
};

}  // namespace

Graph lay_out_graph(const Inventory& facts) { return GraphMaker(facts).make(); }

}  // namespace sluice::html_report
