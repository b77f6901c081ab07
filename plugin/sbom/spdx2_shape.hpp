// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What objects of an SPDX 2.x document consist of: the table spdx2_members.def, and a document held against it.
#pragma once

#include "sbom/spdx_draft.hpp"
#include "sbom/tree.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace sluice::sbom {

/// Versions 2.2, 2.3, 2.3.1: index, and bit of SpdxVersions.
inline constexpr unsigned spdx2_versions = 3;

struct Spdx2Member {
  std::string_view owner;
  std::string_view name;
  std::string_view type;
  std::array<char, spdx2_versions> count{};  ///< 1 ? + * -
  std::string_view field;                    ///< of sbom_fields.def, or empty

  bool is_list() const { return count[2] == '+' || count[2] == '*'; }
};

/// The members of a class, in the order of the table; empty for what is no class.
std::span<const Spdx2Member> spdx2_members(std::string_view owner);
const Spdx2Member* find_spdx2_member(std::string_view owner, std::string_view name);

/// Which version a document says it is: 0 to 2. 2.1 is read as 2.2, whose subset it is; no_index for any other.
std::uint32_t spdx2_version(std::string_view text);

/// Holds an object of that class, in the record at `place`, against the table; problems go to the draft.
void check_spdx2_shape(const Node& node, std::string_view owner, std::string_view place, SpdxDraft& draft);
/// The same of an item of the document's list of that name.
void check_spdx2_record(const Node& node, const Spdx2Member& list, std::string_view place, SpdxDraft& draft);

}  // namespace sluice::sbom
