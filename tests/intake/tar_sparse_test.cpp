// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_sparse.hpp"
#include "support/raw_tar.hpp"
#include "support/reader_run.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

using tar::Run;
using test::RawTar;
using test::ReaderRun;

const std::string data = std::string(512, 'x') + std::string(300, 'y');
/// 812 bytes in two runs of an entry of 5000.
const std::vector<Run> two_runs = {{1024, 512}, {3000, 300}};
const std::string expanded = std::string(1024, '\0') + std::string(512, 'x') + std::string(1464, '\0') +
                             std::string(300, 'y') + std::string(1700, '\0');

std::string octal(std::uint64_t value) { return fmt::format("{:011o}", value) + std::string(1, '\0'); }

std::string table(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += octal(run.offset) + octal(run.bytes);
  return text;
}

test::TarHeader old_header(const std::string& map, std::uint64_t real_size, bool is_continued = false) {
  test::TarHeader header;
  header.name = "s";
  header.type = 'S';
  header.patches = {{257, std::string("ustar  \0", 8)},
                    {345, std::string(155, '\0')},
                    {386, map},
                    {482, std::string(1, is_continued ? '\1' : '\0')},
                    {483, octal(real_size)}};
  return header;
}

test::TarHeader plain(std::string name) {
  test::TarHeader header;
  header.name = std::move(name);
  return header;
}

ReaderRun run(const std::string& tar) {
  ReaderRun run = test::run_reader("tar", tar);
  CHECK(run.is_frame_faithful);
  if (run.stopped.empty()) CHECK(run.heard == tar.size());
  return run;
}

void check_read(const ReaderRun& read) {
  CHECK(read.terms == "warning tar.sparse");
  REQUIRE(read.paths() == "s after");
  CHECK(read.entries[0].meta.size == 5000);
  CHECK(read.entries[0].bytes == expanded);
  CHECK(read.entries[0].is_whole);
}

ReaderRun with_pax(const test::PaxRecords& records, std::string_view stored = data) {
  return run(RawTar().add_pax(records).add(plain("GNUSparseFile.1/s"), stored).add(plain("after")).finish());
}

test::PaxRecords format_1(const std::string& real_size) {
  return {{"GNU.sparse.major", "1"},
          {"GNU.sparse.minor", "0"},
          {"GNU.sparse.name", "s"},
          {"GNU.sparse.realsize", real_size}};
}

std::string map_block(std::string text) {
  text.resize((text.size() + 511) / 512 * 512, '\0');
  return text;
}

TEST_CASE("tar_sparse: old GNU, the map in the header", "[intake][tar]") {
  check_read(run(RawTar().add(old_header(table(two_runs), 5000), data).add(plain("after")).finish()));
}

TEST_CASE("tar_sparse: old GNU, the map goes on in blocks", "[intake][tar]") {
  std::vector<Run> runs;
  for (std::uint64_t i = 0; i < 30; ++i) runs.push_back({1024 * i, 512});
  const std::vector<Run> first(runs.begin(), runs.begin() + 4);
  const std::vector<Run> second(runs.begin() + 4, runs.begin() + 25);
  const std::vector<Run> third(runs.begin() + 25, runs.end());
  std::string blocks = table(second) + '\1';
  blocks.resize(512, '\0');
  blocks += table(third);
  blocks.resize(1024, '\0');
  const std::string stored(30 * 512, 'z');
  test::TarHeader header = old_header(table(first), 31'000, true);
  header.size = stored.size();
  const std::string tar = RawTar().add_header(header).add_bytes(blocks + stored).add(plain("after")).finish();
  const ReaderRun read = run(tar);
  CHECK(read.terms == "warning tar.sparse");
  REQUIRE(read.paths() == "s after");
  CHECK(read.entries[0].bytes.size() == 31'000);
  CHECK(read.entries[0].bytes.substr(29 * 1024 - 512, 1024) == std::string(512, '\0') + std::string(512, 'z'));
  CHECK(run(tar.substr(0, 1000)).terms == "warning tar.sparse; error truncated");
}

TEST_CASE("tar_sparse: the pax formats", "[intake][tar]") {
  check_read(with_pax({{"GNU.sparse.size", "5000"},
                       {"GNU.sparse.numblocks", "2"},
                       {"GNU.sparse.offset", "1024"},
                       {"GNU.sparse.numbytes", "512"},
                       {"GNU.sparse.offset", "3000"},
                       {"GNU.sparse.numbytes", "300"},
                       {"path", "s"}}));
  check_read(with_pax({{"GNU.sparse.size", "5000"},
                       {"GNU.sparse.numblocks", "2"},
                       {"GNU.sparse.name", "s"},
                       {"GNU.sparse.map", "1024,512,3000,300"}}));
  check_read(with_pax(format_1("5000"), map_block("2\n1024\n512\n3000\n300\n") + data));
}

TEST_CASE("tar_sparse: the map's blocks are frame, the runs are data", "[intake][tar]") {
  const ReaderRun read = with_pax(format_1("5000"), map_block("2\n1024\n512\n3000\n300\n") + data);
  CHECK(read.frame.find("3000\n300\n") != std::string::npos);
  CHECK(read.frame.find("xx") == std::string::npos);
  CHECK(with_pax(format_1("5000"), map_block("2\n1024\n512\n3000\n300\nx") + data).terms ==
        "warning tar.sparse; note hidden-data");
}

TEST_CASE("tar_sparse: holes alone", "[intake][tar]") {
  const ReaderRun read = with_pax(format_1("200000"), map_block("1\n200000\n0\n"));
  CHECK(read.terms == "warning tar.sparse");
  CHECK(read.entries.at(0).bytes == std::string(200'000, '\0'));
}

TEST_CASE("tar_sparse: a map that is not sound", "[intake][tar]") {
  const auto fault = [](std::vector<Run> runs) { return tar::find_map_fault(runs, 5000, 812); };
  CHECK(fault(two_runs).empty());
  CHECK(fault({{1024, 512}, {3000, 300}, {5000, 0}}).empty());
  CHECK_FALSE(fault({{1024, 512}, {1535, 300}}).empty());
  CHECK_FALSE(fault({{3000, 512}, {1024, 300}}).empty());
  CHECK_FALSE(fault({{1024, 512}, {4701, 300}}).empty());
  CHECK_FALSE(fault({{1024, 512}, {3000, 299}}).empty());
  CHECK_FALSE(fault({{1024, 512}, {~std::uint64_t{0}, 300}}).empty());
}

/// The reader stopped, with this term last.
void check_stopped(const ReaderRun& read, std::string_view term) {
  CAPTURE(read.terms, read.stopped);
  CHECK(read.terms.ends_with(term));
  CHECK(read.entries.empty());
  CHECK_FALSE(read.stopped.empty());
}

/// The entry is there without its bytes, and the next one is read.
void check_skipped(const ReaderRun& read, const std::string& term) {
  CAPTURE(read.terms, read.stopped);
  CHECK(read.terms == "warning tar.sparse; error " + term);
  REQUIRE(read.entries.size() == 2);
  CHECK_FALSE(read.entries[0].is_whole);
  CHECK(read.entries[0].bytes.empty());
  CHECK_FALSE(read.entries[0].meta.size);
  CHECK(read.entries[1].meta.path == "after");
  CHECK(read.entries[1].is_whole);
}

TEST_CASE("tar_sparse: a map that breaks its format leaves the entry without bytes", "[intake][tar]") {
  check_skipped(with_pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.offset", "512"}}), "malformed");
  check_skipped(
      with_pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.numblocks", "3"}, {"GNU.sparse.map", "1024,512,3000,300"}}),
      "malformed");
  check_skipped(with_pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", "1024,512,3000,299"}}), "malformed");
  check_skipped(with_pax({{"GNU.sparse.map", "1024,512,3000,300"}}), "tar.bad-number");
  check_skipped(with_pax({{"GNU.sparse.major", "2"}, {"GNU.sparse.minor", "0"}}), "format.unsupported-method");
  check_skipped(with_pax(format_1("5000"), map_block("2\n1024\n512\n3000\n") + data), "malformed");
  check_skipped(with_pax(format_1("5000"), map_block("2\n1024\n-512\n3000\n300\n") + data), "malformed");
  check_skipped(with_pax(format_1("5000"), map_block("99999999\n")), "malformed");
  check_skipped(with_pax(format_1("5000"), "2\n"), "malformed");
}

TEST_CASE("tar_sparse: a map that leaves open where data begins ends the reading", "[intake][tar]") {
  check_stopped(with_pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", "1024,512,3000"}}), "error tar.bad-number");
  check_stopped(with_pax({{"GNU.sparse.numbytes", "512"}}), "error tar.bad-number");
  test::TarHeader posix = old_header(table(two_runs), 5000);
  posix.patches[0].second = std::string("ustar\00000", 8);
  check_stopped(run(RawTar().add(posix, data).finish()), "error format.unsupported-method");
  const std::string gap = table({{0, 512}}) + std::string(24, '\0') + table({{1024, 300}});
  check_stopped(run(RawTar().add(old_header(gap, 5000), data).finish()), "error malformed");
  check_stopped(run(RawTar().add(old_header(table(two_runs), 5000, true), data).finish()), "error malformed");
  test::TarHeader folder = plain("d/");
  folder.type = '5';
  check_stopped(run(RawTar().add_pax(format_1("5")).add(folder).finish()), "error malformed");
}

TEST_CASE("tar_sparse: a run that begins inside a block", "[intake][tar]") {
  CHECK_FALSE(tar::has_run_inside_block(two_runs));
  CHECK_FALSE(tar::has_run_inside_block(std::vector<Run>{{1024, 300}, {3000, 0}}));
  const ReaderRun read = with_pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", "1024,300,3000,512"}});
  CHECK(read.terms == "warning tar.sparse; error tar.sparse");
  CHECK(read.entries.at(0).bytes.substr(1024, 300) == std::string(300, 'x'));
  CHECK(read.entries.at(0).bytes.substr(3000, 213) == std::string(212, 'x') + 'y');
  CHECK(read.entries.at(0).bytes.size() == 5000);
}

TEST_CASE("tar_sparse: two names of one entry", "[intake][tar]") {
  test::PaxRecords records = format_1("5000");
  const std::string stored = map_block("2\n1024\n512\n3000\n300\n") + data;
  records.emplace_back("path", "./GNUSparseFile.17/s");
  CHECK(with_pax(records, stored).terms == "warning tar.sparse");
  records.back().second = "./GNUSparseFile.17/t";
  CHECK(with_pax(records, stored).terms == "error tar.name-conflict; warning tar.sparse");
}

}  // namespace
}  // namespace sluice
