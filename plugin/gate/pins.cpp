// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/pins.hpp"

#include "base/text.hpp"
#include "checks/matching.hpp"

namespace sluice {
namespace {

bool is_digest(const std::optional<Digest>& digest, std::string_view hex) { return digest && to_hex(*digest) == hex; }

/// The entry that a subject is, or no_index.
std::uint32_t entry_of(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::file) return subject.index;
  if (subject.kind == SubjectKind::document) return inventory.documents[subject.index].entry;
  return no_index;
}

/// The container that a subject is or lies in.
std::uint32_t container_of(const Inventory& inventory, const Subject& subject, const Delivery& delivery) {
  if (subject.kind == SubjectKind::archive) return subject.index;
  const std::uint32_t entry = entry_of(inventory, subject);
  return entry == no_index ? delivery.container : inventory.contents.entries[entry].container;
}

bool lies_in(const Inventory& inventory, const Subject& subject, const Delivery& delivery, std::string_view hex) {
  const Contents& contents = inventory.contents;
  const std::uint32_t entry = entry_of(inventory, subject);
  if (entry != no_index && is_digest(contents.entries[entry].sha256, hex)) return true;
  for (std::uint32_t at = container_of(inventory, subject, delivery); at != no_index;
       at = contents.containers[at].parent) {
    if (is_digest(contents.containers[at].sha256, hex)) return true;
  }
  return delivery.sha256 == "sha256:" + std::string(hex);
}

}  // namespace

bool is_pinned(const Inventory& inventory, const Subject& subject, std::string_view sha256) {
  const std::string hex = to_lower_ascii(sha256);
  const auto was_taken_from = [&](std::uint32_t component) {
    return to_lower_ascii(inventory.components[component].source_digest) == "sha256:" + hex;
  };
  if (subject.kind == SubjectKind::component) return was_taken_from(subject.index);
  if (subject.kind == SubjectKind::use) return was_taken_from(inventory.uses[subject.index].component);
  const Delivery* delivery = find_delivery(inventory, subject);
  return delivery != nullptr && lies_in(inventory, subject, *delivery, hex);
}

}  // namespace sluice
