// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sluice {

/// A documented list: subjects that belong to another one, for `each` and `some`.
struct ListSpec {
  std::string_view path;  ///< "delivery.files"
  SubjectKind owner;
  SubjectKind items;
  std::string_view meaning;
};
std::span<const ListSpec> list_specs();
const ListSpec* find_list(std::string_view path);

/// The items of a list fact that are known, and whether there may be more.
struct ListItems {
  SubjectKind kind = SubjectKind::file;
  std::span<const std::uint32_t> indexes;
  bool is_whole = true;  ///< false if something was not read to its end; also if the subject has no such list
};

/// Items of list facts, sorted out once for all subjects.
class FactLists {
 public:
  explicit FactLists(const Inventory& inventory) : inventory_(inventory) {}
  /// The span holds as long as this object.
  ListItems items_of(const Subject& subject, const ListSpec& list);

 private:
  /// Indexes grouped by owner.
  struct Groups {
    std::vector<std::uint32_t> starts, indexes;
    std::vector<bool> is_whole;
  };
  Groups make_groups(const ListSpec& list) const;
  void mark_unread(const ListSpec& list, Groups& groups) const;
  std::uint32_t owner_of(const ListSpec& list, std::uint32_t item) const;

  const Inventory& inventory_;
  std::vector<std::optional<Groups>> groups_;  ///< by list
};

}  // namespace sluice
