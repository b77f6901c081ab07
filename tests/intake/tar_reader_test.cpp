// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/compress.hpp"
#include "support/raw_tar.hpp"
#include "support/reader_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

using test::RawTar;
using test::ReaderRun;

test::TarHeader header_of(std::string name, char type = '0') {
  test::TarHeader header;
  header.name = std::move(name);
  header.type = type;
  return header;
}

test::TarHeader patched(test::TarHeader header, std::size_t at, std::string bytes) {
  header.patches.emplace_back(at, std::move(bytes));
  return header;
}

ReaderRun run(const std::string& tar) {
  ReaderRun run = test::run_reader("tar", tar);
  CHECK_FALSE(run.has_failed);
  CHECK(run.is_frame_faithful);
  if (run.stopped.empty()) CHECK(run.heard == tar.size());
  return run;
}

std::string terms(const std::string& tar) { return run(tar).terms; }

TEST_CASE("tar_reader: a plain tar is silent, in pieces of any size", "[intake][tar]") {
  const std::string noise = test::noise(300'000);
  const std::string tar = RawTar()
                              .add(header_of("a"), std::string(1500, 'x'))
                              .add_pax({{"path", "long/b"}, {"mtime", "1.5"}})
                              .add(header_of("b"), "y")
                              .add(header_of("c"), noise)
                              .finish() +
                          std::string(8192, '\0');
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{7}, std::size_t{511}, std::size_t{512},
                                     std::size_t{513}, std::size_t{100'000}, std::size_t{10'000'000});
  CAPTURE(piece);
  const ReaderRun read = test::run_reader("tar", tar, piece);
  CHECK(read.terms.empty());
  CHECK(read.stopped.empty());
  REQUIRE(read.paths() == "a long/b c");
  CHECK(read.entries[0].bytes == std::string(1500, 'x'));
  CHECK(read.entries[1].meta.mtime == 1);
  CHECK(read.entries[2].bytes == noise);
  CHECK(read.heard == tar.size());
  CHECK(read.is_frame_faithful);
  CHECK(read.frame.size() == tar.size() - 1500 - 1 - noise.size());
}

TEST_CASE("tar_reader: what is missing at the end", "[intake][tar]") {
  const std::string tar = RawTar().add(header_of("a"), std::string(1024, '\0')).finish();
  CHECK(terms(tar).empty());
  CHECK(terms(tar.substr(0, tar.size() - 1024)) == "error tar.no-eof");
  CHECK(terms(tar.substr(0, tar.size() - 512)) == "error tar.no-eof");
  CHECK(terms(tar.substr(0, tar.size() - 1)) == "error truncated");
  CHECK(terms(tar.substr(0, 1024)) == "error truncated");
  const ReaderRun cut = run(tar.substr(0, 700));
  CHECK(cut.terms == "error truncated");
  CHECK_FALSE(cut.stopped.empty());
  CHECK_FALSE(cut.entries.at(0).is_whole);
}

TEST_CASE("tar_reader: an extended header needs its entry", "[intake][tar]") {
  const std::string tar = RawTar().add_pax({{"path", "a"}}).add(header_of("x"), "y").finish();
  CHECK(terms(tar).empty());
  CHECK(terms(tar.substr(0, 1024)) == "error truncated");
  CHECK(terms(RawTar().add_pax({{"path", "a"}}).finish()) == "error malformed");
  CHECK(terms(RawTar().add(header_of("L", 'L'), "name").finish()) == "error malformed");
  CHECK(terms(RawTar().add_pax({{"comment", "a"}}, 'g').finish()).empty());
}

TEST_CASE("tar_reader: what follows the end", "[intake][tar]") {
  const std::string tar = RawTar().add(header_of("a"), "x").finish();
  CHECK(terms(tar + std::string(9000, '\0')).empty());
  CHECK(terms(tar + tar) == "error hidden-after-eof");
  CHECK(terms(tar + "PK\3\4" + std::string(100, 'x')) == "error hidden-after-eof");
  CHECK(terms(tar + "junk") == "warning trailing-data");
  CHECK(terms(tar + std::string(600, 'j')) == "warning trailing-data");
  CHECK(terms(tar.substr(0, tar.size() - 512) + tar) == "error hidden-after-eof");
  CHECK(terms(tar + std::string(512, 'j') + tar) == "warning trailing-data; error hidden-after-eof");
}

TEST_CASE("tar_reader: a header that leaves open what follows ends the reading", "[intake][tar]") {
  std::string tar = RawTar().add(header_of("a"), "x").add(header_of("b"), "y").finish();
  tar[1024] = 'c';
  const ReaderRun checksum = run(tar);
  CHECK(checksum.terms == "error tar.checksum");
  CHECK(checksum.paths() == "a");
  CHECK_FALSE(checksum.stopped.empty());
  const std::string bad = GENERATE(std::string("0000000000x"), std::string(12, '\xff'),
                                   std::string("\0"
                                               "1\0\0",
                                               4));
  const ReaderRun number = run(RawTar().add_header(patched(header_of("a"), 124, bad)).finish());
  CHECK(number.terms == "error tar.bad-number");
  CHECK_FALSE(number.stopped.empty());
}

TEST_CASE("tar_reader: a mode or owner that is no number is only stated", "[intake][tar]") {
  const ReaderRun mode = run(RawTar().add_header(patched(header_of("a"), 100, "rw-r--r-")).finish());
  CHECK(mode.terms == "warning tar.bad-number");
  CHECK_FALSE(mode.entries.at(0).meta.has_mode);
  CHECK(terms(RawTar().add_header(patched(header_of("a"), 108, "nobody!!")).finish()) == "warning tar.bad-number");
  CHECK(terms(RawTar().add_header(patched(header_of("a"), 108, std::string(8, '\xff'))).finish()).empty());
  CHECK(terms(RawTar().add_header(patched(header_of("a"), 108, "        ")).finish()).empty());
}

TEST_CASE("tar_reader: an extended header is not collected beyond the limit", "[intake][tar]") {
  test::TarHeader huge = header_of("x", GENERATE('x', 'L', 'K', 'g'));
  huge.size = 7ull << 30;
  CHECK(terms(RawTar().add_header(huge).finish()) == "error tar.header-size; error truncated");
  Limits small;
  small.document_bytes = 1000;
  const std::string there = RawTar().add(header_of("x", huge.type), std::string(1001, 'x')).finish();
  const ReaderRun read = test::run_reader("tar", there, there.size(), small);
  CHECK(read.terms == "error tar.header-size");
  CHECK_FALSE(read.stopped.empty());
}

TEST_CASE("tar_reader: a size is never guessed", "[intake][tar]") {
  test::TarHeader huge = header_of("a");
  huge.size = 1ull << 62;
  const ReaderRun read = run(RawTar().add_header(huge).finish());
  CHECK(read.terms == "error truncated");
  CHECK(read.entries.at(0).meta.size == 1ull << 62);
}

TEST_CASE("tar_reader: types that carry bytes and should not", "[intake][tar]") {
  CHECK(terms(RawTar().add(header_of("d", '5'), "x").finish()) == "error tar.dir-with-data");
  CHECK(terms(RawTar().add(header_of("d/", '0'), "x").finish()) == "error tar.dir-with-data");
  CHECK(terms(RawTar().add(header_of("l", '2'), "x").finish()) == "error tar.link-with-data");
  CHECK(terms(RawTar().add(header_of("c", '3'), "x").finish()) == "warning malformed");
  for (const char type : {'1', '2', '3', '5'}) CHECK(terms(RawTar().add(header_of("n", type)).finish()).empty());
}

TEST_CASE("tar_reader: a hard link with a size", "[intake][tar]") {
  const ReaderRun with = run(RawTar().add(header_of("a"), "x").add(header_of("h", '1'), "other").finish());
  CHECK(with.terms == "warning tar.link-with-data");
  CHECK(terms(RawTar().add(header_of("h", '1'), std::string(513, 'x')).finish()) ==
        "warning tar.link-with-data; error tar.link-with-data");
  CHECK(with.entries.at(1).bytes == "other");
  test::TarHeader old_style = header_of("h", '1');
  old_style.size = 5;
  const ReaderRun without = run(RawTar().add_header(old_style).add(header_of("a"), "x").finish());
  CHECK(without.terms == "warning tar.link-with-data");
  CHECK(without.paths() == "h a");
  CHECK(without.entries.at(0).meta.size == 0);
}

TEST_CASE("tar_reader: a size without data at the end", "[intake][tar]") {
  test::TarHeader last = header_of("h", '1');
  last.size = 321;
  CHECK(terms(RawTar().add_header(last).finish()) == "warning tar.link-with-data");
  CHECK(terms(RawTar().add_header(last).finish().substr(0, 512)) == "warning tar.link-with-data; error tar.no-eof");
  CHECK(terms(RawTar().add_header(last).finish().substr(0, 900)) == "warning tar.link-with-data; error truncated");
  const ReaderRun zeros = run(RawTar().add_pax({{"comment", "x"}}).add(last, std::string(321, '\0')).finish());
  CHECK(zeros.entries.at(0).bytes.size() == 321);
  test::TarHeader old_folder = header_of("d/");
  old_folder.size = 1;
  CHECK(run(RawTar().add_header(old_folder).add(header_of("a"), "x").finish()).paths() == "d/ a");
}

TEST_CASE("tar_reader: with pax a hard link's data is data, even if it looks like a header", "[intake][tar]") {
  const std::string inner = RawTar().add(header_of("inner"), "x").finish();
  const ReaderRun read =
      run(RawTar().add_pax({{"comment", "x"}}).add(header_of("h", '1'), inner).add(header_of("b"), "x").finish());
  CHECK(read.terms == "warning tar.link-with-data; error tar.link-with-data");
  CHECK(read.paths() == "h b");
}

TEST_CASE("tar_reader: types", "[intake][tar]") {
  CHECK(terms(RawTar().add(header_of("z", 'Z'), "x").finish()) == "warning type.unknown");
  CHECK(terms(RawTar().add(header_of("m", 'M'), "x").finish()) == "error multi-volume");
  CHECK(terms(RawTar().add(header_of("c", '7'), "x").add(header_of("o", '\0'), "x").finish()).empty());
  const ReaderRun label = run(RawTar().add_header(header_of("label", 'V')).add(header_of("a"), "x").finish());
  CHECK(label.terms.empty());
  CHECK(label.paths() == "a");
  CHECK(terms(RawTar().add(header_of("label", 'V'), "x").finish()) == "error hidden-data");
  const ReaderRun dump = run(RawTar().add(header_of("d/", 'D'), "Ya\0").add(header_of("a"), "x").finish());
  CHECK(dump.terms == "warning hidden-data");
  CHECK(dump.entries.at(0).meta.kind == EntryKind::folder);
  CHECK(terms(RawTar().add_header(header_of("d/", 'D')).finish()).empty());
  const ReaderRun acl = run(RawTar().add(header_of("a", 'A'), "x").add(header_of("a")).add(header_of("b")).finish());
  CHECK(acl.terms.empty());
  CHECK(acl.paths() == "a b");
  CHECK(acl.entries.at(0).meta.has_acl);
  CHECK_FALSE(acl.entries.at(1).meta.has_acl);
}

TEST_CASE("tar_reader: headers that only some readers take for files", "[intake][tar]") {
  const test::TarHeader a = header_of("a");
  CHECK(terms(RawTar().add(header_of("../b", 'A'), "x").add(a).finish()) == "error type.unknown");
  CHECK(terms(RawTar().add(header_of("a", 'A'), "x").finish()) == "error malformed");
  CHECK(terms(RawTar().add_header(header_of("../b", 'V')).add(a).finish()) == "error path.traversal");
  CHECK(terms(RawTar().add_header(header_of("/b", 'V')).add(a).finish()) == "error path.traversal");
  const test::TarHeader between = header_of("a", GENERATE('A', 'V'));
  CHECK(terms(RawTar().add_pax({{"path", "a"}}).add_header(between).add(a).finish()) == "error tar.name-conflict");
  CHECK(terms(RawTar().add(header_of("L", 'L'), "a").add_header(between).add(a).finish()) == "error tar.name-conflict");
  CHECK(terms(RawTar().add_header(between).add_pax({{"mtime", "1"}}).add(a).finish()).empty());
}

TEST_CASE("tar_reader: a prefix where the mark says that there is none", "[intake][tar]") {
  const std::string mark = GENERATE(std::string("ustar  \0", 8), std::string(8, '\0'));
  test::TarHeader header = patched(header_of("a"), 257, mark);
  header.prefix = "../b";
  CHECK(terms(RawTar().add(header).finish()) == "error malformed");
  header.prefix = "14535023512";  // a time to GNU tar
  CHECK(terms(RawTar().add(header).finish()) == (mark[0] == 'u' ? "" : "error malformed"));
}

TEST_CASE("tar_reader: a name beyond all measure ends the reading", "[intake][tar]") {
  const std::string name(70'000, 'n');
  CHECK(terms(RawTar().add(header_of("L", GENERATE('L', 'K')), name).add(header_of("a")).finish()) ==
        "error tar.header-size");
  CHECK(terms(RawTar().add_pax({{GENERATE("path", "linkpath"), name}}).add(header_of("a")).finish()) ==
        "error tar.header-size");
}

TEST_CASE("tar_reader: padding that is not zero", "[intake][tar]") {
  std::string tar = RawTar().add(header_of("a"), "x").add(header_of("b"), "x").finish();
  CHECK(terms(tar).empty());
  tar[1023] = 's';
  tar[2047] = 's';
  CHECK(terms(tar) == "note hidden-data");
}

TEST_CASE("tar_reader: where a name comes from", "[intake][tar]") {
  test::TarHeader long_name = header_of("b");
  long_name.prefix = "a";
  CHECK(run(RawTar().add(long_name).finish()).paths() == "a/b");
  CHECK(run(RawTar().add(patched(long_name, 257, std::string("ustar  \0", 8))).finish()).paths() == "b");
  CHECK(run(RawTar().add(header_of("L", 'L'), std::string("gnu\0", 4)).add(header_of("x")).finish()).paths() == "gnu");
  CHECK(run(RawTar().add_pax({{"path", ""}}).add(header_of("x")).finish()).paths() == "x");
  const ReaderRun full = run(RawTar().add(header_of(std::string(100, 'n'))).finish());
  CHECK(full.paths() == std::string(100, 'n'));
  const ReaderRun links =
      run(RawTar().add(header_of("K", 'K'), "far").add(header_of("l", '2')).add(header_of("m", '2')).finish());
  CHECK(links.entries.at(0).meta.link_target == "far");
  CHECK(links.entries.at(1).meta.link_target.empty());
}

TEST_CASE("tar_reader: names that readers see differently", "[intake][tar]") {
  const test::TarHeader gnu = header_of("L", 'L');
  CHECK(terms(RawTar().add_pax({{"path", "a"}}).add(gnu, "b").add(header_of("x")).finish()) ==
        "error tar.name-conflict");
  CHECK(terms(RawTar().add(gnu, "a").add(gnu, "b").add(header_of("x")).finish()) == "error tar.name-conflict");
  CHECK(terms(RawTar().add(gnu, "a").add(header_of("x")).add(gnu, "b").add(header_of("y")).finish()).empty());
  CHECK(terms(RawTar().add(gnu, std::string("a\0b", 3)).add(header_of("x")).finish()) == "warning tar.header-residue");
  CHECK(terms(RawTar().add(header_of(std::string("a\0b", 3))).finish()) == "warning tar.header-residue");
  test::TarHeader odd = header_of("b");
  odd.patches = {{257, "ustar 00"}};
  CHECK(terms(RawTar().add(odd).finish()).empty());
  odd.prefix = "a";
  CHECK(terms(RawTar().add(odd).finish()) == "error malformed");
}

}  // namespace
}  // namespace sluice
