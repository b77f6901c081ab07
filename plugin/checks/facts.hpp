// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// A fact's value: a view into the inventory or into the scratch text of whoever asked. Absent: not known.
using FactValue = std::optional<std::string_view>;

/// A documented fact of a subject, for the kind `assert`.
struct FactSpec {
  std::string_view path;  ///< "delivery.name"; "delivery.manifest.<field>" stands for every field
  SubjectKind subject;
  std::string_view meaning;
  FactValue (*get)(const Inventory& inventory, std::uint32_t index, std::string_view field, std::string& scratch);
};

/// Every documented fact, those of one subject together.
std::span<const FactSpec> fact_specs();

/// Every path of facts and lists, as the kind `assert` publishes them.
std::span<const std::string_view> fact_paths();

/// A fact looked up by its path once, and read for many subjects.
class Fact {
 public:
  /// Absent if no such fact is documented. Keeps a view into the path.
  static std::optional<Fact> find(std::string_view path);

  /// The value for a subject, or for what the subject belongs to: a file to its archive and delivery, a use to its
  /// component, everything to the build. The view holds until the scratch text is used again.
  FactValue read(const Inventory& inventory, const Subject& subject, std::string& scratch) const;

 private:
  Fact(const FactSpec& spec, std::string_view field) : spec_(&spec), field_(field) {}
  const FactSpec* spec_;
  std::string_view field_;  ///< what stands for "<field>"
};

}  // namespace sluice
