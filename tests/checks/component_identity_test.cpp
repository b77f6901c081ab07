// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/component_identity.hpp"
#include "support/build_sbom.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using test::BuildSbom;

TEST_CASE("component_identity: plain names", "[checks][component_identity]") {
  struct Row {
    const char *written, *plain;
  };
  const auto row = GENERATE(values<Row>({{"ZLIB", "zlib"},
                                         {"libacme_codec-dev", "acme-codec"},
                                         {"libacme-codec.so.2", "acme-codec"},
                                         {"acme-codec-2.4.1", "acme-codec"},
                                         {"libz.a", "z"},
                                         {"nlohmann_json", "nlohmann-json"},
                                         {"lib", "lib"},
                                         {"libc", "c"},
                                         {"sqlite3", "sqlite3"},
                                         {"", ""}}));
  CHECK(plain_component_name(row.written) == row.plain);
}

TEST_CASE("component_identity: which names of a build and of an SBOM are one", "[checks][component_identity]") {
  struct Row {
    const char* situation;
    Component built;
    std::string name, purl, field, value;
    bool is_same;
  };
  const auto component = [](std::string name, std::string purl, std::string source = "") {
    Component one;
    one.name = std::move(name);
    one.purl = std::move(purl);
    one.source = std::move(source);
    return one;
  };
  const Row rows[] = {
      {"case", component("ZLIB", "pkg:generic/ZLIB@1.3"), "zlib", "", "", "", true},
      {"another name, one repository", component("json", "pkg:github/nlohmann/json@v3"), "nlohmann-json",
       "pkg:github/nlohmann/json@3.11.2", "", "", true},
      {"from an archive of the repository",
       component("mylib", "pkg:generic/mylib", "https://github.com/Acme/Filter/archive/v1.tar.gz"), "other", "",
       "reference.vcs", "git@github.com:acme/filter.git", true},
      {"a package of Debian", component("ZLIB", ""), "zlib1g", "pkg:deb/debian/zlib1g@1.2.13?arch=amd64", "", "", true},
      {"the product of a CPE", component("OpenSSL", ""), "crypto stuff", "", "cpe", "cpe:2.3:a:openssl:openssl:3.0:*:*:*:*:*:*:*",
       true},
      {"others", component("zlib", "pkg:generic/zlib@1.3"), "libpng", "pkg:generic/libpng@1.3", "", "", false},
      {"generic purls say no more than names", component("a", "pkg:generic/a"), "b", "pkg:generic/b", "", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.situation);
    BuildSbom sbom;
    BuildSbom::Fields none{};
    const std::uint32_t element = sbom.add_component(row.name, "", none);
    if (!row.purl.empty()) sbom.sbom.add("purl", row.purl);
    if (!row.field.empty()) sbom.sbom.add(row.field, row.value);
    CHECK(is_same_component(identity_of(row.built), identity_of(sbom.sbom, element)) == row.is_same);
  }
}
