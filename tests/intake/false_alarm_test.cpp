// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Trees as upstream projects and distributions really ship them: the rules on names, links and modes must say nothing
// at all.
#include "intake/entry_rules.hpp"
#include "intake/link_rules.hpp"
#include "intake/path_rules.hpp"
#include "support/stated.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

EntryMeta file(std::string path, std::uint32_t mode = 0644) {
  EntryMeta entry;
  entry.path = std::move(path);
  entry.mode = mode;
  entry.has_mode = true;
  entry.mtime = 1'700'000'000;
  return entry;
}

EntryMeta folder(std::string path, std::uint32_t mode = 0755) {
  EntryMeta entry = file(std::move(path), mode);
  entry.kind = EntryKind::folder;
  return entry;
}

EntryMeta link(std::string path, std::string target) {
  EntryMeta entry = file(std::move(path), 0777);
  entry.kind = EntryKind::symlink;
  entry.link_target = std::move(target);
  return entry;
}

EntryMeta hard(std::string path, std::string target) {
  EntryMeta entry = link(std::move(path), std::move(target));
  entry.kind = EntryKind::hardlink;
  entry.mode = 0755;
  return entry;
}

std::string judged(const std::vector<EntryMeta>& tree) {
  Contents contents;
  contents.containers.emplace_back();
  const Limits limits;
  HazardSink sink(contents, limits);
  LinkRules links(contents, limits, sink);
  for (const EntryMeta& meta : tree) {
    Entry entry;
    entry.path = meta.path;
    entry.kind = meta.kind;
    entry.link_target = meta.link_target;
    const auto index = static_cast<std::uint32_t>(contents.entries.size());
    contents.entries.push_back(entry);
    sink.aim(0, index);
    judge_path(meta.path, meta.kind, limits, sink);
    judge_entry(meta, sink);
    links.hear(index);
  }
  links.finish();
  return test::stated(contents);
}

TEST_CASE("false_alarm: a source release made by autotools", "[intake][false_alarm]") {
  CHECK(judged({
                   folder("libfoo-2.4.1/"),
                   folder("libfoo-2.4.1/m4/"),
                   file("libfoo-2.4.1/m4/libtool.m4"),
                   file("libfoo-2.4.1/configure", 0755),
                   file("libfoo-2.4.1/config.h.in"),
                   file("libfoo-2.4.1/Makefile.am"),
                   file("libfoo-2.4.1/aclocal.m4"),
                   file("libfoo-2.4.1/COPYING.LESSER"),
                   file("libfoo-2.4.1/po/fr.po"),
                   file("libfoo-2.4.1/po/zh_CN.po"),
                   file("libfoo-2.4.1/po/sr@latin.po"),
                   file("libfoo-2.4.1/src/foo++.cc"),
                   file("libfoo-2.4.1/src/foo,v"),
                   file("libfoo-2.4.1/src/[test] case (1).txt"),
                   file("libfoo-2.4.1/tests/data/with blank.txt"),
                   file("libfoo-2.4.1/.gitattributes"),
                   file("libfoo-2.4.1/.gitmodules"),
                   file("libfoo-2.4.1/.github/workflows/ci.yml"),
                   file("libfoo-2.4.1/build-aux/config.guess", 0755),
               })
            .empty());
}

TEST_CASE("false_alarm: a source release with '.' as its first entry", "[intake][false_alarm]") {
  CHECK(judged({folder("./"), folder("./src/"), file("./src/main.c"), file("./README"), file("./.clang-format"),
                file("./..data/x")})
            .empty());
}

TEST_CASE("false_alarm: a binary package of a distribution", "[intake][false_alarm]") {
  CHECK(judged({
                   folder("./"),
                   folder("./usr/"),
                   folder("./usr/bin/"),
                   file("./usr/bin/g++-12", 0755),
                   hard("./usr/bin/x86_64-linux-gnu-g++-12", "./usr/bin/g++-12"),
                   link("./usr/bin/[", "test"),
                   file("./usr/bin/test", 0755),
                   folder("./usr/lib/x86_64-linux-gnu/"),
                   file("./usr/lib/x86_64-linux-gnu/libz.so.1.2.13"),
                   link("./usr/lib/x86_64-linux-gnu/libz.so.1", "libz.so.1.2.13"),
                   link("./usr/lib/x86_64-linux-gnu/libz.so", "../x86_64-linux-gnu/libz.so.1"),
                   file("./usr/share/man/man3/std::vector.3cxx.gz"),
                   file("./usr/share/perl/5.36/pod/B::Deparse.3perl"),
                   folder("./usr/share/doc/zlib1g/"),
                   file("./usr/share/doc/zlib1g/copyright"),
                   link("./usr/share/doc/zlib1g-dev", "zlib1g"),
                   folder("./var/mail/", 02775),
                   folder("./tmp/", 01777),
               })
            .empty());
}

TEST_CASE("false_alarm: packages of language ecosystems", "[intake][false_alarm]") {
  CHECK(judged({file("foo-1.0.dist-info/METADATA"), file("foo-1.0.dist-info/RECORD"), file("foo/__init__.py"),
                file("foo/_native.cpython-311-x86_64-linux-gnu.so", 0755)})
            .empty());
  CHECK(judged({file("package/package.json"), file("package/dist/@scope/index.d.ts"),
                file("package/node_modules/.bin/tsc", 0755), file("package/src/$types.ts"),
                file("package/pages/[...slug].tsx")})
            .empty());
  CHECK(judged({folder("META-INF/"), file("META-INF/MANIFEST.MF"), folder("META-INF/"),
                file("com/acme/Outer$Inner.class"), file("com/acme/package-info.class")})
            .empty());
  CHECK(judged({file("go/src/cmd/go/testdata/script/mod_list.txt"), file("go/src/runtime/asm_amd64.s"),
                file("go/VERSION")})
            .empty());
}

TEST_CASE("false_alarm: a toolchain with relative links up and down", "[intake][false_alarm]") {
  CHECK(judged({
                   folder("gcc-arm/"),
                   file("gcc-arm/bin/arm-none-eabi-gcc", 0755),
                   link("gcc-arm/arm-none-eabi/bin/gcc", "../../bin/arm-none-eabi-gcc"),
                   link("gcc-arm/lib64", "lib"),
                   file("gcc-arm/lib/libcc1.so.0.0.0"),
                   link("gcc-arm/lib/libcc1.so", "libcc1.so.0.0.0"),
                   link("gcc-arm/sysroot/usr/lib", "../lib"),
                   folder("gcc-arm/sysroot/lib/"),
               })
            .empty());
}

TEST_CASE("false_alarm: names of other scripts", "[intake][false_alarm]") {
  CHECK(judged({file("docs/\u00dcbersicht.md"), file("docs/\u0440\u0443\u0441\u0441\u043a\u0438\u0439.txt"),
                file("docs/\u05e2\u05d1\u05e8\u05d9\u05ea.txt"), file("docs/\u65e5\u672c\u8a9e.txt"),
                file("docs/nai\u0308ve.txt"), file("docs/\U0001F600.png")})
            .empty());
}

TEST_CASE("false_alarm: reproducible builds may state no time", "[intake][false_alarm]") {
  EntryMeta zero = file("bazel-out/a.o");
  zero.mtime = 0;
  EntryMeta one = file("nix/store/x");
  one.mtime = 1;
  EntryMeta npm = file("package/package.json");
  npm.mtime = 499'162'500;
  CHECK(judged({zero, one, npm}).empty());
}

TEST_CASE("false_alarm: one planted entry changes exactly what it should", "[intake][false_alarm]") {
  const std::vector<EntryMeta> clean = {folder("p/"), file("p/a.c"), link("p/b.c", "a.c"), hard("p/c.c", "p/a.c")};
  REQUIRE(judged(clean).empty());
  std::vector<EntryMeta> planted = clean;
  planted.push_back(file("p/../../evil"));
  CHECK(judged(planted) == "error archive.path.traversal");
  planted.back() = file("p/tool", 04755);
  CHECK(judged(planted) == "error archive.mode.setid");
  planted.back() = link("p/d.c", "../../a.c");
  CHECK(judged(planted) == "error archive.link.escape");
}

}  // namespace
}  // namespace sluice
