// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sbom_schemas.idx: a header, a table of sections, and the sections, all little-endian numbers aligned to 8 bytes, read
// in place. A schema (JSON Schema draft 7) is a SchemaNode; those it refers to are numbers of others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace sluice::sbom {

inline constexpr std::uint32_t no_schema = 0xFFFFFFFFu;

enum class SchemaFormat : std::uint32_t { none, date_time, date, uri };

/// A row of a section: `count` elements from `first`.
struct SchemaRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// A place of a hash table of members, a power of two of them, open addressing; free if `name` is no_schema.
struct MemberSlot {
  std::uint32_t name = no_schema;    ///< of strings
  std::uint32_t schema = no_schema;  ///< no_schema: only named by `required`
  std::uint32_t required = 0;        ///< its bit of SchemaNode::required, or 0
  std::uint32_t unused = 0;
};

/// One schema. The default holds for every value.
struct SchemaNode {
  enum Type : std::uint16_t { null = 1, boolean = 2, integer = 4, number = 8, string = 16, array = 32, object = 64 };
  enum Rule : std::uint16_t {
    never = 1,  ///< the schema `false`
    about_strings = 2,
    about_numbers = 4,
    about_arrays = 8,
    about_objects = 16,
    combined = 32,  ///< has one of allOf, anyOf, oneOf, not, if
    unique_items = 64,
    enumerated = 128,  ///< has `enum` or `const`
  };
  std::uint16_t types = 0;  ///< those allowed; 0: all
  std::uint16_t rules = 0;  ///< what else it has
  std::uint32_t reference = no_schema;
  std::uint32_t pattern = no_schema;  ///< of patterns
  SchemaFormat format = SchemaFormat::none;
  std::uint32_t min_length = 0;
  std::uint32_t max_length = no_schema;
  SchemaRange values;          ///< of numbers: a hash table of strings, as that of members
  std::uint32_t literals = 0;  ///< of `enum`: bit 0 null, bit 1 false, bit 2 true
  std::uint32_t items = no_schema;
  SchemaRange first_items;  ///< of numbers: `items` as an array
  std::uint32_t additional_items = no_schema;
  std::uint32_t min_items = 0;
  std::uint32_t max_items = no_schema;
  std::uint32_t additional = no_schema;  ///< additionalProperties
  SchemaRange members;                   ///< of member slots
  std::uint32_t required = 0;            ///< a bit for each required member
  std::uint32_t negated = no_schema;
  SchemaRange all_of, any_of, one_of;  ///< of numbers
  std::uint32_t condition = no_schema, consequence = no_schema, alternative = no_schema;
  std::uint32_t unused = 0;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
};
static_assert(sizeof(SchemaNode) == 136 && sizeof(MemberSlot) == 16);

/// The schema of documents of one version.
struct SchemaRoot {
  std::uint32_t version = 0;  ///< of strings: "1.6"
  std::uint32_t schema = 0;
};

namespace schema_format {

inline constexpr std::array<char, 8> magic = {'S', 'L', 'U', 'I', 'C', 'E', 'S', 'C'};
inline constexpr std::uint32_t version = 1;  ///< raised with any change of the layout or of hash()

enum class Section : std::uint32_t { nodes, members, numbers, string_ends, string_bytes, patterns, roots, count };
inline constexpr std::size_t section_count = static_cast<std::size_t>(Section::count);

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t section_count = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  ///< of all bytes behind the header
};
struct SectionRecord {
  std::uint64_t offset = 0;  ///< from the file's start, a multiple of 8
  std::uint64_t size = 0;    ///< bytes
};

/// Where a name lies in a hash table.
inline std::uint32_t hash(std::string_view text) {
  std::uint64_t state = text.size();
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t piece = 0;
    std::memcpy(&piece, text.data() + i, text.size() - i < 8 ? text.size() - i : 8);
    state = (state ^ piece) * 0x9E3779B97F4A7C15u;
    state ^= state >> 29;
  }
  return static_cast<std::uint32_t>(state >> 16);
}

}  // namespace schema_format
}  // namespace sluice::sbom
