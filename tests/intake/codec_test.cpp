// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What only some codecs have: threads, unknown checks, skippable frames, windows, codes.
#include "base/files.hpp"
#include "intake/decoded.hpp"
#include "intake/inflater.hpp"
#include "intake/intake.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::Decoded;
using test::decoded;

void check_same(const Decoded& one, const Decoded& many) {
  CHECK((one.text == many.text));
  CHECK(one.terms() == many.terms());
  CHECK(one.details() == many.details());
}

TEST_CASE("codec: xz blocks come out the same from one thread and from several", "[intake][codec]") {
  const std::string text = test::noise(2'500'000) + std::string(3'000'000, 'x') + test::noise(700'000);
  const std::string bytes = test::xz_blocks(text) + std::string(4, '\0') + test::xz_blocks("end");
  const std::size_t jobs = GENERATE(std::size_t{2}, std::size_t{8});
  const Decoded result = decoded("xz", bytes, {}, jobs);
  CHECK((result.text == text + "end"));
  CHECK(result.terms().empty());
  for (std::size_t length = 100; length < bytes.size(); length += 400'001) {
    CAPTURE(length);
    const std::string cut = bytes.substr(0, length);
    check_same(decoded("xz", cut), decoded("xz", cut, {}, jobs));
  }
  for (std::size_t at = 0; at < bytes.size(); at += 500'003) {
    CAPTURE(at);
    std::string wrong = bytes;
    wrong[at] = static_cast<char>(wrong[at] ^ 4);
    check_same(decoded("xz", wrong), decoded("xz", wrong, {}, jobs));
  }
}

TEST_CASE("codec: several threads keep the memory limit and the ratio", "[intake][codec]") {
  const std::string zeros = test::xz_blocks(std::string(8u << 20, '\0') + test::noise(1u << 20));
  Limits limits;
  limits.ratio_after = 1u << 20;
  limits.ratio = 5;
  check_same(decoded("xz", zeros, limits), decoded("xz", zeros, limits, 4));
  CHECK(decoded("xz", zeros, limits, 4).terms() == "archive.limit.ratio!");
  limits = {};
  limits.decoder_memory =
      GENERATE(std::uint64_t{100'000}, std::uint64_t{330'000}, std::uint64_t{2'000'000}, std::uint64_t{5'000'000});
  CAPTURE(limits.decoder_memory);
  check_same(decoded("xz", zeros, limits), decoded("xz", zeros, limits, 4));
}

TEST_CASE("codec: an xz check that is not known is said", "[intake][codec]") {
  // Kind 2 has as many bytes as CRC-32, kind 1; header and footer state it, each under a CRC-32 of its own.
  std::string bytes = test::xz_blocks("text");
  const auto seal = [&](std::size_t at, std::size_t from, std::size_t size) {
    const std::string_view part = std::string_view(bytes).substr(from, size);
    std::uint32_t sum = make_zlib_inflater()->checksum(0, std::as_bytes(std::span(part)));
    for (std::size_t i = 0; i < 4; ++i, sum >>= 8) bytes[at + i] = static_cast<char>(sum & 0xff);
  };
  REQUIRE(bytes[7] == 1);
  const std::size_t end = bytes.size();
  bytes[7] = 2;
  seal(8, 6, 2);
  bytes[end - 3] = 2;
  seal(end - 12, end - 8, 6);
  const Decoded result = decoded("xz", bytes);
  CHECK(result.text == "text");
  REQUIRE(result.terms() == "archive.checksum");
  CHECK(result.defects[0].weight == Weight::warning);
}

TEST_CASE("codec: skippable frames are noted wherever they stand", "[intake][codec]") {
  const bool is_zstd = GENERATE(true, false);
  const std::string filter = is_zstd ? "zstd" : "lz4";
  const std::string frame = is_zstd ? test::zstd_frame("text") : test::lz4_frame("text");
  const std::string skipped = test::skippable_frame("hidden");
  for (const std::string& bytes : {skipped + frame, frame + skipped, frame + skipped + frame, skipped}) {
    const Decoded result = decoded(filter, bytes);
    REQUIRE(result.terms() == "archive.hidden-data");
    CHECK(result.defects[0].weight == Weight::note);
    CHECK(result.defects[0].detail == "a skippable frame of 6 bytes");
  }
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += test::skippable_frame("");
  CHECK(decoded(filter, many).details() == "100000 skippable frames of 0 bytes in all; ");
  CHECK(decoded(filter, frame + skipped.substr(0, 10)).terms() == "archive.truncated! archive.hidden-data");
}

TEST_CASE("codec: a zstd window is allowed up to the limit, to the byte", "[intake][codec]") {
  // 5/8 more than 2^20: magic, no content size, window descriptor, one raw block, the last, of three bytes.
  const std::string frame = std::string("\x28\xb5\x2f\xfd\x00\x55\x19\x00\x00", 9) + "abc";
  Limits limits;
  limits.decoder_memory = (1u << 20) + 5 * (1u << 17);
  CHECK(decoded("zstd", frame, limits).text == "abc");
  --limits.decoder_memory;
  CHECK(decoded("zstd", frame, limits).terms() == "archive.limit.memory!");
  const std::string empty = std::string("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", 9);
  CHECK(decoded("zstd", empty).terms() == "archive.limit.memory! archive.truncated!");
}

TEST_CASE("codec: frames of both lz4 formats mix", "[intake][codec]") {
  const std::string modern = test::lz4_frame("modern ");
  const std::string legacy = test::lz4_legacy("legacy ");
  const Decoded result = decoded("lz4", legacy + modern + legacy + legacy + test::skippable_frame("") + modern);
  CHECK(result.text == "legacy modern legacy legacy modern ");
  CHECK(result.terms() == "archive.hidden-data");
}

TEST_CASE("codec: a code of compress that does not exist yet", "[intake][codec]") {
  // Codes of nine bits: 'a', then 258, which comes after the next one.
  const std::string bytes = std::string("\x1f\x9d\x90\x61\x04\x02", 6);
  CHECK(decoded("compress", bytes).terms() == "archive.malformed!");
  // A first code that is no byte.
  CHECK(decoded("compress", std::string("\x1f\x9d\x90\x01\x01", 5) + '\0').terms() == "archive.malformed!");
}

TEST_CASE("codec: compress at every width, with and without a code that clears", "[intake][codec]") {
  // 'a' as a code of nine bits, the code that clears and seven codes of filler, then 'b'.
  std::string bytes = std::string("\x1f\x9d\x90\x61\x00\x02", 6) + std::string(6, '\xff') + "\x62" + '\0';
  CHECK(decoded("compress", bytes).text == "ab");
  CHECK(decoded("compress", bytes).terms().empty());
  bytes[2] = '\x10';  // without: the code 256 is the first text, "a?"
  CHECK_FALSE(decoded("compress", bytes).terms().empty());
}

/// A program that says it was started.
void put_fake(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  REQUIRE(write_file(path, "#!/bin/sh\n: > \"" + folder + "/started\"\nexec cat\n"));
  REQUIRE(::chmod(path.c_str(), 0755) == 0);
}

TEST_CASE("codec: no program is ever started to decode", "[intake][codec]") {
  const test::TemporaryFolder folder;
  for (const char* name : {"lzop", "lrzip", "grzip", "gzip", "xz", "zstd", "lz4", "bzip2", "compress", "uncompress"})
    put_fake(folder.path(), name);
  const char* before = std::getenv("PATH");
  const std::string path = before == nullptr ? "" : before;
  REQUIRE(::setenv("PATH", (folder.path() + ":" + path).c_str(), 1) == 0);
  std::vector<std::string> inputs = {std::string("\x89LZO\0\r\n\x1a\n", 9) + std::string(64, '\0'),
                                     std::string("LRZI\0\x06", 6) + std::string(64, '\0'),
                                     std::string("GRZipII\0\x02\x04:)", 12) + std::string(64, '\0')};
  for (const char* filter : {"gz", "xz", "zst", "bz2", "Z"}) inputs.push_back(test::compressed("text", filter));
  std::size_t unsupported = 0;
  for (const std::string& bytes : inputs) {
    Contents contents;
    REQUIRE(open_bytes("d", std::as_bytes(std::span(bytes)), {}, contents));
    for (const Hazard& hazard : contents.hazards) unsupported += hazard.id == HazardId::format_unsupported ? 1 : 0;
  }
  ::setenv("PATH", path.c_str(), 1);
  CHECK(unsupported == 3);
  CHECK_FALSE(read_file(folder.path() + "/started", 10));
}

}  // namespace
}  // namespace sluice
