// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/schema_format.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::sbom {

/// What sbom_schemas.idx will hold.
class SchemaImage {
 public:
  std::uint32_t intern(std::string_view text);
  std::uint32_t pattern(std::string_view text);
  /// A hash table of texts.
  SchemaRange add_values(const std::vector<std::string>& texts);
  /// A hash table of members.
  SchemaRange add_members(const std::vector<MemberSlot>& members);
  SchemaRange add_numbers(const std::vector<std::uint32_t>& row);
  /// A number to be filled by `nodes[number] = ...` later, so that schemas may refer to themselves.
  std::uint32_t new_node();
  std::string to_bytes() const;

  std::vector<SchemaNode> nodes;
  std::vector<SchemaRoot> roots;

 private:
  std::vector<MemberSlot> members_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::string> strings_;
  std::map<std::string, std::uint32_t, std::less<>> known_;
  std::vector<std::uint32_t> patterns_;
};

}  // namespace sluice::sbom
