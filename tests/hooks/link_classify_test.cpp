// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/link_classify.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("link_classify: linkage and name by file", "[hooks][link_classify]") {
  const auto [path, linkage, name] = GENERATE(table<std::string, Linkage, std::string>({
      {"/usr/lib/libz.so", Linkage::dynamic, "z"},
      {"/usr/lib/libz.so.1.2.13", Linkage::dynamic, "z"},
      {"libfoo.a", Linkage::static_linked, "foo"},
      {"a/libfoo.dylib", Linkage::dynamic, "foo"},
      {"a/libfoo.tbd", Linkage::dynamic, "foo"},
      {"a/libfoo.dll.a", Linkage::dynamic, "foo"},
      {"a/foo.lib", Linkage::unknown, "foo"},
      {"a/start.o", Linkage::bundled, "start"},
      {"libsofa.source.txt", Linkage::unknown, "libsofa.source.txt"},
      {"libc++.so.1", Linkage::dynamic, "c++"},
  }));
  CAPTURE(path);
  CHECK(linkage_of_file(path) == linkage);
  CHECK(library_name(path) == name);
}

TEST_CASE("link_classify: linkage by target type", "[hooks][link_classify]") {
  CHECK(linkage_of_type("STATIC_LIBRARY") == Linkage::static_linked);
  CHECK(linkage_of_type("SHARED_LIBRARY") == Linkage::dynamic);
  CHECK(linkage_of_type("INTERFACE_LIBRARY") == Linkage::header_only);
  CHECK(linkage_of_type("OBJECT_LIBRARY") == Linkage::bundled);
  CHECK(linkage_of_type("UNKNOWN_LIBRARY") == Linkage::unknown);
}

TEST_CASE("link_classify: a link line's libraries, folders and modes", "[hooks][link_classify]") {
  const LinkLine line = read_link_line({{"-L/opt/lib", "libraryPath", {}},
                                        {"-Wl,-rpath,/opt/lib:", "libraries", {}},
                                        {"\"/opt/a b/libx.a\"", "libraries", {}},
                                        {"-Wl,-Bstatic -ly -Wl,-Bdynamic", "libraries", {}},
                                        {"-lz", "libraries", {}},
                                        {"-Wl,--start-group", "libraries", {}},
                                        {"/flags/libno.a", "flags", {}}});
  CHECK(line.folders == std::vector<std::string>{"/opt/lib"});
  REQUIRE(line.items.size() == 3);
  CHECK(line.items[0].file == "/opt/a b/libx.a");
  CHECK(line.items[1].library == "y");
  CHECK(line.items[1].prefers_static);
  CHECK(line.items[2].library == "z");
  CHECK_FALSE(line.items[2].prefers_static);
}

TEST_CASE("link_classify: items of a link list", "[hooks][link_classify]") {
  CHECK(read_link_item("-lfoo")->library == "foo");
  CHECK(read_link_item("foo")->library == "foo");
  CHECK(read_link_item("/a/libfoo.so")->file == "/a/libfoo.so");
  CHECK_FALSE(read_link_item("-pthread"));
  CHECK_FALSE(read_link_item(""));
}

TEST_CASE("link_classify: -lNAME is found as a linker would", "[hooks][link_classify]") {
  const test::TemporaryFolder folder;
  folder.write("first/libone.a", "");
  folder.write("second/libone.so", "");
  folder.write("second/libone.a", "");
  LibraryFinder finder({folder.path() + "/second"});
  const LinkItem item{"", "one", false, {}}, static_item{"", "one", true, {}}, exact{"", ":libone.a", false, {}}, missing{"", "two", false, {}};
  CHECK(finder.find(item, {folder.path() + "/first"}) == folder.path() + "/first/libone.a");
  CHECK(finder.find(item, {}) == folder.path() + "/second/libone.so");
  CHECK(finder.find(static_item, {}) == folder.path() + "/second/libone.a");
  CHECK(finder.find(exact, {}) == folder.path() + "/second/libone.a");
  CHECK_FALSE(finder.find(missing, {}));
}
