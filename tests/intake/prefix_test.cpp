// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A prefix of an accepted archive that loses a header, data or a required end mark never comes out complete and without
// a hazard.
#include "base/files.hpp"
#include "intake/intake.hpp"
#include "support/archive_table.hpp"
#include "support/compress.hpp"
#include "support/fixture.hpp"
#include "support/stated.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {
namespace {

using test::PackEntry;

std::vector<PackEntry> tree() {
  return {{"p", "", "", 0755, true, false},
          {"p/zeros", std::string(1024, '\0'), "", 0644, false, false},  // looks like the end mark of a tar
          {"p/a.txt", "hello\n", "", 0644, false, false},
          {"p/l", "", "a.txt", 0777, false, false},
          {"p/noise", test::noise(1300), "", 0644, false, false}};
}

Contents walked(const std::string& name, const std::string& bytes) {
  Contents contents;
  REQUIRE(open_bytes(name, std::as_bytes(std::span(bytes)), {}, contents));
  return contents;
}

/// As pack archive-safety judges at rung assured: notes do not count, what was not read whole does.
bool passes(const Contents& contents) {
  const bool is_clean =
      std::ranges::all_of(contents.hazards, [](const Hazard& hazard) { return hazard.weight == Weight::note; });
  return is_clean && std::ranges::all_of(contents.containers, [](const Container& container) {
           return container.completeness == Completeness::complete;
         });
}

std::string digits(std::string text, std::size_t width) {
  text.resize(width, ' ');
  return text;
}

std::string deb() {
  std::string bytes = "!<arch>\n";
  const auto add = [&](const std::string& name, const std::string& content) {
    bytes += digits(name, 16) + digits("1700000000", 12) + digits("0", 6) + digits("0", 6) + digits("100644", 8) +
             digits(std::to_string(content.size()), 10) + "`\n" + content;
    if (content.size() % 2 != 0) bytes += '\n';
  };
  add("debian-binary", "2.0\n");
  add("control.tar.gz", test::pack({{"./control", "Package: x\n", "", 0644, false, false}}, "tar.gz"));
  add("data.tar.xz", test::pack(tree(), "tar.xz"));
  return bytes;
}

/// Prefixes that lose nothing: zero padding behind a tar's or cpio's end mark.
std::size_t needed_bytes(const std::string& format, const std::string& whole) {
  const std::size_t last = whole.find_last_not_of('\0') + 1;
  if (format == "tar") return (last + 511) / 512 * 512 + 1024;
  if (format == "cpio") return last + 1;  // the NUL of TRAILER!!!
  return whole.size();
}

TEST_CASE("prefix: none passes", "[intake][prefix][slow]") {
  const std::string format = GENERATE("tar", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "zip", "7z", "cpio", "deb");
  const std::string whole = format == "deb" ? deb() : test::pack(tree(), format);
  CAPTURE(format, test::stated(walked("d." + format, whole)));
  REQUIRE(passes(walked("d." + format, whole)));
  const std::size_t needed = needed_bytes(format, whole);
  REQUIRE(needed <= whole.size());
  for (std::size_t length = 0; length < needed; ++length) {
    CAPTURE(format, length, needed);
    CHECK_FALSE(passes(walked("d." + format, whole.substr(0, length))));
  }
}

/// A whole archive that passes, and how many of its bytes a prefix must keep to lose nothing.
struct Whole {
  std::string name;
  std::string bytes;
  std::size_t needed = 0;
};

/// Zero bytes behind the end that no format needs: C03 is such a gzip, an ISO ends in a tape's padding.
std::size_t needed_of(const std::string& name, const std::string& bytes) {
  const std::size_t used = bytes.find_last_not_of('\0') + 1;
  if (name.ends_with(".iso")) return used;
  if (name.starts_with("C03")) return bytes.size() - 512;
  return needed_bytes(name.substr(name.rfind('.') + 1), bytes);
}

/// Everything of the acceptance table that is free of defects, and the fixtures that must be accepted.
std::vector<Whole> accepted_archives() {
  std::string missing;
  std::vector<Whole> all;
  const auto add = [&](const std::string& name, const std::string& path) {
    const Result<std::string> bytes = read_file(path, 64u << 20);
    REQUIRE(bytes);
    all.push_back({name, *bytes, needed_of(name, *bytes)});
  };
  for (const test::TableCase& row : test::load_archive_table(missing)) {
    if (row.verdict == "pass") add(row.file, row.path());
    if (!row.twin.empty()) add(row.twin, row.twin_path());
  }
  for (const std::string& folder : test::fixture_folders("accepted")) {
    const test::Fixture fixture = test::load_fixture(folder);
    all.push_back(
        {fixture.delivery.name, fixture.delivery.bytes, needed_of(fixture.delivery.name, fixture.delivery.bytes)});
  }
  if (!missing.empty()) WARN("skipped, for the tools that make them are not installed: " << missing);
  return all;
}

/// Every length below `needed` of a small archive; else the blocks' bounds of a tar, an even sample and the last bytes.
std::vector<std::size_t> cuts_of(std::size_t needed) {
  constexpr std::size_t small = 260, sample = 24, block = 512, last = 8;
  std::vector<std::size_t> cuts;
  const std::size_t step = needed <= small ? 1 : needed / sample;
  for (std::size_t cut = 0; cut < needed; cut += step) cuts.push_back(cut);
  if (needed <= small) return cuts;
  for (std::size_t cut = needed > 16 * block ? needed - 16 * block : block; cut < needed; cut += block)
    cuts.push_back(cut / block * block);
  for (std::size_t cut = needed - last; cut < needed; ++cut) cuts.push_back(cut);
  return cuts;
}

/// Formats that can end anywhere between two records, because nothing marks their end: no reader can tell such a prefix
/// from the whole. A deb is an ar that must have its three members; F08's twin is a script, so no archive at all.
constexpr std::string_view without_end_mark[] = {".a", ".Z", ".warc", ".run"};

bool has_end_mark(const std::string& name) {
  return std::ranges::none_of(without_end_mark, [&](std::string_view ending) { return name.ends_with(ending); });
}

TEST_CASE("prefix: none of an accepted archive passes", "[intake][prefix][slow]") {
  std::size_t judged = 0;
  for (const Whole& whole : accepted_archives()) {
    CAPTURE(whole.name, whole.needed);
    REQUIRE(whole.needed <= whole.bytes.size());
    CHECK(passes(walked(whole.name, whole.bytes)));
    if (!has_end_mark(whole.name)) continue;
    for (const std::size_t cut : cuts_of(whole.needed)) {
      CAPTURE(cut);
      CHECK_FALSE(passes(walked(whole.name, whole.bytes.substr(0, cut))));
      ++judged;
    }
  }
  CHECK(judged > 10'000);
}

TEST_CASE("prefix: an ar may end after any member, and nowhere else", "[intake][prefix]") {
  const std::string whole =
      test::pack({{"one.txt", "1234\n", "", 0644, false, false}, {"two.txt", "123\n", "", 0644, false, false}}, "ar");
  const std::size_t first_end = 8 + 60 + 6;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK(passes(walked("d.ar", whole.substr(0, length))) == (length == first_end));
  }
}

TEST_CASE("prefix: an archive cut inside another one is noticed", "[intake][prefix]") {
  const std::string inner = test::pack(tree(), GENERATE("tar", "tar.gz", "zip"));
  for (const std::size_t cut : {std::size_t{1}, inner.size() / 2, inner.size() - 600}) {
    const std::string outer =
        test::pack({{"inner", inner.substr(0, inner.size() - cut), "", 0644, false, false}}, "zip");
    CAPTURE(inner.size(), cut);
    CHECK_FALSE(passes(walked("d.zip", outer)));
  }
}

}  // namespace
}  // namespace sluice
