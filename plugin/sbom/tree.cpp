// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace sluice::sbom {
namespace {

constexpr std::size_t block_bytes = 64 * 1024;

/// The nodes from below `above` (or the root) down to the node.
std::vector<const Node*> path_to(const Node& node, const Node* above) {
  std::vector<const Node*> path;
  for (const Node* at = &node; at != above && at->parent != nullptr; at = at->parent) path.push_back(at);
  std::ranges::reverse(path);
  return path;
}

}  // namespace

const Node* Node::find(std::string_view member) const {
  if (kind != Kind::object) return nullptr;
  for (const Node* child = first; child != nullptr; child = child->next) {
    if (child->key == member) return child;
  }
  return nullptr;
}

std::string_view Node::text_of(std::string_view member) const {
  const Node* const child = find(member);
  return child == nullptr ? std::string_view() : child->text;
}

Node* Tree::add(Node* parent, Node::Kind kind, std::uint32_t line) {
  if (used_ == nodes_.size()) nodes_.emplace_back();
  Node* const node = &nodes_[used_++];
  *node = Node{};
  node->kind = kind;
  node->line = line;
  node->parent = parent;
  if (parent == nullptr) return node;
  node->index = parent->size++;
  (parent->last == nullptr ? parent->first : parent->last->next) = node;
  parent->last = node;
  return node;
}

Node* Tree::add_member(Node* parent, std::string_view key, Node::Kind kind, std::uint32_t line) {
  Node* const node = add(parent, kind, line);
  node->key = keep(key);
  return node;
}

std::string_view Tree::keep(std::string_view text) {
  text_bytes_ += text.size();
  if (text.size() > block_bytes) {
    large_texts_.push_back(std::make_unique<char[]>(text.size()));
    std::memcpy(large_texts_.back().get(), text.data(), text.size());
    return {large_texts_.back().get(), text.size()};
  }
  if (text.size() > free_) {
    if (blocks_used_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(block_bytes));
    ++blocks_used_;
    free_ = block_bytes;
  }
  if (text.empty()) return {};
  char* const place = blocks_[blocks_used_ - 1].get() + (block_bytes - free_);
  std::memcpy(place, text.data(), text.size());
  free_ -= text.size();
  return {place, text.size()};
}

void Tree::clear() {
  used_ = 0;
  blocks_used_ = 0;
  free_ = 0;
  text_bytes_ = 0;
  large_texts_.clear();
}

std::string pointer_of(const Node& node, const Node* above) {
  std::string pointer;
  for (const Node* at : path_to(node, above)) {
    if (at->parent->kind == Node::Kind::array) {
      pointer += fmt::format("/{}", at->index);
      continue;
    }
    pointer += '/';
    for (const char c : at->key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return pointer;
}

std::string xml_path_of(const Node& node, const Node* above) {
  std::string path;
  for (const Node* at : path_to(node, above)) {
    if (!at->step.empty()) path.append("/").append(at->step);
  }
  return path;
}

}  // namespace sluice::sbom
