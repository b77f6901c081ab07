// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/compress.hpp"
#include "support/reader_run.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

using test::ReaderRun;

struct Record {
  std::string name;
  std::string data;
  std::uint32_t mode = 0100644;
  std::uint32_t inode = 1;
  std::uint32_t links = 1;
};

void fill(std::string& bytes, std::size_t unit, char with = '\0') {
  bytes.append((unit - bytes.size() % unit) % unit, with);
}

std::uint32_t sum_of(std::string_view data) {
  std::uint32_t sum = 0;
  for (const char c : data) sum += static_cast<unsigned char>(c);
  return sum;
}

/// The "new ASCII" form, "070701" or "070702"; each record is a multiple of 4.
std::string newc(const Record& r, std::string_view mark = "070701", char padding = '\0') {
  std::string bytes = fmt::format("{}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}",
                                  mark, r.inode, r.mode, 7, 8, r.links, 1700000000, r.data.size(), 3, 4, 0, 0,
                                  r.name.size() + 1, mark == "070702" ? sum_of(r.data) : 0) +
                      r.name + std::string(1, '\0');
  fill(bytes, 4, padding);
  bytes += r.data;
  fill(bytes, 4, padding);
  return bytes;
}

std::string odc(const Record& r) {
  return fmt::format("070707{:06o}{:06o}{:06o}{:06o}{:06o}{:06o}{:06o}{:011o}{:06o}{:011o}", 3, r.inode, r.mode, 7, 8,
                     r.links, 0, 1700000000, r.name.size() + 1, r.data.size()) +
         r.name + std::string(1, '\0') + r.data;
}

std::string binary(const Record& r, bool is_big) {
  const std::uint32_t words[] = {070707,
                                 3,
                                 r.inode,
                                 r.mode,
                                 7,
                                 8,
                                 r.links,
                                 0,
                                 1700000000 >> 16,
                                 1700000000 & 0xffff,
                                 static_cast<std::uint32_t>(r.name.size() + 1),
                                 static_cast<std::uint32_t>(r.data.size() >> 16),
                                 static_cast<std::uint32_t>(r.data.size() & 0xffff)};
  std::string bytes;
  for (const std::uint32_t word : words) {
    bytes += static_cast<char>(is_big ? word >> 8 : word);
    bytes += static_cast<char>(is_big ? word : word >> 8);
  }
  bytes += r.name + std::string(1, '\0');
  fill(bytes, 2);
  bytes += r.data;
  fill(bytes, 2);
  return bytes;
}

std::string written(const Record& record, int form) {
  if (form == 0) return newc(record);
  if (form == 1) return newc(record, "070702");
  return form == 2 ? odc(record) : binary(record, form == 4);
}

const std::string trailer = newc({"TRAILER!!!", "", 0});

ReaderRun run(const std::string& cpio) {
  ReaderRun run = test::run_reader("cpio", cpio);
  CHECK_FALSE(run.has_failed);
  CHECK(run.is_frame_faithful);
  if (run.stopped.empty()) CHECK(run.heard == cpio.size());
  return run;
}

TEST_CASE("cpio_reader: every form, in pieces of any size", "[intake][cpio]") {
  const int form = GENERATE(0, 1, 2, 3, 4);
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{109}, std::size_t{1'000'000});
  CAPTURE(form, piece);
  const std::string noise = test::noise(100'001);
  std::string cpio = written({"d", "", 040755}, form) + written({"d/a", "hello"}, form) +
                     written({"d/l", "a", 0120777}, form) + written({"noise", noise}, form) +
                     written({"TRAILER!!!", "", 0}, form);
  fill(cpio, 512);
  const ReaderRun read = test::run_reader("cpio", cpio, piece);
  CHECK(read.terms.empty());
  CHECK(read.stopped.empty());
  REQUIRE(read.paths() == "d d/a d/l noise");
  CHECK(read.entries[0].meta.kind == EntryKind::folder);
  CHECK(read.entries[1].bytes == "hello");
  CHECK(read.entries[1].meta.mode == 0644);
  CHECK(read.entries[1].meta.mtime == 1700000000);
  CHECK(read.entries[1].meta.gid == 8);
  CHECK(read.entries[2].meta.kind == EntryKind::symlink);
  CHECK(read.entries[2].meta.link_target == "a");
  CHECK(read.entries[3].bytes == noise);
  CHECK(read.heard == cpio.size());
  CHECK(read.is_frame_faithful);
  CHECK(read.frame.size() == cpio.size() - 5 - noise.size());
}

TEST_CASE("cpio_reader: sizes are judged before memory is taken", "[intake][cpio]") {
  std::string name = newc({"a", "x"}) + trailer;
  name.replace(94, 8, "FFFFFFFF");
  CHECK(run(name).terms == "error malformed");
  name.replace(94, 8, "00000000");
  CHECK(run(name).terms == "error malformed");
  std::string target = newc({"l", "x", 0120777}) + trailer;
  target.replace(54, 8, "FFFFFFFF");
  CHECK(run(target).terms == "error malformed");
  std::string data = newc({"a", "x"}) + trailer;
  data.replace(54, 8, "FFFFFFFF");
  const ReaderRun read = run(data);
  CHECK(read.terms == "error truncated");
  CHECK_FALSE(read.entries.at(0).is_whole);
  CHECK(run(newc({std::string(5000, 'n'), "x"}) + trailer).terms.empty());
}

TEST_CASE("cpio_reader: headers that break the format", "[intake][cpio]") {
  std::string cpio = newc({"a", "x"}) + newc({"b", "x"}) + trailer;
  cpio[116 + 20] = 'g';
  const ReaderRun read = run(cpio);
  CHECK(read.terms == "error malformed");
  CHECK(read.paths() == "a");
  CHECK_FALSE(read.stopped.empty());
  CHECK(run(newc({"a", "x"}) + "junk" + trailer).terms == "error malformed");
  CHECK(run(newc({"a", "x"}) + odc({"TRAILER!!!", "", 0})).terms == "error malformed");
  std::string open_name = newc({"abc", "x"}) + trailer;
  open_name[113] = 'd';
  CHECK(run(open_name).terms == "error malformed");
}

TEST_CASE("cpio_reader: the end mark is needed, its padding is not", "[intake][cpio]") {
  const std::string cpio = newc({"a", "x"}) + trailer;
  CHECK(run(cpio).terms.empty());
  CHECK(run(cpio.substr(0, cpio.size() - 3)).terms.empty());
  CHECK(run(cpio.substr(0, cpio.size() - 4)).terms == "error truncated");
  CHECK(run(newc({"a", "x"})).terms == "error truncated");
  CHECK(run("07").terms == "error truncated");
}

TEST_CASE("cpio_reader: what follows the end mark", "[intake][cpio]") {
  const std::string cpio = newc({"a", "x"}) + trailer;
  CHECK(run(cpio + std::string(100'000, '\0')).terms.empty());
  CHECK(run(cpio + cpio).terms == "error hidden-after-eof");
  CHECK(run(cpio + std::string(100'000, '\0') + cpio).terms == "error hidden-after-eof");
  CHECK(run(cpio + "junk that is text").terms == "warning trailing-data");
}

TEST_CASE("cpio_reader: the sum of the data", "[intake][cpio]") {
  std::string cpio = newc({"a", "xyz"}, "070702") + newc({"b", ""}, "070702") + newc({"TRAILER!!!", "", 0}, "070702");
  CHECK(run(cpio).terms.empty());
  cpio[112] = 'X';
  const ReaderRun read = run(cpio);
  CHECK(read.terms == "error checksum");
  CHECK_FALSE(read.entries.at(0).is_whole);
  CHECK(read.paths() == "a b");
}

TEST_CASE("cpio_reader: hard links", "[intake][cpio]") {
  const ReaderRun read =
      run(newc({"a", "", 0100644, 5, 2}) + newc({"b", "data", 0100644, 5, 2}) + newc({"c", "own", 0100644, 5, 1}) +
          newc({"d", "", 040755, 6, 2}) + newc({"e", "", 040755, 6, 2}) + trailer);
  CHECK(read.terms.empty());
  REQUIRE(read.paths() == "a b c d e");
  CHECK(read.entries[0].meta.kind == EntryKind::file);
  CHECK(read.entries[1].meta.kind == EntryKind::hardlink);
  CHECK(read.entries[1].meta.link_target == "a");
  CHECK(read.entries[1].bytes == "data");
  CHECK(read.entries[2].meta.kind == EntryKind::file);
  CHECK(read.entries[4].meta.kind == EntryKind::folder);
}

TEST_CASE("cpio_reader: links of one file that have different bytes", "[intake][cpio]") {
  const auto linked = [](const char* first, const char* second) {
    return run(newc({"a", first, 0100644, 5, 2}) + newc({"b", second, 0100644, 5, 2}) + trailer).terms;
  };
  CHECK(linked("data", "data").empty());
  CHECK(linked("data", "").empty());
  CHECK(linked("data", "Data") == "error path.duplicate");
  const std::string other = newc({"b", "Data", 0100644, 6, 2});
  CHECK(run(newc({"a", "data", 0100644, 5, 2}) + other + trailer).terms.empty());
  CHECK(run(newc({"a", "data", 0100644, 5, 1}) + newc({"b", "Data", 0100644, 5, 1}) + trailer).terms.empty());
}

TEST_CASE("cpio_reader: bytes where none belong", "[intake][cpio]") {
  CHECK(run(newc({"d", "x", 040755}) + trailer).terms == "error malformed");
  CHECK(run(newc({"c", "x", 020600}) + trailer).terms == "error malformed");
  CHECK(run(newc({"d", "", 040755}) + newc({"c", "", 020600}) + trailer).terms.empty());
  CHECK(run(newc({"a", "x"}, "070701", 'p') + newc({"b", "x"}, "070701", 'p') + trailer).terms == "note hidden-data");
}

}  // namespace
}  // namespace sluice
