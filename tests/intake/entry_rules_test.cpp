// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_rules.hpp"

#include "support/stated.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

std::string judged(const EntryMeta& entry) {
  Contents contents;
  contents.containers.emplace_back();
  HazardSink sink(contents, Limits{});
  judge_entry(entry, sink);
  return test::stated(contents);
}

EntryMeta entry(std::string path, EntryKind kind = EntryKind::file, std::uint32_t mode = 0644) {
  EntryMeta made;
  made.path = std::move(path);
  made.kind = kind;
  made.mode = mode;
  made.has_mode = true;
  made.mtime = 1'700'000'000;
  return made;
}

TEST_CASE("entry_rules: types", "[intake][entry_rules]") {
  CHECK(judged(entry("dev/null", EntryKind::device, 0666)) == "error archive.type.device");
  CHECK(judged(entry("p", EntryKind::fifo)) == "error archive.type.fifo");
  CHECK(judged(entry("z", EntryKind::other)) == "warning archive.type.unknown");
  CHECK(judged(entry("f", EntryKind::file)).empty());
  CHECK(judged(entry("d", EntryKind::folder, 0755)).empty());
}

TEST_CASE("entry_rules: modes of files", "[intake][entry_rules]") {
  CHECK(judged(entry("bin/su", EntryKind::file, 04755)) == "error archive.mode.setid");
  CHECK(judged(entry("bin/sg", EntryKind::file, 02755)) == "error archive.mode.setid");
  CHECK(judged(entry("bin/h", EntryKind::hardlink, 04755)) == "error archive.mode.setid");
  CHECK(judged(entry("etc/conf", EntryKind::file, 0666)) == "warning archive.mode.world-writable");
  CHECK(judged(entry("both", EntryKind::file, 06777)) ==
        "error archive.mode.setid; warning archive.mode.world-writable");
  CHECK(judged(entry("ok", EntryKind::file, 0775)).empty());
  CHECK(judged(entry("sticky", EntryKind::file, 01644)).empty());
  CHECK(judged(entry("none", EntryKind::file, 0)).empty());
}

TEST_CASE("entry_rules: modes of folders and links", "[intake][entry_rules]") {
  CHECK(judged(entry("./", EntryKind::folder, 0)) == "warning archive.mode.unreadable-dir");
  CHECK(judged(entry("d/", EntryKind::folder, 0055)) == "warning archive.mode.unreadable-dir");
  CHECK(judged(entry("d/", EntryKind::folder, 0644)).empty());
  CHECK(judged(entry("d/", EntryKind::folder, 02775)).empty());
  CHECK(judged(entry("tmp/", EntryKind::folder, 01777)).empty());
  CHECK(judged(entry("l", EntryKind::symlink, 0777)).empty());
}

TEST_CASE("entry_rules: a mode that is not stated gives nothing", "[intake][entry_rules]") {
  EntryMeta folder = entry("d/", EntryKind::folder, 0);
  folder.has_mode = false;
  CHECK(judged(folder).empty());
}

TEST_CASE("entry_rules: attributes", "[intake][entry_rules]") {
  EntryMeta ping = entry("bin/ping", EntryKind::file, 0755);
  ping.has_capability = true;
  CHECK(judged(ping) == "error archive.meta.capability");
  EntryMeta listed = entry("f");
  listed.has_acl = true;
  CHECK(judged(listed) == "note archive.meta.acl");
  EntryMeta cut = entry("l", EntryKind::symlink, 0777);
  cut.link_target = std::string("a\0/../../etc", 12);
  CHECK(judged(cut) == "error archive.path.nul");
}

TEST_CASE("entry_rules: times", "[intake][entry_rules]") {
  const auto at = [](std::int64_t time) {
    EntryMeta timed = entry("f");
    timed.mtime = time;
    return judged(timed);
  };
  CHECK(at(8'589'934'591) == "note archive.time.implausible");
  CHECK(at(7'258'118'400) == "note archive.time.implausible");
  CHECK(at(-1) == "note archive.time.implausible");
  CHECK(at(2) == "note archive.time.implausible");
  CHECK(at(315'532'799) == "note archive.time.implausible");
  CHECK(at(315'532'800).empty());
  CHECK(at(7'258'118'399).empty());
  CHECK(at(0).empty());
  CHECK(at(1).empty());
}

TEST_CASE("entry_rules: version control folders", "[intake][entry_rules]") {
  constexpr auto vcs = "warning archive.content.vcs-dir";
  CHECK(judged(entry("pkg/.git/hooks/post-checkout", EntryKind::file, 0755)) == vcs);
  CHECK(judged(entry(".GIT/hooks/pre-commit")) == vcs);
  CHECK(judged(entry("pkg/git~1/hooks/pre-commit")) == vcs);
  CHECK(judged(entry("pkg/.git/config")) == vcs);
  CHECK(judged(entry(".hg/hgrc")) == vcs);
  CHECK(judged(entry("a/.svn/entries")) == vcs);
  CHECK(judged(entry("pkg/.git/hooks/post-checkout.sample")).empty());
  CHECK(judged(entry("pkg/.git/objects/ab/cdef")).empty());
  CHECK(judged(entry("pkg/.git/hooks/", EntryKind::folder, 0755)).empty());
  CHECK(judged(entry("pkg/.gitignore")).empty());
  CHECK(judged(entry("pkg/.github/workflows/ci.yml")).empty());
  CHECK(judged(entry("pkg/hooks/post-checkout")).empty());
  CHECK(judged(entry("pkg/.git")).empty());
}

TEST_CASE("entry_rules: files that other systems read", "[intake][entry_rules]") {
  CHECK(judged(entry("__MACOSX/._a")) == "note archive.content.resource-fork");
  CHECK(judged(entry("pkg/._icon")) == "note archive.content.resource-fork");
  CHECK(judged(entry("etc/.wh.passwd")) == "note archive.oci-whiteout");
  CHECK(judged(entry(".wh..wh..opq")) == "note archive.oci-whiteout");
  CHECK(judged(entry("pkg/._")).empty());
  CHECK(judged(entry("pkg/.what")).empty());
  CHECK(judged(entry("macosx/a")).empty());
}

TEST_CASE("entry_rules: owners are nobody's business", "[intake][entry_rules]") {
  EntryMeta rooted = entry("f");
  rooted.uid = 0;
  rooted.gid = 0;
  CHECK(judged(rooted).empty());
}

}  // namespace
}  // namespace sluice
