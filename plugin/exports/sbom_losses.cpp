// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_losses.hpp"

#include "base/escape.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t shown = 120;

/// Of the format, not of what is described.
const std::set<std::string_view> of_format = {"spec", "spec-version", "serialization", "document-id", "subject"};

using Statements = std::map<std::pair<std::string, std::string>, std::uint64_t>;  ///< how often; what, and which

std::string key_of(const Sbom& sbom, std::uint32_t index, std::uint32_t written) {
  if (index == no_index) return std::string(sbom.text(written));
  const SbomElement& element = sbom.elements[index];
  if (index == 0) return "document";
  return fmt::format("{} {}@{}", to_string(element.kind), sbom.value(element, "name"), sbom.value(element, "version"));
}

Statements elements_of(const Sbom& sbom) {
  Statements all;
  for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
    ++all[{fmt::format("element {}", to_string(sbom.elements[i].kind)), key_of(sbom, i, 0)}];
  }
  return all;
}

/// Those of elements that the other one does not have would only repeat that.
Statements fields_of(const Sbom& sbom, const Statements& others) {
  Statements all;
  for (std::uint32_t i = 0; i < sbom.elements.size(); ++i) {
    const SbomElement& element = sbom.elements[i];
    const std::string key = key_of(sbom, i, 0);
    if (i > 0 && !others.contains({fmt::format("element {}", to_string(element.kind)), key})) continue;
    for (const SbomField& field : sbom.fields_of(element)) {
      const std::string_view name = sbom.text(field.name);
      if (of_format.contains(name) || sbom.text(field.value).empty()) continue;
      ++all[{fmt::format("field {}", name), fmt::format("{}: {}", key, sbom.text(field.value))}];
    }
    if (element.completeness != SbomCompleteness::not_said) {
      ++all[{"completeness", fmt::format("{}: {}", key, to_string(element.completeness))}];
    }
  }
  return all;
}

Statements relations_of(const Sbom& sbom, const Statements& others) {
  Statements all;
  const auto is_there = [&](std::uint32_t index) {
    if (index == no_index || index == 0) return true;
    const SbomElement& element = sbom.elements[index];
    return others.contains({fmt::format("element {}", to_string(element.kind)), key_of(sbom, index, 0)});
  };
  for (const SbomRelation& relation : sbom.relations) {
    const bool is_of_subject = relation.from != no_index && sbom.elements[relation.from].is_subject;
    if (is_of_subject && relation.kind == SbomRelationKind::contains) continue;
    if (!is_there(relation.from) || !is_there(relation.to)) continue;
    ++all[{fmt::format("relation {}", to_string(relation.kind)),
           fmt::format("{} -> {}", key_of(sbom, relation.from, relation.from_id),
                       key_of(sbom, relation.to, relation.to_id))}];
  }
  return all;
}

void add_missing(const Statements& given, const Statements& back, std::vector<SbomLoss>& losses) {
  for (const auto& [statement, count] : given) {
    const auto found = back.find(statement);
    const std::uint64_t kept = found == back.end() ? 0 : found->second;
    if (kept >= count) continue;
    if (losses.empty() || losses.back().what != statement.first) {
      losses.push_back({statement.first, 0, to_visible_short(statement.second, shown)});
    }
    losses.back().count += count - kept;
  }
}

}  // namespace

std::vector<SbomLoss> sbom_losses(const Sbom& given, const Sbom& back) {
  const Statements given_elements = elements_of(given);
  const Statements back_elements = elements_of(back);
  std::vector<SbomLoss> losses;
  add_missing(given_elements, back_elements, losses);
  add_missing(fields_of(given, back_elements), fields_of(back, given_elements), losses);
  add_missing(relations_of(given, back_elements), relations_of(back, given_elements), losses);
  return losses;
}

Sbom read_written(const SbomFormat& format, std::string_view bytes) {
  const auto reader = sbom::make_reader(format.read_as, {});
  reader->bytes(bytes);
  return reader->end(true);
}

}  // namespace sluice
