// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pattern.hpp"
#include "base/result.hpp"
#include "sbom/schema_format.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// The official JSON schemas of CycloneDX, read in place from the bytes of sbom_schemas.idx.
class Schemas {
 public:
  /// Maps the file. Fails if it cannot be read, is of another version, or is damaged.
  static Result<Schemas> load(const std::string& path);
  /// Checks every bound once. `bytes` are aligned to 8 and kept alive by `owner`.
  static Result<Schemas> parse(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

  std::span<const SchemaRoot> roots() const { return roots_; }  ///< sorted by version
  const SchemaNode& node(std::uint32_t number) const { return nodes_[number]; }
  std::string_view text(std::uint32_t string) const {
    const std::uint32_t begin = string == 0 ? 0 : string_ends_[string - 1];
    return {string_bytes_.data() + begin, string_ends_[string] - begin};
  }
  std::span<const std::uint32_t> numbers(const SchemaRange& range) const {
    return numbers_.subspan(range.first, range.count);
  }
  std::span<const MemberSlot> members(const SchemaNode& node) const {
    return members_.subspan(node.members.first, node.members.count);
  }
  /// The slot of a member, or null.
  const MemberSlot* find_member(const SchemaNode& node, std::string_view name) const;
  /// True if `enum` or `const` has the text.
  bool has_value(const SchemaNode& node, std::string_view text) const;
  bool matches(std::uint32_t pattern, std::string_view text) const;
  std::string_view pattern_text(std::uint32_t pattern) const { return text(pattern_strings_[pattern]); }

 private:
  friend class SchemaReader;
  Schemas() = default;

  std::shared_ptr<const void> owner_;
  std::span<const SchemaNode> nodes_;
  std::span<const MemberSlot> members_;
  std::span<const std::uint32_t> numbers_;
  std::span<const std::uint32_t> string_ends_;
  std::span<const char> string_bytes_;
  std::span<const std::uint32_t> pattern_strings_;
  std::span<const SchemaRoot> roots_;
  std::vector<std::optional<Pattern>> patterns_;  ///< none: any text of one line
};

/// A pattern of JSON Schema (ECMA 262, matched anywhere) as one of RE2 that matches the whole text.
std::string to_whole_pattern(std::string_view pattern);

}  // namespace sluice::sbom
