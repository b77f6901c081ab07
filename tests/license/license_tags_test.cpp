// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/index_names.hpp"
#include "license/statements_of.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;
using test::ToldRow;

TEST_CASE("license tags: in every comment", "[license][tags]") {
  const ToldRow row = GENERATE(values<ToldRow>({
      {"SPDX-License-Identifier: MIT", "tag MIT"},
      {"// SPDX-License-Identifier: mit\nint a;", "tag MIT"},
      {"/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */ int a;",
       "tag GPL-2.0-only WITH Linux-syscall-note"},
      {"# SPDX-License-Identifier: BSD-2-Clause #", "tag BSD-2-Clause"},
      {"<!-- SPDX-License-Identifier: CC-BY-4.0 -->", "tag CC-BY-4.0"},
      {"(* SPDX-License-Identifier: Zlib *)", "tag Zlib"},
      {"{-\n   SPDX-License-Identifier: ISC\n-}", "tag ISC"},
      {"dnl SPDX-License-Identifier: LGPL-2.1+", "tag LGPL-2.1+"},
      {" * SPDX-License-Identifier:\tMPL-2.0      *\n", "tag MPL-2.0"},
      {"char *a = \"SPDX-License-Identifier: MIT\\n\";", "tag MIT"},
      {"`SPDX-License-Identifier: MIT`", "tag MIT"},
      {"(SPDX-License-Identifier: MIT)", "tag MIT"},
      {"SPDX-License-Identifier: (GPL-2.0-only OR MIT) AND BSD-3-Clause", "tag (GPL-2.0-only OR MIT) AND BSD-3-Clause"},
      {"// SPDX-License-Identifier: LicenseRef-Acme\n", "tag LicenseRef-Acme"},
      {"// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: Apache-2.0\n", "tag MIT; tag Apache-2.0"},
      {"SPDX-License-Identifier: Apache-2.0\r\nnext", "tag Apache-2.0"},
  }));
  CAPTURE(row.text);
  CHECK(test::told_by(row.text) == row.told);
}

TEST_CASE("license tags: what cannot be read is no plain license", "[license][tags]") {
  const ToldRow row = GENERATE(values<ToldRow>({
      {"SPDX-License-Identifier: MIT Apache-2.0", "tag spdx-tag invalid"},
      {"SPDX-License-Identifier: MIT OR", "tag spdx-tag invalid"},
      {"SPDX-License-Identifier: (MIT", "tag spdx-tag invalid"},
      {"SPDX-License-Identifier: NONE", "tag spdx-tag invalid"},
      {"SPDX-License-Identifier: Acme-1.0", "tag spdx-tag unlisted"},
      {"SPDX-License-Identifier: MIT OR Acme-1.0", "tag spdx-tag unlisted"},
      {"SPDX-License-Identifier: GPL-2.0-only WITH Acme-exception", "tag spdx-tag unlisted"},
      {"SPDX-License-Identifier:", ""},
      {"SPDX-License-Identifier: */", ""},
      {"emits a warning if SPDX-License-Identifier is missing", ""},
  }));
  CAPTURE(row.text);
  CHECK(test::told_by(row.text) == row.told);
}

TEST_CASE("license tags: a match has the tag's tokens", "[license][tags]") {
  const std::vector<license::Match> matches =
      test::statements_of("one two\n// SPDX-License-Identifier: MIT OR Zlib\nthree");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].begin == 2);
  CHECK(matches[0].end == 6);
  CHECK(matches[0].rule == "spdx-tag");
}

TEST_CASE("index names: all ids of the index, in the order of look-up", "[license][tags]") {
  const license::LicenseIndex index = license::load_license_index(SLUICE_LICENSE_INDEX).value();
  const license::IndexNames names = license::names_of(index);
  CHECK(names.licenses.size() == index.license_count());
  CHECK(names.exceptions.size() == index.exception_count());
  CHECK(is_in_order(names.view()));
  REQUIRE(names.view().find_license("gpl-2.0") != nullptr);
  CHECK(names.view().find_license("gpl-2.0")->is_deprecated);
  CHECK(names.view().find_exception("classpath-exception-2.0")->id == "Classpath-exception-2.0");
}
