// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What lies in the deliveries, as a tree with the findings in their places: every container, every place of a finding,
// and other entries as far as there is room.
#include "base/text.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

namespace sluice::html_report {
namespace {

constexpr std::size_t most_nodes = 4000;
constexpr std::size_t most_entries = 1500;  ///< without a finding
constexpr std::size_t most_marks = 5;       ///< findings shown at one place
constexpr std::size_t deepest = 24;         ///< further folders stay one name

struct Node {
  std::map<std::string, Node> children;
  const Container* container = nullptr;
  const Entry* entry = nullptr;
  std::vector<std::size_t> findings;  ///< indexes into Verdict::findings
  std::size_t inside = 0;             ///< findings below it
};

/// "outer.zip!/inner.tar!/a/b" as "outer.zip!", "inner.tar!", "a", "b".
std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  std::size_t from = 0;
  while (steps.size() + 1 < deepest) {
    const std::size_t slash = path.find('/', from);
    if (slash == std::string::npos || slash + 1 == path.size()) break;
    steps.push_back(path.substr(from, slash - from));
    from = slash + 1;
  }
  steps.push_back(path.substr(from));
  return steps;
}

/// Builds the tree and writes it.
class Tree {
 public:
  explicit Tree(Page& page) : page_(page), contents_(page.report.facts->contents) {}

  Markup render() {
    add_containers();
    add_findings();
    add_entries();
    Markup nodes;
    for (const auto& [name, node] : root_.children) nodes += render_node(name, node, 0);
    Fields fields;
    fields.markup("nodes", nodes).text("left_out", left_out());
    return page_.templates.fill("contents", fields);
  }

 private:
  /// The node of a path; null where there is no room for more. A container's own node ends without '!'.
  Node* reach(const std::string& path) {
    Node* at = &root_;
    for (const std::string& step : steps_of(path)) {
      const std::string name = step.ends_with('!') ? step.substr(0, step.size() - 1) : step;
      auto found = at->children.find(name);
      if (found == at->children.end()) {
        if (count_ >= most_nodes) return nullptr;
        ++count_;
        found = at->children.emplace(name, Node()).first;
      }
      at = &found->second;
    }
    return at;
  }

  void add_containers() {
    for (const Container& container : contents_.containers) {
      if (Node* const node = reach(container.path))
        node->container = &container;
      else
        ++containers_left_out_;
    }
  }

  bool is_delivered(const std::string& path) const {
    return root_.children.contains(path.substr(0, path.find("!/"))) ||
           root_.children.contains(path.substr(0, path.find('/')));
  }

  void add_findings() {
    for (const Group& group : page_.groups) {
      for (const std::size_t i : group.findings) {
        const JudgedFinding& finding = page_.report.verdict.findings[i];
        const std::string& path = finding.place.path.empty() ? finding.subject : finding.place.path;
        if (!is_delivered(path)) continue;
        Node* const node = reach(path);
        if (node == nullptr) {
          ++findings_left_out_;
          continue;
        }
        node->findings.push_back(i);
        Node* at = &root_;
        for (const std::string& step : steps_of(path)) {
          at = &at->children.at(step.ends_with('!') ? step.substr(0, step.size() - 1) : step);
          if (at != node) ++at->inside;
        }
      }
    }
  }

  void add_entries() {
    for (std::size_t i = 0; i < contents_.entries.size() && i < most_entries; ++i) {
      const Entry& entry = contents_.entries[i];
      Node* const node = reach(contents_.full_path(entry.container, static_cast<std::uint32_t>(i)));
      if (node != nullptr) node->entry = &entry;
    }
  }

  std::string left_out() const {
    std::string text;
    if (contents_.entries.size() > most_entries)
      text += fmt::format(
          "Of {} entries the first {}, and all with a finding, are shown; the facts (sluice check --facts) have all. ",
          grouped_digits(contents_.entries.size()), grouped_digits(most_entries));
    if (containers_left_out_ + findings_left_out_ != 0)
      text += fmt::format("{} and {} did not fit.", count_of(containers_left_out_, "container", "containers"),
                          count_of(findings_left_out_, "place of a finding", "places of findings"));
    return text;
  }

  static std::string facts_of(const Node& node) {
    if (node.container != nullptr) {
      const Container& container = *node.container;
      std::string text = container.format;
      for (const std::string& filter : container.filters) text += " in " + filter;
      text += fmt::format(", {}", count_of(container.entry_count, "entry", "entries"));
      if (container.size != 0) text += fmt::format(", {} bytes", grouped_digits(container.size));
      if (container.sha256) text += ", sha256 " + to_hex(*container.sha256).substr(0, 16) + "…";
      return text;
    }
    if (node.entry == nullptr || node.entry->kind == EntryKind::folder) return {};
    const Entry& entry = *node.entry;
    if (entry.kind != EntryKind::file)
      return fmt::format("{}{}{}", sluice::to_string(entry.kind), entry.link_target.view().empty() ? "" : " to ",
                         entry.link_target.view());
    return fmt::format("{}{}{} bytes{}", entry.type.view(), entry.type.view().empty() ? "" : ", ",
                       grouped_digits(entry.size), entry.encrypted ? ", encrypted" : "");
  }

  Markup render_marks(const Node& node) {
    Markup out;
    for (std::size_t i = 0; i < std::min(most_marks, node.findings.size()); ++i) {
      const JudgedFinding& finding = page_.report.verdict.findings[node.findings[i]];
      Fields fields;
      fields.text("level", to_string(level_of(finding)))
          .text("id", finding_id(node.findings[i]))
          .text("rule", finding.rule);
      out += page_.templates.fill("tree_mark", fields);
    }
    if (node.findings.size() > most_marks)
      out += Markup::text(fmt::format("and {} more", node.findings.size() - most_marks));
    return out;
  }

  /// Folders with one thing in them are one line with it.
  Markup render_node(std::string name, const Node& given, std::size_t depth) {
    const Node* node = &given;
    while (node->children.size() == 1 && node->container == nullptr && node->findings.empty()) {
      name += "/" + node->children.begin()->first;
      node = &node->children.begin()->second;
    }
    Markup children;
    for (const auto& [child_name, child] : node->children) children += render_node(child_name, child, depth + 1);
    Fields fields;
    fields.text("name", name)
        .text("facts", facts_of(*node))
        .markup("marks", render_marks(*node))
        .markup("children", children);
    const std::size_t within = node->inside + (node->children.empty() ? 0 : node->findings.size());
    if (within != 0) fields.text("inside", count_of(within, "finding", "findings"));
    if (node->container != nullptr && node->container->completeness != Completeness::complete)
      fields.text("state", sluice::to_string(node->container->completeness)).text("reason", node->container->reason);
    fields.flag("open", depth == 0 || (node->inside != 0 && node->children.size() <= most_open));
    return page_.templates.fill("tree_node", fields);
  }

  static constexpr std::size_t most_open = 40;

  Page& page_;
  const Contents& contents_;
  Node root_;
  std::size_t count_ = 0, containers_left_out_ = 0, findings_left_out_ = 0;
};

}  // namespace

Markup render_contents(Page& page) {
  if (!page.report.facts || page.report.facts->contents.containers.empty()) return {};
  return Tree(page).render();
}

}  // namespace sluice::html_report
