// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/git_modules.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {
const std::string first(40, 'a'), second(40, 'b');
}

TEST_CASE("git_modules: sections with a path", "[hooks][git_modules]") {
  const auto modules = parse_git_modules(
      "# x\n[submodule \"a/b\"]\n\tpath = third_party/a\n\turl = https://a.example/a.git\n[core]\n\tpath = "
      "no\n[submodule \"gone\"]\n\turl = x\n");
  REQUIRE(modules.size() == 1);
  CHECK(modules[0].name == "a/b");
  CHECK(modules[0].path == "third_party/a");
  CHECK(modules[0].url == "https://a.example/a.git");
  CHECK(modules[0].line == 2);
}

TEST_CASE("git_modules: what is checked out", "[hooks][git_modules]") {
  const test::TemporaryFolder folder;
  folder.write(".gitmodules", "[submodule \"a\"]\n\tpath = a\n\turl = u\n");
  const auto commit = [&] { return find_git_modules(folder.path()).at(0).commit; };
  CHECK(commit().empty());
  SECTION("a commit") {
    folder.write(".git/modules/a/HEAD", first + "\n");
    CHECK(commit() == first);
  }
  SECTION("a branch") {
    folder.write(".git/modules/a/HEAD", "ref: refs/heads/main\n");
    CHECK(commit().empty());
    folder.write(".git/modules/a/packed-refs",
                 "# pack-refs\n" + second + " refs/heads/other\n" + first + " refs/heads/main\n");
    CHECK(commit() == first);
    folder.write(".git/modules/a/refs/heads/main", second + "\n");
    CHECK(commit() == second);
  }
  SECTION("the module's own .git goes before") {
    folder.write("a/.git", "gitdir: ../elsewhere\n");
    folder.write("elsewhere/HEAD", second);
    folder.write(".git/modules/a/HEAD", first);
    CHECK(commit() == second);
  }
  SECTION("references out of the folder, and in a circle") {
    folder.write("secret", first);
    folder.write(".git/modules/a/HEAD", "ref: refs/../../../../secret\n");
    CHECK(commit().empty());
    folder.write(".git/modules/a/HEAD", "ref: refs/x\n");
    folder.write(".git/modules/a/refs/x", "ref: refs/x\n");
    CHECK(commit().empty());
  }
}
