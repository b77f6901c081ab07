// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/budget.hpp"
#include "intake/intake.hpp"
#include "support/compress.hpp"
#include "support/raw_tar.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>
#include <string>

namespace sluice {
namespace {

test::TarHeader header_of(std::string name) {
  test::TarHeader header;
  header.name = std::move(name);
  return header;
}

using test::file;
using test::PackEntry;

Contents walked(const std::string& name, const std::string& bytes, const Limits& limits) {
  Contents contents;
  REQUIRE(open_bytes(name, std::as_bytes(std::span(bytes)), {limits}, contents));
  return contents;
}

/// The limit is stated, and something is marked as not seen.
bool stops_at(const Contents& contents, HazardId id) {
  const bool is_stated =
      std::ranges::any_of(contents.hazards, [&](const Hazard& h) { return h.id == id && h.weight == Weight::error; });
  const bool is_marked = std::ranges::any_of(contents.containers, [](const Container& c) {
    return c.completeness != Completeness::complete && !c.reason.empty();
  });
  return is_stated && is_marked;
}

TEST_CASE("budget: the ratio is judged from ratio_after on, and exactly", "[intake][budget]") {
  Limits limits;
  limits.ratio = 10;
  limits.ratio_after = 100;
  CHECK_FALSE(is_over_ratio(100, 1, limits));
  CHECK(is_over_ratio(101, 10, limits));
  CHECK_FALSE(is_over_ratio(110, 11, limits));
  CHECK(is_over_ratio(111, 11, limits));
  CHECK(is_over_ratio(~std::uint64_t{0}, 0, limits));
}

TEST_CASE("budget: total size counts over all nesting", "[intake][budget]") {
  Limits limits;
  limits.total_bytes = 2'000'000;
  const std::string inner = test::pack({file("n", test::noise(600'000))}, "tar");
  const std::string outer = test::pack({file("a.tar", inner), file("b.tar", inner)}, "zip");
  CHECK(stops_at(walked("d.zip", outer, limits), HazardId::limit_total_size));
  limits.total_bytes = 3'000'000;
  CHECK(walked("d.zip", outer, limits).hazards.empty());
}

TEST_CASE("budget: a bomb is stopped early, in any wrapping", "[intake][budget]") {
  Limits limits;
  limits.ratio_after = 1u << 20;
  const std::string zeros(8u << 20, '\0');
  const std::string format = GENERATE("tar.gz", "tar.xz", "tar.zst", "tar.bz2", "zip", "7z");
  CAPTURE(format);
  const Contents contents =
      walked("d." + format, test::pack({file("zeros", zeros), file("after", "x")}, format), limits);
  CHECK(stops_at(contents, HazardId::limit_ratio));
  REQUIRE_FALSE(contents.entries.empty());
  CHECK(contents.entries[0].size < 4u << 20);
  CHECK_FALSE(contents.entries[0].sha256);
}

TEST_CASE("budget: a bomb of padding behind the end of a tar", "[intake][budget]") {
  Limits limits;
  limits.ratio_after = 1u << 20;
  const std::string tar = test::RawTar().add(header_of("a"), "x").finish() + std::string(16u << 20, '\0');
  CHECK(stops_at(walked("d.tar.gz", test::compressed(tar, "gz"), limits), HazardId::limit_ratio));
}

TEST_CASE("budget: what decoders give is judged by the ratio, to the byte, whatever becomes of it",
          "[intake][budget]") {
  Limits limits;
  limits.ratio = 10;
  limits.ratio_after = 100;
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, limits);
  sink.aim(0);
  Budget budget(limits, sink);
  budget.add_delivered(20);
  CHECK(budget.spend_decoded(150) == 150);
  CHECK(contents.hazards.empty());
  CHECK(budget.spend_decoded(100) == 50);
  CHECK(budget.is_exhausted());
  CHECK(budget.spend_decoded(1) == 0);
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].id == HazardId::limit_ratio);
}

TEST_CASE("budget: of many names beyond the limit only the first few are kept", "[intake][budget]") {
  test::RawTar tar;
  for (int i = 0; i < 50; ++i) {
    test::TarHeader link = header_of("l");
    link.type = '2';
    const std::string number = std::to_string(i + 100);
    tar.add_pax({{"path", number + std::string(50'000, 'n')}}).add(header_of("x"), "x");
    tar.add_pax({{"path", "l" + number}, {"linkpath", std::string(50'000, 't')}}).add(link);
  }
  const Contents contents = walked("d.tar", tar.finish(), {});
  REQUIRE(contents.entries.size() == 100);
  CHECK(contents.entries[0].path.view() == "100" + std::string(50'000, 'n'));
  CHECK(contents.entries[1].link_target.view() == std::string(50'000, 't'));
  CHECK(contents.entries[98].path.view() == "149" + std::string(1022, 'n'));
  CHECK(contents.entries[99].link_target.view() == std::string(4097, 't'));
  std::size_t kept = 0;
  for (const Entry& entry : contents.entries) kept += entry.path.view().size() + entry.link_target.view().size();
  CHECK(kept < (5u << 20));
  CHECK(std::ranges::count(contents.hazards, HazardId::limit_path_length, &Hazard::id) == 100);
}

TEST_CASE("budget: a nested bomb does not hide behind a large delivery", "[intake][budget]") {
  Limits limits;
  limits.ratio_after = 1u << 20;
  const std::string bomb = test::pack({file("zeros", std::string(8u << 20, '\0'))}, GENERATE("tar.gz", "zip"));
  const std::string outer =
      test::pack({file("ballast", test::noise(2'000'000)), file("bomb", bomb), file("after", "x")}, "tar");
  const Contents contents = walked("d.tar", outer, limits);
  CHECK(stops_at(contents, HazardId::limit_ratio));
  CHECK(contents.entries.back().path == "after");
  CHECK(contents.entries.back().sha256);
}

TEST_CASE("budget: entries count over all nesting", "[intake][budget]") {
  Limits limits;
  limits.entries = 5;
  const std::string inner = test::pack({file("a", "1"), file("b", "2")}, "tar");
  const std::string outer = test::pack({file("x.tar", inner), file("y.tar", inner)}, "tar");
  const Contents contents = walked("d.tar", outer, limits);
  CHECK(stops_at(contents, HazardId::limit_entries));
  CHECK(contents.entries.size() == 5);
  limits.entries = 6;
  CHECK(walked("d.tar", outer, limits).hazards.empty());
}

TEST_CASE("budget: one entry's size, declared or not", "[intake][budget]") {
  Limits limits;
  limits.entry_bytes = 1000;
  const std::string format = GENERATE("tar", "tar.gz", "zip", "cpio");
  const Contents contents = walked(
      "d." + format, test::pack({file("big", test::noise(1001)), file("fits", test::noise(1000))}, format), limits);
  CHECK(stops_at(contents, HazardId::limit_entry_size));
  CHECK(contents.entries.back().path == "fits");
  CHECK(contents.entries.back().sha256);
  CHECK(stops_at(walked("x.gz", test::compressed(test::noise(1001), "gz"), limits), HazardId::limit_entry_size));
}

TEST_CASE("budget: nesting depth", "[intake][budget]") {
  std::string bytes = test::pack({file("leaf", "x")}, "tar");
  for (int i = 0; i < 3; ++i) bytes = test::pack({file("inner.tar", bytes)}, "tar");
  Limits limits;
  limits.nesting = 3;
  CHECK(walked("d.tar", bytes, limits).hazards.empty());
  limits.nesting = 2;
  const Contents contents = walked("d.tar", bytes, limits);
  CHECK(stops_at(contents, HazardId::limit_nesting_depth));
  CHECK(contents.containers.back().completeness == Completeness::refused);
}

TEST_CASE("budget: compression layers", "[intake][budget]") {
  const std::string tar = test::pack({file("leaf", "x")}, "tar");
  const std::string filter = GENERATE("gz", "bz2", "zst");
  const std::string twice = test::compressed(test::compressed(tar, filter), filter);
  CHECK(walked("d", twice, {}).hazards.empty());
  CHECK(walked("d", twice, {}).containers.at(0).filters.size() == 2);
  CHECK(stops_at(walked("d", test::compressed(twice, filter), {}), HazardId::limit_filter_depth));
}

TEST_CASE("budget: decoder memory", "[intake][budget]") {
  Limits limits;
  const std::string bytes = test::pack({file("a", "x")}, "tar.xz");
  limits.decoder_memory = 1u << 20;
  CHECK(walked("d.tar.xz", bytes, limits).hazards.empty());
  limits.decoder_memory = 64u << 10;
  CHECK(stops_at(walked("d.tar.xz", bytes, limits), HazardId::limit_memory));
}

TEST_CASE("budget: a large nested archive spills and reads the same", "[intake][budget]") {
  const std::string inner = test::pack({file("n", test::noise(1'500'000)), file("t", "t\n")}, GENERATE("zip", "7z"));
  const std::string outer = test::pack({file("inner", inner)}, "tar.gz");
  Limits limits;
  const Contents in_memory = walked("d.tgz", outer, limits);
  limits.nested_buffer = 300'000;
  const Contents spilled = walked("d.tgz", outer, limits);
  CHECK(in_memory == spilled);
  CHECK(in_memory.entries.size() == 3);
}

TEST_CASE("budget: the names of all entries", "[intake][budget]") {
  Limits limits;
  std::vector<PackEntry> tree;
  for (int i = 0; i < 50; ++i) tree.push_back(file(std::string(90, 'n') + std::to_string(i), "x"));
  const std::string bytes = test::pack(tree, GENERATE("tar", "zip", "7z"));
  CHECK(walked("d", bytes, limits).hazards.empty());
  limits.memory = 4000;
  const Contents contents = walked("d", bytes, limits);
  CHECK(stops_at(contents, HazardId::limit_memory));
  CHECK(contents.entries.size() < 50);
}

TEST_CASE("budget: hazards of one term are kept up to the limit and counted beyond", "[intake][budget]") {
  Limits limits;
  limits.hazards_per_term = 3;
  std::vector<PackEntry> tree;
  for (int i = 0; i < 5; ++i) tree.push_back(file("../" + std::to_string(i), "x"));
  const Contents contents = walked("d.tar", test::pack(tree, "tar"), limits);
  CHECK(contents.hazards.size() == 3);
  CHECK(contents.hazards_not_kept == 2);
}

}  // namespace
}  // namespace sluice
