// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Finds all of many phrases in one pass over a text's words (A. Aho, M. Corasick: "Efficient string matching", 1975),
// with words in place of letters.
#pragma once

#include "license/word_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice::license {

/// Numbers by number; open addressing. Key 0 stands for nothing.
class FlatMap {
 public:
  /// The value, or 0.
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t slot = spread(key) & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) return slots_[slot].value;
      if (slots_[slot].key == 0) return 0;
    }
  }
  void insert(std::uint64_t key, std::uint32_t value);

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };
  static std::size_t spread(std::uint64_t key) { return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 20); }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t mask_ = 63;
  std::size_t used_ = 0;
};

/// A phrase found: which, its first word, and behind its last.
struct PhraseHit {
  std::uint32_t phrase = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Phrases and the automaton that finds them. Add all, finish once, then search from any thread.
class PhraseAutomaton {
 public:
  /// A phrase of one word or more, under a number of the caller's; several may have the same words.
  void add(std::span<const WordHash> words, std::uint32_t phrase);
  void finish();

  /// Calls `found` for each phrase of the text, in order of their ends. Work is linear in the words and the hits.
  template <class Found>
  void search(std::span<const WordHash> words, Found&& found) const {
    std::uint32_t state = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      state = next(state, words[i]);
      for (std::uint32_t at = state; at != 0; at = nodes_[at].shorter) {
        for (std::uint32_t out = nodes_[at].first_output; out != 0; out = outputs_[out].next) {
          found(PhraseHit{outputs_[out].phrase, i + 1 - nodes_[at].depth, i + 1});
        }
      }
    }
  }

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t word = 0;
    std::uint32_t depth = 0;
    std::uint32_t fail = 0;
    std::uint32_t shorter = 0;  ///< the next node on the way of failure where a phrase ends; 0: none
    std::uint32_t first_output = 0;
  };
  struct Output {
    std::uint32_t phrase = 0;
    std::uint32_t next = 0;
  };

  static std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
    return (static_cast<std::uint64_t>(node) << 32) | word;
  }
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const { return edges_.find(edge(node, word)); }
  std::uint32_t next(std::uint32_t state, WordHash hash) const {
    const std::uint32_t word = words_.find(hash);
    if (word == 0) return 0;
    for (; state != 0; state = nodes_[state].fail) {
      const std::uint32_t to = child(state, word);
      if (to != 0) return to;
    }
    return from_root_[word];
  }

  FlatMap words_;  ///< numbers from 1
  FlatMap edges_;
  std::vector<std::uint32_t> from_root_;  ///< by word: most words of a text begin no phrase
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Output> outputs_ = std::vector<Output>(1);
  std::uint32_t word_count_ = 0;
};

}  // namespace sluice::license
