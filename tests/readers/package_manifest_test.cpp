// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "read_document.hpp"

#include "rpm_package.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using test::declarations_of;
using test::make_rpm;

TEST_CASE("package_manifest: a manifest is one declaration", "[readers][packages]") {
  struct Row {
    std::string path, bytes, declarations;
  };
  const auto row = GENERATE(values<Row>({
      {"a/package.json", R"({"name":"n","version":"1","license":"MIT"})", "npm n 1@1 MIT\n"},
      {"package.json", R"({"name":"n"})", "npm n@0\n"},
      {"package.json", R"({"private":true})", ""},
      {"package.json", R"({"license":"Custom"})", "npm@1 ?Custom\n"},
      {"package.json", R"({"license":"SEE LICENSE IN L.txt"})", "npm@0 <L.txt>\n"},
      {"x/METADATA", "Metadata-Version: 2.4\nName: m\nLicense-Expression: MIT OR ISC\n",
       "python-metadata m@3 MIT OR ISC\n"},
      {"pom.xml", "<project><artifactId>a</artifactId><parent/></project>",
       "maven a@0 problem: its license is computed, or stated elsewhere\n"},
      {"z.pc", "Name: z\nVersion: 1\nLicense: Zlib\n", "pkg-config z 1@3 Zlib\n"},
      {"x.cps", R"({"name":"x","license":"MIT","components":{"c":{"license":"ISC"}}})", "cps x@1 MIT AND ISC\n"},
      {"r.spec", "Name: r\nVersion: 1\nLicense: GPLv2+ and MIT\n", "rpm r 1@3 GPL-2.0-or-later AND MIT\n"},
      {"a.gemspec", "s.name = 'a'\ns.license = 'MIT'\n", "gemspec a@2 MIT\n"},
      {"n.nuspec", "<package><metadata><id>n</id><license type='expression'>MIT</license></metadata></package>",
       "nuspec n@1 MIT\n"},
      {"meson.build", "project('m', license: 'MIT')", "meson m@1 MIT\n"},
      {"src/meson.build", "executable('x')", ""},
      {"METADATA", "name: \"x\"\nthird_party {\n version: \"4\"\n}\n", "aosp x 4@0\n"},
      {"go.mod", "module a.example/m\n", "go a.example/m@0\n"},
      {"a/CMakeLists.txt", "project(Radar VERSION 4.2 SPDX_LICENSE \"MIT OR ISC\")", "cmake Radar 4.2@1 MIT OR ISC\n"},
      {"CMakeLists.txt", "# project(X)\nPROJECT( Radar C )", "cmake Radar@0\n"},
      {"CMakeLists.txt", "project(Radar\n  VERSION ${V} SPDX_LICENSE ${L})",
       "cmake Radar@0 problem: its license is computed, or stated elsewhere\n"},
      {"CMakeLists.txt", "project(${N})\nproject(B SPDX_LICENSE)", "cmake B@0\n"},
      {"a/b/CMakeLists.txt", "project(Test)", ""},
      {"a/b/CMakeLists.txt", "project(Test SPDX_LICENSE Zlib)", "cmake Test@1 Zlib\n"},
      {"CMakeLists.txt", "add_library(x)", ""},
      {"README.md", "License: MIT", ""},
  }));
  CAPTURE(row.path, row.bytes);
  CHECK(declarations_of(row.path, row.bytes) == row.declarations);
}

TEST_CASE("package_manifest: what cannot be read is unknown", "[readers][packages]") {
  const std::string broken = declarations_of("package.json", R"({"license":"MIT")");
  CHECK(broken.find("npm@0 problem: ") == 0);
  CHECK(broken.find("\nunknown@0: ") != std::string::npos);
  CHECK(declarations_of("package.json", R"({"license":"MIT"})", false) == "npm@1 problem: no license list is loaded\n");
}

TEST_CASE("rpm_package: name, version and license of the header", "[readers][packages]") {
  CHECK(declarations_of("radar.rpm", make_rpm({{1000, "radar"}, {1001, "4.2"}, {1014, "GPLv2+ and MIT"}})) ==
        "rpm-package radar 4.2@0 GPL-2.0-or-later AND MIT\n");
  CHECK(declarations_of("radar.rpm", make_rpm({{1000, "radar"}, {1002, "1.el9"}})) == "rpm-package radar@0\n");
  CHECK(declarations_of("radar.rpm", "no package").empty());
  const std::string whole = make_rpm({{1000, "radar"}, {1014, "MIT"}});
  CHECK(declarations_of("radar.rpm", whole + std::string(8u << 20, 'x')) == "rpm-package radar@0 MIT\n");
}

TEST_CASE("rpm_package: a header that is cut, or lies, is a problem", "[readers][packages]") {
  const std::string whole = make_rpm({{1000, "radar"}, {1014, "MIT"}});
  for (std::size_t size = 4; size < whole.size(); ++size) {
    CAPTURE(size);
    const std::string got = declarations_of("radar.rpm", whole.substr(0, size));
    CHECK(got.find("MIT") == std::string::npos);
    CHECK(got.find("unknown@0: its header") + got.find("unknown@0: it has no header") != 2 * std::string::npos);
  }
  for (std::size_t at = 96; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = '\xff';
    CAPTURE(at);
    CHECK(declarations_of("radar.rpm", changed).size() < 500);
  }
}

TEST_CASE("readers: no two claim a document equally", "[readers][packages]") {
  for (const std::string path : {"debian/copyright", "package.json", "REUSE.toml", "a.png.license", "LICENSE", "x.rpm",
                                 "METADATA", "copyright", "delivery.yaml", "SHA256SUMS", ".reuse/dep5"}) {
    for (const std::string head : {"", "Format: copyright-format/1.0\n", "SPDX-License-Identifier: MIT",
                                   "\xed\xab\xee\xdb", "Metadata-Version: 2", "delivery:\n"}) {
      CAPTURE(path, head);
      const DocumentReader* best = test::reader_of(path, head);
      if (best == nullptr || best->claims(path, head) == Claim::by_name) continue;
      for (const DocumentReader* other : document_readers()) {
        if (other != best) CHECK(other->claims(path, head) < best->claims(path, head));
      }
    }
  }
}
