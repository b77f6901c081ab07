// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/compiler/schema_image.hpp"

#include "base/mapped_file.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace sluice::sbom {
namespace {

using schema_format::Section;

std::size_t table_size(std::size_t count) { return count == 0 ? 0 : std::bit_ceil(count * 2); }

/// Appends a section and writes down where it lies.
class FileWriter {
 public:
  FileWriter() : bytes_(table_begin + schema_format::section_count * sizeof(schema_format::SectionRecord), '\0') {}
  template <class T>
  void add(Section section, const std::vector<T>& content) {
    add(section, {reinterpret_cast<const char*>(content.data()), content.size() * sizeof(T)});
  }
  void add(Section section, std::string_view content) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    const schema_format::SectionRecord record{bytes_.size(), content.size()};
    std::memcpy(bytes_.data() + table_begin + static_cast<std::size_t>(section) * sizeof record, &record,
                sizeof record);
    bytes_.append(content);
  }
  std::string finish() {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    const std::uint64_t sum = checksum_of(std::as_bytes(std::span(bytes_)).subspan(table_begin));
    const schema_format::Header header{schema_format::magic, schema_format::version,
                                       static_cast<std::uint32_t>(schema_format::section_count), bytes_.size(), sum};
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  static constexpr std::size_t table_begin = sizeof(schema_format::Header);
  std::string bytes_;
};

}  // namespace

std::uint32_t SchemaImage::intern(std::string_view text) {
  const auto found = known_.find(text);
  if (found != known_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(strings_.size());
  strings_.emplace_back(text);
  known_.emplace(text, number);
  return number;
}

std::uint32_t SchemaImage::pattern(std::string_view text) {
  const std::uint32_t string = intern(text);
  const auto found = std::ranges::find(patterns_, string);
  if (found != patterns_.end()) return static_cast<std::uint32_t>(found - patterns_.begin());
  patterns_.push_back(string);
  return static_cast<std::uint32_t>(patterns_.size() - 1);
}

SchemaRange SchemaImage::add_numbers(const std::vector<std::uint32_t>& row) {
  const SchemaRange range{static_cast<std::uint32_t>(numbers_.size()), static_cast<std::uint32_t>(row.size())};
  numbers_.insert(numbers_.end(), row.begin(), row.end());
  return range;
}

SchemaRange SchemaImage::add_values(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> slots(table_size(texts.size()), no_schema);
  for (const std::string& text : texts) {
    std::size_t at = schema_format::hash(text) & (slots.size() - 1);
    while (slots[at] != no_schema) at = (at + 1) & (slots.size() - 1);
    slots[at] = intern(text);
  }
  return add_numbers(slots);
}

SchemaRange SchemaImage::add_members(const std::vector<MemberSlot>& members) {
  std::vector<MemberSlot> slots(table_size(members.size()));
  for (const MemberSlot& member : members) {
    std::size_t at = schema_format::hash(strings_[member.name]) & (slots.size() - 1);
    while (slots[at].name != no_schema) at = (at + 1) & (slots.size() - 1);
    slots[at] = member;
  }
  const SchemaRange range{static_cast<std::uint32_t>(members_.size()), static_cast<std::uint32_t>(slots.size())};
  members_.insert(members_.end(), slots.begin(), slots.end());
  return range;
}

std::uint32_t SchemaImage::new_node() {
  nodes.emplace_back();
  return static_cast<std::uint32_t>(nodes.size() - 1);
}

std::string SchemaImage::to_bytes() const {
  std::vector<std::uint32_t> ends;
  std::string bytes;
  for (const std::string& string : strings_) {
    bytes += string;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  FileWriter file;
  file.add(Section::nodes, nodes);
  file.add(Section::members, members_);
  file.add(Section::numbers, numbers_);
  file.add(Section::string_ends, ends);
  file.add(Section::string_bytes, bytes);
  file.add(Section::patterns, patterns_);
  file.add(Section::roots, roots);
  return file.finish();
}

}  // namespace sluice::sbom
