// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/fact_lists.hpp"

#include "checks/matching.hpp"
#include "checks/needs.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ListSpec, 5> lists = {{
    {"delivery.archives", SubjectKind::delivery, SubjectKind::archive, "archives of the delivery, itself included"},
    {"delivery.files", SubjectKind::delivery, SubjectKind::file, "entries of all its archives"},
    {"archive.files", SubjectKind::archive, SubjectKind::file, "entries of the archive"},
    {"build.components", SubjectKind::build, SubjectKind::component, "components that the build found or fetched"},
    {"build.uses", SubjectKind::build, SubjectKind::use, "uses of components by targets"},
}};

}  // namespace

std::span<const ListSpec> list_specs() { return lists; }

const ListSpec* find_list(std::string_view path) {
  const auto found = std::ranges::find(lists, path, &ListSpec::path);
  return found == lists.end() ? nullptr : &*found;
}

ListItems FactLists::items_of(const Subject& subject, const ListSpec& list) {
  if (subject.kind != list.owner) return {list.items, {}, false};
  groups_.resize(lists.size());
  std::optional<Groups>& groups = groups_[static_cast<std::size_t>(&list - lists.data())];
  if (!groups) groups = make_groups(list);
  const std::uint32_t start = groups->starts[subject.index];
  const std::span<const std::uint32_t> all = groups->indexes;
  return {list.items, all.subspan(start, groups->starts[subject.index + 1] - start), groups->is_whole[subject.index]};
}

std::uint32_t FactLists::owner_of(const ListSpec& list, std::uint32_t item) const {
  if (list.owner == SubjectKind::build) return 0;
  if (list.owner == SubjectKind::archive) return inventory_.contents.entries[item].container;
  const Delivery* owner = find_delivery(inventory_, {list.items, item});
  return owner == nullptr ? no_index : static_cast<std::uint32_t>(owner - inventory_.deliveries.data());
}

/// Counts, then places: the items of an owner stay in inventory order.
FactLists::Groups FactLists::make_groups(const ListSpec& list) const {
  const std::size_t owners = subjects_of(inventory_, list.owner).size();
  const std::size_t items = subjects_of(inventory_, list.items).size();
  Groups groups{std::vector<std::uint32_t>(owners + 1), {}, std::vector<bool>(owners, true)};
  std::vector<std::uint32_t> owner_by_item(items);
  for (std::uint32_t i = 0; i < items; ++i) {
    owner_by_item[i] = owner_of(list, i);
    if (owner_by_item[i] < owners) ++groups.starts[owner_by_item[i] + 1];
  }
  for (std::size_t i = 1; i <= owners; ++i) groups.starts[i] += groups.starts[i - 1];
  groups.indexes.resize(groups.starts.back());
  std::vector<std::uint32_t> next = groups.starts;
  for (std::uint32_t i = 0; i < items; ++i) {
    if (owner_by_item[i] < owners) groups.indexes[next[owner_by_item[i]]++] = i;
  }
  mark_unread(list, groups);
  return groups;
}

void FactLists::mark_unread(const ListSpec& list, Groups& groups) const {
  const Contents& contents = inventory_.contents;
  for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
    if (contents.containers[i].completeness == Completeness::complete || lists_every_entry(contents, i)) continue;
    if (list.owner == SubjectKind::archive) groups.is_whole[i] = false;
    if (list.owner != SubjectKind::delivery) continue;
    const Delivery* owner = find_delivery(inventory_, {SubjectKind::archive, i});
    if (owner != nullptr) groups.is_whole[static_cast<std::size_t>(owner - inventory_.deliveries.data())] = false;
  }
}

}  // namespace sluice
