// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_run.hpp"
#include "support/compress.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

/// Entries of all sorts and methods, every seventh with a checksum that does not fit.
std::string assorted() {
  constexpr std::uint16_t methods[] = {0, 8, 12, 93, 8};
  RawZip zip;
  for (std::size_t i = 0; i < 300; ++i) {
    ZipEntry entry;
    entry.name = fmt::format("d/{}", i);
    entry.data = i % 3 == 0 ? std::string(i * 1000, 'x') : noise(i * 50, i);
    entry.method = methods[i % 5];
    if (i % 7 == 0) {
      entry.local = {{14, little32(7)}};
      entry.central = {{16, little32(7)}};
    }
    zip.add(entry);
  }
  return zip.finish();
}

TEST_CASE("zip_reader: one thread gives the same as eight", "[intake][zip]") {
  const std::string zip = assorted();
  const ReaderRun one = zip_run(zip, 1);
  const ReaderRun eight = zip_run(zip, 8);
  CHECK(one.terms.starts_with("error checksum; error checksum"));
  CHECK(one.terms == eight.terms);
  CHECK(one.stopped == eight.stopped);
  REQUIRE(one.entries.size() == 300);
  REQUIRE(eight.entries.size() == 300);
  for (std::size_t i = 0; i < 300; ++i) {
    CAPTURE(i);
    CHECK(one.entries[i].meta.path == eight.entries[i].meta.path);
    CHECK(one.entries[i].bytes == eight.entries[i].bytes);
    CHECK(one.entries[i].is_whole == eight.entries[i].is_whole);
    CHECK(one.entries[i].is_whole == (i % 7 != 0));
  }
}

TEST_CASE("zip_reader: an entry that is not read does not disturb the next", "[intake][zip]") {
  const std::string data(9u << 20, 'x');
  ZipEntry large = stored_entry("large", data);
  large.method = 8;
  const std::string zip = RawZip().add("a", data.substr(0, 100'000)).add(large).add("b", "y").finish();
  const ReaderRun read = run_reader("zip", zip, zip.size(), {}, 0);
  CHECK(read.terms.empty());
  CHECK(read.paths() == "a large b");
}

/// How many bytes the reader gives at once of the first entry, if so many may come out in all.
std::size_t first_piece(const std::string& zip, const Limits& limits) {
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, limits);
  Budget budget(limits, sink);
  Pool pool(1);
  SeekablePieces source(zip, zip.size());
  const std::unique_ptr<ContainerReader> reader = make_zip_reader({"zip", source, sink, budget, pool});
  REQUIRE(reader->next());
  const Result<std::span<const std::byte>> piece = reader->read();
  REQUIRE(piece);
  return piece->size();
}

TEST_CASE("zip_reader: no more is decoded ahead than may still come out", "[intake][zip]") {
  constexpr std::size_t mib = 1u << 20;
  const std::string zip = RawZip().add("a", std::string(4 * mib, 'x')).finish();
  Limits limits;
  CHECK(first_piece(zip, limits) == 4 * mib);
  limits.total_bytes = 4 * mib;
  CHECK(first_piece(zip, limits) == 4 * mib);
  limits.total_bytes = 4 * mib - 1;
  CHECK(first_piece(zip, limits) == mib / 4);
  limits = {};
  limits.entry_bytes = 4 * mib - 1;
  CHECK(first_piece(zip, limits) == mib / 4);
  limits = {};
  limits.ratio_after = mib;
  CHECK(first_piece(zip, limits) == mib / 4);
}

/// Records of one local entry, a byte more than they declare.
std::string shared(std::size_t records, std::uint16_t method) {
  constexpr std::size_t size = 1u << 20;
  ZipEntry entry;
  entry.name = "a";
  entry.data.assign(size, 'x');
  entry.method = method;
  entry.packed = data_packed(entry.data, method);
  entry.local = {{22, little32(size - 1)}};
  entry.central = {{24, little32(size - 1)}};
  RawZip zip;
  zip.add(entry);
  entry.lies_at = 0;
  for (std::size_t i = 1; i < records; ++i) zip.add(entry);
  return zip.finish();
}

TEST_CASE("zip_reader: what is decoded and thrown away is spent too", "[intake][zip]") {
  const std::uint16_t method = GENERATE(std::uint16_t{8}, std::uint16_t{93});
  CAPTURE(method);
  Limits limits;
  limits.total_bytes = 2u << 20;
  CHECK(zip_run(shared(2, method), 1, limits).terms.find("limit.total-size") == std::string::npos);
  CHECK(zip_run(shared(20, method), 1, limits).terms.find("error limit.total-size") != std::string::npos);
}

TEST_CASE("zip_reader: bytes that entries share are spent each time that they are read", "[intake][zip]") {
  ZipEntry entry = stored_entry("a", std::string(100'000, 'x'));
  entry.flags = 1;
  RawZip zip;
  zip.add(entry);
  entry.lies_at = 0;
  Limits limits;
  limits.total_bytes = 1u << 20;
  CHECK(zip_run(zip.add(entry).finish(), 1, limits).terms == "error zip.overlap");
  for (int i = 0; i < 20; ++i) zip.add(entry);
  CHECK(zip_run(zip.finish(), 1, limits).terms == "error limit.total-size; error zip.overlap");
}

}  // namespace
}  // namespace sluice::test
