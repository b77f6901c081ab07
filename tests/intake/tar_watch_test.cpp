// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_watch.hpp"
#include "support/raw_tar.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::RawTar;

test::TarHeader header_of(std::string name, char type = '0') {
  test::TarHeader header;
  header.name = std::move(name);
  header.type = type;
  return header;
}

/// The terms noticed, heard in pieces of the given size.
std::string noticed(const std::string& tar, std::size_t piece = 512, const Limits& limits = {}) {
  TarWatch watch(limits);
  const std::span<const std::byte> bytes = std::as_bytes(std::span(tar));
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    watch.hear(bytes.subspan(at, std::min(piece, bytes.size() - at)));
  watch.finish();
  std::string text;
  for (const Defect& defect : watch.take_defects()) text += std::string(hazard_spec(defect.id).term.substr(8)) + ' ';
  return text;
}

TEST_CASE("tar_watch: a plain tar is silent, in pieces of any size", "[intake][tar_watch]") {
  const std::string tar = RawTar()
                              .add(header_of("a"), std::string(1500, 'x'))
                              .add_pax({{"path", "b"}, {"mtime", "1.5"}})
                              .add(header_of("b"), "y")
                              .finish();
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{7}, std::size_t{511}, std::size_t{512},
                                     std::size_t{513}, std::size_t{100'000});
  CHECK(noticed(tar, piece).empty());
  CHECK(noticed(tar + std::string(8192, '\0'), piece).empty());
}

TEST_CASE("tar_watch: what is missing at the end", "[intake][tar_watch]") {
  const std::string tar = RawTar().add(header_of("a"), std::string(1024, '\0')).finish();
  CHECK(noticed(tar.substr(0, tar.size() - 1024)) == "tar.no-eof ");
  CHECK(noticed(tar.substr(0, tar.size() - 512)) == "tar.no-eof ");
  CHECK(noticed(tar.substr(0, tar.size() - 1)) == "truncated ");
  CHECK(noticed(tar.substr(0, 1024)) == "truncated ");
  CHECK(noticed(tar.substr(0, 700)) == "truncated ");
}

TEST_CASE("tar_watch: what follows the end", "[intake][tar_watch]") {
  const std::string tar = RawTar().add(header_of("a"), "x").finish();
  CHECK(noticed(tar + tar) == "hidden-after-eof ");
  CHECK(noticed(tar + "junk") == "trailing-data ");
  CHECK(noticed(tar + std::string(600, 'j')) == "trailing-data ");
  CHECK(noticed(tar.substr(0, tar.size() - 512) + tar) == "hidden-after-eof ");
}

TEST_CASE("tar_watch: broken headers", "[intake][tar_watch]") {
  std::string tar = RawTar().add(header_of("a"), "x").add(header_of("b"), "y").finish();
  tar[1024] = 'c';
  CHECK(noticed(tar) == "tar.checksum ");
  CHECK(noticed(RawTar().add_pax({{"path", "a"}, {"path", "b"}}).add(header_of("a"), "x").finish()) ==
        "tar.pax-duplicate-key ");
  CHECK(noticed(RawTar().add_pax({{"size", "9"}}).add(header_of("a"), "x").finish()) == "tar.size-conflict ");
  CHECK(noticed(RawTar().add_pax({{"path", "../a"}}, 'g').add(header_of("a"), "x").finish()) ==
        "tar.pax-global-override ");
  CHECK(noticed(RawTar().add_pax({{"comment", "a commit"}}, 'g').add(header_of("a"), "x").finish()).empty());
  CHECK(noticed(RawTar().add_pax({{"path", std::string("a\0b", 3)}}).add(header_of("a"), "x").finish()) == "path.nul ");
  CHECK(noticed(RawTar().add(header_of("x", 'x'), "99 path=a\n").add(header_of("a"), "x").finish()) ==
        "tar.pax-malformed ");
}

TEST_CASE("tar_watch: an extended header is not collected beyond the limit", "[intake][tar_watch]") {
  test::TarHeader huge = header_of("x", GENERATE('x', 'L', 'K', 'g'));
  huge.size = 7ull << 30;
  CHECK(noticed(RawTar().add_header(huge).finish()) == "tar.header-size truncated ");
}

TEST_CASE("tar_watch: types that carry bytes and should not", "[intake][tar_watch]") {
  CHECK(noticed(RawTar().add(header_of("d", '5'), "x").finish()) == "tar.dir-with-data ");
  CHECK(noticed(RawTar().add(header_of("l", '2'), "x").finish()) == "tar.link-with-data ");
  CHECK(noticed(RawTar().add(header_of("h", '1'), "x").finish()) == "tar.link-with-data ");
  test::TarHeader old_style = header_of("h", '1');
  old_style.size = 5;
  CHECK(noticed(RawTar().add_header(old_style).add(header_of("a"), "x").finish()) == "tar.link-with-data ");
  CHECK(noticed(RawTar().add(header_of("z", 'Z'), "x").finish()) == "type.unknown ");
  CHECK(noticed(RawTar().add(header_of("m", 'M'), "x").finish()) == "multi-volume ");
}

TEST_CASE("tar_watch: numbers", "[intake][tar_fields]") {
  CHECK(tar::parse_number("0000017\0") == 15);
  CHECK(tar::parse_number("    17 ") == 15);
  CHECK(tar::parse_number(std::string_view("\0\0\0", 3)) == 0);
  CHECK(tar::parse_number(std::string_view("\x80\0\0\1\0", 5)) == 256);
  CHECK_FALSE(tar::parse_number(std::string_view("\xff\xff\xff\xff", 4)));
  CHECK_FALSE(tar::parse_number("12x"));
  CHECK_FALSE(tar::parse_number("9"));
  CHECK_FALSE(tar::parse_number(std::string_view("\x80\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12)));
}

TEST_CASE("tar_watch: pax records", "[intake][tar_fields]") {
  const auto records = tar::parse_pax(test::pax_record("path", "a=b\nc") + test::pax_record("x", ""));
  REQUIRE(records);
  CHECK(*records == std::vector<std::pair<std::string, std::string>>{{"path", "a=b\nc"}, {"x", ""}});
  const std::string broken = GENERATE("", " ", "5 a=\n", "99 path=a\n", "10 path=a", "0 a=b\n", "x a=b\n", "7 abcd\n");
  CAPTURE(broken);
  CHECK(static_cast<bool>(tar::parse_pax(broken)) == (broken.empty() || broken == "5 a=\n"));
}

}  // namespace
}  // namespace sluice
