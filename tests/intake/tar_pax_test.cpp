// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/raw_tar.hpp"
#include "support/reader_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

using test::PaxRecords;
using test::RawTar;
using test::ReaderRun;

test::TarHeader named(std::string name, char type = '0') {
  test::TarHeader header;
  header.name = std::move(name);
  header.type = type;
  return header;
}

ReaderRun with(const PaxRecords& records, char type = 'x') {
  const std::string tar = RawTar().add_pax(records, type).add(named("x"), "12345").add(named("y"), "12345").finish();
  ReaderRun run = test::run_reader("tar", tar);
  CHECK(run.is_frame_faithful);
  return run;
}

TEST_CASE("tar_pax: of a key given twice the last counts, and it is stated", "[intake][tar]") {
  const ReaderRun twice = with({{"path", "a"}, {"mtime", "1"}, {"path", "b"}});
  CHECK(twice.terms == "error tar.pax-duplicate-key");
  CHECK(twice.paths() == "b y");
  CHECK(with({{"path", "a"}, {"paths", "b"}}).terms.empty());
  const std::string two = RawTar().add_pax({{"path", "a"}}).add_pax({{"size", "0"}}).add(named("x")).finish();
  CHECK(test::run_reader("tar", two).terms == "error tar.pax-malformed");
}

TEST_CASE("tar_pax: sizes", "[intake][tar]") {
  CHECK(with({{"size", "5"}}).terms.empty());
  CHECK(with({{"size", ""}}).terms.empty());
  CHECK(with({{"size", "9"}}).terms.starts_with("error tar.size-conflict"));
  CHECK(with({{"SCHILY.realsize", "5"}}).terms.empty());
  CHECK(with({{"SCHILY.realsize", "6"}}).terms == "error tar.size-conflict");
  for (const std::string bad : {"-1", "5x", " 5", "0x5", "99999999999999999999"}) {
    const ReaderRun read = with({{"size", bad}});
    CAPTURE(bad);
    CHECK(read.terms == "error tar.bad-number");
    CHECK_FALSE(read.stopped.empty());
  }
}

TEST_CASE("tar_pax: a size beyond the header's digits", "[intake][tar]") {
  test::TarHeader header = named("x");
  const std::string tar = RawTar().add_pax({{"size", "8589934592"}}).add_header(header).finish();
  const ReaderRun read = test::run_reader("tar", tar);
  CHECK(read.terms == "error truncated");
  CHECK(read.entries.at(0).meta.size == 8589934592);
}

TEST_CASE("tar_pax: a broken record ends the reading", "[intake][tar]") {
  const std::string broken = GENERATE("99 path=a\n", "7 path=a\n", "path=a\n", "11 path=ab\n\n", "8 pat a\n");
  const ReaderRun read = test::run_reader("tar", RawTar().add(named("p", 'x'), broken).add(named("a"), "x").finish());
  CAPTURE(broken);
  CHECK(read.terms == "error tar.pax-malformed");
  CHECK(read.entries.empty());
  CHECK_FALSE(read.stopped.empty());
}

TEST_CASE("tar_pax: a global header", "[intake][tar]") {
  CHECK(with({{"comment", "a commit"}, {"mtime", "7"}}, 'g').terms.empty());
  CHECK(with({{"mtime", "7"}}, 'g').entries.at(1).meta.mtime == 7);
  const ReaderRun path = with({{"path", "../a"}}, 'g');
  CHECK(path.terms == "error tar.pax-global-override");
  CHECK(path.paths() == "../a ../a");
  const std::string back = RawTar()
                               .add_pax({{"path", "all"}}, 'g')
                               .add_pax({{"path", ""}})
                               .add(named("x"))
                               .add_pax({{"path", "own"}})
                               .add(named("y"))
                               .finish();
  CHECK(test::run_reader("tar", back).paths() == "x own");
  for (const std::string key : {"size", "GNU.sparse.realsize"}) {
    const ReaderRun read = with({{key, "9"}}, 'g');
    CHECK(read.terms == "error tar.pax-global-override");
    CHECK_FALSE(read.stopped.empty());
  }
}

TEST_CASE("tar_pax: times and owners", "[intake][tar]") {
  const ReaderRun read = with({{"mtime", "-1.5"}, {"uid", "-2"}, {"gid", "4000000000"}});
  CHECK(read.terms.empty());
  CHECK(read.entries.at(0).meta.mtime == -2);
  CHECK(read.entries.at(0).meta.gid == 4'000'000'000);
  CHECK(read.entries.at(1).meta.mtime == test::packed_time);
  CHECK(with({{"mtime", "noon"}}).terms == "warning tar.bad-number");
  CHECK(with({{"uid", "1.5"}}).terms == "warning tar.bad-number");
}

TEST_CASE("tar_pax: attributes", "[intake][tar]") {
  const std::string key = GENERATE("SCHILY.xattr.security.capability", "LIBARCHIVE.xattr.security.capability",
                                   "LIBARCHIVE.xattr.security%2Ecapability");
  const ReaderRun read = with({{key, "AQ"}});
  CHECK(read.entries.at(0).meta.has_capability);
  CHECK_FALSE(read.entries.at(1).meta.has_capability);
  CHECK_FALSE(with({{"SCHILY.xattr.security%2Ecapability", "x"}}).entries.at(0).meta.has_capability);
  CHECK_FALSE(with({{"LIBARCHIVE.xattr.security.capability.old", "x"}}).entries.at(0).meta.has_capability);
  CHECK(with({{"SCHILY.acl.default", "x"}}).entries.at(0).meta.has_acl);
  CHECK(with({{"SCHILY.xattr.system.posix_acl_access", "x"}}).entries.at(0).meta.has_acl);
  CHECK_FALSE(with({{"SCHILY.xattr.user.acl", "x"}}).entries.at(0).meta.has_acl);
}

TEST_CASE("tar_pax: more records than anybody writes", "[intake][tar]") {
  test::PaxRecords records;
  for (int i = 0; i < 4097; ++i) records.emplace_back(std::to_string(i), "x");
  CHECK(with(records).terms == "error tar.header-size");
  records.pop_back();
  CHECK(with(records).terms.empty());
}

TEST_CASE("tar_pax: what other keys reveal", "[intake][tar]") {
  CHECK(with({{"GNU.volume.filename", "x"}}).terms == "error multi-volume");
  CHECK(with({{"SUN.holesdata", " 0 1 2"}}).terms == "error tar.sparse");
  CHECK(with({{"GNU.dumpdir", "Ya"}}).terms == "note hidden-data");
  CHECK(with({{"hdrcharset", "BINARY"}, {"path", "caf\xe9"}}).terms.empty());
  CHECK(with({{"hdrcharset", "ISO-IR 8859 1 1998"}}).terms == "warning path.encoding");
}

}  // namespace
}  // namespace sluice
