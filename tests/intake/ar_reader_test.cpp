// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/reader_run.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

using test::ReaderRun;

const std::string mark = "!<arch>\n";

std::string header(std::string_view name, std::string_view size, std::string_view mode = "100644") {
  return fmt::format("{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", name, 1700000000, 7, 8, mode, size);
}

std::string member(std::string_view name, std::string_view content, char padding = '\n') {
  std::string bytes = header(name, std::to_string(content.size())) + std::string(content);
  if (content.size() % 2 != 0) bytes += padding;
  return bytes;
}

ReaderRun run(const std::string& ar, std::string_view format = "ar") {
  ReaderRun run = test::run_reader(format, ar);
  CHECK_FALSE(run.has_failed);
  CHECK(run.is_frame_faithful);
  if (run.stopped.empty()) CHECK(run.heard == ar.size());
  return run;
}

TEST_CASE("ar_reader: names of all writers, in pieces of any size", "[intake][ar]") {
  const std::string names = "a_name_of_twenty.txt/\nwith a blank.o/\n";
  const std::string ar = mark + member("/", "symbols") + member("//", names) + member("short.o/", "1") +
                         member("/0", "22") + member("/22", "333") +
                         member("#1/20", std::string("bsd name of 17 b.\0\0\0"
                                                     "4444",
                                                     24)) +
                         member("plain", "");
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{59}, std::size_t{1000});
  const ReaderRun read = test::run_reader("ar", ar, piece);
  CHECK(read.terms.empty());
  CHECK(read.stopped.empty());
  REQUIRE(read.entries.size() == 5);
  CHECK(read.entries[0].meta.path == "short.o");
  CHECK(read.entries[0].meta.mode == 0644);
  CHECK(read.entries[0].meta.mtime == 1700000000);
  CHECK(read.entries[1].meta.path == "a_name_of_twenty.txt");
  CHECK(read.entries[2].meta.path == "with a blank.o");
  CHECK(read.entries[2].bytes == "333");
  CHECK(read.entries[3].meta.path == "bsd name of 17 b.");
  CHECK(read.entries[3].bytes == "4444");
  CHECK(read.entries[4].meta.path == "plain");
  CHECK(read.heard == ar.size());
}

TEST_CASE("ar_reader: tables of symbols and names are no entries", "[intake][ar]") {
  const std::string table = GENERATE("/", "/SYM64/", "__.SYMDEF", "__.SYMDEF SORTED", "/<ECSYMBOLS>/");
  CAPTURE(table);
  CHECK(run(mark + member(table, "12") + member("a/", "x")).paths() == "a");
  CHECK(run(mark +
            member("#1/20", std::string("__.SYMDEF SORTED\0\0\0\0"
                                        "table",
                                        25)) +
            member("a/", "x"))
            .paths() == "a");
  CHECK(run(mark + member("__.SYMDEF_evil", "x")).paths() == "__.SYMDEF_evil");
  CHECK(run(mark + member("a/", "x") + member(table, "12")).terms == "note hidden-data");
}

TEST_CASE("ar_reader: long names that are not in the table", "[intake][ar]") {
  const std::string names = member("//", "some_longer_name.o/\n");
  CHECK(run(mark + names + member("/0", "x")).paths() == "some_longer_name.o");
  for (const std::string& bad :
       {mark + member("/0", "x"), mark + names + member("/20", "x"), mark + names + member("/99999", "x"),
        mark + names + member("/0x", "x"), mark + member("//", "no_end") + member("/0", "x"), mark + names + names}) {
    const ReaderRun read = run(bad);
    CHECK(read.terms == "error malformed");
    CHECK(read.entries.empty());
    CHECK_FALSE(read.stopped.empty());
  }
}

TEST_CASE("ar_reader: BSD's names lie within the member", "[intake][ar]") {
  CHECK(run(mark + member("#1/4", "nameX")).paths() == "name");
  CHECK(run(mark + member("#1/6", "nameX")).terms == "error malformed");
  CHECK(run(mark + member("#1/0", "nameX")).terms == "error malformed");
  CHECK(run(mark + member("#1/-1", "nameX")).terms == "error malformed");
  CHECK(run(mark + header("#1/100000", "200000") + std::string(200'000, 'n')).terms == "error malformed");
  CHECK(run(mark + header("#1/100", "200") + "short").terms == "error truncated");
}

TEST_CASE("ar_reader: headers that break the format", "[intake][ar]") {
  for (const std::string size : {"", "-1", "1x", "0x1", "1 1"}) {
    CAPTURE(size);
    const ReaderRun read = run(mark + header("a/", size) + "x\n");
    CHECK(read.terms == "error malformed");
    CHECK_FALSE(read.stopped.empty());
  }
  std::string no_end = mark + member("a/", "12") + member("b/", "34");
  no_end[8 + 62 + 58] = 'x';
  const ReaderRun read = run(no_end);
  CHECK(read.paths() == "a");
  CHECK(read.terms == "error malformed");
  CHECK_FALSE(run(mark + header("a/", "0", "rw-r--r-")).entries.at(0).meta.has_mode);
}

TEST_CASE("ar_reader: where the bytes end", "[intake][ar]") {
  const std::string ar = mark + member("a/", "x");
  CHECK(run(mark).terms.empty());
  CHECK(run(ar).terms.empty());
  CHECK(run(ar.substr(0, ar.size() - 1)).terms == "error truncated");
  CHECK(run(ar.substr(0, ar.size() - 2)).terms == "error truncated");
  CHECK(run(ar + "junk").terms == "error truncated");
  CHECK(run(ar + std::string(60, 'j')).terms == "error malformed");
  CHECK(run(mark + member("//", "name/\n").substr(0, 63)).terms == "error truncated");
  CHECK(run(mark + member("a/", "x", 's') + member("b/", "x", 's')).terms == "note hidden-data");
}

TEST_CASE("ar_reader: a package's members", "[intake][ar]") {
  const std::string version = member("debian-binary", "2.0\n");
  const std::string control = member("control.tar.gz", "");
  const std::string content = member("data.tar.xz/", "");
  CHECK(run(mark + version + control + content, "deb").terms.empty());
  for (const std::string& bad : {version + control, version + content, control + content}) {
    const ReaderRun read = run(mark + bad, "deb");
    CHECK(read.terms == "error truncated");
    CHECK_FALSE(read.stopped.empty());
    CHECK(run(mark + bad, "ar").terms.empty());
  }
  for (const std::string& odd : {version + content + control, version + control + content + member("data.tar.gz", ""),
                                 version + control + member("control.tar.xz", "") + content}) {
    CHECK(run(mark + odd, "deb").terms == "error malformed");
    CHECK(run(mark + odd, "ar").terms.empty());
  }
}

}  // namespace
}  // namespace sluice
