// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_graph_check.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// Relations of one document as a check counts them. Elements that lie in another one are contained by it.
class Graph {
 public:
  Graph(const Sbom& sbom, SbomCheckResult& result)
      : sbom_(sbom), graph_(*result.check->graph), result_(result), values_(sbom) {}

  void judge() {
    switch (graph_.test) {
      case SbomGraph::Test::has:
        return judge_each(answers_by_edges());
      case SbomGraph::Test::completeness:
        return judge_each(answers_by_completeness());
      case SbomGraph::Test::reach:
        return judge_reach();
      case SbomGraph::Test::resolved:
        return judge_resolved();
      case SbomGraph::Test::exists:
        return judge_exists();
    }
  }

 private:
  bool counts(SbomRelationKind kind) const {
    return graph_.kinds.empty() || std::ranges::find(graph_.kinds, kind) != graph_.kinds.end();
  }

  /// What one relation answers for the element that it goes out from.
  SbomAnswer answer_of(const SbomRelation& relation) const {
    const std::string_view to = relation.to == no_index ? sbom_.text(relation.to_id) : std::string_view();
    if (to == "NONE") return SbomAnswer::none;
    return to == "NOASSERTION" ? SbomAnswer::unknown : SbomAnswer::stated;
  }

  std::vector<SbomAnswer> answers_by_edges() const {
    std::vector<SbomAnswer> answers(sbom_.elements.size(), SbomAnswer::missing);
    for (const SbomRelation& relation : sbom_.relations) {
      if (relation.from >= answers.size() || !counts(relation.kind)) continue;
      answers[relation.from] = std::max(answers[relation.from], answer_of(relation));
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const SbomElement& element = sbom_.elements[i];
      if (element.is_subject && counts(SbomRelationKind::describes)) answers[0] = SbomAnswer::stated;
      if (element.parent < answers.size() && counts(SbomRelationKind::contains)) {
        answers[element.parent] = SbomAnswer::stated;
      }
      if (answers[i] != SbomAnswer::missing) continue;
      if (element.completeness == SbomCompleteness::complete) answers[i] = SbomAnswer::none;
      if (element.completeness == SbomCompleteness::unknown) answers[i] = SbomAnswer::unknown;
    }
    return answers;
  }

  static SbomAnswer answer_of(SbomCompleteness completeness) {
    if (completeness == SbomCompleteness::not_said) return SbomAnswer::missing;
    return completeness == SbomCompleteness::unknown ? SbomAnswer::unknown : SbomAnswer::stated;
  }

  std::vector<SbomAnswer> answers_by_completeness() const {
    std::vector<SbomAnswer> answers(sbom_.elements.size(), SbomAnswer::missing);
    for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = answer_of(sbom_.elements[i].completeness);
    for (const SbomRelation& relation : sbom_.relations) {
      if (relation.from >= answers.size() || !counts(relation.kind)) continue;
      const SbomAnswer said =
          std::max(answer_of(relation.completeness),
                   answer_of(relation) == SbomAnswer::none ? SbomAnswer::stated : SbomAnswer::missing);
      answers[relation.from] = std::max(answers[relation.from], said);
    }
    return answers;
  }

  /// Where a document describes a component and files too, nobody asks what the files depend on.
  static bool is_subject_component(const SbomElement& element) {
    return element.is_subject && element.kind == SbomElementKind::component;
  }

  bool is_excused(const SbomElement& element) {
    const SbomCheck& check = *result_.check;
    return values_.states_one_of(element, check.unless) ||
           (!check.only_if.empty() && !values_.states_one_of(element, check.only_if));
  }

  void judge_each(const std::vector<SbomAnswer>& answers) {
    const SbomCheck& check = *result_.check;
    const bool skips_files =
        check.scope == SbomScope::subject && std::ranges::any_of(sbom_.elements, is_subject_component);
    for (std::uint32_t i = 0; i < answers.size(); ++i) {
      if (!is_in_scope(sbom_.elements[i], check.scope)) continue;
      if (skips_files && !is_subject_component(sbom_.elements[i])) continue;
      ++result_.looked_at;
      if (answers[i] == SbomAnswer::stated || is_excused(sbom_.elements[i])) continue;
      const SbomTaken taken = answers[i] == SbomAnswer::none      ? check.none
                              : answers[i] == SbomAnswer::unknown ? check.unknown
                                                                  : SbomTaken::missing;
      if (taken == SbomTaken::missing) result_.missing.push_back({i, no_index, no_index});
      if (taken == SbomTaken::reported) result_.unknown.push_back({i, no_index, no_index});
    }
  }

  /// Breadth first from what the document describes; each element once.
  void judge_reach() {
    std::vector<bool> reached(sbom_.elements.size());
    std::vector<std::uint32_t> open;
    const auto reach = [&](std::uint32_t element) {
      if (element >= reached.size() || reached[element]) return;
      reached[element] = true;
      open.push_back(element);
    };
    const std::vector<std::vector<std::uint32_t>> edges = edges_by_element();
    for (std::uint32_t i = 0; i < reached.size(); ++i) {
      if (sbom_.elements[i].is_subject) reach(i);
    }
    for (std::size_t next = 0; next < open.size(); ++next) {
      for (const std::uint32_t to : edges[open[next]]) reach(to);
    }
    for (std::uint32_t i = 0; i < reached.size(); ++i) {
      if (sbom_.elements[i].kind != SbomElementKind::component) continue;
      ++result_.looked_at;
      if (!reached[i]) result_.missing.push_back({i, no_index, no_index});
    }
  }

  std::vector<std::vector<std::uint32_t>> edges_by_element() const {
    std::vector<std::vector<std::uint32_t>> edges(sbom_.elements.size());
    for (const SbomRelation& relation : sbom_.relations) {
      if (relation.from < edges.size() && counts(relation.kind)) edges[relation.from].push_back(relation.to);
    }
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      const std::uint32_t parent = sbom_.elements[i].parent;
      if (parent < edges.size() && counts(SbomRelationKind::contains)) edges[parent].push_back(i);
    }
    return edges;
  }

  /// Ids of other documents and the two words that stand for no element need no element here.
  static bool needs_element(std::string_view id) {
    return id != "NONE" && id != "NOASSERTION" && !id.starts_with("DocumentRef-") && !id.starts_with("urn:cdx:");
  }

  void judge_resolved() {
    for (std::uint32_t i = 0; i < sbom_.relations.size(); ++i) {
      const SbomRelation& relation = sbom_.relations[i];
      ++result_.looked_at;
      const bool from_is_lost = relation.from == no_index && needs_element(sbom_.text(relation.from_id));
      const bool to_is_lost = relation.to == no_index && needs_element(sbom_.text(relation.to_id));
      if (from_is_lost || to_is_lost) result_.malformed.push_back({relation.from, no_index, i});
    }
  }

  void judge_exists() {
    const bool exists =
        std::ranges::any_of(sbom_.relations, [&](const SbomRelation& one) { return counts(one.kind); }) ||
        (counts(SbomRelationKind::contains) &&
         std::ranges::any_of(sbom_.elements, [](const SbomElement& one) { return one.parent != no_index; }));
    ++result_.looked_at;
    if (!exists) result_.missing.push_back({0, no_index, no_index});
  }

  const Sbom& sbom_;
  const SbomGraph& graph_;
  SbomCheckResult& result_;
  SbomValueJudge values_;
};

}  // namespace

void check_relations(const Sbom& sbom, SbomCheckResult& result) { Graph(sbom, result).judge(); }

}  // namespace sluice
