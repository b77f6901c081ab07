// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "read_document.hpp"

#include "base/glob.hpp"
#include "readers/reuse_globs.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using test::declarations_of;

namespace {

struct Row {
  std::string text, declarations;
};

}  // namespace

TEST_CASE("reuse_toml: one declaration for each annotation", "[readers][reuse]") {
  const auto row = GENERATE(values<Row>({
      {"version = 1\n[[annotations]]\npath = 'a/*.c'\nSPDX-License-Identifier = 'MIT'\n",
       "reuse-toml@2 MIT [: a/*.c]\n"},
      {"version = 1\nSPDX-PackageName = 'radar'\n[[annotations]]\npath = ['a', 'b/**']\nprecedence = 'override'\n"
       "SPDX-FileCopyrightText = ['2020 Jane', '2021 ACME']\nSPDX-License-Identifier = ['MIT', 'ISC OR Zlib']\n",
       "reuse-toml radar@3 MIT AND (ISC OR Zlib) [: a b/**] (override) {2020 Jane; 2021 ACME}\n"},
      {"version = 1\n[[annotations]]\npath = 'a'\nprecedence = 'aggregate'\nSPDX-FileCopyrightText = 'X'\n",
       "reuse-toml@2 [: a] (aggregate) {X}\n"},
      {"version = 1\n[[annotations]]\npath = 'a'\nSPDX-License-Identifier = 'LicenseRef-x'\n[[annotations]]\npath = "
       "'b'\n",
       "reuse-toml@2 LicenseRef-x [: a]\nreuse-toml@5 [: b]\n"},
      {"version = 1\n", ""},
      {"version = 2\n", "unknown@1: its version is not 1\n"},
      {"version = '1'\n", "unknown@1: its version is not 1\n"},
      {"", "unknown@0: its version is not 1\n"},
      {"version = 1\nannotations = 3\n", "unknown@2: its annotations are no list of tables\n"},
      {"version = 1\nannotations = [3]\n", "unknown@2: an annotation has no path\n"},
      {"version = 1\n[[annotations]]\npath = 3\n", "unknown@2: an annotation has no path\n"},
      {"version = 1\n[[annotations]]\npath = []\n", "unknown@2: an annotation has no path\n"},
      {"version = 1\n[[annotations]]\npath = 'a'\nprecedence = 'nearest'\n",
       "reuse-toml@2 [: a] problem: there is no precedence 'nearest'\nunknown@2: there is no precedence 'nearest'\n"},
      {"version = 1\n[[annotations]]\npath = 'a'\nSPDX-License-Identifier = 7\n",
       "reuse-toml@2 [: a] problem: SPDX-License-Identifier is no text\nunknown@2: SPDX-License-Identifier is no "
       "text\n"},
  }));
  CAPTURE(row.text);
  CHECK(declarations_of("REUSE.toml", row.text) == row.declarations);
}

TEST_CASE("reuse_toml: a broken document is unknown", "[readers][reuse]") {
  CHECK(declarations_of("REUSE.toml", "version = ").starts_with("unknown@0: "));
  CHECK(declarations_of("a/REUSE.toml", "version = 1\nversion = 1\n").starts_with("unknown@0: "));
  CHECK(declarations_of("REUSE.toml", "version = 1\n" + std::string(1u << 20, '#')).starts_with("unknown@0: "));
  CHECK(declarations_of("MYREUSE.toml", "version = ").empty());
}

TEST_CASE("reuse_toml: paths match as the specification says", "[readers][reuse]") {
  struct Match {
    std::string pattern, path;
    bool matches;
  };
  const auto row = GENERATE(values<Match>({
      {"*.c", "b.c", true},
      {"*.c", "a/b.c", false},
      {"**.c", "a/b.c", true},
      {"a/**", "a/b/c", true},
      {"a/**/c", "a/b/c", true},
      {"a/**/c", "a/c", false},
      {"**/c", "c", false},
      {"**/c", "a/c", true},
      {"a\\*", "a*", true},
      {"a\\*", "ab", false},
      {"a\\\\", "a\\", true},
      {"a?", "a?", true},
      {"a?", "ab", false},
      {"a[b]", "a[b]", true},
      {"a{b,c}", "ab", false},
      {"./a", "a", true},
      {"a***", "a/b", true},
  }));
  CAPTURE(row.pattern, row.path);
  CHECK(Glob(translate_reuse_path(row.pattern)).matches(row.path) == row.matches);
}

TEST_CASE("license_side_file: its tags speak for the file beside it", "[readers][reuse]") {
  struct Side {
    std::string path, text, declarations;
  };
  const auto row = GENERATE(values<Side>({
      {"img/a.png.license", "SPDX-FileCopyrightText: 2020 Jane <jane@a.example>\n\nSPDX-License-Identifier: MIT\n",
       "license-side-file@1 MIT [img: a.png] (override) {2020 Jane <jane@a.example>}\n"},
      {"a[1].png.license", "SPDX-License-Identifier: MIT OR ISC\nSPDX-License-Identifier: Zlib\n",
       "license-side-file@1 (MIT OR ISC) AND Zlib [: a\\[1].png] (override)\n"},
      {"a.license", "SPDX-License-Identifier: LicenseRef-Foo\n",
       "license-side-file@1 LicenseRef-Foo [: a] (override)\n"},
      {"a.license", "SPDX-License-Identifier: Foo\nSPDX-License-Identifier: MIT",
       "license-side-file@1 ?Foo [: a] (override)\n"},
      {"a.license", "SPDX-FileCopyrightText: Jane", "license-side-file@1 [: a] (override) {Jane}\n"},
      {"a.license", "Just a text", ""},
      {"img/.license", "SPDX-License-Identifier: MIT\n", ""},
  }));
  CAPTURE(row.path, row.text);
  CHECK(declarations_of(row.path, row.text) == row.declarations);
}

TEST_CASE("license_document: names tell license texts and notices", "[readers][reuse]") {
  struct Named {
    std::string path, role;
  };
  const auto row = GENERATE(values<Named>({
      {"LICENSE", "license-text"},
      {"a/LICENSE.txt", "license-text"},
      {"Licence.md", "license-text"},
      {"LICENSE-MIT", "license-text"},
      {"LICENSE.MIT", "license-text"},
      {"COPYING", "license-text"},
      {"COPYING.LESSER", "license-text"},
      {"COPYING3.LIB", "license-text"},
      {"licenses.html", "license-text"},
      {"LICENSES/MIT.txt", "license-text"},
      {"a/LICENSES/x", "license-text"},
      {"NOTICE", "notice"},
      {"NOTICES.txt", "notice"},
      {"ThirdPartyNotices.txt", "notice"},
      {"THIRD-PARTY", "notice"},
      {"third_party_licenses.md", "notice"},
      {"COPYRIGHT", "notice"},
      {"ATTRIBUTIONS.md", "notice"},
      {"ACKNOWLEDGEMENTS", "notice"},
      {"AUTHORS", "notice"},
      {"license.c", ""},
      {"licensed.txt", ""},
      {"copying.py", ""},
      {"notice_board.hpp", ""},
      {"LICENSES/MIT.txt.license", ""},
      {"README", ""},
      {"MYLICENSE", ""},
  }));
  CAPTURE(row.path);
  const Inventory inventory = test::read_document(row.path, "x");
  CHECK((inventory.documents.empty() ? "" : inventory.documents[0].role) == row.role);
}
