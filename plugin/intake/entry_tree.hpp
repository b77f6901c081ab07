// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

enum class NodeKind : std::uint8_t { folder, file, link };

/// Positions by hash, open addressing. It knows no keys: whoever asks compares them.
class HashSlots {
 public:
  /// The first value put under `hash` that `fits`, or no_index.
  template <class Fits>
  std::uint32_t find(std::uint32_t hash, Fits fits) const {
    if (slots_.empty()) return no_index;
    for (std::size_t at = hash & mask(); slots_[at].value != no_index; at = (at + 1) & mask()) {
      if (slots_[at].hash == hash && fits(slots_[at].value)) return slots_[at].value;
    }
    return no_index;
  }
  void put(std::uint32_t hash, std::uint32_t value);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t value = no_index;
  };
  std::size_t mask() const { return slots_.size() - 1; }
  void grow();
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

/// The folders and files that a container's entries would make, as a tree of names. Names are kept as positions in the
/// entries' paths, so that a node costs some 60 bytes. Look-ups are keyed with a number that the archive's author
/// cannot know.
class EntryTree {
 public:
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t named_by = no_index;  ///< entry whose path has the name
    std::uint32_t name_at = 0;
    std::uint32_t name_size = 0;
    std::uint32_t entry = no_index;  ///< entry that lies here last; no_index: a folder that only paths mention
    std::uint32_t link = no_index;   ///< entry whose symlink target leads on from here, if kind is link
    NodeKind kind = NodeKind::folder;
  };
  static constexpr std::uint32_t root = 0;

  /// `most` bounds the nodes. Contents must outlive the tree.
  EntryTree(const Contents& contents, std::size_t most);

  Node& at(std::uint32_t node) { return nodes_[node]; }
  const Node& at(std::uint32_t node) const { return nodes_[node]; }
  std::string_view name_of(std::uint32_t node) const;

  std::optional<std::uint32_t> find(std::uint32_t folder, std::string_view name) const;

  struct Added {
    std::uint32_t node = no_index;
    std::uint32_t alike =
        no_index;  ///< the first node beside it whose name differs in letter case or normalization only
  };
  /// Adds a node; `name` must be a part of that entry's path. Absent if the tree is full.
  std::optional<Added> add(std::uint32_t folder, std::string_view name, NodeKind kind, std::uint32_t entry);

 private:
  const Contents& contents_;
  std::size_t most_;
  std::vector<Node> nodes_;
  HashSlots by_name_;
  HashSlots by_fold_;  ///< the first node of each folded name only
};

}  // namespace sluice
