// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/magic.hpp"
#include "support/compress.hpp"
#include "support/raw_tar.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sluice {
namespace {

test::TarHeader header_of(std::string name) {
  test::TarHeader header;
  header.name = std::move(name);
  return header;
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }
std::string_view name_of(const std::string& text) { return identify(bytes_of(text)).name; }

TEST_CASE("magic: archives are known by their bytes", "[intake][magic]") {
  const std::vector<test::PackEntry> tree = {{"a.txt", "hello\n", "", 0644, false, false}};
  const auto [format, name] = GENERATE(table<std::string, std::string>({{"tar", "tar"},
                                                                        {"tar.gz", "gzip"},
                                                                        {"tar.xz", "xz"},
                                                                        {"tar.zst", "zstd"},
                                                                        {"tar.bz2", "bzip2"},
                                                                        {"zip", "zip"},
                                                                        {"7z", "7z"},
                                                                        {"cpio", "cpio"},
                                                                        {"ar", "ar"}}));
  CAPTURE(format);
  CHECK(name_of(test::pack(tree, format)) == name);
  CHECK(identify(bytes_of(test::pack(tree, format))).role != Role::content);
}

TEST_CASE("magic: marks of formats that cannot be inspected", "[intake][magic]") {
  const auto [text, name] =
      GENERATE(table<std::string, std::string>({{std::string("\x89LZO\0\r\n\x1a\n\0", 10), "lzop"},
                                                {"LRZI....", "lrzip"},
                                                {"GRZipII", "grzip"},
                                                {"hsqs....", "squashfs"},
                                                {std::string(7, '\0') + "**ACE**", "ace"},
                                                {std::string(20, ' ') + "\xdc\xa7\xc4\xfd", "zoo"},
                                                {"QFI\xfb", "qcow2"},
                                                {"KDMV", "vmdk"},
                                                {std::string("MSWIM\0\0\0", 8), "wim"},
                                                {"!<thin>\n", "thin-ar"}}));
  CAPTURE(name);
  CHECK(name_of(text) == name);
  CHECK(identify(bytes_of(text)).role == Role::unsupported);
}

TEST_CASE("magic: content has a type and is no archive", "[intake][magic]") {
  const auto [text, name] =
      GENERATE(table<std::string, std::string>({{"", "empty"},
                                                {"\x7f"
                                                 "ELF\2\1\1",
                                                 "elf"},
                                                {"#!/bin/sh\n", "script"},
                                                {"plain\ntext\n", "text"},
                                                {"<?xml version='1.0'?>", "xml"},
                                                {"<!DOCTYPE html><html>", "html"},
                                                {"{\"a\": 1}", "json"},
                                                {"[1, 2]", "json"},
                                                {"[section]\nkey=1\n", "text"},
                                                {"%PDF-1.7", "pdf"},
                                                {std::string("\xca\xfe\xba\xbe\0\0\0\x34", 8), "java-class"},
                                                {std::string("\xca\xfe\xba\xbe\0\0\0\2", 8), "macho"},
                                                {std::string("\1\0\2", 3), "binary"},
                                                {"MZ", "dos"},
                                                {"begin the day\nwith tea\n", "text"},
                                                {"BZhello", "text"},
                                                {"LZIPper", "text"}}));
  CAPTURE(name, text);
  CHECK(name_of(text) == name);
  CHECK(identify(bytes_of(text)).role == Role::content);
}

TEST_CASE("magic: a v7 tar is known by its checksum, and one wrong bit is none", "[intake][magic]") {
  std::string tar = test::RawTar().add(header_of("a"), "x").finish();
  tar.replace(257, 8, std::string(8, '\0'));
  std::uint32_t sum = 0;
  tar.replace(148, 8, "        ");
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(tar[i]);
  char field[8];
  std::snprintf(field, sizeof field, "%06o", sum);
  tar.replace(148, 7, field, 7);
  CHECK(name_of(tar) == "tar");
  tar[0] = static_cast<char>(tar[0] ^ 1);
  CHECK(name_of(tar) != "tar");
}

TEST_CASE("magic: short marks need more than themselves", "[intake][magic]") {
  CHECK(name_of(std::string("\x1f\x9d\x90"
                            "data",
                            7)) == "compress");
  CHECK(name_of(std::string("\x1f\x9d\x1f"
                            "data",
                            7)) == "binary");
  CHECK(name_of(std::string("\x60\xea\1\0data", 8)) == "binary");
  CHECK(name_of("]" + std::string(12, 'x') + '\0') == "binary");
}

TEST_CASE("magic: a uuencoded file", "[intake][magic]") {
  CHECK(name_of("begin 644 x.tar.gz\nM'XL(\nend\n") == "uuencode");
  CHECK(identify(bytes_of("begin 644 x.tar.gz\nM'XL(\nend\n")).role == Role::encoded);
}

TEST_CASE("magic: a disk image is known by its end", "[intake][magic]") {
  const std::string tail = std::string(100, 'x') + "koly" + std::string(508, '\0');
  CHECK(is_disk_image_tail(bytes_of(tail)));
  CHECK_FALSE(is_disk_image_tail(bytes_of("koly")));
}

TEST_CASE("magic: every prefix of a mark is safe to look at", "[intake][magic]") {
  const std::string tar =
      test::pack({{"a.txt", "hello\n", "", 0644, false, false}}, GENERATE("tar", "zip", "7z", "cpio", "tar.xz"));
  for (std::size_t n = 0; n <= std::min<std::size_t>(tar.size(), 600); ++n) {
    CHECK_FALSE(identify(bytes_of(tar.substr(0, n))).name.empty());
  }
}

}  // namespace
}  // namespace sluice
