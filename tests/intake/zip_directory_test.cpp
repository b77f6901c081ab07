// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_run.hpp"
#include "support/compress.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

RawZip two() { return RawZip().add("a").add("b"); }

/// Two entries, and that of the end record.
std::string with_end(std::size_t at, std::string bytes) {
  ZipTail tail;
  tail.end = {{at, std::move(bytes)}};
  return two().finish(tail);
}

std::string with_comment(std::string comment) {
  ZipTail tail;
  tail.comment = std::move(comment);
  return two().finish(tail);
}

TEST_CASE("zip_directory: a plain ZIP is silent, in pieces of any size", "[intake][zip]") {
  const std::string noise = test::noise(300'000);
  const std::string zip = RawZip().add("a", std::string(1500, 'x')).add("long/b", "y").add("c", noise).finish();
  const std::size_t piece =
      GENERATE(std::size_t{1}, std::size_t{7}, std::size_t{4096}, std::size_t{100'000}, std::size_t{10'000'000});
  CAPTURE(piece);
  const ReaderRun read = run_reader("zip", zip, piece);
  CHECK_FALSE(read.has_failed);
  CHECK(read.terms.empty());
  CHECK(read.stopped.empty());
  REQUIRE(read.paths() == "a long/b c");
  CHECK(read.entries[0].bytes == std::string(1500, 'x'));
  CHECK(read.entries[1].bytes == "y");
  CHECK(read.entries[2].bytes == noise);
  CHECK(read.entries[2].is_whole);
}

TEST_CASE("zip_directory: without an end record nothing is read", "[intake][zip]") {
  const std::string zip = two().finish();
  CHECK(zip_terms(zip).empty());
  const ReaderRun cut = zip_run(zip.substr(0, zip.size() - 1));
  CHECK(cut.terms == "error truncated");
  CHECK_FALSE(cut.stopped.empty());
  CHECK(cut.entries.empty());
  CHECK(zip_terms(with_end(20, little16(1))) == "error truncated");
  CHECK(zip_terms("") == "error truncated");
}

TEST_CASE("zip_directory: what follows the end record", "[intake][zip]") {
  ZipTail tail;
  tail.trail = "j";
  CHECK(zip_terms(two().finish(tail)) == "warning trailing-data");
  CHECK(zip_terms(with_comment("j")).empty());
  CHECK(zip_terms(with_comment(std::string(0xffff, 'j'))).empty());
}

TEST_CASE("zip_directory: one part of several", "[intake][zip]") {
  const std::size_t field = GENERATE(std::size_t{4}, std::size_t{6});
  const ReaderRun part = zip_run(with_end(field, little16(1)));
  CHECK(part.terms == "error multi-volume");
  CHECK_FALSE(part.stopped.empty());
  CHECK(zip_terms(with_end(field, little16(0))).empty());
  ZipEntry entry = stored_entry("a");
  entry.central = {{34, little16(1)}};
  CHECK(zip_terms(zip_of(entry)) == "error multi-volume");
  CHECK(zip_terms(RawZip().add("a").finish_wide(true, {{16, little32(1)}})) == "error multi-volume");
  CHECK(zip_terms(RawZip().add("a").finish_wide(true, {{20, little32(1)}})) == "error multi-volume");
}

TEST_CASE("zip_directory: numbers of the end record", "[intake][zip]") {
  CHECK(zip_terms(with_end(8, little16(1))) == "error zip.count-mismatch");
  CHECK(zip_terms(with_end(10, little16(3))) == "error zip.count-mismatch");
  CHECK(zip_terms(with_end(8, little16(2) + little16(2))).empty());
  const std::uint32_t bytes = static_cast<std::uint32_t>(two().directory_bytes());
  CHECK(zip_terms(with_end(12, little32(bytes - 1))) == "error zip.count-mismatch");
  CHECK(zip_terms(with_end(12, little32(bytes + 1))) == "error zip.count-mismatch");
  CHECK(zip_terms(with_end(12, little32(bytes))).empty());
}

TEST_CASE("zip_directory: a directory that is not where it should be", "[intake][zip]") {
  const auto at = static_cast<std::uint32_t>(two().records_bytes());
  CHECK(zip_terms(with_end(16, little32(at))).empty());
  CHECK(zip_terms(with_end(16, little32(at - 1))) == "error zip.directory-offset");
  CHECK(zip_terms(with_end(16, little32(at + 1))) == "error zip.directory-offset");
  CHECK(zip_terms(with_end(16, little32(0xffffffff))) == "error zip.directory-offset");
  const ReaderRun nowhere = zip_run(with_end(12, little32(1) + little32(1)));
  CHECK(nowhere.terms == "error malformed");
  CHECK_FALSE(nowhere.stopped.empty());
  const std::string other = RawZip().add("a").finish();
  const std::string both = RawZip().raw(other).add("b").finish();
  ZipTail tail;
  tail.end = {{16, little32(static_cast<std::uint32_t>(RawZip().add("a").records_bytes()))}};
  CHECK(zip_terms(RawZip().raw(other).add("b").finish(tail)).starts_with("error zip.directory-offset"));
  CHECK(zip_terms(both).find("directory-offset") == std::string::npos);
}

TEST_CASE("zip_directory: bytes in front may move all offsets", "[intake][zip]") {
  const std::string program = "MZ" + std::string(510, '\0');
  const ReaderRun moved = zip_run(program + two().finish());
  CHECK(moved.terms == "warning zip.prefix-data");
  CHECK(moved.paths() == "a b");
  CHECK(moved.entries.at(1).bytes == "x\n");
  CHECK(zip_terms(RawZip().raw(program).add("a").finish()) == "warning zip.prefix-data");
  const ReaderRun wide = zip_run(program + two().finish_wide());
  CHECK(wide.terms == "warning zip.prefix-data");
  CHECK(wide.paths() == "a b");
}

TEST_CASE("zip_directory: bytes between the directory and the end record", "[intake][zip]") {
  ZipTail tail;
  tail.before = "j";
  CHECK(zip_terms(two().finish(tail)) == "error zip.gap");
  const std::string signature = little32(0x05054b50) + little16(3) + "abc";
  tail.before = signature;
  CHECK(zip_terms(two().finish(tail)) == "error zip.count-mismatch");
  const auto whole = static_cast<std::uint32_t>(two().directory_bytes() + signature.size());
  tail.end = {{12, little32(whole)}};
  CHECK(zip_terms(two().finish(tail)).empty());
  tail.before = little32(0x05054b50) + little16(4) + "abc";
  tail.end = {{12, little32(whole + 1)}};
  CHECK(zip_terms(two().finish(tail)) == "error zip.count-mismatch; error zip.gap");
}

TEST_CASE("zip_directory: more records than the limit are in order too", "[intake][zip]") {
  ZipEntry first = stored_entry("a");
  ZipEntry again = stored_entry("b");
  again.is_listed = false;
  const std::size_t one = RawZip().add(first).records_bytes();
  ZipEntry late = stored_entry("b");
  late.lies_at = one;
  ZipEntry early = stored_entry("a");
  early.lies_at = 0;
  first.is_listed = false;
  const std::string zip = RawZip().add(first).add(again).add(late).add(early).finish();
  CHECK(zip_run(zip).paths() == "a b");
  Limits limits;
  limits.entries = 1;
  const ReaderRun read = zip_run(zip, 1, limits);
  CHECK(read.terms.empty());
  CHECK(read.paths() == "a b");
}

TEST_CASE("zip_directory: another end record that readers could take", "[intake][zip]") {
  const std::string other = RawZip().add("c").finish();
  CHECK(zip_terms(with_comment(other)) == "error zip.multiple-eocd; error zip.hidden-entry");
  CHECK(zip_terms(with_comment(RawZip().finish())) == "error zip.multiple-eocd; error zip.hidden-entry");
  CHECK(zip_terms(with_comment("PK\5\6 is the mark of " + std::string(30, 'x'))).empty());
  CHECK(zip_terms(RawZip().add(stored_entry("c.zip", other)).finish()).empty());
}

TEST_CASE("zip_directory: an archive in the archive whose comment reaches the end", "[intake][zip]") {
  const std::string behind_inner = [] {
    const std::string inner = RawZip().add("c").finish();
    return RawZip().add(stored_entry("c.zip", inner)).finish().substr(30 + 5 + inner.size());
  }();
  const auto inner = [](std::size_t comment) {
    ZipTail tail;
    tail.end = {{20, little16(static_cast<std::uint32_t>(comment))}};
    return RawZip().add(stored_entry("c.zip", RawZip().add("c").finish(tail))).finish();
  };
  CHECK(zip_terms(inner(behind_inner.size())) == "error zip.multiple-eocd");
  CHECK(zip_terms(inner(behind_inner.size() - 1)).empty());
}

TEST_CASE("zip_directory: an end record behind, whose comment does not fit, is one for some readers", "[intake][zip]") {
  ZipTail cut;
  cut.end = {{20, little16(1)}};
  ZipTail tail;
  tail.trail = RawZip().add("c").finish(cut);
  CHECK(zip_terms(two().finish(tail)) == "warning trailing-data; error zip.multiple-eocd");
  tail.trail.back() = '\2';
  tail.trail[tail.trail.size() - 22] = 'J';
  CHECK(zip_terms(two().finish(tail)) == "warning trailing-data");
}

TEST_CASE("zip_directory: many marks do not hide another end record", "[intake][zip]") {
  std::string marks;
  for (int i = 0; i < 500; ++i) marks += "PK\5\6" + std::string(4, '\0') + std::string(4, '\1') + std::string(10, '\0');
  const auto with_marks = [&](std::size_t comment) {
    ZipTail tail;
    tail.end = {{20, little16(static_cast<std::uint32_t>(comment))}};
    return RawZip().add(stored_entry("c", RawZip().add("c").finish(tail))).add(stored_entry("m", marks));
  };
  const std::size_t behind = with_marks(0).finish().size() - (30 + 1 + RawZip().add("c").finish().size());
  CHECK(zip_terms(with_marks(behind).finish()) == "error zip.multiple-eocd");
  CHECK(zip_terms(with_marks(behind - 1).finish()).empty());
}

}  // namespace
}  // namespace sluice::test
