// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The dependency graph as a picture: how something is linked is told by the style of the line and by its word.
#include "base/text.hpp"
#include "reports/html_graph_layout.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice::html_report {
namespace {

constexpr std::size_t node_width = 210, column_gap = 200, margin = 16;
constexpr std::size_t stub = 70;  ///< the end of an edge, below its word; shorter than a gap
constexpr std::size_t longest_label = 24;

/// Draws one graph.
class Drawing {
 public:
  Drawing(Page& page, const Graph& graph) : page_(page), graph_(graph) {
    for (const JudgedFinding& finding : page.report.verdict.findings) {
      if (finding.outcome == Outcome::fail || finding.outcome == Outcome::unknown) subjects_.insert(finding.subject);
    }
  }

  Markup draw() {
    Markup edges, labels, nodes;
    for (const GraphEdge& edge : graph_.edges) {
      edges += draw_edge(edge);
      labels += draw_label(edge);  // after all edges, so that none crosses a word
    }
    for (const GraphNode& node : graph_.nodes) {
      if (!node.is_bend) nodes += draw_node(node);
    }
    Fields fields;
    fields.number("width", 2 * margin + graph_.columns * node_width + (graph_.columns - 1) * column_gap);
    fields.number("height", 2 * margin + graph_.height);
    fields.markup("edges", edges)
        .markup("labels", labels)
        .markup("nodes", nodes)
        .markup("text", Markup::text(words(), longest_words));
    fields.markup("legend", legend()).text("left_out", left_out());
    return page_.templates.fill("graph", fields);
  }

 private:
  static constexpr std::size_t longest_words = 20'000;

  const Component* component_of(const GraphNode& node) const {
    return node.component == no_index ? nullptr : &page_.report.facts->components[node.component];
  }
  static std::size_t x_of(const GraphNode& node) { return margin + node.column * (node_width + column_gap); }

  std::string words() const {
    std::string text;
    for (const GraphEdge& edge : graph_.edges) {
      text += fmt::format("{}{} uses {} ({}{})", text.empty() ? "" : "; ", graph_.nodes[edge.from].name,
                          graph_.nodes[edge.to].name, sluice::to_string(edge.linkage),
                          edge.is_direct ? "" : ", indirectly");
    }
    return text;
  }

  Markup draw_node(const GraphNode& node) {
    const Component* const component = component_of(node);
    const bool is_own = component == nullptr || component->provenance == Provenance::first_party;
    std::string sub = is_own ? "built here" : component->version.empty() ? "version not known" : component->version;
    if (has_finding(node)) sub += " · has findings";
    const std::size_t x = x_of(node), y = margin + node.y, middle = y + node.height / 2;
    Fields fields;
    fields.text("kind", is_own ? "own" : "taken").flag("found", has_finding(node)).text("full", node.name + ", " + sub);
    fields.number("x", x).number("y", y).number("width", node_width).number("height", node.height);
    fields.number("radius", is_own ? 2 : 10)
        .number("text_x", x + 12)
        .number("text_y", middle - 3)
        .number("sub_y", middle + 12);
    fields.markup("label", label(node.name)).markup("sub", label(sub));
    return page_.templates.fill("graph_node", fields);
  }

  /// One line of at most longest_label letters.
  static Markup label(const std::string& text) {
    if (code_points(text) <= longest_label) return Markup::text(text);
    std::size_t end = 0;
    for (std::size_t points = 0; end < text.size() && points < longest_label; ++points) {
      ++end;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u) ++end;
    }
    Markup made = Markup::text(text.substr(0, end));
    return made += Markup::text("…");
  }

  bool has_finding(const GraphNode& node) const {
    const Component* const component = component_of(node);
    if (component == nullptr) return false;
    const std::string& name = component->purl.empty() ? component->name : component->purl;
    return std::ranges::any_of(
        subjects_, [&](std::string_view subject) { return subject == name || subject.ends_with(" -> " + name); });
  }

  /// Path data of SVG 2, clause 9.3: from node or bend to the next, level at both ends.
  std::string path_of(const GraphEdge& edge) const {
    std::size_t x = x_of(graph_.nodes[edge.from]) + node_width;
    std::size_t y = margin + graph_.nodes[edge.from].y + graph_.nodes[edge.from].height / 2;
    std::string path = fmt::format("M{} {}", x, y);
    const auto go = [&](std::size_t to_x, std::size_t to_y) {
      const std::size_t half = to_x > x ? (to_x - x) / 2 : column_gap / 2;
      path += fmt::format("C{} {} {} {} {} {}", x + half, y, to_x < half ? 0 : to_x - half, to_y, to_x, to_y);
      x = to_x;
      y = to_y;
    };
    for (const std::size_t bend : edge.bends) {
      const GraphNode& node = graph_.nodes[bend];
      go(x_of(node), margin + node.y + node.height / 2);
      path += fmt::format("H{}", x += node_width);
    }
    const std::size_t end = std::max(x_of(graph_.nodes[edge.to]), stub);
    go(end - stub, margin + edge.end);
    return path + fmt::format("H{}", end);
  }

  Markup draw_edge(const GraphEdge& edge) {
    const std::string_view linkage = sluice::to_string(edge.linkage);
    Fields fields;
    fields.text("linkage", linkage).text("path", path_of(edge));
    fields.text("full",
                fmt::format("{} uses {}, {}", graph_.nodes[edge.from].name, graph_.nodes[edge.to].name, linkage));
    return page_.templates.fill("graph_edge", fields);
  }

  Markup draw_label(const GraphEdge& edge) {
    Fields fields;
    fields.number("text_x", x_of(graph_.nodes[edge.to]) - 6).number("text_y", margin + edge.end - 4);
    fields.text("label", fmt::format("{}{}", sluice::to_string(edge.linkage), edge.is_direct ? "" : ", indirect"));
    return page_.templates.fill("graph_label", fields);
  }

  Markup legend() {
    std::set<Linkage> linkages;
    for (const GraphEdge& edge : graph_.edges) linkages.insert(edge.linkage);
    Markup out;
    for (const Linkage linkage : linkages) {
      Fields fields;
      fields.text("linkage", sluice::to_string(linkage)).text("label", sluice::to_string(linkage));
      out += page_.templates.fill("graph_legend", fields);
    }
    return out;
  }

  std::string left_out() const {
    std::string text;
    if (graph_.transitive_left_out != 0)
      text = fmt::format("Direct uses only: {} are left out, because there are many. ",
                         count_of(graph_.transitive_left_out, "indirect use", "indirect uses"));
    if (graph_.uses_left_out != 0)
      text += fmt::format("{} more did not fit.", count_of(graph_.uses_left_out, "use", "uses"));
    return text;
  }

  Page& page_;
  const Graph& graph_;
  std::set<std::string_view> subjects_;
};

}  // namespace

Markup render_graph(Page& page) {
  if (!page.report.facts || page.report.facts->uses.empty()) return {};
  const Graph graph = lay_out_graph(*page.report.facts);
  return Drawing(page, graph).draw();
}

}  // namespace sluice::html_report
