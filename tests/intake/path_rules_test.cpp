// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/path_rules.hpp"

#include "support/repeated.hpp"
#include "support/stated.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

using test::repeated;
using namespace std::string_literals;

std::string judged(std::string_view path, EntryKind kind = EntryKind::file, Weight encoding = Weight::warning) {
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, Limits{});
  judge_path(path, kind, Limits{}, sink, encoding);
  return test::stated(contents);
}

struct NameCase {
  std::string path;
  std::string expected;
};

TEST_CASE("path_rules: names that lead elsewhere", "[intake][path_rules]") {
  const auto row = GENERATE(values<NameCase>({
      {"../evil", "error archive.path.traversal"},
      {"a/../../evil", "error archive.path.traversal"},
      {"./../evil", "error archive.path.traversal"},
      {"a/..//../evil", "error archive.path.traversal"},
      {"..", "error archive.path.traversal"},
      {"/etc/evil", "error archive.path.absolute"},
      {"//etc/evil", "error archive.path.absolute"},
      {"/../evil", "error archive.path.absolute; error archive.path.traversal"},
      {"\\\\srv\\share\\x", "error archive.path.absolute"},
      {"\\evil", "error archive.path.absolute"},
      {"C:/Windows/evil", "error archive.path.drive"},
      {"C:\\evil", "error archive.path.drive"},
      {"c:evil", "error archive.path.drive"},
      {"./C:/evil", "error archive.path.drive"},
      {"..\\..\\evil", "error archive.path.backslash; error archive.path.traversal"},
      {"a\\..\\..\\evil", "error archive.path.backslash; error archive.path.traversal"},
      {"a/..\\../evil", "error archive.path.backslash; error archive.path.traversal"},
      {"a\\b", "note archive.path.backslash"},
  }));
  CAPTURE(row.path);
  CHECK(judged(row.path) == row.expected);
}

TEST_CASE("path_rules: names that stay inside but are not written plainly", "[intake][path_rules]") {
  const auto row = GENERATE(values<NameCase>({
      {"a/b/../c", "warning archive.path.not-normalised"},
      {"a/./b", "warning archive.path.not-normalised"},
      {"a//b", "warning archive.path.not-normalised"},
      {"././a", "warning archive.path.not-normalised"},
      {"a/b/", "warning archive.path.not-normalised"},
      {"", "error archive.path.empty"},
      {".", "error archive.path.empty"},
      {"./", "error archive.path.empty"},
      {"-rf", "note archive.path.leading-dash"},
      {"pkg/--checkpoint-action=exec=sh", "note archive.path.leading-dash"},
  }));
  CAPTURE(row.path);
  CHECK(judged(row.path) == row.expected);
}

TEST_CASE("path_rules: characters that hide a name's spelling", "[intake][path_rules]") {
  const auto row = GENERATE(values<NameCase>({
      {"good\0evil"s, "error archive.path.nul"},
      {"a\0.exe"s, "error archive.path.nul"},
      {"na\xff\xfeme", "warning archive.path.encoding"},
      {"\xc0\xae\xc0\xae/evil", "warning archive.path.encoding"},
      {"pkg/\u202egpj.exe", "error archive.path.bidi"},
      {"pkg/\u2066x\u2069.c", "error archive.path.bidi"},
      {"pkg/a\u200b"s + "b.c", "warning archive.path.invisible"},
      {"pkg/\ufeffa", "warning archive.path.invisible"},
      {"pkg/a\u00ad"s + "b", "warning archive.path.invisible"},
      {"pkg/a\x1b[2J\nb", "error archive.path.control"},
      {"a\x08"s + "b", "error archive.path.control"},
      {"a\u0085"s + "b", "error archive.path.control"},
      {"a\u2028"s + "b", "error archive.path.control"},
      {"a\x7f", "error archive.path.control"},
  }));
  CAPTURE(row.path);
  CHECK(judged(row.path) == row.expected);
}

TEST_CASE("path_rules: names that Windows takes for something else", "[intake][path_rules]") {
  const auto row = GENERATE(values<NameCase>({
      {"pkg/CON", "warning archive.path.windows-reserved"},
      {"pkg/aux.txt", "warning archive.path.windows-reserved"},
      {"pkg/com1.c", "warning archive.path.windows-reserved"},
      {"nul/a", "warning archive.path.windows-reserved"},
      {"pkg/lpt9", "warning archive.path.windows-reserved"},
      {"pkg/COM\u00b2.log", "warning archive.path.windows-reserved"},
      {"pkg/conin$", "warning archive.path.windows-reserved"},
      {"pkg/a.", "warning archive.path.windows-trailing"},
      {"pkg/b ", "warning archive.path.windows-trailing"},
      {"pkg./b", "warning archive.path.windows-trailing"},
      {".../b", "warning archive.path.windows-trailing"},
      {"pkg/a.txt:evil", "warning archive.path.windows-stream"},
      {"pkg/a.asp::$DATA", "warning archive.path.windows-stream"},
      {"a/C:", "warning archive.path.windows-stream"},
  }));
  CAPTURE(row.path);
  CHECK(judged(row.path) == row.expected);
}

TEST_CASE("path_rules: names beyond the limits", "[intake][path_rules]") {
  const std::string long_and_deep = "error archive.limit.path-depth; error archive.limit.path-length";
  CHECK(judged(repeated("d/", 2500) + "f") == long_and_deep);
  CHECK(judged(repeated("n/", 30000) + "f") == long_and_deep);
  CHECK(judged(repeated("n", 300)) == "warning archive.limit.component-length");
  CHECK(judged(repeated("d/", 65) + "f") == "error archive.limit.path-depth");
  CHECK(judged(repeated("d/", 64) + "f").empty());
  CHECK(judged(repeated("n", 255)).empty());
  CHECK(judged(repeated("0123456789abcdef0123456789abcde/", 32)).starts_with("warning"));
  CHECK(judged(repeated("0123456789abcdef0123456789abcde/", 32), EntryKind::folder).empty());
}

TEST_CASE("path_rules: plain names give nothing", "[intake][path_rules]") {
  const auto path = GENERATE(values<std::string>({
      "pkg-1.0/README.txt",
      "./usr/share/doc/x/copyright",
      "a",
      ".gitignore",
      "..a",
      "a..b",
      "a/..b/c",
      "x/.hidden",
      "pkg/console.c",
      "pkg/con2.c",
      "pkg/com.c",
      "pkg/com10.c",
      "pkg/nul_device.c",
      "pkg/auxiliary",
      "pkg/lpt",
      "man3/std::vector.3",
      "B::Deparse.3",
      "man/Foo::Bar.3pm",
      "gcc/a+b~c@d#e%f",
      "caf\u00e9.txt",
      "\u65e5\u672c\u8a9e/\u30c6\u30b9\u30c8.c",
      "\u2764\ufe0f.txt",
      "a-b/c-",
      "with blank/inside it.txt",
      "pkg/[draft] (1).txt",
  }));
  CAPTURE(path);
  CHECK(judged(path).empty());
}

TEST_CASE("path_rules: folders may end in a slash and be the root", "[intake][path_rules]") {
  const auto path = GENERATE(values<std::string>({"./", ".", "a/", "./a/b/", "a/b"}));
  CAPTURE(path);
  CHECK(judged(path, EntryKind::folder).empty());
  CHECK(judged("../", EntryKind::folder) == "error archive.path.traversal");
}

TEST_CASE("path_rules: another code page is a note where the format allows it", "[intake][path_rules]") {
  CHECK(judged("caf\x82", EntryKind::file, Weight::note) == "note archive.path.encoding");
  CHECK(judged("a\xff"s + "b", EntryKind::file, Weight::warning) == "warning archive.path.encoding");
}

TEST_CASE("path_rules: several hazards of one name are all stated", "[intake][path_rules]") {
  CHECK(judged("../CON/\u202e\x01-") ==
        "error archive.path.bidi; error archive.path.control; error archive.path.traversal; "
        "warning archive.path.windows-reserved");
}

TEST_CASE("path_rules: normal paths", "[intake][path_rules]") {
  CHECK(normal_path("").empty());
  CHECK(normal_path("./").empty());
  CHECK(normal_path("a/..").empty());
  CHECK(normal_path("./a//b/./c/../d/") == "a/b/d");
  CHECK(normal_path("a/../../evil") == "../evil");
  CHECK(normal_path("../../a/..") == "../..");
  CHECK(normal_path("//a/../../b") == "/b");
  CHECK(normal_path("a\\..\\b") == "a\\..\\b");
}

TEST_CASE("path_rules: a path made normal twice is the same", "[intake][path_rules]") {
  const auto path = GENERATE(values<std::string>({"a/./b", "../x/..", "/a//b/../..", "././.", "x/y/../../../z"}));
  CHECK(normal_path(normal_path(path)) == normal_path(path));
}

}  // namespace
}  // namespace sluice
