// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_records.hpp"

#include "sbom/read_sbom.hpp"
#include "support/sbom_text.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>

using sluice::Sbom;
using sluice::test::problem_text;
using sluice::test::read_cyclonedx_json;
using sluice::test::read_cyclonedx_xml;
using sluice::test::sbom_sample;
using sluice::test::sbom_text;

namespace {

std::string components(std::string_view list, std::string_view more = "") {
  return fmt::format(R"({{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [{}]{}}})", list,
                     more);
}

/// "FIELD PLACE LINE" of the fields of that name.
std::string places_of(const Sbom& sbom, std::string_view id, std::string_view name) {
  std::string text;
  const sluice::SbomElement& element = sbom.elements[id.empty() ? 0 : sbom.find_element(id)];
  for (const sluice::SbomField& field : sbom.fields_of(element)) {
    if (sbom.text(field.name) != name) continue;
    const sluice::Origin origin = sbom.origin(element, field, "bom");
    text += fmt::format("{} {} {}\n", sbom.text(field.value), origin.pointer, origin.line);
  }
  return text;
}

}  // namespace

TEST_CASE("cyclonedx: everything that is read, the same from JSON and XML", "[sbom][cyclonedx]") {
  const Sbom json = read_cyclonedx_json(sbom_sample("full.cdx.json"));
  const Sbom xml = read_cyclonedx_xml(sbom_sample("full.cdx.xml"));
  CHECK(sluice::test::golden_difference("sbom/cyclonedx_full.txt", sbom_text(json)) == "");
  CHECK(sbom_text(xml) == sbom_text(json));
  CHECK(json.is_complete);
  CHECK(xml.is_complete);
  CHECK(problem_text(json) == "");
  CHECK(json.version == "1.7");
  CHECK(json.value(json.elements[0], "serialization") == "json");
  CHECK(xml.value(xml.elements[0], "serialization") == "xml");
}

TEST_CASE("cyclonedx: fields know their place and line", "[sbom][cyclonedx]") {
  const Sbom json = read_cyclonedx_json(sbom_sample("full.cdx.json"));
  CHECK(places_of(json, "zlib", "hash.sha1") ==
        "da39a3ee5e6b4b0d3255bfef95601890afd80709 /components/0/hashes/0/content 53\n");
  CHECK(places_of(json, "", "tool-version") ==
        "3.1 /metadata/tools/components/0/version 10\n7 /metadata/tools/services/0/version 11\n");
  CHECK(places_of(json, "", "property.acme:release") == "r1 /properties/0/value 125\n");
  CHECK(places_of(json, "app", "name") == "app /metadata/component/components/0/name 31\n");
  const Sbom xml = read_cyclonedx_xml(sbom_sample("full.cdx.xml"));
  CHECK(places_of(xml, "zlib", "hash.sha3-256") ==
        "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a "
        "/bom/components/component[1]/hashes/hash[2] 60\n");
  CHECK(places_of(xml, "zlib", "type") == "library /bom/components/component[1]/@type 41\n");
  CHECK(places_of(xml, "zlib", "license-name") ==
        "Acme License, v2 /bom/components/component[1]/licenses/license[2]/name 65\n");
  CHECK(places_of(xml, "conf", "license-concluded") ==
        "MIT OR Apache-2.0 /bom/components/component[2]/licenses/expression[1] 120\n");
  CHECK(places_of(xml, "", "property.acme:line") == "7 /bom/metadata/properties/property[1] 38\n");
  CHECK(places_of(xml, "", "vulnerability") == "CVE-2026-0002 /bom/vulnerabilities/vulnerability[1]/id 164\n");
}

TEST_CASE("cyclonedx: older forms of tools, authors and manufacturers", "[sbom][cyclonedx]") {
  const Sbom json = read_cyclonedx_json(R"({"bomFormat": "CycloneDX", "specVersion": "1.4", "version": 1, "metadata": {
    "tools": [{"vendor": "Acme", "name": "maker", "version": "1"}],
    "manufacture": {"name": "Old Works", "url": ["https://old.example"]},
    "component": {"type": "application", "name": "a", "author": "Ann"}},
    "signature": {"algorithm": "RS256", "value": "x"}})");
  CHECK(sbom_text(json) ==
        "component a@ (subject)\n  component-author = Ann\n  name = a\n  type = application\n"
        "document @\n  document-version = 1\n  originator = Old Works\n  originator-url = https://old.example\n"
        "  signature = RS256\n  spec = CycloneDX\n  spec-version = 1.4\n  tool = maker\n  tool-version = 1\n"
        "describes document @ -> component a@\n");
  const Sbom xml = read_cyclonedx_xml(R"(<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><metadata>
    <tools><tool><vendor>Acme</vendor><name>maker</name><version>1</version></tool></tools>
    <component type="application"><author>Ann</author><name>a</name></component>
    <manufacture><name>Old Works</name><url>https://old.example</url></manufacture></metadata>
    <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
    <ds:SignatureMethod Algorithm="RS256"/></ds:SignedInfo></ds:Signature></bom>)");
  CHECK(sbom_text(xml) == sbom_text(json));
}

TEST_CASE("cyclonedx: values of an unexpected kind say nothing", "[sbom][cyclonedx]") {
  const Sbom sbom = read_cyclonedx_json(components(
      R"(7, null, [], {"name": {"x": 1}, "bom-ref": 5, "version": 2, "hashes": {"a": {"content": [1]}}, "supplier": "s",
      "licenses": "MIT", "components": [true], "pedigree": [1], "evidence": "e", "externalReferences": [{"url": {}}]})",
      R"(, "dependencies": [{"ref": 1, "dependsOn": ["x"]}, "x"], "compositions": [{"assemblies": {"a": 1}}],
      "metadata": 3, "properties": [{"name": "n", "value": null}], "vulnerabilities": [[]])"));
  CHECK(sbom_text(sbom) ==
        "component @2\n  version = 2\n"
        "document @\n  document-version = 1\n  property.n = \n  spec = CycloneDX\n  spec-version = 1.6\n");
  CHECK(problem_text(sbom) == "");
}

TEST_CASE("cyclonedx: a text of a license comes once", "[sbom][cyclonedx]") {
  const std::string license = R"("licenses": [{"license": {"name": "Own", "text": {"content": "t"}}}])";
  const Sbom sbom =
      read_cyclonedx_json(components("{\"name\": \"a\"," + license + "}, {\"name\": \"b\"," + license + "}"));
  CHECK(sbom.elements.size() == 4);
  CHECK(sbom.find_element("LicenseRef-Own") == 2);
  CHECK(sbom.text(sbom.elements[2].place) == "/components/0/licenses/0/license");
}

TEST_CASE("cyclonedx: defects that schemas do not see", "[sbom][cyclonedx]") {
  struct Row {
    std::string document;
    std::string problem;
  };
  const auto row = GENERATE(
      Row{components(R"({"name": "a", "bom-ref": "r"}, {"name": "b", "bom-ref": "r"})"),
          "sbom.duplicate-id /components/1/bom-ref:1 the bom-ref 'r' is used twice\n"},
      Row{components(R"({"name": "a"})", ",\n\"dependencies\": [{\"ref\": \"x\", \"dependsOn\": [\"y\", \"y\"]}]"),
          "sbom.dangling-reference /dependencies/0/ref:2 a dependency names 'x', which is no bom-ref of this document\n"
          "sbom.dangling-reference /dependencies/0/dependsOn/0:2 dependsOn names 'y', which is no bom-ref of this "
          "document\n"
          "sbom.dangling-reference /dependencies/0/dependsOn/1:2 dependsOn names 'y', which is no bom-ref of this "
          "document\n"},
      Row{components(R"({"name": "a"})", R"(, "compositions": [{"aggregate": "complete", "assemblies": ["z"]}])"),
          "sbom.dangling-reference /compositions/0/assemblies/0:1 a composition names 'z', which is no bom-ref of this "
          "document\n"},
      Row{components(
              R"({"name": "a", "hashes": [{"alg": "SHA-256", "content": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}]})"),
          "sbom.hash-length /components/0/hashes/0/content:1 a SHA-256 digest has 64 hex digits, not 40\n"},
      Row{components(
              R"({"name": "a"})",
              R"(, "externalReferences": [{"type": "vcs", "url": "u", "hashes": [{"alg": "MD5", "content": "0"}]}])"),
          "sbom.hash-length /externalReferences/0/hashes/0/content:1 a MD5 digest has 32 hex digits, not 1\n"},
      Row{components(R"({"name": "a"})", R"(, "serialNumber": "urn:uuid:1")"),
          "sbom.serial-number /serialNumber:1 serialNumber 'urn:uuid:1' is not \"urn:uuid:\" and a UUID\n"},
      Row{components(R"({"name": "a", "purl": "pkg:zlib"})"),
          "sbom.purl /components/0/purl:1 'pkg:zlib' is no Package URL: has no '/' between type and name\n"},
      Row{components(R"({"name": "a", "versionRange": "vers:npm/*"})"),
          "sbom.version-range /components/0/versionRange:1 only an external component may have a versionRange\n"},
      Row{components(R"({"name": "a", "version": "1", "versionRange": "vers:npm/*", "isExternal": true})"),
          "sbom.version-range /components/0/versionRange:1 a component has either a version or a versionRange\n"});
  CAPTURE(row.document);
  const Sbom sbom = read_cyclonedx_json(row.document);
  CHECK(problem_text(sbom) == row.problem);
  CHECK(sbom.is_complete);
  CHECK(sbom.problems.front().help != "");
}

TEST_CASE("cyclonedx: what looks like such a defect and is none", "[sbom][cyclonedx]") {
  const auto document =
      GENERATE_COPY(components(R"({"name": "a", "serialNumber": "x", "hashes": [{"alg": "BLAKE3", "content": "0"}]})"),
                    components(R"({"name": "a", "bom-ref": "r"})",
                               R"(, "serialNumber": "urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79", "dependencies":
                 [{"ref": "r", "dependsOn": ["urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x", "l"]}],
                 "annotations": [{"bom-ref": "l"}])"));
  CAPTURE(document);
  CHECK(problem_text(read_cyclonedx_json(document)) == "");
}

TEST_CASE("cyclonedx: unknown versions are refused, and nothing of them is kept", "[sbom][cyclonedx]") {
  const auto [version, detail] =
      GENERATE(std::pair<std::string, std::string>{R"("specVersion": "2.0",)", "CycloneDX 2.0 is not read"},
               std::pair<std::string, std::string>{R"("specVersion": "1.1",)", "CycloneDX 1.1 is not read"},
               std::pair<std::string, std::string>{R"("specVersion": 1.6,)", ""},
               std::pair<std::string, std::string>{"", "the document does not say which version of CycloneDX it is"});
  const Sbom sbom = read_cyclonedx_json("{" + version + R"("bomFormat": "CycloneDX", "components": [{"name": "a"}]})");
  if (detail.empty()) {
    CHECK(problem_text(sbom) == "");  // its schema says that it must be a string
    return;
  }
  REQUIRE(sbom.problems.size() == 1);
  CHECK(sbom.problems[0].term == "sbom.unknown-version");
  CHECK(sbom.problems[0].detail == detail);
  CHECK(sbom.problems[0].help == "deliver one of the versions 1.2 to 1.7");
  CHECK(sbom.elements.size() == 1);
  CHECK(sbom.fields.empty());
  CHECK_FALSE(sbom.is_valid);
}

TEST_CASE("cyclonedx: a cut document is not complete, and says nothing of what is not there", "[sbom][cyclonedx]") {
  const std::string json = sbom_sample("full.cdx.json");
  const std::string xml = sbom_sample("full.cdx.xml");
  for (std::size_t size = 0; size + 2 < json.size(); size += 97) {
    const Sbom sbom = read_cyclonedx_json(std::string_view(json).substr(0, size));
    CHECK_FALSE(sbom.is_complete);
    CHECK(sbom.problems.size() == 1);
  }
  for (std::size_t size = 0; size + 2 < xml.size(); size += 499) {
    const Sbom sbom = read_cyclonedx_xml(std::string_view(xml).substr(0, size));
    CAPTURE(problem_text(sbom), size);
    CHECK_FALSE(sbom.is_complete);
    CHECK(sbom.problems.back().term == "sbom.cut");
  }
}

TEST_CASE("cyclonedx: the sizes of pieces do not matter", "[sbom][cyclonedx]") {
  const std::string xml = sbom_sample("full.cdx.xml");
  const Sbom whole = read_cyclonedx_xml(xml);
  CHECK(read_cyclonedx_xml(xml, 1) == whole);
  CHECK(read_cyclonedx_xml(xml, 1000) == whole);
  const std::string broken = xml.substr(0, 700) + "<a\x89\xcd>\n" + xml.substr(700);  // the parser waits for a '>'
  CHECK(read_cyclonedx_xml(broken, 1) == read_cyclonedx_xml(broken));
}

TEST_CASE("cyclonedx: protocol buffers are refused", "[sbom][cyclonedx]") {
  const Sbom sbom = sluice::test::read_sbom(*sluice::sbom::make_cyclonedx_protobuf({}), "\x0a\x03 1.6");
  CHECK(problem_text(sbom) == "sbom.format :0 CycloneDX protobuf is not read\n");
  CHECK(sbom.problems[0].help == "deliver JSON or XML");
  CHECK_FALSE(sbom.is_complete);
  CHECK_FALSE(sbom.is_valid);
}
