// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Small entries are decoded in one piece, large ones as streams: what is wrong with them is called the same.
#include "intake/zip_run.hpp"
#include "support/compress.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

constexpr std::size_t large_bytes = 9u << 20;

std::string small_or_large() { return GENERATE(std::string(1000, 'x'), std::string(large_bytes, 'x')); }

ZipEntry entry_of(std::string data, std::uint16_t method) {
  ZipEntry entry;
  entry.name = "a";
  entry.data = std::move(data);
  entry.method = method;
  if (method == 14) entry.flags = 2;
  return entry;
}

ZipEntry with_size(ZipEntry entry, std::size_t size) {
  entry.local.emplace_back(22, little32(static_cast<std::uint32_t>(size)));
  entry.central.emplace_back(24, little32(static_cast<std::uint32_t>(size)));
  return entry;
}

ZipEntry with_packed(ZipEntry entry, std::string packed) {
  entry.packed = std::move(packed);
  return entry;
}

std::uint16_t any_method() {
  return GENERATE(std::uint16_t{0}, std::uint16_t{8}, std::uint16_t{12}, std::uint16_t{14}, std::uint16_t{93},
                  std::uint16_t{95});
}

TEST_CASE("zip_data: every method, small and large", "[intake][zip]") {
  const std::uint16_t method = any_method();
  const std::string data = GENERATE(std::string(), std::string("y"), noise(100'000), std::string(large_bytes, 'x'));
  CAPTURE(method, data.size());
  const ReaderRun read = zip_run(RawZip().add(entry_of(data, method)).add("b").finish());
  CHECK(read.terms.empty());
  REQUIRE(read.paths() == "a b");
  CHECK(read.entries[0].bytes == data);
  CHECK(read.entries[0].is_whole);
  CHECK(read.entries[1].bytes == "x\n");
}

TEST_CASE("zip_data: a checksum that does not fit", "[intake][zip]") {
  const std::uint16_t method = any_method();
  ZipEntry entry = entry_of(small_or_large(), method);
  CAPTURE(method, entry.data.size());
  const std::string wrong = little32(crc32_of(entry.data) ^ 1);
  entry.local = {{14, wrong}};
  entry.central = {{16, wrong}};
  const ReaderRun read = zip_run(zip_of(entry));
  CHECK(read.terms == "error checksum");
  CHECK_FALSE(read.entries.at(0).is_whole);
}

TEST_CASE("zip_data: a size that is too small or too large", "[intake][zip]") {
  const std::uint16_t method = any_method();
  const ZipEntry entry = entry_of(small_or_large(), method);
  const std::size_t size = entry.data.size();
  const std::size_t stated = GENERATE_COPY(size - 1, size + 1, std::size_t{0});
  CAPTURE(method, size, stated);
  const ReaderRun read = zip_run(zip_of(with_size(entry, stated)));
  CHECK(read.terms == "error zip.size-lie");
  CHECK_FALSE(read.entries.at(0).is_whole);
  CHECK(read.entries.at(0).bytes.size() <= std::max(stated, size));
}

TEST_CASE("zip_data: a size that cannot come out of so few bytes", "[intake][zip]") {
  const std::string data(1000, 'x');
  const std::size_t packed = data_packed(data, 8).size();
  CHECK(zip_terms(zip_of(with_size(entry_of(data, 8), (packed + 8) * 1032))) == "error zip.size-lie");
  CHECK(zip_terms(zip_of(with_size(entry_of(data, 8), (packed + 8) * 1032 + 1))) == "error zip.size-lie");
}

TEST_CASE("zip_data: bytes behind the end of what is compressed", "[intake][zip]") {
  const std::uint16_t method =
      GENERATE(std::uint16_t{8}, std::uint16_t{12}, std::uint16_t{14}, std::uint16_t{93}, std::uint16_t{95});
  const ZipEntry entry = entry_of(small_or_large(), method);
  CAPTURE(method, entry.data.size());
  const std::string packed = data_packed(entry.data, method);
  CHECK(zip_terms(zip_of(with_packed(entry, packed + "SECRETSECRET"))) == "error zip.gap");
  CHECK(zip_terms(zip_of(with_packed(entry, packed + std::string(12, '\0')))) == "error zip.gap");
  CHECK(zip_terms(zip_of(with_packed(entry, packed + packed))) == "error zip.gap");
  CHECK(zip_terms(zip_of(with_packed(entry, packed))).empty());
}

TEST_CASE("zip_data: bytes behind, and something else is wrong too", "[intake][zip]") {
  const ZipEntry entry = with_packed(entry_of(small_or_large(), 8), "");
  const std::string packed = data_packed(entry.data, 8) + "SECRET";
  const ZipEntry behind = with_packed(entry, packed);
  CAPTURE(entry.data.size());
  CHECK(zip_terms(zip_of(with_size(behind, entry.data.size() + 1))) == "error zip.gap; error zip.size-lie");
  CHECK(zip_terms(zip_of(with_size(behind, entry.data.size() - 1))) == "error zip.size-lie");
}

TEST_CASE("zip_data: compressed bytes that end early", "[intake][zip]") {
  const ZipEntry entry = entry_of(small_or_large(), 8);
  const std::string packed = data_packed(entry.data, 8);
  CAPTURE(entry.data.size());
  const ReaderRun read = zip_run(zip_of(with_packed(entry, packed.substr(0, packed.size() - 3))));
  CHECK(read.terms == "error malformed");
  CHECK_FALSE(read.entries.at(0).is_whole);
  CHECK(zip_terms(zip_of(with_packed(entry, ""))) ==
        (entry.data.size() > 8256 ? "error zip.size-lie" : "error malformed"));
}

TEST_CASE("zip_data: compressed bytes that are none", "[intake][zip]") {
  const ZipEntry entry = entry_of(small_or_large(), 8);
  std::string packed = data_packed(entry.data, 8);
  packed[0] = '\7';
  CAPTURE(entry.data.size());
  const ReaderRun read = zip_run(zip_of(with_packed(entry, packed)));
  CHECK(read.terms == "error malformed");
  CHECK_FALSE(read.entries.at(0).is_whole);
}

TEST_CASE("zip_data: the file ends inside the data", "[intake][zip]") {
  const std::uint16_t method = GENERATE(std::uint16_t{0}, std::uint16_t{8});
  ZipEntry entry = entry_of(small_or_large(), method);
  CAPTURE(method, entry.data.size());
  const std::string packed = data_packed(entry.data, method);
  const std::string claimed = little32(static_cast<std::uint32_t>(packed.size() + 1000));
  entry.packed = packed.substr(0, packed.size() - 3);
  entry.local = {{18, claimed}};
  entry.central = {{20, claimed}};
  const ReaderRun read = zip_run(zip_of(entry));
  CHECK(read.terms == "error truncated; error zip.overlap");
  CHECK_FALSE(read.entries.at(0).is_whole);
}

TEST_CASE("zip_data: the head of LZMA data", "[intake][zip]") {
  const ZipEntry entry = entry_of("test", 14);
  const std::string packed = data_packed(entry.data, 14);
  CHECK(zip_terms(zip_of(with_packed(entry, packed))).empty());
  std::string properties = packed;
  properties[2] = 6;
  const ReaderRun read = zip_run(zip_of(with_packed(entry, properties)));
  CHECK(read.terms == "error malformed");
  CHECK_FALSE(read.entries.at(0).is_whole);
  CHECK(zip_terms(zip_of(with_packed(entry, packed.substr(0, 8)))) == "error malformed");
  std::string dictionary = packed;
  dictionary.replace(5, 4, "\xff\xff\xff\x7f");
  CHECK(zip_terms(zip_of(with_packed(entry, dictionary))) == "error limit.memory");
}

TEST_CASE("zip_data: a method that cannot be read", "[intake][zip]") {
  const std::uint16_t method = GENERATE(std::uint16_t{1}, std::uint16_t{9}, std::uint16_t{97}, std::uint16_t{0xffff});
  const ReaderRun read = zip_run(RawZip().add(entry_of(small_or_large(), method)).add("b").finish());
  CHECK(read.terms == "error format.unsupported-method");
  REQUIRE(read.paths() == "a b");
  CHECK_FALSE(read.entries[0].is_whole);
  CHECK(read.entries[1].is_whole);
}

TEST_CASE("zip_data: what is encrypted is not decoded", "[intake][zip]") {
  ZipEntry entry = entry_of(small_or_large(), 8);
  entry.packed = std::string(entry.data.size() / 2, 'c');
  entry.flags = 1;
  const ReaderRun read = zip_run(zip_of(entry));
  CHECK(read.terms.empty());
  CHECK(read.entries.at(0).meta.encrypted);
}

}  // namespace
}  // namespace sluice::test
