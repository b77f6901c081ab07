// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_fields.hpp"

#include "sbom/problems.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice::sbom::cyclonedx {
namespace {

bool is_scalar(const Node* node) {
  return node != nullptr &&
         (node->kind == Node::Kind::string || node->kind == Node::Kind::number || node->kind == Node::Kind::boolean);
}

}  // namespace

std::string Places::of_record(std::string_view array, std::uint32_t index, const Node& item) const {
  return are_xml ? fmt::format("/bom/{}/{}", array, item.step) : fmt::format("/{}/{}", array, index);
}

std::string Places::inside(const Node& node, const Node* above) const {
  return are_xml ? xml_path_of(node, above) : pointer_of(node, above);
}

void Fields::add(std::string_view name, const Node* node) const {
  if (is_scalar(node)) add(name, node->text, *node);
}

void Fields::add(std::string_view name, std::string_view value, const Node& node) const {
  sbom_.add(name, value, place_of(node), node.line);
}

void Fields::add_boolean(std::string_view name, const Node* node) const {
  if (!is_scalar(node)) return;
  const std::string_view text = node->text;
  add(name, text == "1" ? "true" : text == "0" ? "false" : text, *node);
}

void Fields::report(SbomProblem problem, const Node& node) const {
  const SbomElement& element = sbom_.elements.back();
  problem.place = std::string(sbom_.text(element.place)) + place_of(node);
  problem.line = node.line;
  add_problem(sbom_, std::move(problem));
}

}  // namespace sluice::sbom::cyclonedx
