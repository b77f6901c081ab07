// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// ZIP64 (PKWARE APPNOTE 6.3.10, 4.3.14, 4.3.15 and 4.5.3).
#include "intake/zip_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

RawZip two() { return RawZip().add("a").add("b"); }

std::uint64_t directory_end() { return two().records_bytes() + two().directory_bytes(); }

std::string wide_record() { return wide_end_record(2, two().directory_bytes(), two().records_bytes()); }

std::string with(std::string before) {
  ZipTail tail;
  tail.before = std::move(before);
  return two().finish(tail);
}

TEST_CASE("zip_wide: both end records may say the same, or the narrow one nothing", "[intake][zip]") {
  CHECK(zip_terms(two().finish_wide(false)).empty());
  CHECK(zip_terms(two().finish_wide(true)).empty());
  CHECK(zip_run(two().finish_wide(true)).paths() == "a b");
}

TEST_CASE("zip_wide: the two end records differ", "[intake][zip]") {
  const auto [at, value] =
      GENERATE(std::pair<std::size_t, std::uint64_t>(24, 1), std::pair<std::size_t, std::uint64_t>(32, 3));
  CAPTURE(at);
  CHECK(zip_terms(two().finish_wide(false, {{at, little64(value)}})) ==
        "error zip.zip64-conflict; error zip.count-mismatch");
  CHECK(zip_terms(two().finish_wide(true, {{at, little64(value)}})) == "error zip.count-mismatch");
  const std::uint64_t bytes = two().directory_bytes() + 1;
  CHECK(zip_terms(two().finish_wide(false, {{40, little64(bytes)}})) ==
        "error zip.zip64-conflict; error zip.count-mismatch");
  const std::uint64_t offset = two().records_bytes() + 1;
  CHECK(zip_terms(two().finish_wide(false, {{48, little64(offset)}})) ==
        "error zip.zip64-conflict; error zip.directory-offset");
}

TEST_CASE("zip_wide: numbers near the top lead nowhere", "[intake][zip]") {
  const std::size_t at = GENERATE(std::size_t{40}, std::size_t{48});
  const std::uint64_t value = GENERATE(~0ull, ~0ull - 3, 1ull << 63, (1ull << 63) - 1);
  CAPTURE(at, value);
  CHECK(zip_terms(two().finish_wide(true, {{at, little64(value)}})).starts_with("error zip."));
  CHECK(zip_terms(two().finish_wide(true, {{40, little64(value) + little64(value)}})) == "error malformed");
}

TEST_CASE("zip_wide: the locator leads to the record", "[intake][zip]") {
  CHECK(zip_terms(with(wide_record() + wide_locator(directory_end()))).empty());
  const std::uint64_t off = GENERATE(std::uint64_t{0}, ~0ull, std::uint64_t{1});
  CHECK(zip_terms(with(wide_record() + wide_locator(off))) == "error zip.zip64-conflict");
  CHECK(zip_terms(with(wide_locator(off))) == "error zip.zip64-conflict; error zip.gap");
}

TEST_CASE("zip_wide: two records, one where the locator leads and one before it", "[intake][zip]") {
  const std::string hidden = wide_end_record(1, 47, 0);
  CHECK(zip_terms(with(wide_record() + hidden + wide_locator(directory_end()))) == "error zip.zip64-conflict");
}

TEST_CASE("zip_wide: the record reaches to the locator", "[intake][zip]") {
  std::string record = wide_record();
  const std::string locator = wide_locator(directory_end());
  CHECK(zip_terms(with(record + "junk" + locator)) == "error zip.zip64-conflict");
  record.replace(4, 8, little64(48));
  CHECK(zip_terms(with(record + "more" + locator)).empty());
  CHECK(zip_terms(with(record + locator)) == "error zip.zip64-conflict");
}

TEST_CASE("zip_wide: the locator's parts", "[intake][zip]") {
  std::string locator = wide_locator(directory_end());
  locator.replace(4, 4, little32(1));
  CHECK(zip_terms(with(wide_record() + locator)) == "error multi-volume");
  locator.replace(4, 4, little32(0));
  locator.replace(16, 4, little32(2));
  CHECK(zip_terms(with(wide_record() + locator)) == "error multi-volume");
  locator.replace(16, 4, little32(0));  // some writers count from zero
  CHECK(zip_terms(with(wide_record() + locator)).empty());
}

/// Sizes in the ZIP64 field of both headers, as told.
ZipEntry wide_entry(std::uint64_t local_size, std::uint64_t local_packed, std::uint64_t size, std::uint64_t packed) {
  ZipEntry entry = stored_entry("w", "abc");
  entry.local_extra = extra_field(1, little64(local_size) + little64(local_packed));
  entry.extra = extra_field(1, little64(size) + little64(packed));
  entry.local = {{18, std::string(8, '\xff')}};
  entry.central = {{20, std::string(8, '\xff')}};
  return entry;
}

TEST_CASE("zip_wide: an entry's sizes", "[intake][zip]") {
  const ReaderRun read = zip_run(zip_of(wide_entry(3, 3, 3, 3)));
  CHECK(read.terms.empty());
  CHECK(read.entries.at(0).bytes == "abc");
  CHECK(read.entries.at(0).meta.size == 3);
  CHECK(zip_terms(zip_of(wide_entry(4, 3, 3, 3))) == "error zip.header-mismatch");
  CHECK(zip_terms(zip_of(wide_entry(3, 4, 3, 3))) == "error zip.header-mismatch");
  CHECK(zip_terms(zip_of(wide_entry(4, 3, 4, 3))) == "error zip.size-lie");
}

TEST_CASE("zip_wide: an entry's place", "[intake][zip]") {
  ZipEntry entry = stored_entry("w", "abc");
  entry.local_extra = "";
  entry.central = {{42, std::string(4, '\xff')}};
  entry.extra = extra_field(1, little64(0));
  CHECK(zip_terms(zip_of(entry)).empty());
  entry.extra = extra_field(1, little64(1));
  CHECK(zip_terms(zip_of(entry)).starts_with("error malformed"));
  entry.extra = extra_field(1, little64(~0ull));
  CHECK(zip_terms(zip_of(entry)).starts_with("error malformed"));
  const std::string moved = "MZ" + RawZip().add("a").add(entry).finish();
  CHECK(zip_terms(moved).find("error malformed") != std::string::npos);
}

TEST_CASE("zip_wide: a packed size that leads around the end of numbers", "[intake][zip]") {
  const ReaderRun read = zip_run(zip_of(wide_entry(3, ~0ull - 10, 3, ~0ull - 10)));
  CHECK(read.terms.find("error zip.overlap") != std::string::npos);
  CHECK_FALSE(read.entries.at(0).is_whole);
}

TEST_CASE("zip_wide: a field that is too short, or there twice", "[intake][zip]") {
  ZipEntry entry = wide_entry(3, 3, 3, 3);
  entry.extra = extra_field(1, little64(3) + little32(3));
  const ReaderRun central = zip_run(zip_of(entry));
  CHECK(central.terms.find("error zip.extra-malformed") != std::string::npos);
  CHECK_FALSE(central.entries.at(0).is_whole);
  entry = wide_entry(3, 3, 3, 3);
  entry.local_extra = extra_field(1, little64(3));
  CHECK(zip_terms(zip_of(entry)).starts_with("error zip.extra-malformed"));
  entry = wide_entry(3, 3, 3, 3);
  entry.extra += entry.extra;
  CHECK(zip_terms(zip_of(entry)) == "error zip.extra-malformed");
}

}  // namespace
}  // namespace sluice::test
