// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/index_writer.hpp"

#include "base/text.hpp"
#include "license/compiler/text_table.hpp"
#include "license/index_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <span>
#include <utility>

namespace sluice::license {
namespace {

using format::Section;

/// Puts sections behind each other, then the header before them.
class Sections {
 public:
  template <class T>
  void put(Section section, const std::vector<T>& values) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    records_[static_cast<std::size_t>(section)] = {begin() + bytes_.size(), values.size() * sizeof(T)};
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  std::string finish() &&;

 private:
  static constexpr std::size_t begin() {
    return sizeof(format::Header) + format::section_count * sizeof(format::SectionRecord);
  }

  std::array<format::SectionRecord, format::section_count> records_{};
  std::string bytes_;
};

std::string Sections::finish() && {
  bytes_.resize((bytes_.size() + 7) / 8 * 8);
  std::string file(begin(), '\0');
  std::memcpy(file.data() + sizeof(format::Header), records_.data(), sizeof records_);
  file += bytes_;
  format::Header header;
  header.magic = format::magic;
  header.version = format::version;
  header.section_count = format::section_count;
  header.file_size = file.size();
  header.checksum = format::checksum(std::as_bytes(std::span(file)).subspan(sizeof header));
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

/// Numbers 1 and up by hash in a table with open addressing that is at most three quarters full.
template <class T>
std::vector<T> make_slots(std::span<const std::uint64_t> hashes, std::span<const T> numbers) {
  std::vector<T> slots(std::bit_ceil(hashes.size() * 4 / 3 + 1));
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::size_t slot = hashes[i] & (slots.size() - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = numbers[i];
  }
  return slots;
}

void put_words(const TextTable& table, Sections& out) {
  std::vector<char> bytes;
  std::vector<std::uint32_t> ends;
  for (const std::string& spelling : table.words().spellings()) {
    bytes.insert(bytes.end(), spelling.begin(), spelling.end());
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  const std::vector<WordHash>& hashes = table.words().hashes();
  std::vector<WordId> numbers(hashes.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<WordId>(i);
  out.put(Section::word_bytes, bytes);
  out.put(Section::word_ends, ends);
  out.put(Section::word_hashes, hashes);
  out.put(Section::word_slots,
          make_slots<WordId>(std::span(hashes).subspan(1), std::span(std::as_const(numbers)).subspan(1)));
  out.put(Section::word_documents, table.documents());
}

void put_texts(const TextTable& table, Sections& out) {
  std::vector<format::TextRecord> texts;
  std::vector<WordId> words;
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < table.texts().size(); ++i) {
    const std::vector<WordId>& text = table.texts()[i];
    const TextShape& shape = table.shapes()[i];
    texts.push_back({static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(text.size()),
                     shape.body_begin, shape.body_end, static_cast<std::uint32_t>(slots.size()),
                     static_cast<std::uint32_t>(shape.slots.size())});
    words.insert(words.end(), text.begin(), text.end());
    slots.insert(slots.end(), shape.slots.begin(), shape.slots.end());
  }
  out.put(Section::texts, texts);
  out.put(Section::text_words, words);
  out.put(Section::slots, slots);
}

Result<void> put_shingles(const TextTable& table, Sections& out) {
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> firsts;
  std::vector<Place> places;
  for (const auto& [key, list] : table.shingles()) {
    std::array<WordId, format::shingle_words> words{};
    std::memcpy(words.data(), &key, sizeof key);
    hashes.push_back(format::shingle_hash(words));
    firsts.push_back(format::shingle_slot(hashes.back(), static_cast<std::uint32_t>(places.size() + 1)));
    places.insert(places.end(), list.begin(), list.end());
  }
  if (places.size() > format::shingle_place_mask) return fail("the texts have too many words for the index");
  out.put(Section::shingle_slots, make_slots<std::uint32_t>(hashes, firsts));
  out.put(Section::places, places);
  return {};
}

/// A record, its id and its name, by the id without case.
struct Named {
  format::NameRecord record;
  std::string id;
  std::string name;
};
using NamedById = std::map<std::string, Named>;

Result<NamedById> name_licenses(const LicenseLists& lists, const TextTable& table) {
  NamedById all;
  for (const LicenseEntry& license : lists.licenses) {
    Named named{{}, license.id, license.name};
    named.record.text = table.text_of(license.id);
    if (license.is_deprecated) named.record.flags |= format::flag_deprecated;
    if (license.is_osi_approved) named.record.flags |= format::flag_osi_approved;
    named.record.rating = static_cast<std::uint8_t>(license.rating);
    if (!all.emplace(to_lower_ascii(license.id), std::move(named)).second)
      return fail("the license " + license.id + " stands twice");
  }
  return all;
}

Result<NamedById> name_exceptions(const LicenseLists& lists) {
  NamedById all;
  for (const ExceptionEntry& exception : lists.exceptions) {
    Named named{{}, exception.id, {}};
    if (exception.is_deprecated) named.record.flags |= format::flag_deprecated;
    if (!all.emplace(to_lower_ascii(exception.id), std::move(named)).second)
      return fail("the exception " + exception.id + " stands twice");
  }
  return all;
}

std::vector<format::NameRecord> place_names(const NamedById& all, std::vector<char>& bytes) {
  std::vector<format::NameRecord> records;
  for (const auto& [key, named] : all) {
    format::NameRecord record = named.record;
    record.id_begin = static_cast<std::uint32_t>(bytes.size());
    bytes.insert(bytes.end(), named.id.begin(), named.id.end());
    record.id_end = static_cast<std::uint32_t>(bytes.size());
    bytes.insert(bytes.end(), named.name.begin(), named.name.end());
    record.name_end = static_cast<std::uint32_t>(bytes.size());
    records.push_back(record);
  }
  return records;
}

}  // namespace

Result<std::string> write_license_index(const LicenseLists& lists) {
  TRY_ASSIGN(const TextTable table, TextTable::make(lists.licenses));
  TRY_ASSIGN(const NamedById licenses, name_licenses(lists, table));
  TRY_ASSIGN(const NamedById exceptions, name_exceptions(lists));
  Sections out;
  std::vector<char> names;
  out.put(Section::licenses, place_names(licenses, names));
  out.put(Section::exceptions, place_names(exceptions, names));
  out.put(Section::name_bytes, names);
  put_words(table, out);
  put_texts(table, out);
  TRY(put_shingles(table, out));
  return std::move(out).finish();
}

}  // namespace sluice::license
