// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/appended.hpp"
#include "intake/intake.hpp"
#include "intake/zip_end.hpp"
#include "support/compress.hpp"
#include "support/raw_tar.hpp"
#include "support/raw_zip.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace sluice {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string archive(const std::string& format) { return test::pack({{"a", "x", "", 0644, false, false}}, format); }

bool finds(const std::string& type, const std::string& bytes, std::size_t piece) {
  AppendedSearch search;
  search.begin(type);
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    search.look(bytes_of(bytes).subspan(at, std::min(piece, bytes.size() - at)));
  return search.has_found();
}

bool ends_in_zip(const std::string& bytes, std::size_t piece) {
  ZipEndSearch search;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    search.look(bytes_of(bytes).subspan(at, std::min(piece, bytes.size() - at)));
  const std::vector<ZipEnd> ends = search.ends();
  return std::ranges::any_of(ends, [](const ZipEnd& end) { return end.has_room(); });
}

/// Its comment reaches beyond the file; readers of ZIP do not mind.
std::string with_cut_comment(std::string zip) {
  zip[zip.size() - 2] = 1;
  return zip;
}

/// It says that it has no entries; some readers do not mind.
std::string with_no_count(std::string zip) { return zip.replace(zip.size() - 14, 4, 4, '\0'); }

/// A squashfs superblock: 128 KiB blocks, xz, version 4.0.
std::string squashfs() {
  std::string block(96, '\0');
  block.replace(0, 4, "hsqs");
  block[14] = 2;
  block[20] = 4;
  block[22] = 17;
  block[28] = 4;
  return block;
}

/// A main header with so many bytes of an extra area, and its checksum.
std::string rar5(std::size_t extra) {
  const auto vint = [](std::size_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes + static_cast<char>(value);
  };
  const std::string body = std::string("\1\1", 2) + vint(extra) + std::string(1, '\0') + std::string(extra, '\0');
  const std::string sized = vint(body.size()) + body;
  return std::string("Rar!\x1a\x07\1\0", 8) + test::little32(test::crc32_of(sized)) + sized;
}

Contents walked(const std::string& name, const std::string& bytes) {
  Contents contents;
  REQUIRE(open_bytes(name, bytes_of(bytes), {}, contents));
  return contents;
}

bool has(const Contents& contents, HazardId id) {
  return std::ranges::any_of(contents.hazards, [&](const Hazard& hazard) { return hazard.id == id; });
}

TEST_CASE("appended: 7z and RAR behind a program, in pieces of any size", "[intake][appended]") {
  const std::string program =
      "\x7f"
      "ELF" +
      test::noise(5000);
  const std::string rar("Rar!\x1a\x07\0\xcf\x90\x73\0\0\x0d\0\0\0\0\0\0\0", 20);
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{31}, std::size_t{64}, std::size_t{4096});
  CAPTURE(piece);
  for (const std::string& behind : {archive("7z"), rar, rar5(0), rar5(60), rar5(3000)}) {
    CHECK(finds("elf", program + behind, piece));
    CHECK_FALSE(finds("text", program + behind, piece));
    std::string broken = program + behind;
    broken[program.size() + 10] ^= 1;
    CHECK_FALSE(finds("elf", broken, piece));
  }
  CHECK(finds("elf", program + squashfs(), piece));
  CHECK(finds("elf", program + rar5(100'000), piece));
  CHECK_FALSE(finds("elf", program + "hsqs" + std::string(200, 'x'), piece));
  CHECK_FALSE(finds("elf", program, piece));
  CHECK_FALSE(finds("elf", program + "Rar!\x1a\x07", piece));
}

TEST_CASE("appended: what a script carries, however far behind", "[intake][appended]") {
  std::string script = "#!/bin/sh\n";
  while (script.size() < 60'000) script += "# a line\n";
  const std::string format = GENERATE("tar", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "7z", "zip", "ar", "cpio");
  CAPTURE(format);
  CHECK(finds("script", script + archive(format), 4096));
  CHECK_FALSE(finds("script", script + "MARK = b\"BZh91AY&SY\"  # what bzip2 writes\n", 4096));
  const Contents contents =
      walked("d.tar", test::pack({{"s.sh", script + archive(format), "", 0644, false, false}}, "tar"));
  CHECK(has(contents, HazardId::format_self_extracting));
}

TEST_CASE("appended: every compressed stream behind a script", "[intake][appended]") {
  const std::string script = "#!/bin/sh\n" + std::string(50'000, '#') + "\n";
  const std::string bytes = test::noise(1000);
  for (const char* filter : {"gz", "xz", "zst", "bz2", "lzma", "lz", "Z"}) {
    CAPTURE(filter);
    CHECK(finds("script", script + test::compressed(bytes, filter), 4096));
    CHECK_FALSE(finds("text", script + test::compressed(bytes, filter), 4096));
  }
  CHECK(finds("script", script + test::lz4_frame(bytes), 4096));
  const std::string marks = "0707 070701 !<arch> BZh MSCF ustar LZIP hsqs 7z Rar! PK\n!<arch>\n";
  CHECK_FALSE(finds("script", script + marks + script, 4096));
}

TEST_CASE("appended: a ZIP behind other bytes in an archive is not passed over", "[intake][appended]") {
  const std::string zip = archive("zip");
  const std::string front = test::noise(GENERATE(std::size_t{5}, std::size_t{200'000}));
  const std::string comment(0xffff, 'c');
  const std::string with_comment = zip.substr(0, zip.size() - 2) + "\xff\xff" + comment;
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{40}, std::size_t{100'000}}) {
    CAPTURE(piece);
    CHECK(ends_in_zip(front + zip, piece));
    CHECK(ends_in_zip(front + with_comment, piece));
    CHECK(ends_in_zip(front + with_cut_comment(zip), piece));
    CHECK(ends_in_zip(front + with_no_count(zip), piece));
    CHECK(ends_in_zip(front + zip + "x", piece));
    CHECK_FALSE(ends_in_zip(front + zip.substr(0, zip.size() - 1), piece));
    CHECK_FALSE(ends_in_zip(front + "PK\5\6" + std::string(18, 'x'), piece));
    CHECK_FALSE(ends_in_zip(zip.substr(zip.size() - 22), piece));                     // its directory has no room
    const std::string marks("PK\5\6PK\1\2PK\3\4\xff\xff\xff\xff\x11\0\0\0\1\0", 22);  // as programs know them
    CHECK_FALSE(ends_in_zip(front + marks, piece));
    std::string elsewhere = zip;  // the directory's size is not said, its place is
    elsewhere.replace(zip.size() - 10, 4, 4, '\xff');
    CHECK(ends_in_zip(front + elsewhere, piece));
  }
  const Contents contents = walked("d.tar.gz", test::pack({{"n.bin", front + zip, "", 0644, false, false}}, "tar.gz"));
  CHECK(has(contents, HazardId::format_self_extracting));
  CHECK(contents.containers.back().completeness == Completeness::incomplete);
}

TEST_CASE("appended: a ZIP behind another archive", "[intake][appended]") {
  const std::string format = GENERATE("tar", "cpio", "7z", "tar.gz");
  CAPTURE(format);
  CHECK_FALSE(has(walked("d." + format, archive(format)), HazardId::polyglot));
  const std::string zip = archive("zip");
  for (const std::string& behind : {zip, with_cut_comment(zip), with_no_count(zip)}) {
    CHECK(has(walked("d." + format, archive(format) + behind), HazardId::polyglot));
  }
}

TEST_CASE("appended: a ZIP behind an archive in an archive", "[intake][appended]") {
  const std::string format = GENERATE("tar", "cpio", "7z");
  CAPTURE(format);
  const std::string inner = archive(format) + archive("zip");
  const Contents contents = walked("d.tar", test::pack({test::file("n." + format, inner)}, "tar"));
  REQUIRE(has(contents, HazardId::polyglot));
  CHECK(contents.containers.size() == 2);
  const std::string stored = test::pack({test::file("a.zip", archive("zip"))}, format);  // a ZIP by right
  CHECK_FALSE(has(walked("d.tar", test::pack({test::file("n." + format, stored)}, "tar")), HazardId::polyglot));
}

TEST_CASE("appended: bytes behind a 7z archive belong to nothing", "[intake][appended]") {
  CHECK_FALSE(has(walked("d.7z", archive("7z")), HazardId::trailing_data));
  CHECK(has(walked("d.7z", archive("7z") + "x"), HazardId::trailing_data));
  CHECK(has(walked("d.tar", test::pack({test::file("n.7z", archive("7z") + archive("zip") + "x")}, "tar")),
            HazardId::trailing_data));
}

}  // namespace
}  // namespace sluice
