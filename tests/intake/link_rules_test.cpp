// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/link_rules.hpp"

#include "support/stated.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

Entry file(std::string path, std::string_view content = "x") {
  Entry entry;
  entry.path = std::move(path);
  entry.sha256 = sha256(content);
  return entry;
}

Entry folder(std::string path) {
  Entry entry;
  entry.path = std::move(path);
  entry.kind = EntryKind::folder;
  return entry;
}

Entry link(std::string path, std::string target, EntryKind kind = EntryKind::symlink) {
  Entry entry;
  entry.path = std::move(path);
  entry.kind = kind;
  entry.link_target = std::move(target);
  return entry;
}

Entry hard(std::string path, std::string target) {
  return link(std::move(path), std::move(target), EntryKind::hardlink);
}

Contents judged(const std::vector<Entry>& entries, Repeats repeats = Repeats::refused, const Limits& limits = {}) {
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, limits);
  LinkRules rules(contents, limits, sink, repeats);
  for (const Entry& entry : entries) {
    contents.entries.push_back(entry);
    rules.hear(static_cast<std::uint32_t>(contents.entries.size() - 1));
  }
  rules.finish();
  return contents;
}

struct TreeCase {
  std::string situation;
  std::vector<Entry> entries;
  std::string expected;
};

constexpr auto escape = "error archive.link.escape";
constexpr auto escape_and_write = "error archive.link.escape; error archive.link.write-through";
constexpr auto escape_and_duplicate = "error archive.link.escape; error archive.path.duplicate";

void check(const std::vector<TreeCase>& cases) {
  for (const TreeCase& row : cases) {
    CAPTURE(row.situation);
    CHECK(test::stated(judged(row.entries)) == row.expected);
  }
}

TEST_CASE("link_rules: symlinks that lead out", "[intake][link_rules]") {
  const Entry ok = file("pkg/README.txt");
  check({
      {"absolute target", {ok, link("pkg/l", "/etc/passwd")}, escape},
      {"above the root", {ok, link("pkg/l", "../../etc/passwd")}, escape},
      {"by way of a name that is not there", {ok, link("pkg/l", "no/../../../etc")}, escape},
      {"drive", {link("l", "C:\\Windows")}, escape},
      {"network host", {link("l", "\\\\srv\\share")}, escape},
      {"backslashes on Windows", {link("a/l", "..\\..\\x")}, escape},
      {"by way of a link that leads in a circle",
       {link("c", "./c"), link("l", "c/../..")},
       "error archive.link.escape; warning archive.link.loop"},
      {"below a link that leads in a circle",
       {link("c", "c"), link("c/l", "../../etc")},
       "error archive.link.escape; warning archive.link.loop; error archive.link.write-through"},
      {"through a link that leads out", {link("d", "/tmp"), link("e", "d/x")}, "error archive.link.escape"},
      {"only once a later link is there", {link("a", "b/../.."), link("b", "c"), folder("c/")}, escape},
      {"a chain where each link is harmless alone", {link("t/a", ".."), link("t/b", "a/.."), file("x")}, escape},
  });
}

TEST_CASE("link_rules: entries written through links", "[intake][link_rules]") {
  check({
      {"link out, file below", {link("d", "/tmp"), file("d/evil")}, escape_and_write},
      {"two steps, both at the root", {link("cur", "."), link("par", "cur/.."), file("par/evil")}, escape_and_write},
      {"two steps, one below the other", {link("cur", "."), link("cur/par", ".."), file("par/evil")}, escape_and_write},
      {"inside the root", {folder("src/"), link("d", "src"), file("d/a")}, "error archive.link.write-through"},
      {"onto another entry",
       {file("src/a", "1"), link("d", "src"), file("d/a", "2")},
       "error archive.link.write-through; error archive.path.duplicate"},
      {"each file is stated",
       {folder("src/"), link("d", "src"), file("d/a"), file("d/b")},
       "error archive.link.write-through"},
      {"where letter case does not matter",
       {link("d", "/tmp"), file("D/evil")},
       "error archive.link.escape; error archive.link.write-through; warning archive.path.case-collision"},
      {"through a hard link to a link",
       {folder("x/"), link("s", "x"), hard("h", "s"), file("h/a")},
       "error archive.link.write-through"},
  });
  CHECK(judged({folder("src/"), link("d", "src"), file("d/a"), file("d/b")}).hazards.size() == 2);
}

TEST_CASE("link_rules: hard links", "[intake][link_rules]") {
  const Entry ok = file("pkg/README.txt");
  check({
      {"absolute target", {ok, hard("h", "/etc/passwd")}, escape},
      {"above the root", {ok, hard("h", "../../outside")}, escape},
      {"to a link that leads out, then a file",
       {link("s", "/etc/passwd"), hard("h", "s"), file("h", "overwritten")},
       escape_and_duplicate},
      {"to a link that leads out from here only", {file("a"), link("d/s", "../a"), hard("h", "d/s")}, escape},
      {"to nothing", {ok, hard("h", "nope")}, "warning archive.link.dangling"},
      {"before its target", {hard("h", "pkg/README.txt"), ok}, "warning archive.link.dangling"},
      {"to itself", {hard("h", "h")}, "warning archive.link.dangling"},
      {"to a folder", {ok, hard("h", "pkg")}, "warning archive.link.dangling"},
      {"to an earlier file", {ok, hard("pkg/h", "pkg/README.txt")}, ""},
      {"to an earlier file, named with ./", {file("./a"), hard("./b", "./a")}, ""},
      {"to a file through a link", {file("d/a"), link("l", "d"), hard("h", "l/a")}, ""},
      {"to an earlier link inside", {ok, link("l", "pkg"), hard("h", "l")}, ""},
      {"a file packed twice", {file("a"), hard("a", "a")}, "note archive.path.duplicate"},
  });
}

TEST_CASE("link_rules: circles and dead ends", "[intake][link_rules]") {
  const Entry ok = file("pkg/README.txt");
  check({
      {"two links", {ok, link("a", "b"), link("b", "a")}, "warning archive.link.loop"},
      {"one link", {link("a", "a")}, "warning archive.link.loop"},
      {"to nothing", {ok, link("pkg/l", "nowhere")}, "note archive.link.dangling"},
      {"to nothing, for an empty target", {link("l", "")}, "note archive.link.dangling"},
      {"below a file", {file("a"), link("l", "a/b")}, "note archive.link.dangling"},
      {"to a later entry", {link("l", "pkg/README.txt"), ok}, ""},
      {"to a folder that only paths mention", {ok, link("l", "pkg")}, ""},
      {"to the file beside it", {ok, link("pkg/l", "README.txt")}, ""},
      {"to its own folder", {ok, link("pkg/here", ".")}, ""},
      {"up and down inside the root", {ok, link("pkg/sub/l", "../../pkg/README.txt")}, ""},
      {"a library's chain of versions",
       {file("lib/x.so.1.2"), link("lib/x.so.1", "x.so.1.2"), link("lib/x.so", "x.so.1")},
       ""},
  });
}

TEST_CASE("link_rules: a chain of links longer than systems follow is a loop", "[intake][link_rules]") {
  std::vector<Entry> entries = {file("l0")};
  for (int i = 1; i <= 42; ++i) entries.push_back(link("l" + std::to_string(i), "l" + std::to_string(i - 1)));
  const Contents contents = judged(entries);
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].id == HazardId::link_loop);
  CHECK(contents.hazards[0].entry == 42);
}

TEST_CASE("link_rules: two entries for one path", "[intake][link_rules]") {
  check({
      {"other content", {file("a", "one"), file("a", "two")}, "error archive.path.duplicate"},
      {"same content", {file("a", "one"), file("a", "one")}, "note archive.path.duplicate"},
      {"spelled otherwise", {file("a/b", "1"), file("a/./b", "2")}, "error archive.path.duplicate"},
      {"with and without ./", {file("a", "1"), file("./a", "2")}, "error archive.path.duplicate"},
      {"with and without a leading slash", {file("etc/a", "1"), file("/etc/a", "2")}, "error archive.path.duplicate"},
      {"link, then file", {link("moo", "/opt/moo"), file("moo")}, escape_and_duplicate},
      {"the same link twice", {file("a"), link("l", "a"), link("l", "a")}, "note archive.path.duplicate"},
      {"another target", {file("a"), file("b"), link("l", "a"), link("l", "b")}, "error archive.path.duplicate"},
      {"file, then folder", {file("a"), folder("a/")}, "error archive.path.file-dir-conflict"},
      {"file, then file below", {file("a"), file("a/b")}, "error archive.path.file-dir-conflict"},
      {"file below, then file", {file("a/b"), file("a")}, "error archive.path.file-dir-conflict"},
      {"folder, then link", {folder("d/"), link("d", "e"), folder("e/")}, "error archive.path.file-dir-conflict"},
      {"folder twice", {folder("a/"), file("a/b"), folder("a")}, ""},
      {"folder after what lies in it", {file("a/b/c"), folder("a/b/"), folder("a/")}, ""},
      {"same name in other folders", {file("a/x"), file("b/x"), file("x")}, ""},
  });
}

TEST_CASE("link_rules: a repeated path whose bytes are not known is an error", "[intake][link_rules]") {
  Entry unread = file("a");
  unread.sha256.reset();
  CHECK(test::stated(judged({unread, unread})) == "error archive.path.duplicate");
}

TEST_CASE("link_rules: a static library may repeat names", "[intake][link_rules]") {
  const std::vector<Entry> members = {file("util.o", "1"), file("util.o", "2")};
  CHECK(judged(members, Repeats::allowed).hazards.empty());
}

TEST_CASE("link_rules: paths that collide on other systems", "[intake][link_rules]") {
  check({
      {"letter case", {file("Makefile"), file("makefile")}, "warning archive.path.case-collision"},
      {"letter case of the extension", {file("t.txt"), file("t.TXT")}, "warning archive.path.case-collision"},
      {"letter case of a folder", {file("Inc/a"), file("inc/b")}, "warning archive.path.case-collision"},
      {"letter case beyond ASCII", {file("\u00c4.c"), file("\u00e4.c")}, "warning archive.path.case-collision"},
      {"sharp s", {file("stra\u00dfe"), file("STRASSE")}, "warning archive.path.case-collision"},
      {"normalization", {file("caf\u00e9"), file("cafe\u0301")}, "warning archive.path.unicode-collision"},
      {"near miss: an accent", {file("cafe"), file("caf\u00e9")}, ""},
      {"near miss: other folder", {file("a/X"), file("b/x")}, ""},
      {"near miss: not UTF-8", {file("a\xff"), file("a\xfe")}, ""},
  });
  CHECK(judged({file("Inc/a"), file("inc/a"), file("inc/b")}).hazards.size() == 1);
}

TEST_CASE("link_rules: a hazard is stated at the entry it is about", "[intake][link_rules]") {
  const Contents contents = judged({file("a", "1"), file("b"), file("a", "2")});
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].entry == 2);
}

TEST_CASE("link_rules: the tree is bounded", "[intake][link_rules]") {
  Limits limits;
  limits.entries = 1;
  std::vector<Entry> entries;
  for (int i = 0; i < 2000; ++i) entries.push_back(file("f" + std::to_string(i)));
  const Contents contents = judged(entries, Repeats::refused, limits);
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].id == HazardId::limit_entries);
}

TEST_CASE("link_rules: following links is bounded", "[intake][link_rules]") {
  std::string target = "d";
  for (int i = 0; i < 60'000; ++i) target += "/../d";
  std::vector<Entry> entries = {folder("d/")};
  for (int i = 0; i < 200; ++i) entries.push_back(link("l" + std::to_string(i), target));
  CHECK(test::stated(judged(entries)) == "error archive.link.loop");
}

}  // namespace
}  // namespace sluice
