// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_xml_shape.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::sbom {
namespace {

/// Depths of "bom", of a list of records, and of a record.
constexpr std::size_t list_depth = 2;

void make_array(Node* node) {
  if (node->first == nullptr) node->kind = Node::Kind::array;
}

}  // namespace

void CyclonedxXmlShape::begin(std::string_view version, const std::vector<XmlAttribute>& attributes,
                              std::uint32_t line) {
  Node* const root = root_tree_.add(nullptr, Node::Kind::object, line);
  root_tree_.add_member(root, "bomFormat", Node::Kind::string, line)->text = "CycloneDX";
  root_tree_.add_member(root, "specVersion", Node::Kind::string, line)->text = root_tree_.keep(version);
  open_.push_back({.node = root, .name = "bom", .rule = nullptr, .repeated = {}});
  add_attributes(root, attributes, line);
}

void CyclonedxXmlShape::start(std::string_view name, const std::vector<XmlAttribute>& attributes, std::uint32_t line) {
  Open& parent = open_.back();
  const XmlRule* const rule = find_xml_rule(parent.name, name);
  Node* const node = add_node(parent, rule, name, line);
  add_attributes(node, attributes, line);
  open_.push_back({.node = node, .name = tree().keep(name), .rule = rule, .repeated = {}});
}

CyclonedxXmlShape::Repeated& CyclonedxXmlShape::count(Open& parent, const XmlRule& rule) {
  auto known = std::ranges::find(parent.repeated, rule.element, &Repeated::name);
  if (known == parent.repeated.end()) {
    parent.repeated.push_back({.name = rule.element, .count = 0, .list = nullptr});
    known = parent.repeated.end() - 1;
  }
  ++known->count;
  return *known;
}

Node* CyclonedxXmlShape::add_node(Open& parent, const XmlRule* rule, std::string_view name, std::uint32_t line) {
  if (rule == nullptr || rule->shape == XmlShape::member) {
    const std::string_view key = rule == nullptr || rule->key.empty() ? name : rule->key;
    Node* const node = tree().add_member(parent.node, key, Node::Kind::object, line);
    node->step = node->key == name ? node->key : tree().keep(name);
    return node;
  }
  Node* const node = add_item(parent, *rule, line);
  const std::uint32_t number = count(parent, *rule).count;
  node->step = tree().keep(fmt::format("{}[{}]", name, number));
  return node;
}

Node* CyclonedxXmlShape::add_item(Open& parent, const XmlRule& rule, std::uint32_t line) {
  if (rule.shape == XmlShape::repeated) {
    const auto known = std::ranges::find(parent.repeated, rule.element, &Repeated::name);
    if (known != parent.repeated.end()) return tree().add(known->list, Node::Kind::object, line);
    Node* const list =
        tree().add_member(parent.node, rule.key.empty() ? rule.element : rule.key, Node::Kind::array, line);
    parent.repeated.push_back({.name = rule.element, .count = 0, .list = list});
    return tree().add(list, Node::Kind::object, line);
  }
  make_array(parent.node);
  if (open_.size() == list_depth && rule.shape == XmlShape::item) {
    ++parent.node->size;
    is_in_record_ = true;
    record_tree_.clear();
    return record_tree_.add(nullptr, Node::Kind::object, line);
  }
  Node* const node = tree().add(parent.node, Node::Kind::object, line);
  return rule.shape == XmlShape::wrapped ? tree().add_member(node, rule.element, Node::Kind::object, line) : node;
}

void CyclonedxXmlShape::add_attributes(Node* node, const std::vector<XmlAttribute>& attributes, std::uint32_t line) {
  for (const XmlAttribute& attribute : attributes) {
    Node* const member = tree().add_member(node, member_of_attribute(attribute.name), Node::Kind::string, line);
    member->text = tree().keep(trim(attribute.value));
    member->step = tree().keep(fmt::format("@{}", attribute.name));
  }
}

void CyclonedxXmlShape::end(std::string_view text) {
  const Open last = std::move(open_.back());
  open_.pop_back();
  if (open_.empty()) return sink_.root(*last.node);
  const std::string_view value = trim(text);
  const bool is_list_item =
      last.rule != nullptr && (last.rule->shape == XmlShape::item || last.rule->shape == XmlShape::wrapped);
  if (last.rule != nullptr && !last.rule->text.empty()) {
    tree().add_member(last.node, last.rule->text, Node::Kind::string, last.node->line)->text = tree().keep(value);
  } else if (last.node->first == nullptr && last.node->kind == Node::Kind::object && !is_list_item) {
    last.node->kind = Node::Kind::string;
    last.node->text = tree().keep(value);
  }
  if (!is_in_record_ || open_.size() != list_depth) return;
  sink_.record(open_.back().name, open_.back().node->size - 1, *last.node);
  is_in_record_ = false;
  record_tree_.clear();
}

void CyclonedxXmlShape::add_signature(std::string_view algorithm, std::uint32_t line) {
  if (open_.empty()) return;
  Node* const signature = root_tree_.add_member(open_.front().node, "signature", Node::Kind::object, line);
  signature->step = "Signature";
  Node* const member = root_tree_.add_member(signature, "algorithm", Node::Kind::string, line);
  member->text = root_tree_.keep(algorithm);
}

std::string CyclonedxXmlShape::path() const {
  std::string path = "/bom";
  for (std::size_t i = 1; i < open_.size(); ++i) path.append("/").append(open_[i].node->step);
  return path;
}

}  // namespace sluice::sbom
