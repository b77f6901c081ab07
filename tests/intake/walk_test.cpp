// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/digest.hpp"
#include "intake/intake.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::file;
using test::PackEntry;

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

Contents walked(const std::string& name, const std::string& bytes, const Limits& limits = {},
                std::span<EntryListener* const> listeners = {}) {
  Contents contents;
  const Result<std::uint32_t> opened = open_bytes(name, bytes_of(bytes), {limits, listeners}, contents);
  REQUIRE(opened);
  CHECK(*opened == 0);
  return contents;
}

const Entry* find_entry(const Contents& contents, const std::string& full_path) {
  for (std::size_t i = 0; i < contents.entries.size(); ++i) {
    const Entry& entry = contents.entries[i];
    if (contents.full_path(entry.container, static_cast<std::uint32_t>(i)) == full_path) return &entry;
  }
  return nullptr;
}

bool is_clean(const Contents& contents) {
  return contents.hazards.empty() && std::ranges::all_of(contents.containers, [](const Container& c) {
           return c.completeness == Completeness::complete;
         });
}

TEST_CASE("walk: entries are hashed and classified in every format", "[intake][walk]") {
  const std::string format = GENERATE("tar", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "zip", "7z", "cpio");
  CAPTURE(format);
  const std::string large = test::noise(700'000);
  const Contents contents = walked(
      "d." + format, test::pack({file("p/a.txt", "hello\n"), file("p/b.bin", large), file("p/empty", "")}, format));
  CHECK(is_clean(contents));
  REQUIRE(contents.containers.size() == 1);
  const Entry* text = find_entry(contents, "d." + format + "!/p/a.txt");
  REQUIRE(text != nullptr);
  CHECK(text->sha256 == sha256("hello\n"));
  CHECK(text->type == "text");
  CHECK(text->size == 6);
  const Entry* noise = find_entry(contents, "d." + format + "!/p/b.bin");
  REQUIRE(noise != nullptr);
  CHECK(noise->sha256 == sha256(large));
  const Entry* empty = find_entry(contents, "d." + format + "!/p/empty");
  REQUIRE(empty != nullptr);
  CHECK(empty->sha256 == sha256(""));
  CHECK(empty->type == "empty");
}

TEST_CASE("walk: a container carries the digest, size and filters of its bytes", "[intake][walk]") {
  const std::string bytes = test::pack({file("a", "x")}, "tar.gz");
  const Contents contents = walked("d.tar.gz", bytes);
  const Container& outer = contents.containers.at(0);
  CHECK(outer.format == "tar");
  CHECK(outer.filters == std::vector<std::string>{"gzip"});
  CHECK(outer.size == bytes.size());
  CHECK(outer.sha256 == sha256(bytes));
  CHECK(outer.entry_count == 1);
  CHECK(delivery_digest(contents, 0) == "sha256:" + to_hex(sha256(bytes)));
}

TEST_CASE("walk: nested archives are walked in place, whatever they are called", "[intake][walk]") {
  const std::string inner = test::pack({file("lib/a.c", "int a;\n")}, "tar.xz");
  const std::string middle = test::pack({file("inner.tar.xz", inner), file("plain", "p\n")}, "zip");
  const std::string outer = test::pack({file("docs/notes", middle), file("after", "z\n")}, "tar.gz");
  const Contents contents = walked("outer.tgz", outer);
  CHECK(is_clean(contents));
  const Entry* leaf = find_entry(contents, "outer.tgz!/docs/notes!/inner.tar.xz!/lib/a.c");
  REQUIRE(leaf != nullptr);
  CHECK(leaf->sha256 == sha256("int a;\n"));
  CHECK(find_entry(contents, "outer.tgz!/after")->sha256 == sha256("z\n"));
  REQUIRE(contents.containers.size() == 3);
  CHECK(contents.containers[1].path == "outer.tgz!/docs/notes");
  CHECK(contents.containers[1].sha256 == sha256(middle));
  CHECK(contents.containers[2].parent == 1);
  CHECK(contents.entries[contents.containers[2].entry].path == "inner.tar.xz");
  CHECK(contents.containers[2].sha256 == sha256(inner));
}

TEST_CASE("walk: the members of a deb are seen", "[intake][walk]") {
  const std::string deb =
      test::pack({file("debian-binary", "2.0\n"),
                  file("control.tar.gz", test::pack({file("./control", "Package: x\n")}, "tar.gz")),
                  file("data.tar.xz", test::pack({file("./usr/share/doc/x/copyright", "GPL\n")}, "tar.xz"))},
                 "ar");
  const Contents contents = walked("x.deb", deb);
  CHECK(contents.containers.at(0).format == "deb");
  CHECK(find_entry(contents, "x.deb!/data.tar.xz!/./usr/share/doc/x/copyright") != nullptr);
  CHECK(is_clean(contents));
}

TEST_CASE("walk: a compressed file that is no archive has one entry", "[intake][walk]") {
  const Contents contents = walked("changes.txt.gz", test::compressed("hello\n", "gz"));
  CHECK(contents.containers.at(0).format == "file");
  REQUIRE(contents.entries.size() == 1);
  CHECK(contents.entries[0].path == "changes.txt");
  CHECK(contents.entries[0].sha256 == sha256("hello\n"));
  CHECK(is_clean(contents));
}

TEST_CASE("walk: a plain file is a container of one entry", "[intake][walk]") {
  const Contents contents = walked("driver.c", "int x;\n");
  CHECK(contents.containers.at(0).format == "file");
  REQUIRE(contents.entries.size() == 1);
  CHECK(contents.entries[0].path == "driver.c");
  CHECK(is_clean(contents));
}

TEST_CASE("walk: names come as their bytes, whatever the locale", "[intake][walk]") {
  const std::string decomposed = "cafe\xcc\x81/\xe6\x97\xa5\xe6\x9c\xac.txt";
  const std::string format = GENERATE("tar", "zip", "cpio");
  CAPTURE(format);
  const Contents contents = walked("d." + format, test::pack({file(decomposed, "x")}, format));
  REQUIRE(contents.entries.size() == 1);
  CHECK(contents.entries[0].path == decomposed);
  CHECK(contents.hazards.empty());
}

/// Keeps what it hears.
class Recorder final : public EntryListener {
 public:
  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override {
    heads[std::string(contents.entries[entry].path)] = head.size();
    return contents.entries[entry].path != "unwanted";
  }
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override {
    heard[entry].append(reinterpret_cast<const char*>(chunk.data()), chunk.size());
  }
  void end(const Contents& contents, std::uint32_t entry, bool whole) override {
    ended[std::string(contents.entries[entry].path)] = whole && contents.entries[entry].sha256 == sha256(heard[entry]);
  }
  std::map<std::string, std::size_t> heads;
  std::map<std::uint32_t, std::string> heard;
  std::map<std::string, bool> ended;
};

TEST_CASE("walk: listeners hear every byte of what they want, once", "[intake][walk]") {
  const std::string inner = test::pack({file("leaf", test::noise(300'000, 2))}, "tar");
  const std::string outer =
      test::pack({file("inner.tar", inner), file("unwanted", "u"), file("small", "s"), file("none", "")},
                 GENERATE("tar.gz", "zip"));
  Recorder recorder;
  EntryListener* const listeners[] = {&recorder};
  walked("d", outer, {}, listeners);
  CHECK(recorder.ended ==
        std::map<std::string, bool>{{"inner.tar", true}, {"leaf", true}, {"small", true}, {"none", true}});
  CHECK(recorder.heads == std::map<std::string, std::size_t>{
                              {"inner.tar", 4096}, {"leaf", 4096}, {"small", 1}, {"none", 0}, {"unwanted", 1}});
}

TEST_CASE("walk: bytes named like an archive that are none", "[intake][walk]") {
  const auto [name, bytes, term] = GENERATE(table<std::string, std::string, std::string>(
      {{"x.zip", "<html>404</html>", "archive.format.unrecognised"},
       {"x.tar.gz", "", "archive.empty"},
       {"x.txt", "#mtree\n./a type=file\n", "archive.format.unrecognised"}}));
  CAPTURE(name);
  const Contents contents = walked(name, bytes);
  REQUIRE(contents.hazards.size() == 1);
  CHECK(hazard_spec(contents.hazards[0].id).term == term);
  CHECK(contents.hazards[0].weight == Weight::error);
}

TEST_CASE("walk: a suffix with several meanings promises nothing", "[intake][walk]") {
  const std::string name = GENERATE("CA11019.A", "x.Z", "x.lib", "x.bin");
  CHECK(walked(name, "with Ada.Text_IO;\n").hazards.empty());
  CHECK(walked("d.tar", test::pack({file(name, "with Ada.Text_IO;\n")}, "tar")).hazards.empty());
}

TEST_CASE("walk: a static library may repeat a member's name", "[intake][walk]") {
  const std::string library = test::pack({file("a.o",
                                               "\x7f"
                                               "ELF1"),
                                          file("a.o",
                                               "\x7f"
                                               "ELF2")},
                                         "ar");
  CHECK(is_clean(walked("libx.a", library)));
}

TEST_CASE("walk: a folder's files are walked, its links are not followed", "[intake][walk]") {
  const test::TemporaryFolder folder;
  folder.write("d/b/two.txt", "2\n");
  folder.write("d/a.txt", "1\n");
  folder.write("d/z/inner.zip", test::pack({file("x/y", "y\n")}, "zip"));
  folder.write("outside/secret", "s\n");
  REQUIRE(::symlink("a.txt", (folder.path() + "/d/link").c_str()) == 0);
  Contents contents;
  REQUIRE(open_delivery({folder.path() + "/d", "d"}, {}, contents));
  std::vector<std::string> paths;
  for (const Entry& entry : contents.entries) paths.emplace_back(entry.path.view());
  CHECK(paths == std::vector<std::string>{"a.txt", "b", "b/two.txt", "link", "z", "z/inner.zip", "x/y"});
  CHECK(contents.containers.at(0).format == "folder");
  CHECK_FALSE(contents.containers.at(0).sha256);
  CHECK(contents.containers.at(1).path == "d!/z/inner.zip");
  CHECK(find_entry(contents, "d!/link")->link_target == "a.txt");
  CHECK(find_entry(contents, "d!/b/two.txt")->sha256 == sha256("2\n"));
  const std::string digest = delivery_digest(contents, 0);
  folder.write("d/b/two.txt", "3\n");
  Contents again;
  REQUIRE(open_delivery({folder.path() + "/d", "d"}, {}, again));
  CHECK(delivery_digest(again, 0) != digest);
}

TEST_CASE("walk: a link out of a delivered folder is a hazard", "[intake][walk]") {
  const test::TemporaryFolder folder;
  folder.write("d/a.txt", "1\n");
  REQUIRE(::symlink("/etc/passwd", (folder.path() + "/d/link").c_str()) == 0);
  Contents contents;
  REQUIRE(open_delivery({folder.path() + "/d", "d"}, {}, contents));
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].id == HazardId::link_escape);
}

TEST_CASE("walk: a file of the host is read like its bytes in memory", "[intake][walk]") {
  const test::TemporaryFolder folder;
  const std::string bytes = test::pack({file("n.bin", test::noise(3'000'000)), file("t.txt", "t\n")},
                                       GENERATE("tar.gz", "tar.xz", "tar", "zip"));
  const std::string path = folder.write("d.archive", bytes);
  Contents contents;
  REQUIRE(open_delivery({path, "d.archive"}, {}, contents));
  CHECK(contents == walked("d.archive", bytes));
}

TEST_CASE("walk: a host path that cannot be read is an error of ours", "[intake][walk]") {
  const test::TemporaryFolder folder;
  Contents contents;
  const Result<std::uint32_t> missing = open_delivery({folder.path() + "/none", "none"}, {}, contents);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().failure == Failure::cannot_finish);
  REQUIRE(::mkfifo((folder.path() + "/pipe").c_str(), 0600) == 0);
  CHECK_FALSE(open_delivery({folder.path() + "/pipe", "pipe"}, {}, contents));
}

}  // namespace
}  // namespace sluice
