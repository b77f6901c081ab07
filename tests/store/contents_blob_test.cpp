// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/contents_blob.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

namespace sluice {
namespace {

/// Two containers, one in the other, with every field set somewhere. `at` is where they begin in what is returned.
Contents sample(std::uint32_t at = 0) {
  Contents contents;
  for (std::uint32_t i = 0; i < at; ++i) {
    contents.containers.emplace_back().path = "before";
    contents.entries.emplace_back().path = "before";
    contents.hazards.emplace_back();
  }
  Container outer;
  outer.path = "d.tar.gz";
  outer.format = "tar";
  outer.filters = {"gzip", "xz"};
  outer.size = std::numeric_limits<std::uint64_t>::max();
  outer.sha256 = sha256("outer");
  outer.entry_count = 3;
  Container inner;
  inner.path = "d.tar.gz!/i.zip";
  inner.parent = at;
  inner.entry = at + 1;
  inner.format = "zip";
  inner.completeness = Completeness::refused;
  inner.reason = "why";
  contents.containers.insert(contents.containers.end(), {outer, inner});
  Entry link;
  link.container = at;
  link.path = std::string("a\0\xff/long enough to lie elsewhere", 33);
  link.kind = EntryKind::symlink;
  link.link_target = "../../../somewhere";
  link.mode = 07777;
  Entry file;
  file.container = at;
  file.path = "i.zip";
  file.size = 70'000;
  file.mode = std::numeric_limits<std::uint32_t>::max();
  file.sha256 = sha256("file");
  file.type = "zip";
  Entry hidden;
  hidden.container = at + 1;
  hidden.kind = EntryKind::other;
  hidden.encrypted = true;
  contents.entries.insert(contents.entries.end(), {link, file, hidden});
  contents.hazards.push_back({HazardId::link_escape, Weight::warning, at, at, "d.tar.gz!/a", "leads out"});
  contents.hazards.push_back({HazardId::zip_extra_malformed, Weight::error, at + 1, no_index, "d.tar.gz!/i.zip", ""});
  contents.hazards_not_kept = 7;
  return contents;
}

std::string written(const Contents& contents, const ContentsMark& from = {}) {
  BlobWriter out;
  write_contents(contents, from, out);
  return std::move(out).take();
}

TEST_CASE("contents_blob: reads back what was written", "[store][contents_blob]") {
  const Contents whole = sample();
  const std::string blob = written(whole);
  BlobReader in(blob);
  Contents read;
  REQUIRE(read_contents(in, read));
  CHECK(in.left() == 0);
  CHECK(read == whole);
  const std::string nothing = written({});
  BlobReader none(nothing);
  CHECK(read_contents(none, read));
  CHECK(read == whole);
}

TEST_CASE("contents_blob: indexes fit wherever a delivery begins", "[store][contents_blob]") {
  Contents before = sample(2);
  ContentsMark mark{2, 2, 2, 3};
  before.hazards_not_kept += 3;
  const std::string blob = written(before, mark);
  CHECK(blob == written(sample()));
  BlobReader in(blob);
  Contents read = sample(5);
  read.containers.resize(5);
  read.entries.resize(5);
  read.hazards.resize(5);
  read.hazards_not_kept = 0;
  REQUIRE(read_contents(in, read));
  CHECK(read == sample(5));
}

TEST_CASE("contents_blob: bytes that are cut or changed never give a broken index", "[store][contents_blob]") {
  const std::string blob = written(sample());
  for (std::size_t i = 0; i < blob.size(); ++i) {
    CAPTURE(i);
    Contents read;
    BlobReader cut(std::string_view(blob).substr(0, i));
    CHECK_FALSE(read_contents(cut, read));
    CHECK(read == Contents());
    for (const int change : {0x01, 0x7f, 0x80, 0xff}) {
      std::string changed = blob;
      changed[i] = static_cast<char>(changed[i] ^ change);
      BlobReader in(changed);
      Contents odd;
      if (!read_contents(in, odd)) {
        CHECK(odd == Contents());
        continue;
      }
      for (const Entry& entry : odd.entries) CHECK(entry.container < odd.containers.size());
      for (const Hazard& hazard : odd.hazards) {
        CHECK(hazard.container < odd.containers.size());
        CHECK((hazard.entry == no_index || hazard.entry < odd.entries.size()));
      }
    }
  }
}

TEST_CASE("blob: numbers of every size, and none that is too long", "[store][blob]") {
  const std::uint64_t value = GENERATE(std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{1} << 62,
                                       std::numeric_limits<std::uint64_t>::max());
  BlobWriter out;
  out.number(value);
  out.text("after");
  BlobReader in(out.written());
  CHECK(in.number() == value);
  CHECK(in.text() == "after");
  CHECK(in.is_good());
  CHECK(in.number() == 0);
  CHECK_FALSE(in.is_good());
  const std::string endless = std::string(9, '\xff') + "\x02";  // the 65th bit
  BlobReader over(endless);
  CHECK(over.number() == 0);
  CHECK_FALSE(over.is_good());
}

}  // namespace
}  // namespace sluice
