// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/phrase_automaton.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sluice::license {

void FlatMap::insert(std::uint64_t key, std::uint32_t value) {
  if ((used_ + 1) * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    mask_ = slots_.size() - 1;
    used_ = 0;
    for (const Slot& slot : old) {
      if (slot.key != 0) insert(slot.key, slot.value);
    }
  }
  std::size_t at = spread(key) & mask_;
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask_;
  if (slots_[at].key == 0) ++used_;
  slots_[at] = {key, value};
}

void PhraseAutomaton::add(std::span<const WordHash> words, std::uint32_t phrase) {
  std::uint32_t node = 0;
  for (const WordHash hash : words) {
    std::uint32_t word = words_.find(hash);
    if (word == 0) words_.insert(hash, word = ++word_count_);
    std::uint32_t to = child(node, word);
    if (to == 0) {
      to = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({.parent = node, .word = word, .depth = nodes_[node].depth + 1});
      edges_.insert(edge(node, word), to);
    }
    node = to;
  }
  if (node == 0) return;
  outputs_.push_back({phrase, nodes_[node].first_output});
  nodes_[node].first_output = static_cast<std::uint32_t>(outputs_.size() - 1);
}

void PhraseAutomaton::finish() {
  from_root_.assign(word_count_ + std::size_t{1}, 0);
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
    if (nodes_[i].depth == 1) from_root_[nodes_[i].word] = i;
  }
  std::vector<std::uint32_t> order(nodes_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {}, [this](std::uint32_t node) { return nodes_[node].depth; });
  for (const std::uint32_t number : order) {
    Node& node = nodes_[number];
    if (node.depth < 2) continue;
    std::uint32_t from = nodes_[node.parent].fail;
    while (from != 0 && child(from, node.word) == 0) from = nodes_[from].fail;
    node.fail = child(from, node.word);
    node.shorter = nodes_[node.fail].first_output != 0 ? node.fail : nodes_[node.fail].shorter;
  }
}

}  // namespace sluice::license
