// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice licenses, run as people run it.
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

TEST_CASE("licenses: files of a folder, sorted, for other tools", "[cli][licenses]") {
  const test::TemporaryFolder folder;
  folder.write("src/b.c", "/* SPDX-License-Identifier: MIT */\n");
  folder.write("src/a.c", "int x;\n");
  folder.write("src/lib/package.json", "{\"name\": \"x\", \"license\": \"Zlib OR MIT\"}\n");
  folder.write("src/lib__package.json", "{\"name\": \"x\", \"license\": \"ISC\"}\n");
  const std::string src = folder.path() + "/src";
  const test::Ended ended = test::sluice_run({"licenses", "--tsv", src});
  CHECK(ended.code == 0);
  CHECK(ended.out == "src/a.c\t\nsrc/b.c\tMIT\nsrc/lib/package.json\tMIT;Zlib\nsrc/lib__package.json\tISC\n");
  const test::Ended given = test::sluice_run({"licenses", "--tsv", "--as-given", src + "/b.c"});
  CHECK(given.out == src + "/b.c\tMIT\n");
}

TEST_CASE("licenses: lines, kinds and differences for people", "[cli][licenses]") {
  const test::TemporaryFolder folder;
  folder.write("x/a.c", "// Foo\n// SPDX-License-Identifier: MIT\n");
  folder.write("x/b.c", "// SPDX-License-Identifier: Unheard-Of\n");
  const test::Ended ended = test::sluice_run({"licenses", folder.path() + "/x"});
  CHECK(ended.code == 0);
  CHECK(ended.out.find("x/a.c: MIT\n  line 2 ") == 0);
  CHECK(ended.out.find("x/b.c: for a person to say\n") != std::string::npos);
  CHECK(ended.out.find("Unheard-Of\n") != std::string::npos);
}

TEST_CASE("licenses: what cannot be read is named", "[cli][licenses]") {
  const test::TemporaryFolder folder;
  const std::string missing = folder.path() + "/none";
  const test::Ended ended = test::sluice_run({"licenses", missing});
  CHECK(ended.code == 3);
  CHECK(ended.err.find(missing) != std::string::npos);
  const std::string index = folder.write("bad.idx", "no index");
  const test::Ended bad = test::sluice_run({"licenses", "--license-index", index, folder.path()});
  CHECK(bad.code != 0);
  CHECK(bad.err.find("bad.idx") != std::string::npos);
}
