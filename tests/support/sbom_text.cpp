// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/sbom_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace sluice::test {
namespace {

class Writer {
 public:
  Writer(const Sbom& sbom, SbomNames names) : sbom_(sbom), names_(names) {}

  std::string element_text(const SbomElement& element) const {
    std::vector<std::string> lines;
    for (const SbomField& field : sbom_.fields_of(element)) {
      if (sbom_.text(field.name) == "serialization") continue;
      lines.push_back(fmt::format("  {} = {}\n", sbom_.text(field.name), sbom_.text(field.value)));
    }
    std::ranges::sort(lines);
    std::string text = name_of(element) + (element.is_subject ? " (subject)" : "");
    if (element.parent != no_index) text += " in " + name_of(sbom_.elements[element.parent]);
    if (element.completeness != SbomCompleteness::not_said) {
      text += fmt::format(": {}", to_string(element.completeness));
    }
    return text + "\n" + fmt::format("{}", fmt::join(lines, ""));
  }

  std::string relation_text(const SbomRelation& relation) const {
    std::string text = fmt::format("{} {} -> {}", to_string(relation.kind), end_of(relation.from, relation.from_id),
                                   end_of(relation.to, relation.to_id));
    if (relation.kind == SbomRelationKind::other) text += fmt::format(" ({})", sbom_.text(relation.word));
    if (relation.completeness != SbomCompleteness::not_said) {
      text += fmt::format(": {}", to_string(relation.completeness));
    }
    return text + "\n";
  }

 private:
  std::string name_of(const SbomElement& element) const {
    const std::string_view id = sbom_.text(element.id);
    if (names_ == SbomNames::ids && !id.empty()) return fmt::format("{} [{}]", to_string(element.kind), id);
    return fmt::format("{} {}@{}", to_string(element.kind), sbom_.value(element, "name"),
                       sbom_.value(element, "version"));
  }
  std::string end_of(std::uint32_t element, std::uint32_t id) const {
    return element == no_index ? fmt::format("?{}", sbom_.text(id)) : name_of(sbom_.elements[element]);
  }

  const Sbom& sbom_;
  SbomNames names_;
};

}  // namespace

std::string sbom_text(const Sbom& sbom, SbomNames names) {
  const Writer writer(sbom, names);
  std::vector<std::string> blocks;
  for (const SbomElement& element : sbom.elements) blocks.push_back(writer.element_text(element));
  std::ranges::sort(blocks);
  std::vector<std::string> relations;
  for (const SbomRelation& relation : sbom.relations) relations.push_back(writer.relation_text(relation));
  std::ranges::sort(relations);
  return fmt::format("{}{}", fmt::join(blocks, ""), fmt::join(relations, ""));
}

std::string problem_text(const Sbom& sbom) {
  std::string text;
  for (const SbomProblem& problem : sbom.problems) {
    text += fmt::format("{} {}:{} {}\n", problem.term, problem.place, problem.line, problem.detail);
  }
  return text;
}

}  // namespace sluice::test
