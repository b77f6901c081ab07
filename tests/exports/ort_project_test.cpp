// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Project files of ORT: what its schema of October 2025 allows is written, and what its samples have is read.
#include "base/json.hpp"
#include "exports/observed_sbom.hpp"
#include "exports/ort_project.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>

using namespace sluice;

namespace {

constexpr const char* project = R"(projectName: "pump"
declaredLicenses: ["Apache-2.0"]
dependencies:
  - purl: "pkg:maven/com.example/full@1.1.0"
    sourceArtifact:
      url: "https://repo.example.com/full-1.1.0-sources.jar"
      hash: {value: "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", algorithm: "SHA-1"}
    declaredLicenses: ["Apache-2.0", "MIT OR Zlib"]
    linkage: "STATIC"
    isModified: true
  - id: "Conan::zlib:1.3.1"
  - id: "Unmanaged::tables:2"
)";

bool has_only(const json::Value& value, std::initializer_list<std::string_view> keys) {
  return std::ranges::all_of(value.members, [&](const json::Member& member) {
    return std::ranges::find(keys, member.key) != keys.end();
  });
}

std::string message_of(const std::string& text) {
  const Result<Sbom> read = parse_ort_project(text, "p.ortproject.yml");
  return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("ort_project: told by its name", "[exports][ort]") {
  CHECK(is_ort_project("ortproject.yml"));
  CHECK(is_ort_project("a/pump.ortproject.json"));
  CHECK(is_ort_project("pump.ortproject.yaml"));
  CHECK_FALSE(is_ort_project("pump-ortproject.yml"));
  CHECK_FALSE(is_ort_project("pump.json"));
}

TEST_CASE("ort_project: dependencies with identity, licenses, source and linkage are read", "[exports][ort]") {
  const Result<Sbom> read = parse_ort_project(project, "p.ortproject.yml");
  REQUIRE(read);
  const Sbom& sbom = *read;
  REQUIRE(sbom.elements.size() == 5);
  CHECK(sbom.elements[1].is_subject);
  CHECK(sbom.value(sbom.elements[1], "name") == "pump");
  const SbomElement& full = sbom.elements[2];
  CHECK(sbom.value(full, "purl") == "pkg:maven/com.example/full@1.1.0");
  CHECK(sbom.value(full, "license-declared") == "Apache-2.0 AND (MIT OR Zlib)");
  CHECK(sbom.value(full, "hash.sha1") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(sbom.value(full, "download") == "https://repo.example.com/full-1.1.0-sources.jar");
  CHECK(sbom.value(full, "modified") == "true");
  CHECK(sbom.value(sbom.elements[3], "purl") == "pkg:conan/zlib@1.3.1");
  CHECK(sbom.value(sbom.elements[4], "name") == "tables");
  CHECK(sbom.value(sbom.elements[4], "purl").empty());
  CHECK(std::ranges::count(sbom.relations, SbomRelationKind::static_link, &SbomRelation::kind) == 1);
  CHECK(std::ranges::count(sbom.relations, SbomRelationKind::depends_on, &SbomRelation::kind) == 2);
}

TEST_CASE("ort_project: what is none is refused with its place", "[exports][ort]") {
  CHECK(message_of("projectName: a\n") ==
        "p.ortproject.yml:1:1: the key 'dependencies' is missing, which every ORT project file has");
  CHECK(message_of("dependencies:\n  - description: x\n") ==
        "p.ortproject.yml:2:5: dependency has neither 'purl' nor 'id'");
  CHECK(message_of("dependencies:\n  - id: 'zlib'\n") ==
        "p.ortproject.yml:2:5: dependency has the id 'zlib', expected 'type:namespace:name:version'");
  CHECK(message_of("dependencies:\n  - purl: 'zlib'\n").starts_with("p.ortproject.yml:2:5: dependency has the purl 'zlib': "));
}

TEST_CASE("ort_project: what is written keeps to ORT's schema, and is read back", "[exports][ort]") {
  Sbom sbom;
  sbom.begin(SbomElementKind::document, "", "", 0);
  const std::uint32_t subject = sbom.begin(SbomElementKind::component, "s", "", 0);
  sbom.elements[subject].is_subject = true;
  sbom.add("name", "pump");
  sbom.begin(SbomElementKind::component, "a", "", 0);
  sbom.add("name", "zlib");
  sbom.add("version", "1.3.1");
  sbom.add("purl", "pkg:generic/zlib@1.3.1?download_url=x#y");
  sbom.add("license-declared", "Zlib");
  sbom.add("hash.sha256", std::string(64, 'a'));
  sbom.add("download", "https://zlib.example/zlib-1.3.1.tar.gz");
  sbom.add(linkage_property, "static by pump");
  sbom.begin(SbomElementKind::component, "b", "", 0);
  sbom.add("name", "odd:name");
  sbom.add("version", "NOASSERTION");
  sbom.add("license-declared", "NOASSERTION");
  sbom.begin(SbomElementKind::component, "t", "", 0);
  sbom.add("type", "application");
  sbom.add("name", "pump-target");
  const std::string text = render_ort_project(sbom);
  const Result<json::Value> root = json::parse(text, "o.json");
  REQUIRE(root);
  CHECK(has_only(*root, {"projectName", "declaredLicenses", "dependencies"}));
  REQUIRE(root->items_of("dependencies").size() == 2);
  const json::Value& first = root->items_of("dependencies")[0];
  CHECK(has_only(first, {"purl", "declaredLicenses", "sourceArtifact", "labels"}));
  CHECK(first.text_or("purl", "") == "pkg:generic/zlib@1.3.1");
  CHECK(first.find("labels")->text_or("sluice-linkage", "") == "static by pump");
  CHECK(first.find("sourceArtifact")->find("hash")->text_or("algorithm", "") == "SHA-256");
  const json::Value& second = root->items_of("dependencies")[1];
  CHECK(second.text_or("id", "") == "Unmanaged::odd%3Aname:");
  CHECK(has_only(second, {"id"}));
  const Result<Sbom> back = parse_ort_project(text, "o.ortproject.json");
  REQUIRE(back);
  CHECK(back->value(back->elements[2], "purl") == "pkg:generic/zlib@1.3.1");
  CHECK(back->value(back->elements[2], "hash.sha256") == std::string(64, 'a'));
}
