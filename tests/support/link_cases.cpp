// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_cases.hpp"
#include "support/tree.hpp"

namespace sluice::test {
namespace {

PackEntry folder(std::string path) {
  PackEntry entry;
  entry.path = std::move(path);
  entry.is_folder = true;
  entry.mode = 0755;
  return entry;
}

PackEntry link(std::string path, std::string target) {
  PackEntry entry;
  entry.path = std::move(path);
  entry.link = std::move(target);
  entry.mode = 0777;
  return entry;
}

PackEntry hard(std::string path, std::string target) {
  PackEntry entry = link(std::move(path), std::move(target));
  entry.is_hardlink = true;
  entry.mode = 0644;
  return entry;
}

struct Row {
  std::string name;
  std::vector<PackEntry> entries;
  std::string expected;
  std::string verdict;
};

std::vector<ArchiveCase> packed(const std::vector<Row>& rows, const std::vector<std::string>& formats) {
  std::vector<ArchiveCase> cases;
  for (const Row& row : rows) {
    for (const std::string& format : formats) {
      cases.push_back({row.name + "." + format, pack(row.entries, format), row.expected, row.verdict, {}});
    }
  }
  return cases;
}

constexpr auto escape = "error archive.link.escape";
constexpr auto escape_and_write = "error archive.link.escape; error archive.link.write-through";

std::vector<Row> symlink_rows() {
  const PackEntry ok = file("pkg/README.txt");
  return {
      {"symlink-absolute", {ok, link("pkg/l", "/etc/passwd")}, escape, "fail"},
      {"symlink-above", {ok, link("pkg/l", "../../etc/passwd")}, escape, "fail"},
      {"symlink-inside", {ok, link("pkg/l", "README.txt")}, "", "pass"},
      {"symlink-up-inside", {ok, link("pkg/a/l", "../README.txt")}, "", "pass"},
      {"symlink-write-through", {link("d", "/tmp"), file("d/evil")}, escape_and_write, "fail"},
      {"symlink-two-step-a", {link("cur", "."), link("par", "cur/.."), file("par/evil")}, escape_and_write, "fail"},
      {"symlink-two-step-b", {link("cur", "."), link("cur/par", ".."), file("par/evil")}, escape_and_write, "fail"},
      {"symlink-then-file",
       {link("moo", "/opt/moo"), file("moo")},
       "error archive.link.escape; error archive.path.duplicate",
       "fail"},
      {"symlink-loop", {ok, link("a", "b"), link("b", "a")}, "warning archive.link.loop", "warn"},
      {"symlink-dangling", {ok, link("pkg/l", "nowhere")}, "note archive.link.dangling", "pass"},
      {"symlink-other-case",
       {folder("src/"), link("d", "src"), file("D/a")},
       "error archive.link.write-through; warning archive.path.case-collision",
       "fail"},
  };
}

std::vector<Row> hardlink_rows() {
  const PackEntry ok = file("pkg/README.txt");
  return {
      {"hardlink-absolute", {ok, hard("h", "/etc/passwd")}, escape, "fail"},
      {"hardlink-above", {ok, hard("h", "../../outside")}, escape, "fail"},
      {"hardlink-to-symlink",
       {link("s", "/etc/passwd"), hard("h", "s"), file("h", "overwritten")},
       "error archive.link.escape; error archive.path.duplicate",
       "fail"},
      {"hardlink-missing", {ok, hard("h", "nope")}, "warning archive.link.dangling", "warn"},
      {"hardlink-forward", {hard("h", "pkg/README.txt"), ok}, "warning archive.link.dangling", "warn"},
      {"hardlink-plain", {ok, hard("pkg/h", "pkg/README.txt")}, "", "pass"},
  };
}

}  // namespace

std::vector<ArchiveCase> link_cases() {
  std::vector<ArchiveCase> cases = packed(symlink_rows(), {"tar", "zip", "cpio"});
  for (ArchiveCase& row : packed(hardlink_rows(), {"tar"})) cases.push_back(std::move(row));
  return cases;
}

std::vector<ArchiveCase> collision_cases() {
  return packed(
      {
          {"duplicate", {file("a", "one"), file("a", "two")}, "error archive.path.duplicate", "fail"},
          {"duplicate-same", {file("a", "one"), file("a", "one")}, "note archive.path.duplicate", "pass"},
          {"duplicate-respelled",
           {file("a/b", "1"), file("a/./b", "2")},
           "error archive.path.duplicate; warning archive.path.not-normalised",
           "fail"},
          {"case", {file("Makefile", "1"), file("makefile", "2")}, "warning archive.path.case-collision", "warn"},
          {"normalization",
           {file("caf\u00e9", "1"), file("cafe\u0301", "2")},
           "warning archive.path.unicode-collision",
           "warn"},
          {"file-and-folder", {file("a", "1"), file("a/b", "2")}, "error archive.path.file-dir-conflict", "fail"},
          {"folder-and-file", {file("a/b", "2"), file("a", "1")}, "error archive.path.file-dir-conflict", "fail"},
          {"folder-twice", {folder("a/"), file("a/b"), folder("a/")}, "", "pass"},
      },
      {"tar", "zip"});
}

}  // namespace sluice::test
