// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/sbom.hpp"

#include <catch2/catch.hpp>

using sluice::Sbom;
using sluice::SbomElementKind;
using sluice::SbomStatement;
using sluice::statement_of;

namespace {

Sbom two_elements() {
  Sbom sbom;
  sbom.format = "cyclonedx-json";
  sbom.begin(SbomElementKind::document, "", "", 1);
  sbom.add("spec", "CycloneDX", "/bomFormat", 2);
  sbom.begin(SbomElementKind::component, "zlib", "/components/0", 5);
  sbom.add("name", "zlib", "/name", 6);
  sbom.add("hash.sha1", "00ff", "/hashes/0/content", 8);
  sbom.add("hash.sha1", "11ee", "/hashes/1/content", 9);
  return sbom;
}

}  // namespace

TEST_CASE("sbom: fields belong to their element and know their place", "[model][sbom]") {
  const Sbom sbom = two_elements();
  REQUIRE(sbom.elements.size() == 2);
  const sluice::SbomElement& zlib = sbom.elements[sbom.find_element("zlib")];
  CHECK(sbom.value(zlib, "name") == "zlib");
  CHECK(sbom.value(zlib, "spec").empty());
  CHECK(sbom.value(zlib, "hash.sha1") == "00ff");
  CHECK(sbom.fields_of(zlib).size() == 3);
  const sluice::Origin place = sbom.origin(zlib, sbom.fields_of(zlib)[2], "a.zip!/sbom.json");
  CHECK(place == sluice::Origin{"a.zip!/sbom.json", 9, 0, "/components/0/hashes/1/content", "cyclonedx-json"});
  CHECK(sbom.origin(zlib, "x").line == 5);
  CHECK(sbom.find_element("curl") == sluice::no_index);
  CHECK(sbom.find_element("") == sluice::no_index);
}

TEST_CASE("sbom: equal statements are equal", "[model][sbom]") {
  CHECK(two_elements() == two_elements());
  Sbom other = two_elements();
  other.add("version", "1.3");
  CHECK_FALSE(other == two_elements());
  CHECK(other.memory() > 0);
}

TEST_CASE("sbom: a field states something, nothing, that it is unknown, or that there is none", "[model][sbom]") {
  CHECK(statement_of("  ") == SbomStatement::missing);
  CHECK(statement_of("NOASSERTION") == SbomStatement::unknown);
  CHECK(statement_of("Unknown") == SbomStatement::unknown);
  CHECK(statement_of("NONE") == SbomStatement::none);
  CHECK(statement_of("None Ltd") == SbomStatement::stated);
  CHECK(to_string(SbomStatement::unknown) == "unknown");
  CHECK(to_string(sluice::SbomRelationKind::other) == "other");
  CHECK(to_string(sluice::SbomRelationKind::patch) == "patch");
}
