// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/packages.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

Texts folders_of(const Inventory& inventory) {
  const Packages packages(inventory);
  Texts found;
  for (const Package& package : packages.all()) {
    found.push_back(inventory.contents.containers[package.container].path + ":" + package.folder);
  }
  return found;
}

}  // namespace

TEST_CASE("packages: the one folder at the top of a delivery is no part of paths in it", "[checks][packages]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("lib-1.2.tar.gz");
  built.add_file(archive, "./lib-1.2/a.c");
  const std::uint32_t file = built.add_file(archive, "./lib-1.2/src/b.c");
  CHECK(folders_of(built.inventory) == Texts{"lib-1.2.tar.gz:./lib-1.2/"});
  CHECK(Packages(built.inventory).path_of(file) == "src/b.c");
  built.add_file(archive, "other/c.c");
  CHECK(folders_of(built.inventory) == Texts{"lib-1.2.tar.gz:"});
  CHECK(Packages(built.inventory).path_of(file) == "./lib-1.2/src/b.c");
}

TEST_CASE("packages: a manifest makes its folder a package, an archive is one", "[checks][packages]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  const std::uint32_t nested = built.add_nested(archive, "x-1.0.tar");
  built.declare(archive, "package.json", "MIT");
  built.declare(archive, "vendor/in/package.json", "ISC");
  built.declare(archive, "tests/data/package.json", "GPL-2.0-only");
  const std::uint32_t outer = built.add_file(archive, "vendor/a.c");
  const std::uint32_t inner = built.add_file(archive, "vendor/in/lib/b.c");
  const std::uint32_t deepest = built.add_file(nested, "c.c");
  CHECK(folders_of(built.inventory) == Texts{"d.zip:", "d.zip:vendor/in/", "d.zip!/x-1.0.tar:"});
  const Packages packages(built.inventory);
  CHECK(packages.of_entry(outer) == 0);
  CHECK(packages.of_entry(inner) == 1);
  CHECK(packages.of_entry(deepest) == 2);
  CHECK(packages.path_of(inner) == "lib/b.c");
  CHECK(packages.all()[0].declarations == std::vector<std::uint32_t>{0});
  CHECK(packages.all()[1].declarations == std::vector<std::uint32_t>{1});
  CHECK(packages.all()[2].delivery == 0);
}

TEST_CASE("packages: Debian's folder speaks for the package above it", "[checks][packages]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "debian/control", "MIT");
  built.declare(archive, "README", "").files = {"*.c"};
  CHECK(folders_of(built.inventory) == Texts{"d.zip:"});
  CHECK(Packages(built.inventory).all()[0].declarations == std::vector<std::uint32_t>{0});
}

TEST_CASE("packages: a recipe in a folder for packaging is about what lies outside", "[checks][packages]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_file(archive, "b.c");
  const std::uint32_t file = built.add_file(archive, "contrib/a.c");
  built.declare(archive, "contrib/d.spec", "BSD-3-Clause");
  built.declare(archive, "contrib/codec/package.json", "MIT");
  CHECK(folders_of(built.inventory) == Texts{"d.zip:", "d.zip:contrib/codec/"});
  const Packages packages(built.inventory);
  CHECK(packages.of_entry(file) == 0);
  CHECK(packages.all()[0].declarations.empty());
}

TEST_CASE("packages: a container that no delivery has is none", "[checks][packages]") {
  BuildLicensed built;
  built.deliver("d.zip");
  const std::uint32_t stray = built.add_file(built.add_container("stray.zip"), "a.c");
  CHECK(folders_of(built.inventory) == Texts{"d.zip:"});
  CHECK(Packages(built.inventory).of_entry(stray) == no_index);
  CHECK(deliveries_of_containers(built.inventory) == std::vector<std::uint32_t>{0, no_index});
}
