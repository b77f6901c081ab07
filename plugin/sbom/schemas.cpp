// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/schemas.hpp"

#include "base/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace sluice::sbom {

using schema_format::Section;

/// Fills the spans and checks what they hold.
class SchemaReader {
 public:
  SchemaReader(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) : bytes_(bytes) {
    schemas_.owner_ = std::move(owner);
  }
  Result<Schemas> read();

 private:
  Result<void> check_header() const;
  template <class T>
  void take(Section section, std::span<const T>& span);
  void take_sections();
  bool is_good(const SchemaNode& node) const;
  bool is_schema(std::uint32_t number) const { return number == no_schema || number < schemas_.nodes_.size(); }
  bool is_text(std::uint32_t number) const { return number == no_schema || number < schemas_.string_ends_.size(); }
  bool are_schemas(const SchemaRange& range) const;
  bool are_members(const SchemaRange& range) const;
  bool are_values(const SchemaRange& range) const;
  bool is_row(const SchemaRange& range, std::size_t size) const {
    return range.first <= size && range.count <= size - range.first;
  }
  bool are_strings_good() const;

  std::span<const std::byte> bytes_;
  Schemas schemas_;
  bool is_good_ = true;
};

namespace {

constexpr std::string_view one_line = "^(.*)$";

bool is_table(std::size_t count, std::size_t free) { return count == 0 || (std::has_single_bit(count) && free > 0); }

/// U+2028 and U+2029 end a line for ECMA 262, as "\n" and "\r" do.
bool is_one_line(std::string_view text) {
  if (text.find_first_of("\n\r") != std::string_view::npos) return false;
  for (std::size_t at = text.find("\xE2\x80"); at != std::string_view::npos; at = text.find("\xE2\x80", at + 1)) {
    if (at + 2 < text.size() && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9')) return false;
  }
  return true;
}

}  // namespace

Result<void> SchemaReader::check_header() const {
  constexpr std::size_t table_end =
      sizeof(schema_format::Header) + schema_format::section_count * sizeof(schema_format::SectionRecord);
  if (bytes_.size() < table_end) return fail("the file is too short");
  schema_format::Header header;
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (header.magic != schema_format::magic) return fail("this holds no schemas");
  if (header.version != schema_format::version || header.section_count != schema_format::section_count) {
    return fail(fmt::format("version {} of the format, expected {}", header.version, schema_format::version));
  }
  if (header.file_size != bytes_.size()) {
    return fail(fmt::format("{} bytes, expected {}", bytes_.size(), header.file_size));
  }
  if (header.checksum != checksum_of(bytes_.subspan(sizeof header))) return fail("the checksum is wrong");
  return {};
}

template <class T>
void SchemaReader::take(Section section, std::span<const T>& span) {
  schema_format::SectionRecord record;
  std::memcpy(&record,
              bytes_.data() + sizeof(schema_format::Header) + static_cast<std::size_t>(section) * sizeof(record),
              sizeof record);
  const bool is_inside =
      record.offset % 8 == 0 && record.offset <= bytes_.size() && record.size <= bytes_.size() - record.offset;
  is_good_ = is_good_ && is_inside && record.size % sizeof(T) == 0;
  if (!is_good_) return;
  span = {reinterpret_cast<const T*>(bytes_.data() + record.offset), static_cast<std::size_t>(record.size) / sizeof(T)};
}

void SchemaReader::take_sections() {
  take(Section::nodes, schemas_.nodes_);
  take(Section::members, schemas_.members_);
  take(Section::numbers, schemas_.numbers_);
  take(Section::string_ends, schemas_.string_ends_);
  take(Section::string_bytes, schemas_.string_bytes_);
  take(Section::patterns, schemas_.pattern_strings_);
  take(Section::roots, schemas_.roots_);
}

bool SchemaReader::are_strings_good() const {
  const std::span<const std::uint32_t> ends = schemas_.string_ends_;
  return std::ranges::is_sorted(ends) && (ends.empty() || ends.back() <= schemas_.string_bytes_.size());
}

bool SchemaReader::are_schemas(const SchemaRange& range) const {
  if (!is_row(range, schemas_.numbers_.size())) return false;
  return std::ranges::all_of(schemas_.numbers(range),
                             [&](std::uint32_t each) { return each < schemas_.nodes_.size(); });
}

bool SchemaReader::are_members(const SchemaRange& range) const {
  if (!is_row(range, schemas_.members_.size())) return false;
  std::size_t free = 0;
  for (const MemberSlot& slot : schemas_.members_.subspan(range.first, range.count)) {
    free += slot.name == no_schema ? 1 : 0;
    if (!is_text(slot.name) || !is_schema(slot.schema)) return false;
  }
  return is_table(range.count, free);
}

bool SchemaReader::are_values(const SchemaRange& range) const {
  if (!is_row(range, schemas_.numbers_.size())) return false;
  const std::span<const std::uint32_t> slots = schemas_.numbers(range);
  return std::ranges::all_of(slots, [&](std::uint32_t slot) { return is_text(slot); }) &&
         is_table(slots.size(), static_cast<std::size_t>(std::ranges::count(slots, no_schema)));
}

bool SchemaReader::is_good(const SchemaNode& node) const {
  for (const std::uint32_t other : {node.reference, node.items, node.additional_items, node.additional, node.negated,
                                    node.condition, node.consequence, node.alternative}) {
    if (!is_schema(other)) return false;
  }
  const bool has_pattern = node.pattern == no_schema || node.pattern < schemas_.pattern_strings_.size();
  return has_pattern && are_schemas(node.first_items) && are_schemas(node.all_of) && are_schemas(node.any_of) &&
         are_schemas(node.one_of) && are_members(node.members) && are_values(node.values);
}

Result<Schemas> SchemaReader::read() {
  TRY(check_header());
  take_sections();
  if (!is_good_ || !are_strings_good()) return fail("the sections are damaged");
  for (const SchemaNode& node : schemas_.nodes_) {
    if (!is_good(node)) return fail("the schemas are damaged");
  }
  for (const SchemaRoot& root : schemas_.roots_) {
    if (root.schema >= schemas_.nodes_.size() || root.version >= schemas_.string_ends_.size()) {
      return fail("the roots are damaged");
    }
  }
  for (const std::uint32_t string : schemas_.pattern_strings_) {
    if (string >= schemas_.string_ends_.size()) return fail("the patterns are damaged");
    const std::string_view pattern = schemas_.text(string);
    std::optional<Pattern>& made = schemas_.patterns_.emplace_back();
    if (pattern == one_line) continue;
    made.emplace(to_whole_pattern(pattern), Pattern::Reads::utf8);
    if (!made->is_valid()) return fail(fmt::format("pattern '{}': {}", pattern, made->error()));
  }
  return std::move(schemas_);
}

Result<Schemas> Schemas::parse(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return fail("the schemas are not aligned");
  return SchemaReader(bytes, std::move(owner)).read();
}

Result<Schemas> Schemas::load(const std::string& path) {
  const Result<MappedFile> file = map_file(path);
  Result<Schemas> schemas =
      file ? parse(file->bytes, file->owner) : Result<Schemas>(tl::unexpected<Error>(file.error()));
  if (schemas) return schemas;
  Error error = std::move(schemas.error()).within("reading " + path);
  error.help = "install Sluice again, or build it again";
  return tl::unexpected<Error>(std::move(error));
}

const MemberSlot* Schemas::find_member(const SchemaNode& node, std::string_view name) const {
  const std::span<const MemberSlot> slots = members(node);
  if (slots.empty()) return nullptr;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = schema_format::hash(name) & mask; slots[at].name != no_schema; at = (at + 1) & mask) {
    if (text(slots[at].name) == name) return &slots[at];
  }
  return nullptr;
}

bool Schemas::has_value(const SchemaNode& node, std::string_view value) const {
  const std::span<const std::uint32_t> slots = numbers(node.values);
  if (slots.empty()) return false;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = schema_format::hash(value) & mask; slots[at] != no_schema; at = (at + 1) & mask) {
    if (text(slots[at]) == value) return true;
  }
  return false;
}

bool Schemas::matches(std::uint32_t pattern, std::string_view value) const {
  return patterns_[pattern] ? patterns_[pattern]->matches(value) : is_one_line(value);
}

std::string to_whole_pattern(std::string_view pattern) {
  constexpr std::string_view any = R"([^\n\r\x{2028}\x{2029}])";
  constexpr std::string_view blanks =
      R"(\t\n\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
  std::string made;
  bool is_in_class = false, has_choice = false;
  int open = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      const char next = pattern[++i];
      made +=
          next == 's' ? (is_in_class ? std::string(blanks) : fmt::format("[{}]", blanks)) : fmt::format("\\{}", next);
      continue;
    }
    is_in_class = c == '[' || (is_in_class && c != ']');
    if (!is_in_class) open += c == '(' ? 1 : c == ')' ? -1 : 0;
    has_choice = has_choice || (c == '|' && open == 0);
    if (c == '.' && !is_in_class) {
      made += any;
    } else {
      made += c;
    }
  }
  if (made.starts_with('^') && made.ends_with('$') && !made.ends_with("\\$") && !has_choice) return made;
  return fmt::format("(?s:.*)(?:{})(?s:.*)", made);
}

}  // namespace sluice::sbom
