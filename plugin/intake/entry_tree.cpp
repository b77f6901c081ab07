// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Hashing is SipHash-1-3 (Aumasson and Bernstein, 2012) under a key drawn once a process: names come from a stranger,
// who must not be able to make them collide. No result depends on the key.
#include "intake/entry_tree.hpp"

#include "intake/name_fold.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <random>

namespace sluice {
namespace {

using Key = std::array<std::uint64_t, 2>;

const Key& hash_key() {
  static const Key key = [] {
    std::random_device device;
    const auto word = [&device] { return (std::uint64_t{device()} << 32) | device(); };
    return Key{word(), word()};
  }();
  return key;
}

struct SipState {
  std::uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1, v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0, v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1, v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2, v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void take(std::uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }
  std::uint64_t finish() {
    v2 ^= 0xff;
    for (int i = 0; i < 3; ++i) round();
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

/// At most eight bytes as a number; which number a byte order makes of them does not matter here.
std::uint64_t word_of(std::string_view bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  return word;
}

std::uint32_t keyed_hash(std::uint32_t folder, std::string_view name) {
  const Key& key = hash_key();
  SipState state{key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du, key[0] ^ 0x6c7967656e657261u,
                 key[1] ^ 0x7465646279746573u};
  state.take((std::uint64_t{folder} << 32) | name.size());
  for (; name.size() >= 8; name.remove_prefix(8)) state.take(word_of(name.substr(0, 8)));
  state.take(word_of(name));
  return static_cast<std::uint32_t>(state.finish());
}

}  // namespace

void HashSlots::put(std::uint32_t hash, std::uint32_t value) {
  if (used_ * 3 >= slots_.size() * 2) grow();
  std::size_t at = hash & mask();
  while (slots_[at].value != no_index) at = (at + 1) & mask();
  slots_[at] = {hash, value};
  ++used_;
}

void HashSlots::grow() {
  std::vector<Slot> old(std::max<std::size_t>(64, slots_.size() * 2));
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.value != no_index) put(slot.hash, slot.value);
  }
}

EntryTree::EntryTree(const Contents& contents, std::size_t most) : contents_(contents), most_(most), nodes_(1) {}

std::string_view EntryTree::name_of(std::uint32_t node) const {
  const Node& named = nodes_[node];
  if (named.named_by == no_index) return {};
  return std::string_view(contents_.entries[named.named_by].path).substr(named.name_at, named.name_size);
}

std::optional<std::uint32_t> EntryTree::find(std::uint32_t folder, std::string_view name) const {
  const std::uint32_t found = by_name_.find(keyed_hash(folder, name), [&](std::uint32_t node) {
    return nodes_[node].parent == folder && name_of(node) == name;
  });
  return found == no_index ? std::nullopt : std::optional(found);
}

std::optional<EntryTree::Added> EntryTree::add(std::uint32_t folder, std::string_view name, NodeKind kind,
                                               std::uint32_t entry) {
  if (nodes_.size() >= most_) return std::nullopt;
  const std::uint32_t hash = keyed_hash(folder, name);
  const std::string folded = fold_name(name);
  const std::uint32_t folded_hash = folded == name ? hash : keyed_hash(folder, folded);
  Added added;
  added.node = static_cast<std::uint32_t>(nodes_.size());
  added.alike = by_fold_.find(folded_hash, [&](std::uint32_t node) {
    return nodes_[node].parent == folder && fold_name(name_of(node)) == folded;
  });
  if (added.alike == no_index) by_fold_.put(folded_hash, added.node);
  by_name_.put(hash, added.node);
  Node node;
  node.parent = folder;
  node.named_by = entry;
  node.name_at = static_cast<std::uint32_t>(name.data() - contents_.entries[entry].path.data());
  node.name_size = static_cast<std::uint32_t>(name.size());
  node.kind = kind;
  nodes_.push_back(node);
  return added;
}

}  // namespace sluice
