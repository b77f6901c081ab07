// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/reach.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// The paths of the codec that count.
Texts counting(const Inventory& inventory) {
  const Packages packages(inventory);
  const Reach reach(inventory, packages);
  Texts found;
  for (std::uint32_t i = 0; i < inventory.contents.entries.size(); ++i) {
    if (reach.counts(i)) found.emplace_back(packages.path_of(i));
  }
  return found;
}

}  // namespace

TEST_CASE("reach: tests, documentation and build scripts of a source archive do not count", "[checks][reach]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d-1.0.tar.gz");
  for (const char* path : {"COPYING", "config.guess", "configure", "m4/x.m4", "src/a.c", "tests/t.c", "doc/manual.c",
                           "README.md", "examples/e.c"}) {
    built.add_file(archive, std::string("d-1.0/") + path);
  }
  CHECK(counting(built.inventory) == Texts{"COPYING", "src/a.c"});
}

TEST_CASE("reach: where a build compiles files of a package, those that ship count, and headers", "[checks][reach]") {
  CodecInBuild built;
  for (const char* path : {"a.c", "b.c", "tool.c", "a.h"}) {
    built.add_file(built.archive, std::string("codec-1.2/") + path);
  }
  CHECK(counting(built.inventory) == Texts{"COPYING", "a.c", "b.c", "tool.c", "a.h"});
  built.add_target("app", {"other/x.c"});
  CHECK(counting(built.inventory) == Texts{"COPYING", "a.c", "b.c", "tool.c", "a.h"});
  built.add_target("codec", {"_deps/codec-src/a.c"});
  CHECK(counting(built.inventory) == Texts{"COPYING", "a.c", "a.h"});
  built.add_target("tool", {"_deps/codec-src/tool.c"}, false);
  CHECK(counting(built.inventory) == Texts{"COPYING", "a.c", "a.h"});
}

TEST_CASE("reach: a component is found by its call, else by the one name", "[checks][reach]") {
  CodecInBuild built;
  const auto component = [&] {
    const Packages packages(built.inventory);
    return Reach(built.inventory, packages).component_of(0);
  };
  CHECK(component() == 0);
  built.inventory.deliveries[0].taken_in.reset();
  CHECK(component() == 0);
  built.add_component("pkg:generic/again@1.2", "FetchContent", "copy/codec-1.2.tar.gz");
  CHECK(component() == no_index);
  built.inventory.deliveries[0].taken_in = Origin{"CMakeLists.txt", 77, 1, "", "test"};
  CHECK(component() == no_index);
  built.inventory.components[1].origins[0].line = 77;
  CHECK(component() == 1);
}
