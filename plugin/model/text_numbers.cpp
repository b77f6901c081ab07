// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/text_numbers.hpp"

#include <functional>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t first_slots = 64;
constexpr std::size_t most_probes = 32;  ///< so that no choice of texts makes it slow

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>()(text);
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

std::uint32_t TextNumbers::keep(std::string_view text) {
  texts_ += text;
  ends_.push_back(texts_.size());
  return static_cast<std::uint32_t>(ends_.size() - 1);
}

const TextNumbers::Slot* TextNumbers::slot_of(std::string_view wanted, std::uint32_t hash) const {
  if (slots_.empty()) return nullptr;
  for (std::size_t i = 0; i < most_probes; ++i) {
    const Slot& slot = slots_[(hash + i) & (slots_.size() - 1)];
    if (slot.number == 0 || (slot.hash == hash && text(slot.number) == wanted)) return &slot;
  }
  return nullptr;
}

std::optional<std::uint32_t> TextNumbers::find(std::string_view wanted) const {
  if (wanted.empty()) return 0;
  const Slot* const slot = slot_of(wanted, hash_of(wanted));
  if (slot != nullptr && slot->number != 0) return slot->number;
  const auto crowded = crowded_.find(wanted);
  return crowded == crowded_.end() ? std::nullopt : std::optional(crowded->second);
}

std::uint32_t TextNumbers::intern(std::string_view wanted) {
  if (wanted.empty()) return 0;
  if (2 * used_ >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(wanted);
  const Slot* const slot = slot_of(wanted, hash);
  if (slot != nullptr && slot->number != 0) return slot->number;
  if (!crowded_.empty()) {
    const auto crowded = crowded_.find(wanted);
    if (crowded != crowded_.end()) return crowded->second;
  }
  const std::uint32_t number = keep(wanted);
  put(hash, number);
  return number;
}

void TextNumbers::put(std::uint32_t hash, std::uint32_t number) {
  for (std::size_t i = 0; i < most_probes; ++i) {
    Slot& slot = slots_[(hash + i) & (slots_.size() - 1)];
    if (slot.number != 0) continue;
    slot = {.hash = hash, .number = number};
    ++used_;
    return;
  }
  crowded_.emplace(text(number), number);
}

void TextNumbers::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? first_slots : 2 * slots_.size()));
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.number != 0) put(slot.hash, slot.number);
  }
}

std::uint64_t TextNumbers::memory() const {
  constexpr std::uint64_t node_bytes = 96;
  return texts_.capacity() + ends_.capacity() * sizeof(std::uint64_t) + slots_.capacity() * sizeof(Slot) +
         crowded_.size() * node_bytes;
}

}  // namespace sluice
