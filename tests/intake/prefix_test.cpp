// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A prefix of an accepted archive that loses a header, data or a required end mark never comes out complete and without
// a hazard.
#include "intake/intake.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>
#include <string>
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

bool passes(const Contents& contents) {
  return contents.hazards.empty() && std::ranges::all_of(contents.containers, [](const Container& c) {
           return c.completeness == Completeness::complete;
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
  REQUIRE(passes(walked("d." + format, whole)));
  const std::size_t needed = needed_bytes(format, whole);
  REQUIRE(needed <= whole.size());
  for (std::size_t length = 0; length < needed; ++length) {
    CAPTURE(format, length, needed);
    CHECK_FALSE(passes(walked("d." + format, whole.substr(0, length))));
  }
}

/// Formats without an end mark: ar (a prefix that ends between two members), compress (.Z). Everything else is covered
/// above.
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
