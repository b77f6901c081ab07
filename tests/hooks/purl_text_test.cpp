// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/pkg_config.hpp"
#include "hooks/purl_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

TEST_CASE("purl_text: generic purls", "[hooks][purl_text]") {
  CHECK(make_generic_purl("ZLIB", "1.2.13", "") == "pkg:generic/ZLIB@1.2.13");
  CHECK(make_generic_purl("a b/c", "", "") == "pkg:generic/a%20b%2Fc");
  CHECK(make_generic_purl("x", "1", "https://x.example/x-1.zip?a=b") == "pkg:generic/x@1?download_url=https:%2F%2Fx.example%2Fx-1.zip%3Fa%3Db");
  CHECK(make_generic_purl("", "1", "").empty());
}

TEST_CASE("purl_text: git repositories on github.com", "[hooks][purl_text]") {
  const auto [url, purl] = GENERATE(table<std::string, std::string>({{"https://github.com/Acme/Camera.git", "pkg:github/acme/camera@v1"},
                                                                     {"git@github.com:acme/camera.git", "pkg:github/acme/camera@v1"},
                                                                     {"https://user@github.com/acme/camera/", "pkg:github/acme/camera@v1"},
                                                                     {"https://notgithub.com/acme/camera.git", ""},
                                                                     {"https://github.com.evil.example/acme/camera.git", ""},
                                                                     {"https://github.com/acme", ""},
                                                                     {"https://gitlab.com/acme/camera.git", ""}}));
  CAPTURE(url);
  CHECK(make_github_purl(url, "v1") == purl);
}

TEST_CASE("purl_text: versions in file names", "[hooks][purl_text]") {
  const auto [name, version] = GENERATE(table<std::string, std::string>({{"zlib-1.3.1.tar.gz", "1.3.1"},
                                                                         {"v2.4.0.zip", "2.4.0"},
                                                                         {"zlib_1.3.dfsg.orig.tar.xz", "1.3.dfsg"},
                                                                         {"boost_1_84_0.tar.gz", ""},
                                                                         {"camera.tar.gz", ""},
                                                                         {"", ""}}));
  CAPTURE(name);
  CHECK(version_in_file_name(name) == version);
}

TEST_CASE("pkg_config: a module's version and first library", "[hooks][pkg_config]") {
  const auto module = parse_pkg_config("zlib", "prefix=/usr\nName: zlib\nVersion: 1.2.13\nLibs: -L${libdir} -lz -lm\n");
  REQUIRE(module);
  CHECK(module->version == "1.2.13");
  CHECK(module->first_library == "z");
  CHECK_FALSE(parse_pkg_config("x", "Version: ${version}\nLibs: -lx\n"));
  CHECK_FALSE(parse_pkg_config("x", "Version: 1\nLibs:\n"));
  CHECK_FALSE(parse_pkg_config("x", ""));
}
