// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/matching.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A documented fact of a subject, for the kind `assert`. A getter's empty optional means that the fact is not known.
struct FactSpec {
  std::string_view path;      ///< "delivery.name"; "delivery.manifest.<field>" stands for every field
  SubjectKind subject;
  std::string_view meaning;
  std::optional<std::string> (*get)(const Inventory& inventory, std::uint32_t index, std::string_view field);
};

/// A documented list: subjects that belong to another one, for `each` and `some`.
struct ListSpec {
  std::string_view path;      ///< "delivery.files"
  SubjectKind owner;
  SubjectKind items;
  std::string_view meaning;
};

std::span<const FactSpec> fact_specs();
std::span<const ListSpec> list_specs();

/// Every path of both tables, as the kind publishes them.
std::span<const std::string_view> fact_paths();

/// The fact's value for a subject; absent if it is not known, or makes no sense for the subject.
std::optional<std::string> find_fact(const Inventory& inventory, const Subject& subject, std::string_view path);

/// Items of a list fact; empty if there is no such list for the subject.
std::vector<Subject> items_of(const Inventory& inventory, const Subject& subject, std::string_view path);

}  // namespace sluice
