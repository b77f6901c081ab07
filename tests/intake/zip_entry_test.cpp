// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_run.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice::test {
namespace {

ZipEntry with_mode(std::string name, std::string data, std::uint32_t mode) {
  ZipEntry entry = stored_entry(std::move(name), std::move(data));
  entry.unix_mode = mode;
  return entry;
}

EntryMeta meta_of(const ZipEntry& entry) { return zip_run(zip_of(entry)).entries.at(0).meta; }

TEST_CASE("zip_entry: a Unicode name takes the other's place if it is for it", "[intake][zip]") {
  const auto named = [](std::string name, const std::string& extra) {
    ZipEntry entry = stored_entry(std::move(name));
    entry.extra = extra;
    return zip_run(zip_of(entry));
  };
  const ReaderRun other = named("a", unicode_path("a", "b"));
  CHECK(other.terms == "warning zip.unicode-path");
  CHECK(other.paths() == "b");
  const ReaderRun stale = named("a", unicode_path("c", "b"));
  CHECK(stale.terms == "warning zip.unicode-path");
  CHECK(stale.paths() == "a");
  CHECK(named("a", unicode_path("a", "a")).terms.empty());
  const std::string bad = GENERATE(std::string("../a"), std::string("/a"), std::string("b\\a"));
  CHECK(named(bad, unicode_path(bad, "a")).terms == "error zip.unicode-path");
  CHECK(named("b/../a", unicode_path("b/../a", "a")).terms == "warning zip.unicode-path");
}

TEST_CASE("zip_entry: a folder with data, and a file that is marked as a folder", "[intake][zip]") {
  CHECK(zip_terms(zip_of(with_mode("d/", "", 040755))).empty());
  CHECK(zip_terms(zip_of(with_mode("d/", "x", 040755))) == "error zip.dir-with-data");
  CHECK(zip_terms(zip_of(with_mode("d/", "x", 0100644))) == "error zip.dir-with-data");
  CHECK(zip_terms(zip_of(with_mode("d", "x", 040755))) == "warning zip.dir-with-data");
  CHECK(zip_terms(zip_of(with_mode("d", "", 040755))) == "warning zip.dir-with-data");
  ZipEntry dos = stored_entry("d");
  dos.made_by = 20;
  dos.central = {{38, little32(0x10)}};
  CHECK(zip_terms(zip_of(dos)) == "warning zip.dir-with-data");
  dos.central = {{38, little32(0x20)}};
  CHECK(zip_terms(zip_of(dos)).empty());
}

TEST_CASE("zip_entry: a folder whose size hides its data", "[intake][zip]") {
  ZipEntry folder = with_mode("d/", "", 040755);
  folder.method = 8;
  CHECK(zip_terms(zip_of(folder)).empty());
  folder.packed = data_packed("secret", 8);
  CHECK(zip_terms(zip_of(folder)) == "error zip.size-lie; error zip.dir-with-data");
  folder.packed = data_packed("", 8) + "secret";
  CHECK(zip_terms(zip_of(folder)) == "error zip.gap; error zip.dir-with-data");
  folder.method = 0;
  folder.packed = "secret";
  CHECK(zip_terms(zip_of(folder)) == "error zip.size-lie; error zip.dir-with-data");
  folder.method = 97;
  CHECK(zip_terms(zip_of(folder)) == "error format.unsupported-method; error zip.dir-with-data");
  folder.packed = "";
  CHECK(zip_terms(zip_of(folder)).empty());
}

TEST_CASE("zip_entry: a device whose data nobody looks at", "[intake][zip]") {
  CHECK(zip_terms(zip_of(with_mode("null", "", 020666))).empty());  // the walk states the device
  const ReaderRun read = zip_run(zip_of(with_mode("null", "x", 020666)));
  CHECK(read.terms == "warning hidden-data");
}

TEST_CASE("zip_entry: kinds", "[intake][zip]") {
  CHECK(meta_of(with_mode("f", "x", 0100644)).kind == EntryKind::file);
  CHECK(meta_of(with_mode("f", "x", 0644)).kind == EntryKind::file);
  CHECK(meta_of(with_mode("d/", "", 040755)).kind == EntryKind::folder);
  CHECK(meta_of(with_mode("d/", "", 0)).kind == EntryKind::folder);
  CHECK(meta_of(with_mode("d", "", 040755)).kind == EntryKind::folder);
  CHECK(meta_of(with_mode("d", "x", 040755)).kind == EntryKind::file);
  CHECK(meta_of(with_mode("l", "f", 0120777)).kind == EntryKind::symlink);
  CHECK(meta_of(with_mode("c", "", 020666)).kind == EntryKind::device);
  CHECK(meta_of(with_mode("b", "", 060666)).kind == EntryKind::device);
  CHECK(meta_of(with_mode("p", "", 010666)).kind == EntryKind::fifo);
  CHECK(meta_of(with_mode("s", "", 0140666)).kind == EntryKind::fifo);
  ZipEntry dos = with_mode("l", "f", 0120777);
  dos.made_by = 20;
  CHECK(meta_of(dos).kind == EntryKind::file);
  dos.made_by = (19 << 8) | 20;
  CHECK(meta_of(dos).kind == EntryKind::symlink);
}

TEST_CASE("zip_entry: modes and times", "[intake][zip]") {
  CHECK(meta_of(with_mode("f", "x", 0104755)).mode == 04755);
  CHECK(meta_of(with_mode("f", "x", 0104755)).has_mode);
  CHECK_FALSE(meta_of(with_mode("f", "x", 0)).has_mode);
  ZipEntry entry = stored_entry("f");
  CHECK(meta_of(entry).mtime == 1704067200);
  entry.central = {{12, little16((23 << 11) | (59 << 5) | 29)}};
  CHECK(meta_of(entry).mtime == 1704067200 + 23 * 3600 + 59 * 60 + 58);
  entry.central = {{14, little16(0)}};
  CHECK_FALSE(meta_of(entry).mtime.has_value());
  entry.extra = extra_field(0x5455, "\1" + little32(1234567890));
  CHECK(meta_of(entry).mtime == 1234567890);
  entry.extra = extra_field(0x5455, std::string(1, '\0') + little32(1234567890));
  CHECK_FALSE(meta_of(entry).mtime.has_value());
}

TEST_CASE("zip_entry: flags", "[intake][zip]") {
  ZipEntry entry = stored_entry("f");
  CHECK_FALSE(meta_of(entry).claims_utf8);
  entry.flags = 0x800;
  CHECK(meta_of(entry).claims_utf8);
  CHECK_FALSE(meta_of(entry).encrypted);
  entry.flags = 1;
  CHECK(meta_of(entry).encrypted);
  CHECK(zip_terms(zip_of(entry)).empty());  // the walk states that
}

TEST_CASE("zip_entry: a link's target is its data", "[intake][zip]") {
  const std::uint16_t method = GENERATE(std::uint16_t{0}, std::uint16_t{8}, std::uint16_t{12}, std::uint16_t{93});
  CAPTURE(method);
  ZipEntry link = with_mode("l", "some/target", 0120777);
  link.method = method;
  const ReaderRun read = zip_run(RawZip().add(link).add("f").finish());
  CHECK(read.terms.empty());
  CHECK(read.stopped.empty());
  REQUIRE(read.paths() == "l f");
  CHECK(read.entries[0].meta.link_target == "some/target");
  CHECK(read.entries[0].meta.size == 0);
  CHECK(read.entries[1].bytes == "x\n");
}

TEST_CASE("zip_entry: a link's target has a limit", "[intake][zip]") {
  Limits limits;
  limits.path_bytes = 100;
  const std::uint16_t method = GENERATE(std::uint16_t{0}, std::uint16_t{8}, std::uint16_t{93});
  ZipEntry link = with_mode("l", std::string(400, 'x'), 0120777);
  link.method = method;
  CHECK(zip_run(zip_of(link), 1, limits).terms.empty());
  link.data += 'x';
  const ReaderRun read = zip_run(zip_of(link), 1, limits);
  CHECK(read.terms == "error limit.path-length");
  CHECK(read.entries.at(0).meta.link_target.size() == 400);
  link.data.assign(9u << 20, 'x');
  CHECK(zip_run(zip_of(link), 1, limits).terms == "error limit.path-length");
}

TEST_CASE("zip_entry: a link whose target cannot be read", "[intake][zip]") {
  ZipEntry link = with_mode("l", "target", 0120777);
  CHECK(zip_run(zip_of(link)).stopped.empty());
  link.local = {{14, little32(1)}};
  link.central = {{16, little32(1)}};
  const ReaderRun damaged = zip_run(RawZip().add(link).add("f").finish());
  CHECK(damaged.terms == "error checksum");
  CHECK(damaged.paths() == "l f");
  CHECK_FALSE(damaged.stopped.empty());
  link = with_mode("l", "target", 0120777);
  link.method = 97;
  const ReaderRun unknown = zip_run(zip_of(link));
  CHECK(unknown.terms == "error format.unsupported-method");
  CHECK_FALSE(unknown.stopped.empty());
}

TEST_CASE("zip_entry: what is encrypted and no file cannot be looked at either", "[intake][zip]") {
  ZipEntry link = with_mode("l", "target", 0120777);
  link.flags = 1;
  const ReaderRun read = zip_run(RawZip().add(link).add("f").finish());
  CHECK(read.terms == "error encrypted");
  CHECK(read.paths() == "l f");
  CHECK_FALSE(read.stopped.empty());
  ZipEntry folder = with_mode("d/", "", 040755);
  folder.flags = 1;
  CHECK(zip_terms(zip_of(folder)).empty());
  folder.packed = std::string(12, 'c');
  CHECK(zip_terms(zip_of(folder)) == "error encrypted; error zip.dir-with-data");
}

}  // namespace
}  // namespace sluice::test
