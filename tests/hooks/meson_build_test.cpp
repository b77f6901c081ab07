// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/meson_build.hpp"

#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("meson_build: dependencies, subprojects and wraps", "[hooks][meson]") {
  const test::TemporaryFolder folder;
  const std::string build = folder.path() + "/build", source = folder.path() + "/src";
  CHECK_FALSE(has_meson_build(build));
  folder.write("build/meson-info/intro-projectinfo.json",
               R"({"version": "1.0", "descriptive_name": "product", "subproject_dir": "subprojects",
                   "subprojects": [{"name": "acme", "version": "2.1", "descriptive_name": "acme codec"}, {"name": "../x", "version": "1", "descriptive_name": "x"}]})");
  folder.write(
      "build/meson-info/intro-dependencies.json",
      R"([{"name": "zlib", "version": "1.2.13", "link_args": ["/usr/lib/libz.so"]}, {"name": "threads", "version": "unknown", "link_args": []}])");
  folder.write(
      "src/subprojects/acme.wrap",
      "[wrap-file]\ndirectory = acme-2.1\nsource_url = https://acme.example/acme-2.1.tar.xz\nsource_hash = 00ff\n");
  CHECK(has_meson_build(build));
  const MesonBuild read = read_meson_build(build, source, Limits{});
  CHECK(read.project == "product");
  CHECK(read.log.unknowns.empty());
  REQUIRE(read.log.packages.size() == 1);
  CHECK(read.log.packages[0].name == "zlib");
  CHECK(read.log.packages[0].version == "1.2.13");
  CHECK(read.log.packages[0].libraries == std::vector<std::string>{"/usr/lib/libz.so"});
  REQUIRE(read.log.projects.size() == 1);
  CHECK(read.log.projects[0].version == "2.1");
  REQUIRE(read.log.fetches.size() == 1);
  CHECK(read.log.fetches[0].name == "acme");
  CHECK(read.log.fetches[0].hash == "SHA256=00ff");
  CHECK(read.log.fetches[0].folder == source + "/subprojects/acme-2.1");
}

TEST_CASE("meson_build: an introspection that cannot be read is not known", "[hooks][meson]") {
  const test::TemporaryFolder folder;
  folder.write("build/meson-info/intro-projectinfo.json", "{");
  CHECK(read_meson_build(folder.path() + "/build", folder.path(), Limits{}).log.unknowns.size() == 2);
}

TEST_CASE("meson_build: a wrap's folder stays inside", "[hooks][meson]") {
  CHECK(parse_wrap("directory = a\n").folder == "a");
  CHECK(parse_wrap("directory = ../a\n").folder.empty());
  CHECK(parse_wrap("directory = /a\n").folder.empty());
  const TakenIn git = parse_wrap("[wrap-git]\nurl = https://a.example/a.git\nrevision = v1\n");
  CHECK(git.git_repository == "https://a.example/a.git");
  CHECK(git.git_tag == "v1");
}
