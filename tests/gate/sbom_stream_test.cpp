// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/pipeline.hpp"
#include "sbom/schemas.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

using namespace sluice;
using test::file;
using test::pack;

namespace {

const std::string sbom_head = R"({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [)";

/// A valid document of so many components.
std::string cyclonedx(int components) {
  std::string text = sbom_head;
  for (int i = 0; i < components; ++i) {
    text += (i == 0 ? "" : ",\n") + std::string(R"({"type": "library", "name": "c)") + std::to_string(i) + "\"}";
  }
  return text + "]}";
}

Inventory read(const std::string& path, const Limits& limits = {}, std::vector<std::string> sidecars = {}) {
  ReadOptions options;
  options.sboms = [] {
    Result<sbom::Schemas> schemas = sbom::Schemas::load(SLUICE_SBOM_SCHEMAS);
    REQUIRE(schemas);
    return Result<SbomSchemas>(SbomSchemas{std::make_shared<const sbom::Schemas>(std::move(*schemas)), {}});
  };
  Policy policy;
  policy.limits = limits;
  DeliveryRequest request;
  request.path = path;
  request.sidecars = std::move(sidecars);
  auto inventory = read_deliveries({request}, policy, options);
  REQUIRE(inventory);
  return std::move(*inventory);
}

}  // namespace

TEST_CASE("sbom_document: SBOMs of a delivery are told by content, read and judged", "[gate][sbom]") {
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("d.tar", pack({file("a.json", cyclonedx(2)), file("b.json", R"({"name": "none"})"),
                                  file("c", R"({"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT")"),
                                  file("e.json", sbom_head + R"({"type": "libary", "name": "x"}]})")},
                                 "tar"));
  const Inventory inventory = read(path);
  REQUIRE(inventory.sboms.size() == 3);
  REQUIRE(inventory.documents.size() == 3);
  CHECK(inventory.documents[0].role == "sbom");
  CHECK(inventory.documents[0].origin.path == "d.tar!/a.json");
  CHECK(inventory.sboms[0].document == 0);
  CHECK(inventory.sboms[0].sbom.format == "cyclonedx-json");
  CHECK(inventory.sboms[0].sbom.is_valid);
  CHECK(inventory.sboms[0].sbom.elements.size() == 3);
  CHECK(inventory.sboms[1].sbom.format == "spdx-json");
  CHECK_FALSE(inventory.sboms[1].sbom.is_complete);
  CHECK(inventory.sboms[2].sbom.is_complete);
  CHECK_FALSE(inventory.sboms[2].sbom.is_valid);
  REQUIRE(inventory.sboms[2].sbom.problems.size() == 1);
  CHECK(inventory.sboms[2].sbom.problems[0].term == "sbom.schema");
  CHECK(inventory.sboms[2].sbom.problems[0].place == "/components/0/type");
  CHECK(inventory.unknowns.empty());
}

TEST_CASE("sbom_document: an SBOM may be larger than a document that is kept whole", "[gate][sbom]") {
  const test::TemporaryFolder folder;
  Limits limits;
  limits.document_bytes = 1000;
  const std::string document = cyclonedx(5000);
  REQUIRE(document.size() > 100'000);
  const std::string path = folder.write("d.tar", pack({file("a.json", document)}, "tar"));
  const Inventory inventory = read(path, limits, {folder.write("side/own.cdx.json", document)});
  REQUIRE(inventory.sboms.size() == 2);
  for (const SbomDocument& each : inventory.sboms) {
    CHECK(each.sbom.is_valid);
    CHECK(each.sbom.elements.size() == 5001);
  }
  CHECK(inventory.documents[1].entry == no_index);
  CHECK(inventory.unknowns.empty());
}

TEST_CASE("sbom_document: what SBOMs of a delivery say together is bounded", "[gate][sbom]") {
  const test::TemporaryFolder folder;
  Limits limits;
  limits.decoder_memory = 200'000;
  const std::string path = folder.write(
      "d.tar",
      pack({file("a.json", cyclonedx(1500)), file("b.json", cyclonedx(1500)), file("c.json", cyclonedx(1500))}, "tar"));
  const Inventory inventory = read(path, limits);
  CHECK(inventory.sboms.size() < 3);
  CHECK_FALSE(inventory.unknowns.empty());
}

TEST_CASE("sbom_document: an SBOM of which bytes are missing is not complete, and an unknown", "[gate][sbom]") {
  const test::TemporaryFolder folder;
  const std::string bytes = pack({file("a.json", cyclonedx(5000))}, "tar");
  const Inventory inventory = read(folder.write("d.tar", bytes.substr(0, bytes.size() / 2)));
  REQUIRE(inventory.sboms.size() == 1);
  CHECK_FALSE(inventory.sboms[0].sbom.is_complete);
  CHECK_FALSE(inventory.sboms[0].sbom.is_valid);
  CHECK_FALSE(inventory.unknowns.empty());
}

TEST_CASE("sbom_document: a file that is delivered alone, and one that is compressed", "[gate][sbom]") {
  const test::TemporaryFolder folder;
  const Inventory alone = read(folder.write("own.cdx.json", cyclonedx(3)));
  REQUIRE(alone.sboms.size() == 1);
  CHECK(alone.sboms[0].sbom.is_valid);
  const Inventory packed = read(folder.write("own.cdx.json.gz", test::compressed(cyclonedx(3), "gz")));
  REQUIRE(packed.sboms.size() == 1);
  CHECK(packed.sboms[0].sbom.is_valid);
}
