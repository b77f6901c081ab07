// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"
#include "readers/manifest_check.hpp"
#include "readers/manifest_schema.hpp"
#include "readers/reader.hpp"
#include "one_delivery.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace std::string_literals;

namespace sluice {
namespace {

using test::one_delivery;

const std::string good = R"(delivery: 1
id: acme-radar-1
created: 2026-11-18T09:30:00Z
supplier:
  name: ACME Sensorik GmbH
  id: "domain:acme-sensors.example"
  role: manufacturer
product: {name: radar, version: 4.10, purl: pkg:generic/acme/radar@4.10}
contacts: {foss: oss@acme-sensors.example, security: {email: psirt@acme-sensors.example}}
use-case: {form: [binary, source], channel: media, audience: external}
declarations: {contains-foss: true, sub-suppliers: none}
artifacts:
  - {path: lib/libradar.a, kind: library}
sboms: [{path: sbom/radar.cdx.json}]
x-acme-line: 7
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

ManifestFacts parse(const std::string& text) { return parse_manifest(text, "d.zip!/delivery.yaml", Limits{}); }

const DocumentReader& reader() {
  const auto readers = document_readers();
  return **std::ranges::find(readers, "delivery_manifest", [](const DocumentReader* r) { return r->name; });
}

void read(Inventory& inventory, std::uint32_t entry, const std::string& text) {
  const std::string path(inventory.contents.entries[entry].path);
  reader().read({.delivery = 0, .entry = entry, .path = "d.zip!/" + path, .inner_path = path, .bytes = text}, ReadContext{}, inventory);
}

}  // namespace

TEST_CASE("delivery_manifest: a good manifest states its fields and has no defect", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"delivery.yaml", "lib/libradar.a", "sbom/radar.cdx.json"});
  read(inventory, 0, good);
  join_facts(inventory);
  compare_digests(inventory);
  const Delivery& delivery = inventory.deliveries[0];
  CHECK(delivery.defects.empty());
  CHECK(delivery.manifest == 0);
  REQUIRE(delivery.find_field("product.version") != nullptr);
  CHECK(delivery.find_field("product.version")->value == "4.10");
  REQUIRE(delivery.find_field("artifacts.0.path") != nullptr);
  CHECK(delivery.find_field("artifacts.0.path")->origin.line == 13);
  CHECK(delivery.find_field("artifacts.0.path")->origin.column == 12);
  REQUIRE(delivery.find_field("x-acme-line") != nullptr);
  CHECK(delivery.find_field("use-case.form.1")->value == "source");
  CHECK(inventory.documents[0].role == "manifest");
}

TEST_CASE("delivery_manifest: each defect has its term, place and remedy", "[readers][delivery_manifest]") {
  struct Row {
    std::string from, to, term, field, help;
    std::uint32_t line, column;
  };
  const auto row = GENERATE(values<Row>({
      {"role: manufacturer", "role: manufacturers", "manifest.bad-value", "supplier.role", "did you mean 'manufacturer'?", 7, 9},
      {"  role: manufacturer\n", "", "manifest.not-stated", "supplier.role", "add 'supplier.role'", 5, 3},
      {"  role: manufacturer", "  rolle: x\n  role: manufacturer", "manifest.unknown-key", "supplier.rolle", "did you mean 'role'?", 7, 3},
      {"sboms: [{path: sbom/radar.cdx.json}]", "sboms: [{type: build}]", "manifest.missing-key", "sboms.0.path", "its file", 14, 9},
      {"id: acme-radar-1", "id: a1", "manifest.bad-value", "id", "unique per hand-over", 2, 5},
      {"created: 2026-11-18T09:30:00Z", "created: 2026-02-30", "manifest.bad-value", "created", "put together", 3, 10},
      {"domain:acme-sensors.example", "acme", "manifest.bad-value", "supplier.id", "agreed at onboarding", 6, 7},
      {"purl: pkg:generic/", "purl: generic/", "manifest.bad-value", "product.purl", "Package URL", 8, 45},
      {"contains-foss: true", "contains-foss: \"true\"", "manifest.bad-value", "declarations.contains-foss", "false must be said", 11, 31},
      {"sub-suppliers: none", "sub-suppliers: nobody", "manifest.bad-type", "declarations.sub-suppliers", "or none", 11, 52},
      {"path: lib/libradar.a", "path: ../libradar.a", "manifest.bad-path", "artifacts.0.path", "file or folder", 13, 12},
      {"path: lib/libradar.a", "path: /lib/libradar.a", "manifest.bad-path", "artifacts.0.path", "file or folder", 13, 12},
      {"kind: library", "kind: library, inspect: opaque, agreed: D1", "manifest.missing-key", "artifacts.0.reason", "cannot be looked into", 13, 52},
      {"sboms: [{path: sbom/radar.cdx.json}]", "sboms: []", "manifest.bad-value", "sboms", "bills of materials", 14, 8},
      {"form: [binary, source]", "form: binary", "manifest.bad-type", "use-case.form", "forms in which", 10, 18},
      {"name: ACME Sensorik GmbH", "name: ''", "manifest.bad-value", "supplier.name", "legal entity", 5, 9},
      {"x-acme-line: 7", "support: {end: soon}", "manifest.bad-value", "support.end", "last day of support", 15, 16},
      {"x-acme-line: 7", "export: {eccn: 5F992}", "manifest.bad-value", "export.eccn", "classification", 15, 16},
      {"x-acme-line: 7", "components: [{purl: pkg:generic/z@1, linkage: static, modified: false, source: {offer: o.txt}}]",
       "manifest.missing-key", "components.0.source.until", "written offer", 15, 88},
      {"delivery: 1", "delivery: 2", "manifest.unknown-format", "delivery", "format 1", 1, 11},
  }));
  CAPTURE(row.to);
  const ManifestFacts facts = parse(with(good, row.from, row.to));
  REQUIRE(facts.defects.size() == 1);
  const ManifestDefect& defect = facts.defects[0];
  CHECK(defect.term == row.term);
  CHECK(defect.origin.pointer == row.field);
  CHECK(defect.origin.path == "d.zip!/delivery.yaml");
  CHECK(defect.origin.line == row.line);
  CHECK(defect.origin.column == row.column);
  CHECK_THAT(defect.help, Catch::Contains(row.help));
}

TEST_CASE("delivery_manifest: a question that nobody answered is a defect, also where any text would do", "[readers][delivery_manifest]") {
  const ManifestFacts facts = parse(with(with(good, "name: ACME Sensorik GmbH", "name: TODO"), "acme-radar-1", "'TODO: an id'"));
  REQUIRE(facts.defects.size() == 2);
  CHECK(facts.defects[0].term == "manifest.bad-value");
  CHECK(facts.defects[0].detail == "'id' is still a question: 'TODO: an id'");
  CHECK(facts.defects[1].detail == "'supplier.name' is still a question: 'TODO'");
  CHECK(facts.defects[1].help == "answer 'supplier.name': name of the legal entity (text)");
  CHECK(parse(with(good, "ACME Sensorik", "TODOS AG")).defects.empty());
}

TEST_CASE("delivery_manifest: text that is no YAML is a defect with its line", "[readers][delivery_manifest]") {
  const auto text = GENERATE("delivery: 1\nid: 'never closed\nsupplier: x\n"s, "delivery: 1\nid: abc\nid: abd\n"s, "delivery: 1\nid: *a\n"s,
                             "- a\n"s, ""s, "delivery: 1\nid: \"\xff\"\n"s);
  CAPTURE(text);
  const ManifestFacts facts = parse(text);
  REQUIRE_FALSE(facts.defects.empty());
  CHECK((facts.defects[0].term == "manifest.syntax" || facts.defects[0].term == "manifest.bad-type"));
}

TEST_CASE("delivery_manifest: several defects are all stated, in written order", "[readers][delivery_manifest]") {
  const ManifestFacts facts = parse(with(with(good, "role: manufacturer", "role: boss"), "channel: media", "chanel: media"));
  REQUIRE(facts.defects.size() == 3);
  CHECK(facts.defects[0].origin.pointer == "supplier.role");
  CHECK(facts.defects[1].term == "manifest.unknown-key");
  CHECK(facts.defects[2].term == "manifest.not-stated");
}

TEST_CASE("delivery_manifest: which names are claimed", "[readers][delivery_manifest]") {
  struct Row {
    std::string path;
    bool is_claimed;
  };
  const auto row = GENERATE(values<Row>({{"delivery.yaml", true}, {"./delivery.yaml", true}, {".delivery/delivery.yaml", true},
                                         {"radar-1/delivery.yaml", true}, {"radar-1/.delivery/delivery.yaml", true},
                                         {"radar.zip.delivery.yaml", true}, {"a/b/delivery.yaml", false}, {"delivery.yml", false},
                                         {"a/x.delivery.yaml", false}, {"/delivery.yaml", false}, {"", false}}));
  CAPTURE(row.path);
  CHECK((reader().claims(row.path, "delivery: 1\n") == Claim::certain) == row.is_claimed);
  CHECK((reader().claims(row.path, "x") == Claim::by_name) == row.is_claimed);
}

TEST_CASE("delivery_manifest: the wrapping folder's manifest speaks for the delivery", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"radar-1/delivery.yaml", "radar-1/lib/libradar.a", "radar-1/sbom/radar.cdx.json"});
  read(inventory, 0, good);
  join_facts(inventory);
  compare_digests(inventory);
  CHECK(inventory.deliveries[0].manifest == 0);
  CHECK(inventory.deliveries[0].defects.empty());
}

TEST_CASE("delivery_manifest: a manifest of another folder does not speak for the delivery", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"delivery.yaml", "examples/delivery.yaml", "lib/libradar.a", "sbom/radar.cdx.json"});
  read(inventory, 1, with(good, "4.10", "9.9"));
  read(inventory, 0, good);
  join_facts(inventory);
  compare_digests(inventory);
  const Delivery& delivery = inventory.deliveries[0];
  CHECK(delivery.manifest == 1);
  CHECK(inventory.documents[0].role == "other-manifest");
  CHECK(delivery.find_field("product.version")->value == "4.10");
  CHECK(delivery.defects.empty());
}

TEST_CASE("delivery_manifest: two manifests are a defect and a sidecar comes first", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"delivery.yaml", "lib/libradar.a", "sbom/radar.cdx.json"});
  read(inventory, 0, with(good, "4.10", "9.9"));
  reader().read({.delivery = 0, .entry = no_index, .path = "d.zip.delivery.yaml", .inner_path = "d.zip.delivery.yaml", .bytes = good}, ReadContext{}, inventory);
  join_facts(inventory);
  compare_digests(inventory);
  const Delivery& delivery = inventory.deliveries[0];
  CHECK(delivery.manifest == 1);
  CHECK(delivery.find_field("product.version")->value == "4.10");
  REQUIRE(delivery.defects.size() == 1);
  CHECK(delivery.defects[0].term == "manifest.several");
  CHECK_THAT(delivery.defects[0].detail, Catch::Contains("d.zip!/delivery.yaml"));
}

TEST_CASE("delivery_manifest: a stated path that was not delivered is a defect", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"delivery.yaml", "lib/libradar.a", "readme"});
  read(inventory, 0, good);
  join_facts(inventory);
  compare_digests(inventory);
  REQUIRE(inventory.deliveries[0].defects.size() == 1);
  CHECK(inventory.deliveries[0].defects[0].term == "manifest.path-missing");
  CHECK(inventory.deliveries[0].defects[0].origin.pointer == "sboms.0.path");

  Inventory partial = one_delivery({"delivery.yaml", "lib/libradar.a"});
  partial.contents.containers[0].completeness = Completeness::incomplete;
  read(partial, 0, good);
  join_facts(partial);
  compare_digests(partial);
  CHECK(partial.deliveries[0].defects.empty());
}

TEST_CASE("delivery_manifest: an artifact is opaque only with reason, deviation, digest and SBOM", "[readers][delivery_manifest]") {
  const std::string digest = "sha256:" + to_hex(sha256(std::string_view("lib/libradar.a")));
  const std::string whole = with(good, "kind: library}", "kind: image, inspect: opaque, reason: for the HSM, agreed: DEV-1, digest: \"" + digest +
                                                            "\", sbom: sbom/radar.cdx.json}");
  const auto opaque_of = [](const std::string& text) {
    Inventory inventory = one_delivery({"delivery.yaml", "lib/libradar.a", "sbom/radar.cdx.json"});
    read(inventory, 0, text);
    join_facts(inventory);
    compare_digests(inventory);
    return inventory.deliveries[0].opaque;
  };
  const std::vector<OpaqueArtifact> opaque = opaque_of(whole);
  REQUIRE(opaque.size() == 1);
  CHECK(opaque[0].entry == 1);
  CHECK(opaque[0].sbom == 2);
  CHECK(opaque[0].origin.line == 13);
  CHECK(parse(whole).defects.empty());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"inspect: opaque", "inspect: full"},
                                                                                 {"reason: for the HSM, ", ""},
                                                                                 {"agreed: DEV-1, ", ""},
                                                                                 {digest, "sha256:" + std::string(64, '0')},
                                                                                 {", sbom: sbom/radar.cdx.json", ""},
                                                                                 {", sbom: sbom/radar.cdx.json", ", sbom: sbom/none.json"},
                                                                                 {", sbom: sbom/radar.cdx.json", ", sbom: lib/libradar.a"}}) {
    CAPTURE(from, to);
    CHECK(opaque_of(with(whole, from, to)).empty());
  }
}

TEST_CASE("delivery_manifest: a delivery without manifest has none", "[readers][delivery_manifest]") {
  Inventory inventory = one_delivery({"readme"});
  join_facts(inventory);
  compare_digests(inventory);
  CHECK(inventory.deliveries[0].manifest == no_index);
}

TEST_CASE("manifest_schema: every row lies below a row that can hold it", "[readers][manifest_schema]") {
  std::set<std::string_view> paths;
  for (const ManifestKey& key : manifest_keys()) {
    CAPTURE(std::string(key.path));
    CHECK(paths.insert(key.path).second);
    CHECK_FALSE(key.meaning.empty());
    CHECK((key.form == ManifestForm::choice) == !key.choices.empty());
    const std::size_t dot = key.path.rfind('.');
    const std::string_view parent = key.path.ends_with("[]") ? key.path.substr(0, key.path.size() - 2)
                                    : dot == std::string_view::npos ? std::string_view{} : key.path.substr(0, dot);
    CHECK(find_manifest_key(parent) != nullptr);
  }
  for (const ManifestNeed& need : manifest_needs()) {
    CHECK(find_manifest_key(std::string(need.map) + "." + std::string(need.key)) != nullptr);
  }
  CHECK(manifest_table_path("components.12.source.path") == "components[].source.path");
}

TEST_CASE("delivery_manifest: the accepted fixture's manifest has no defect", "[readers][delivery_manifest]") {
  const Result<std::string> text = read_file(SLUICE_SOURCE_DIR "/fixtures/accepted/acme-sensors.example/radar-sdk-4.2.1/delivery.yaml", 1 << 20);
  REQUIRE(text);
  const ManifestFacts facts = parse(*text);
  for (const ManifestDefect& defect : facts.defects) {
    CAPTURE(defect.detail);
    CHECK(defect.term.empty());
  }
  CHECK(facts.fields.size() > 30);
}

}  // namespace sluice
