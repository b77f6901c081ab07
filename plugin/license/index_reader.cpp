// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Opens licenses.idx: every bound is checked here, once.
#include "license/license_index.hpp"

#include "base/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace sluice::license {

using format::Section;

/// Fills the spans of an index and checks what they hold.
class IndexReader {
 public:
  IndexReader(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) : bytes_(bytes) {
    index_.owner_ = std::move(owner);
  }
  Result<LicenseIndex> read();

 private:
  Result<void> check_header();
  void take_sections();
  template <class T>
  void take(Section section, std::span<const T>& span);
  void refuse_unless(bool holds, std::string_view what);
  void check_words();
  void check_names(std::span<const format::NameRecord> records);
  void check_texts();
  void check_slots(const format::TextRecord& text);
  void check_shingles();

  std::span<const std::byte> bytes_;
  std::span<const format::SectionRecord> sections_;
  LicenseIndex index_;
  std::string problem_;
};

namespace {

template <class T>
std::span<const T> view_as(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

/// A power of two of slots, at least one of them free, none above `most`.
template <class T>
bool are_slots(std::span<const T> slots, std::size_t most) {
  return std::has_single_bit(slots.size()) && std::ranges::find(slots, T{0}) != slots.end() &&
         std::ranges::all_of(slots, [most](T slot) { return slot <= most; });
}

}  // namespace

Result<void> IndexReader::check_header() {
  constexpr std::size_t table_end = sizeof(format::Header) + format::section_count * sizeof(format::SectionRecord);
  if (bytes_.size() < table_end) return fail("the file is too short");
  format::Header header;
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (header.magic != format::magic) return fail("this is no license index");
  if (header.version != format::version || header.section_count != format::section_count) {
    return fail(fmt::format("version {} of the format, expected {}", header.version, format::version));
  }
  if (header.file_size != bytes_.size() || bytes_.size() % 8 != 0) {
    return fail(fmt::format("{} bytes, expected {}", bytes_.size(), header.file_size));
  }
  if (header.checksum != format::checksum(bytes_.subspan(sizeof header))) return fail("the checksum is wrong");
  sections_ = view_as<format::SectionRecord>(bytes_.subspan(sizeof header, table_end - sizeof header));
  return {};
}

void IndexReader::refuse_unless(bool holds, std::string_view what) {
  if (!holds && problem_.empty()) problem_ = fmt::format("the {} are damaged", what);
}

template <class T>
void IndexReader::take(Section section, std::span<const T>& span) {
  const format::SectionRecord record = sections_[static_cast<std::size_t>(section)];
  const bool is_inside =
      record.offset % 8 == 0 && record.offset <= bytes_.size() && record.size <= bytes_.size() - record.offset;
  refuse_unless(is_inside && record.size % sizeof(T) == 0, "sections");
  if (problem_.empty()) {
    span = view_as<T>(bytes_.subspan(static_cast<std::size_t>(record.offset), static_cast<std::size_t>(record.size)));
  }
}

void IndexReader::take_sections() {
  take(Section::word_bytes, index_.word_bytes_);
  take(Section::word_ends, index_.word_ends_);
  take(Section::word_hashes, index_.word_hashes_);
  take(Section::word_slots, index_.word_slots_);
  take(Section::word_documents, index_.word_documents_);
  take(Section::name_bytes, index_.name_bytes_);
  take(Section::licenses, index_.licenses_);
  take(Section::exceptions, index_.exceptions_);
  take(Section::texts, index_.texts_);
  take(Section::text_words, index_.text_words_);
  take(Section::slots, index_.slots_);
  take(Section::shingle_slots, index_.shingle_slots_);
  take(Section::places, index_.places_);
}

void IndexReader::check_words() {
  const std::size_t count = index_.word_ends_.size();
  refuse_unless(count > 0 && count <= format::most_words + 1u, "words");
  refuse_unless(index_.word_hashes_.size() == count && index_.word_documents_.size() == count, "words");
  refuse_unless(std::ranges::is_sorted(index_.word_ends_), "words");
  refuse_unless(count == 0 || index_.word_ends_.back() <= index_.word_bytes_.size(), "words");
  refuse_unless(count == 0 || are_slots(index_.word_slots_, count - 1), "word slots");
}

void IndexReader::check_names(std::span<const format::NameRecord> records) {
  for (const format::NameRecord& record : records) {
    const bool is_inside = record.id_begin <= record.id_end && record.id_end <= record.name_end &&
                           record.name_end <= index_.name_bytes_.size();
    refuse_unless(is_inside && record.rating <= static_cast<std::uint8_t>(BlueOak::lead), "names");
    refuse_unless(record.text == format::no_text || record.text < index_.texts_.size(), "names");
  }
}

void IndexReader::check_texts() {
  refuse_unless(index_.texts_.size() <= format::most_texts, "texts");
  for (const format::TextRecord& text : index_.texts_) {
    const bool is_inside =
        text.first_word <= index_.text_words_.size() && text.word_count <= index_.text_words_.size() - text.first_word;
    refuse_unless(is_inside && text.word_count <= format::most_text_words, "texts");
    refuse_unless(text.body_begin <= text.body_end && text.body_end <= text.word_count, "texts");
    check_slots(text);
  }
  const auto largest = std::ranges::max_element(index_.text_words_);
  refuse_unless(largest == index_.text_words_.end() || *largest < index_.word_ends_.size(), "texts");
}

void IndexReader::check_slots(const format::TextRecord& text) {
  const bool is_inside =
      text.first_slot <= index_.slots_.size() && text.slot_count <= index_.slots_.size() - text.first_slot;
  if (!is_inside) return refuse_unless(false, "slots");
  std::uint32_t at = 0;
  for (const Slot& slot : index_.slots_.subspan(text.first_slot, text.slot_count)) {
    refuse_unless(slot.begin >= at && slot.begin < slot.end && slot.end <= text.word_count, "slots");
    refuse_unless(slot.kind == Slot::Kind::name || slot.kind == Slot::Kind::optional, "slots");
    at = slot.end;
  }
}

void IndexReader::check_shingles() {
  const auto is_inside = [&](std::uint32_t slot) {
    const std::uint32_t number = slot & format::shingle_place_mask;
    return slot == 0 || (number != 0 && number <= index_.places_.size());
  };
  refuse_unless(are_slots(index_.shingle_slots_, ~std::uint32_t{0}), "shingle slots");
  refuse_unless(std::ranges::all_of(index_.shingle_slots_, is_inside), "shingle slots");
  refuse_unless(index_.places_.empty() || index_.places_.back().is_last(), "places");
  for (const Place place : index_.places_) {
    const bool is_there = place.text() < index_.texts_.size() &&
                          place.word() + format::shingle_words <= index_.texts_[place.text()].word_count;
    if (!is_there) return refuse_unless(false, "places");
  }
}

Result<LicenseIndex> IndexReader::read() {
  TRY(check_header());
  take_sections();
  if (problem_.empty()) {
    check_words();
    check_texts();
    check_names(index_.licenses_);
    check_names(index_.exceptions_);
    check_shingles();
  }
  if (!problem_.empty()) return fail(problem_);
  return std::move(index_);
}

Result<LicenseIndex> parse_license_index(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return fail("the license index is not aligned");
  return IndexReader(bytes, std::move(owner)).read();
}

namespace {

constexpr std::string_view help_install = "install Sluice again, or build it again";

Result<LicenseIndex> map_index(const std::string& path) {
  TRY_ASSIGN(const MappedFile file, map_file(path));
  return parse_license_index(file.bytes, file.owner);
}

}  // namespace

Result<LicenseIndex> load_license_index(const std::string& path) {
  Result<LicenseIndex> index = map_index(path);
  if (index) return index;
  Error error = std::move(index.error()).within("reading " + path);
  error.help = help_install;
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace sluice::license
