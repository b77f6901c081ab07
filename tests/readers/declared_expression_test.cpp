// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/declared_expression.hpp"
#include "declared_names.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

constexpr LicenseReading spdx = LicenseReading::spdx;
constexpr LicenseReading alias = LicenseReading::alias;
constexpr LicenseReading likely = LicenseReading::likely;
constexpr LicenseReading unknown = LicenseReading::unknown;

struct Row {
  std::string text, expression;
  LicenseReading reading;
};

void check(const Row& row, const LicenseDialect& dialect = {}) {
  const LicenseVocabulary vocabulary = test::declared_names();
  CAPTURE(row.text);
  const ReadLicense read = read_license_text(row.text, dialect, vocabulary);
  CHECK(read.expression == row.expression);
  CHECK(read.reading == row.reading);
  CHECK(read.unknown.empty() == (row.reading != unknown));
}

DeclaredPackage package_of(std::vector<DeclaredLicense> licenses, LicenseJoin items = LicenseJoin::all_of) {
  DeclaredPackage package;
  package.dialect.items = items;
  package.licenses = std::move(licenses);
  return package;
}

}  // namespace

TEST_CASE("declared licenses: valid expressions stay", "[readers][declared]") {
  check(GENERATE(values<Row>(
      {{"MIT", "MIT", spdx},
       {" mit ", "MIT", spdx},
       {"(MIT OR Apache-2.0)", "MIT OR Apache-2.0", spdx},
       {"GPL-2.0", "GPL-2.0", spdx},
       {"LGPL-3.0-only with OCaml-LGPL-linking-exception", "LGPL-3.0-only WITH OCaml-LGPL-linking-exception", spdx},
       {"LicenseRef-Own", "LicenseRef-Own", spdx}})));
}

TEST_CASE("declared licenses: one name", "[readers][declared]") {
  check(GENERATE(values<Row>({{"Apache License, Version 2.0", "Apache-2.0", alias},
                              {"The Apache Software License, Version 2.0", "Apache-2.0", alias},
                              {"ASL 2.0", "Apache-2.0", alias},
                              {"Apache License (== 2.0)", "Apache-2.0", alias},
                              {"The MIT License", "MIT", alias},
                              {"The MIT License (MIT)", "MIT", alias},
                              {"Expat", "MIT", alias},
                              {"BSD 3-Clause", "BSD-3-Clause", alias},
                              {"BSD_3_clause", "BSD-3-Clause", alias},
                              {"The 3-Clause BSD License", "BSD-3-Clause", alias},
                              {"BSD 2", "BSD-2-Clause", alias},
                              {"New BSD License", "BSD-3-Clause", alias},
                              {"BSD 3-Clause \"New\" or \"Revised\" License", "BSD-3-Clause", alias},
                              {"Eclipse Public License - v 1.0", "EPL-1.0", alias},
                              {"CDDL 1.0", "CDDL-1.0", alias},
                              {"Common Development and Distribution License (CDDL) v1.0", "CDDL-1.0", alias},
                              {"Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0", alias},
                              {"License :: OSI Approved :: MIT License", "MIT", alias},
                              {"License :: OSI Approved :: ISC License (ISCL)", "ISC", alias},
                              {"License :: OSI Approved :: Apache Software License", "Apache-2.0", likely},
                              {"License :: OSI Approved :: BSD License", "BSD-3-Clause", likely},
                              {"http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0", alias},
                              {"https://opensource.org/licenses/BSD-3-Clause", "BSD-3-Clause", alias},
                              {"MIT License (https://opensource.org/licenses/MIT)", "MIT", alias},
                              {"Apache 2.0 <http://www.apache.org/licenses/LICENSE-2.0>", "Apache-2.0", alias},
                              {"http://www.opensource.org/licenses/bsd-license.php", "BSD-3-Clause", likely},
                              {"BSD", "BSD-3-Clause", likely},
                              {"perl_5", "Artistic-1.0-Perl OR GPL-1.0-or-later", alias},
                              {"RUBY", "Ruby", spdx}})));
}

TEST_CASE("declared licenses: the GNU family in any order of words", "[readers][declared]") {
  check(GENERATE(values<Row>(
      {{"GPLv2+", "GPL-2.0-or-later", alias},
       {"GPLv2", "GPL-2.0-only", alias},
       {"GPL-2+", "GPL-2.0-or-later", alias},
       {"GPL (>= 3)", "GPL-3.0-or-later", alias},
       {"GPL+", "GPL-1.0-or-later", alias},
       {"LGPLv2.1 or later", "LGPL-2.1-or-later", alias},
       {"GNU Lesser General Public License, Version 2.1", "LGPL-2.1-only", alias},
       {"GNU General Public License v2 or any later version", "GPL-2.0-or-later", alias},
       {"License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", "LGPL-3.0-only", alias},
       {"License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)", "GPL-3.0-or-later", alias},
       {"GPL2 w/ CPE", "GPL-2.0-only WITH Classpath-exception-2.0", alias},
       {"GNU General Public License, version 2, with the classpath exception",
        "GPL-2.0-only WITH Classpath-exception-2.0", alias},
       {"GPL-2 with Linux-syscall-note exception", "GPL-2.0-only WITH Linux-syscall-note", alias},
       {"GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later", alias},
       {"GPL-NIV-2", "", unknown},
       {"GPL", "GPL-1.0-or-later", likely},
       {"GNU LESSER GENERAL PUBLIC LICENSE", "LGPL-2.1-or-later", likely},
       {"GNU Library or Lesser General Public License (LGPL)", "LGPL-2.0-or-later", likely},
       {"GPL version 4", "", unknown},
       {"GPL 2 3", "", unknown},
       {"GPL-2+ with OpenSSL exception", "", unknown},
       {"GPLv2 with exceptions", "", unknown},
       {"GPLv2 only or later", "", unknown},
       {"GPLv2 non-commercial", "", unknown}})));
}

TEST_CASE("declared licenses: what is no license's name stays unknown", "[readers][declared]") {
  check(GENERATE(values<Row>({{"UNLICENSED", "", unknown},
                              {"Proprietary", "", unknown},
                              {"MIT License (modified)", "", unknown},
                              {"MIT License (ISC)", "", unknown},
                              {"BSD License 2.0", "", unknown},
                              {"MIT-style", "", unknown},
                              {"not MIT", "", unknown},
                              {"see LICENSE", "", unknown},
                              {"Apache License 2.1", "", unknown},
                              {"Public Domain", "", unknown},
                              {"MIT License (https://opensource.org/licenses/ISC)", "", unknown},
                              {"MIT License (https://opensource.org/licenses/MIT) without patents", "", unknown},
                              {"http://www.apache.org/licenses/", "", unknown},
                              {"http://evil.example/apache.org/licenses/LICENSE-2.0", "", unknown},
                              {"License :: OSI Approved", "", unknown}})));
}

TEST_CASE("declared licenses: lists", "[readers][declared]") {
  check(GENERATE(values<Row>({{"MIT/Apache-2.0", "MIT OR Apache-2.0", spdx},
                              {"GPLv2+ and MIT", "GPL-2.0-or-later AND MIT", alias},
                              {"(GPLv2+ or ASL 2.0) and MIT", "(GPL-2.0-or-later OR Apache-2.0) AND MIT", alias},
                              {"GPL-2+ or Expat, and Zlib", "(GPL-2.0-or-later OR MIT) AND Zlib", alias},
                              {"GPL-2+ or Expat and Zlib", "GPL-2.0-or-later OR MIT AND Zlib", alias},
                              {"MIT, BSD-3-Clause", "MIT AND BSD-3-Clause", spdx},
                              {"MIT, ISC or Zlib", "MIT OR ISC OR Zlib", spdx},
                              {"Apache License, Version 2.0, MIT", "Apache-2.0 AND MIT", alias},
                              {"GPL v2 or later, MIT", "GPL-2.0-or-later AND MIT", alias},
                              {"GPL (>= 2) | BSD_3_clause", "GPL-2.0-or-later OR BSD-3-Clause", alias},
                              {"MIT & ISC", "MIT AND ISC", spdx},
                              {"MIT and MIT", "MIT AND MIT", spdx},
                              {"MIT, Foo", "", unknown},
                              {"MIT or", "", unknown},
                              {"(MIT", "", unknown}})));
}

TEST_CASE("declared licenses: the dialect gives commas, slashes and blanks their meaning", "[readers][declared]") {
  check({"MIT, ISC", "MIT OR ISC", spdx}, {.comma = LicenseJoin::any_of});
  check({"MIT/ISC", "MIT AND ISC", spdx}, {.slash = LicenseJoin::all_of});
  check({"GPL2 MIT", "GPL-2.0-only AND MIT", alias}, {.has_blank_lists = true});
  check({"ASL 2.0 MIT", "Apache-2.0 AND MIT", alias}, {.has_blank_lists = true});
  check({"MIT AND ASL 2.0", "MIT AND Apache-2.0", alias}, {.has_blank_lists = true});
  check({"GPL2 MIT", "", unknown});
}

TEST_CASE("declared licenses: known names beside unknown ones are told", "[readers][declared]") {
  const LicenseVocabulary vocabulary = test::declared_names();
  const ReadLicense read = read_license_text("MIT and Foo or GPLv2", {}, vocabulary);
  CHECK(read.known == std::vector<std::string>{"MIT", "GPL-2.0-only"});
  CHECK(read.unknown == std::vector<std::string>{"Foo"});
}

TEST_CASE("declared licenses: the address beside a name", "[readers][declared]") {
  const LicenseVocabulary vocabulary = test::declared_names();
  const auto read = [&vocabulary](const std::string& text, const std::string& url) {
    return read_declared_license({text, 1, url}, {}, vocabulary);
  };
  CHECK(read("", "https://opensource.org/licenses/MIT").expression == "MIT");
  CHECK(read("", "https://opensource.org/licenses/MIT").reading == alias);
  CHECK(read("BSD", "http://opensource.org/licenses/BSD-2-Clause").expression == "BSD-2-Clause");
  CHECK(read("BSD", "http://opensource.org/licenses/BSD-2-Clause").reading == alias);
  CHECK(read("BSD", "http://jcraft.example/LICENSE").expression == "BSD-3-Clause");
  CHECK(read("MIT", "https://www.apache.org/licenses/LICENSE-2.0").expression == "MIT");
  CHECK(read("Our license", "https://www.apache.org/licenses/LICENSE-2.0").reading == likely);
  CHECK(read("", "http://our.example/eula").unknown == std::vector<std::string>{"http://our.example/eula"});
}

TEST_CASE("declared licenses: a whole package", "[readers][declared]") {
  const LicenseVocabulary vocabulary = test::declared_names();
  CHECK(read_declared_package(package_of({{"MIT", 1}, {"ASL 2.0", 2}, {"MIT", 3}}), vocabulary).expression ==
        "MIT AND Apache-2.0");
  CHECK(read_declared_package(package_of({{"MIT", 1}, {"ISC OR Zlib", 2}}), vocabulary).expression ==
        "MIT AND (ISC OR Zlib)");
  CHECK(read_declared_package(package_of({{"MIT", 1}, {"ISC", 2}}, LicenseJoin::any_of), vocabulary).expression ==
        "MIT OR ISC");
  const ReadLicense surer = read_declared_package(package_of({{"GPL", 1}, {"GPLv3", 2}}), vocabulary);
  CHECK(surer.expression == "GPL-3.0-only");
  CHECK(surer.reading == alias);
  const ReadLicense partly = read_declared_package(package_of({{"Foo", 1}, {"MIT", 2}}), vocabulary);
  CHECK(partly.expression.empty());
  CHECK(partly.known == std::vector<std::string>{"MIT"});
  CHECK(read_declared_package(package_of({}), vocabulary).reading == unknown);
  const ReadLicense several = read_declared_package(package_of({{"BSD", 1}}), vocabulary);
  CHECK(several.expression.empty());
  CHECK(several.known == std::vector<std::string>{"BSD-3-Clause"});
  CHECK(several.unknown == std::vector<std::string>{"BSD"});
  const ReadLicense told = read_declared_package(package_of({{"BSD", 1}, {"BSD-2-Clause", 2}}), vocabulary);
  CHECK(told.expression == "BSD-2-Clause");
  CHECK(told.unknown.empty());
}
