// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

std::string terms_of_local(std::size_t at, std::string bytes) {
  ZipEntry entry = stored_entry("a", "test");
  entry.local = {{at, std::move(bytes)}};
  return zip_terms(zip_of(entry));
}

TEST_CASE("zip_local: what readers take from either header is the same in both", "[intake][zip]") {
  CHECK(terms_of_local(8, little16(8)) == "error zip.header-mismatch");
  CHECK(terms_of_local(14, little32(1)) == "error zip.header-mismatch");
  CHECK(terms_of_local(18, little32(3)) == "error zip.header-mismatch");
  CHECK(terms_of_local(22, little32(5)) == "error zip.header-mismatch");
  CHECK(terms_of_local(4, little16(63)).empty());
  CHECK(terms_of_local(10, little32(0)).empty());
  CHECK(terms_of_local(14, little32(crc32_of("test")) + little32(4) + little32(4)).empty());
}

TEST_CASE("zip_local: flags that change what is read", "[intake][zip]") {
  CHECK(terms_of_local(6, little16(1)) == "error zip.header-mismatch");
  CHECK(terms_of_local(6, little16(0x40)) == "error zip.header-mismatch");
  CHECK(terms_of_local(6, little16(0x800)) == "error zip.header-mismatch");
  CHECK(terms_of_local(6, little16(8)) == "error zip.header-mismatch");
  CHECK(terms_of_local(6, little16(2)).empty());
  CHECK(terms_of_local(6, little16(0)).empty());
}

TEST_CASE("zip_local: a header that says it is masked is compared all the same", "[intake][zip]") {
  CHECK(terms_of_local(6, little16(0x2000)) == "error zip.header-mismatch");
  ZipEntry entry = stored_entry("safe.txt", "test");
  entry.flags = 0x2000;
  CHECK(zip_terms(zip_of(entry)).empty());
  entry.local_name = "evil.exe";
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.flags = 0x2001;
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.flags = 0x2041;  // the walk states that it is encrypted
  const ReaderRun masked = zip_run(zip_of(entry));
  CHECK(masked.terms.empty());
  CHECK(masked.entries.at(0).meta.encrypted);
}

TEST_CASE("zip_local: names", "[intake][zip]") {
  ZipEntry entry = stored_entry("safe.txt");
  entry.local_name = "evil.exe";
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local_name = "safe.txt";
  CHECK(zip_terms(zip_of(entry)).empty());
  entry.local_name = "SAFE.txt";
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local_name = std::string("safe.txt\0", 9);
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
}

TEST_CASE("zip_local: Unicode names", "[intake][zip]") {
  ZipEntry entry = stored_entry("a");
  entry.extra = unicode_path("a", "a");
  CHECK(zip_terms(zip_of(entry)).empty());
  entry.local_extra = unicode_path("a", "b");
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local_extra = unicode_path("b", "a");
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local_extra = "";
  CHECK(zip_terms(zip_of(entry)).empty());
}

TEST_CASE("zip_local: a Unicode name in one header only", "[intake][zip]") {
  ZipEntry entry = stored_entry("a");
  entry.extra = unicode_path("a", "b");
  entry.local_extra = "";
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch; warning zip.unicode-path");
  entry.extra = "";
  entry.local_extra = unicode_path("a", "b");
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local_extra = unicode_path("a", "a");
  CHECK(zip_terms(zip_of(entry)).empty());
}

TEST_CASE("zip_local: a header that is not there", "[intake][zip]") {
  ZipEntry entry = stored_entry("a");
  entry.lies_at = 1;
  const ReaderRun read = zip_run(RawZip().add("a").add(entry).finish());
  CHECK(read.terms == "error malformed");
  REQUIRE(read.paths() == "a a");
  CHECK(read.entries[0].is_whole);
  CHECK_FALSE(read.entries[1].is_whole);
  entry.lies_at = 0;
  CHECK(zip_terms(RawZip().add(entry).finish()) == "error malformed");
}

TEST_CASE("zip_local: a header that the file ends in", "[intake][zip]") {
  ZipEntry entry = stored_entry("a");
  entry.local = {{26, little16(0xffff)}};
  const ReaderRun read = zip_run(zip_of(entry));
  CHECK(read.terms.starts_with("error truncated"));
  CHECK_FALSE(read.entries.at(0).is_whole);
}

TEST_CASE("zip_local: extra fields", "[intake][zip]") {
  const std::string bad =
      GENERATE(std::string("\1"), std::string(2, '\0') + little16(1), little16(7) + little16(5) + "four");
  CAPTURE(bad);
  ZipEntry entry = stored_entry("a");
  entry.extra = bad;
  CHECK(zip_terms(zip_of(entry)) == "error zip.extra-malformed");
  entry.local_extra = "";
  CHECK(zip_terms(zip_of(entry)) == "error zip.extra-malformed");
  entry.local_extra = bad;
  entry.extra = "";
  CHECK(zip_terms(zip_of(entry)) == "error zip.extra-malformed");
}

TEST_CASE("zip_local: extra fields that are in order", "[intake][zip]") {
  const std::string good = GENERATE(std::string(3, '\0'), std::string(4, '\0'), extra_field(7, "four"),
                                    extra_field(7, "") + extra_field(8, "x"));
  CAPTURE(good);
  ZipEntry entry = stored_entry("a");
  entry.extra = good;
  CHECK(zip_terms(zip_of(entry)).empty());
}

TEST_CASE("zip_local: a field that is there twice", "[intake][zip]") {
  const std::string field = unicode_path("a", "a");
  ZipEntry entry = stored_entry("a");
  entry.extra = field;
  CHECK(zip_terms(zip_of(entry)).empty());
  entry.extra = field + field;
  CHECK(zip_terms(zip_of(entry)) == "error zip.extra-malformed");
}

/// A deflated entry whose local header leaves its numbers to what stands behind.
ZipEntry streamed(std::string behind) {
  ZipEntry entry;
  entry.name = "a";
  entry.data = "test";
  entry.flags = 8;
  entry.local = {{14, std::string(12, '\0')}};
  entry.behind = std::move(behind);
  return entry;
}

std::uint32_t packed_bytes() { return static_cast<std::uint32_t>(data_packed("test", 8).size()); }

std::string descriptor(bool is_marked, bool is_wide, std::uint64_t packed = packed_bytes(), std::uint64_t size = 4) {
  const auto number = [&](std::uint64_t value) {
    return is_wide ? little64(value) : little32(static_cast<std::uint32_t>(value));
  };
  return (is_marked ? little32(0x08074b50) : "") + little32(crc32_of("test")) + number(packed) + number(size);
}

TEST_CASE("zip_local: a descriptor of any shape", "[intake][zip]") {
  const bool is_marked = GENERATE(true, false);
  const bool is_wide = GENERATE(true, false);
  CAPTURE(is_marked, is_wide);
  const ReaderRun read = zip_run(RawZip().add(streamed(descriptor(is_marked, is_wide))).add("b").finish());
  CHECK(read.terms.empty());
  CHECK(read.paths() == "a b");
  CHECK(read.entries.at(0).bytes == "test");
  CHECK(zip_terms(zip_of(streamed(descriptor(is_marked, is_wide, packed_bytes() + 1))))
            .starts_with("error zip.header-mismatch"));
  CHECK(zip_terms(zip_of(streamed(descriptor(is_marked, is_wide, packed_bytes(), 5))))
            .starts_with("error zip.header-mismatch"));
  std::string crc = descriptor(is_marked, is_wide);
  crc[is_marked ? 4 : 0] ^= 1;
  CHECK(zip_terms(zip_of(streamed(crc))).starts_with("error zip.header-mismatch"));
}

TEST_CASE("zip_local: a descriptor that is not there", "[intake][zip]") {
  CHECK(zip_terms(zip_of(streamed(""))) == "error zip.header-mismatch");
  CHECK(zip_terms(RawZip().add(streamed("")).add("b").finish()) == "error zip.header-mismatch");
}

TEST_CASE("zip_local: with a descriptor the header may state its numbers, but no others", "[intake][zip]") {
  ZipEntry entry = streamed(descriptor(true, false));
  entry.local = {};
  CHECK(zip_terms(zip_of(entry)).empty());
  const std::size_t at = GENERATE(std::size_t{14}, std::size_t{18}, std::size_t{22});
  entry.local = {{at, little32(9)}};
  CHECK(zip_terms(zip_of(entry)) == "error zip.header-mismatch");
  entry.local = {{at, little32(0)}};
  CHECK(zip_terms(zip_of(entry)).empty());
}

TEST_CASE("zip_local: a wide descriptor of an empty entry is not taken for a narrow one", "[intake][zip]") {
  ZipEntry entry;
  entry.name = "a";
  entry.flags = 8;
  entry.packed = std::string("\3\0", 2);
  entry.local_extra = extra_field(1, little64(0) + little64(0));
  entry.local = {{14, little32(0) + std::string(8, '\xff')}};
  entry.behind = little32(0x08074b50) + little32(0) + little64(2) + little64(0);
  CHECK(zip_terms(RawZip().add(entry).add("b").finish()).empty());
}

TEST_CASE("zip_local: stored, with the size behind", "[intake][zip]") {
  ZipEntry entry = streamed(descriptor(true, false, 4));
  entry.method = 0;
  CHECK(zip_terms(zip_of(entry)) == "warning zip.ambiguous-stream");
  entry.data = "";
  entry.behind = little32(0x08074b50) + std::string(12, '\0');
  CHECK(zip_terms(zip_of(entry)).empty());
}

}  // namespace
}  // namespace sluice::test
