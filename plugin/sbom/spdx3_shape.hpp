// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What objects of an SPDX 3.0.x document consist of: the tables spdx3_*.def, and a document held against them.
#pragma once

#include "sbom/spdx_draft.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// Versions 3.0.0 and 3.0.1: bits of SpdxVersions.
inline constexpr SpdxVersions spdx3_0_0 = 1;
inline constexpr SpdxVersions spdx3_0_1 = 2;
inline constexpr SpdxVersions spdx3_both = 3;

struct Spdx3Member {
  std::string_view owner;
  std::string_view name;
  std::string_view type;
  char count = '?';        ///< 1 ? * + 2 - !
  std::string_view field;  ///< of sbom_fields.def, or empty

  bool is_list() const { return count == '*' || count == '+' || count == '2'; }
  bool is_required() const { return count == '1' || count == '+' || count == '2'; }
};

struct Spdx3Class {
  enum class Kind : std::uint8_t { element, value, abstract };
  std::string_view name;
  const Spdx3Class* parent = nullptr;  ///< or null
  Kind kind = Kind::element;
  std::vector<const Spdx3Member*> members;  ///< its own, and those of the classes above it

  const Spdx3Member* find(std::string_view member) const;  ///< or null
  /// True if it is that class, or below it.
  bool is(std::string_view wanted) const;
};

/// Null if SPDX has no such class.
const Spdx3Class* find_spdx3_class(std::string_view name);

/// Holds an object of the record at `place`, of any class, against the tables; problems go to the draft.
void check_spdx3_object(const Node& node, std::string_view place, SpdxDraft& draft);

/// Whether a text is of one of the types of text of spdx3_members.def; true for any other type.
bool is_spdx3_text(std::string_view text, std::string_view type);
/// An IRI or the name of a blank node: "https://a.example/b", "_:b".
bool is_spdx3_id(std::string_view text);
/// Whether a list of words (SPDX3_WORDS) has the word.
bool has_spdx3_word(std::string_view list, std::string_view word);

}  // namespace sluice::sbom
