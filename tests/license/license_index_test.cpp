// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/license_index.hpp"

#include "license/compiler/index_writer.hpp"
#include "license/tokenizer.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

constexpr std::string_view as_is = "The software comes as is, and the owner of it owes nobody anything.";

LicenseLists few_lists() {
  LicenseLists lists;
  lists.licenses = {
      {"Zero", "The Zero License", std::string(as_is) + " Zero.", false, true, BlueOak::gold},
      {"As-Is", "The As Is License", "Copyright 2020 Foo\n" + std::string(as_is), false, false, BlueOak::unrated},
      {"As-Is-1.0", "", "/* Copyright 1999 Bar */\n# " + std::string(as_is), true, false, BlueOak::unrated},
      {"New-1.0", "", "", false, false, BlueOak::unrated},
  };
  lists.exceptions = {{"Late-exception", false}, {"early-exception", true}};
  return lists;
}

std::string few_bytes() { return *write_license_index(few_lists()); }

Result<LicenseIndex> parse(const std::string& bytes) {
  const auto copy = std::make_shared<std::vector<std::uint64_t>>(bytes.size() / 8 + 1);
  std::memcpy(copy->data(), bytes.data(), bytes.size());
  return parse_license_index(std::as_bytes(std::span(*copy)).first(bytes.size()), copy);
}

/// The file with a number changed, and the checksum made right again if asked for.
std::string changed(std::string bytes, std::size_t at, std::uint64_t value, std::size_t size, bool is_sealed) {
  std::memcpy(bytes.data() + at, &value, size);
  if (is_sealed) {
    const std::uint64_t sum = format::checksum(std::as_bytes(std::span(bytes)).subspan(sizeof(format::Header)));
    std::memcpy(bytes.data() + offsetof(format::Header, checksum), &sum, sizeof sum);
  }
  return bytes;
}

std::size_t record_at(format::Section section) {
  return sizeof(format::Header) + static_cast<std::size_t>(section) * sizeof(format::SectionRecord);
}

std::vector<WordId> numbered(const LicenseIndex& index, std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  return number_words(tokens, index).words;
}

}  // namespace

TEST_CASE("license_index: names come back", "[license][index]") {
  const LicenseIndex index = *parse(few_bytes());
  REQUIRE(index.license_count() == 4);
  CHECK(index.license(0).id == "As-Is");
  CHECK(index.license(0).name == "The As Is License");
  CHECK_FALSE(index.license(0).is_deprecated);
  CHECK(index.license(1).is_deprecated);
  CHECK_FALSE(index.license(2).text);
  CHECK(index.license(3).rating == BlueOak::gold);
  CHECK(index.license(3).is_osi_approved);
  CHECK(index.license(0).rating == BlueOak::unrated);
  REQUIRE(index.exception_count() == 2);
  CHECK(index.exception(0).id == "early-exception");
  CHECK(index.exception(0).is_deprecated);
}

TEST_CASE("license_index: ids are found whatever their case", "[license][index]") {
  const LicenseIndex index = *parse(few_bytes());
  CHECK(index.find_license("as-IS") == 0u);
  CHECK(index.find_license("ZERO") == 3u);
  CHECK(index.find_exception("LATE-exception") == 1u);
  CHECK_FALSE(index.find_license("as-is-"));
  CHECK_FALSE(index.find_license(""));
  CHECK_FALSE(index.find_license("zzz"));
  CHECK_FALSE(index.find_exception("zero"));
}

TEST_CASE("license_index: texts with the same tokens are one", "[license][index]") {
  const LicenseIndex index = *parse(few_bytes());
  CHECK(index.text_count() == 2);
  CHECK(index.license(0).text == index.license(1).text);
  CHECK(index.licenses_of(*index.license(0).text) == std::vector<std::size_t>{0, 1});
  std::string words;
  for (const WordId word : index.text(*index.license(3).text)) words.append(index.spelling(word)).append(" ");
  CHECK(words == "the software comes as is and the owner of it owes nobody anything zero ");
}

TEST_CASE("license_index: words and their texts", "[license][index]") {
  const LicenseIndex index = *parse(few_bytes());
  CHECK(index.find_word(hash_word("nothing")) == 0);
  CHECK(index.find_word(hash_word("foo")) == 0);  // only in a copyright notice
  CHECK(index.texts_with(index.find_word(hash_word("zero"))) == 1);
  CHECK(index.texts_with(index.find_word(hash_word("THE"))) == 2);
  CHECK(index.spelling(0).empty());
}

TEST_CASE("license_index: shingles lead to their places", "[license][index]") {
  const LicenseIndex index = *parse(few_bytes());
  const std::vector<WordId> words = numbered(index, "AS IS, and the owner of nothing");
  const auto four = [&](std::size_t first) { return std::span(words).subspan(first).first<4>(); };
  REQUIRE(index.find_shingle(four(0)).size() == 2);
  CHECK(index.find_shingle(four(0))[0].word() == 3);
  CHECK(index.find_shingle(four(0))[0].text() != index.find_shingle(four(0))[1].text());
  CHECK(index.find_shingle(four(3)).empty());
  const std::vector<WordId> last = numbered(index, "owes nobody anything zero");
  CHECK(index.find_shingle(std::span(last).first<4>()).size() == 1);
}

TEST_CASE("license_index: the order of the lists does not matter", "[license][index]") {
  LicenseLists turned = few_lists();
  std::ranges::reverse(turned.licenses);
  std::ranges::reverse(turned.exceptions);
  CHECK(*write_license_index(turned) == few_bytes());
}

TEST_CASE("license_index: an id may not stand twice", "[license][index]") {
  LicenseLists lists = few_lists();
  lists.licenses.push_back({"ZERO", "", "", false, false, BlueOak::unrated});
  CHECK_FALSE(write_license_index(lists));
}

TEST_CASE("license_index: no lists make an empty index", "[license][index]") {
  const LicenseIndex index = *parse(*write_license_index({}));
  CHECK(index.license_count() == 0);
  CHECK(index.find_word(hash_word("the")) == 0);
  CHECK_FALSE(index.find_license("MIT"));
  CHECK(index.find_shingle(std::array<WordId, 4>{}).empty());
}

TEST_CASE("license_index: a part of a file is refused", "[license][index]") {
  const std::string bytes = few_bytes();
  std::size_t taken = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) taken += parse(bytes.substr(0, size)).has_value() ? 1 : 0;
  CHECK(taken == 0);
  CHECK_FALSE(parse(bytes + std::string(8, '\0')));
  CHECK(parse(bytes));
}

TEST_CASE("license_index: any changed byte is refused", "[license][index]") {
  const std::string bytes = few_bytes();
  std::size_t taken = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string other = bytes;
    other[at] = static_cast<char>(other[at] ^ 0x41);
    taken += parse(other).has_value() ? 1 : 0;
  }
  CHECK(taken == 0);
}

TEST_CASE("license_index: another version says so", "[license][index]") {
  const Result<LicenseIndex> got =
      parse(changed(few_bytes(), offsetof(format::Header, version), format::version + 1, 4, false));
  REQUIRE_FALSE(got);
  CHECK(got.error().message == "version 4 of the format, expected 3");
}

TEST_CASE("license_index: sections out of bounds are refused under a right checksum", "[license][index]") {
  const std::string bytes = few_bytes();
  for (std::size_t section = 0; section < format::section_count; ++section) {
    const std::size_t at = record_at(static_cast<format::Section>(section));
    CAPTURE(section);
    CHECK_FALSE(parse(changed(bytes, at, bytes.size() + 8, 8, true)));
    CHECK_FALSE(parse(changed(bytes, at, ~std::uint64_t{7}, 8, true)));
    CHECK_FALSE(parse(changed(bytes, at, 4, 8, true)));
    CHECK_FALSE(parse(changed(bytes, at + 8, ~std::uint64_t{0}, 8, true)));
    CHECK_FALSE(parse(changed(bytes, at + 8, bytes.size(), 8, true)));
  }
  CHECK(parse(changed(bytes, 0, 0, 0, true)));
}

TEST_CASE("license_index: an emptied section is refused where others lead into it", "[license][index]") {
  using format::Section;
  const Section section = GENERATE(Section::word_bytes, Section::word_ends, Section::word_hashes, Section::word_slots,
                                   Section::word_documents, Section::name_bytes, Section::texts, Section::text_words,
                                   Section::shingle_slots, Section::places);
  CAPTURE(static_cast<unsigned>(section));
  CHECK_FALSE(parse(changed(few_bytes(), record_at(section) + 8, 0, 8, true)));
}

TEST_CASE("license_index: numbers that lead astray under a right checksum are refused or harmless",
          "[license][index]") {
  const std::string bytes = few_bytes();
  std::size_t taken = 0;
  for (std::size_t at = record_at(format::Section::count); at + 4 <= bytes.size(); at += 2) {
    const Result<LicenseIndex> index = parse(changed(bytes, at, 0xFFFFFFFF, 4, true));
    if (!index) continue;
    ++taken;
    for (std::size_t i = 0; i < index->license_count(); ++i) index->find_license(index->license(i).id);
    const std::vector<WordId> words = numbered(*index, as_is);
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) index->find_shingle(std::span(words).subspan(i).first<4>());
    for (std::size_t i = 0; i < index->word_count(); ++i) index->spelling(static_cast<WordId>(i));
  }
  CHECK(taken > 0);  // spellings and hashes may be anything
}

TEST_CASE("license_index: a file is mapped, and named when it cannot be", "[license][index]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("few.idx", few_bytes());
  const Result<LicenseIndex> index = load_license_index(path);
  REQUIRE(index);
  const LicenseIndex copy = *index;
  CHECK(copy.license(0).id == "As-Is");
  const Result<LicenseIndex> absent = load_license_index(folder.path() + "/none.idx");
  REQUIRE_FALSE(absent);
  CHECK(absent.error().message.find("none.idx") != std::string::npos);
  CHECK_FALSE(absent.error().help.empty());
  CHECK_FALSE(load_license_index(folder.write("empty.idx", "")));
  CHECK_FALSE(load_license_index(folder.path()));
}
