// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/format.hpp"

#include "support/sbom_samples.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace sluice::sbom;

namespace {

/// "spdx-json", "spdx-json?" where only its name and shape say so, or "-".
std::string detected(std::string_view path, std::string_view head) {
  const auto found = detect_format(path, head.substr(0, 4096));
  return found ? fmt::format("{}{}", to_string(found->format), found->is_certain ? "" : "?") : "-";
}

}  // namespace

TEST_CASE("format: an SBOM is told by its first bytes", "[sbom][format]") {
  const auto [path, head, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"x", R"({"bomFormat": "CycloneDX")", "cyclonedx-json"},
      {"x", R"({"bomFormat": "Another")", "cyclonedx-json"},
      {"x", "\xEF\xBB\xBF \n{\"$schema\": \"http://cyclonedx.org/schema/bom-1.5.schema.json\",", "cyclonedx-json"},
      {"x", R"({"components": [{"bomFormat": "CycloneDX"}], "metadata": {}})", "-"},
      {"a.json", R"({"predicate": {"bomFormat": "CycloneDX", "spdxVersion": "SPDX-2.3"}})", "-"},
      {"a.json", R"({"properties": {"bomFormat": {"enum": ["CycloneDX"]}}, "name": "CycloneDX"})", "-"},
      {"my.cdx.json", R"({"components": [{"name")", "cyclonedx-json?"},
      {"my.cdx.json", R"({"a": 1})", "-"},
      {"BOM.json", R"({"metadata": {}, "broken)", "cyclonedx-json?"},
      {"x", R"({"spdxVersion": "SPDX-2.3")", "spdx-json"},
      {"x", R"({"SPDXID": "SPDXRef-DOCUMENT")", "spdx-json"},
      {"a.spdx.json", R"({"packages": [)", "spdx-json?"},
      {"x", R"({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld")", "spdx3-json"},
      {"x", R"({"@context": ["https://spdx.org/rdf/3.0.0/spdx-context.jsonld", {"x": "y"}]})", "spdx3-json"},
      {"x", R"({"@context": "https://openvex.dev/ns/v0.2.0"})", "-"},
      {"a.spdx.json", R"({"@graph": [)", "spdx3-json?"},
      {"x", "<?xml version=\"1.0\"?><!-- a > b -->\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\" version=\"1\">",
       "cyclonedx-xml"},
      {"x", "<c:bom\n xmlns:c='http://cyclonedx.org/schema/bom/1.6'>", "cyclonedx-xml"},
      {"x", "<bom><a xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/></bom>", "-"},
      {"x", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://spdx.org/rdf/terms#\">",
       "spdx-rdf"},
      {"x", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://a.example/\">", "-"},
      {"x", "<?xml?><Document><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion>", "spdx-xml"},
      {"x", "<html>spdxVersion: </html>", "-"},
      {"x", "# a comment\n\nSPDXVersion: SPDX-2.3\n", "spdx-tag-value"},
      {"x", "DataLicense: CC0-1.0\nSPDXVersion: SPDX-2.2\n", "spdx-tag-value"},
      {"README.md", "To make an SBOM write\n\nSPDXVersion: SPDX-2.3\n", "-"},
      {"a.spdx", "DocumentName: x\nDataLicense: CC0-1.0\n", "spdx-tag-value?"},
      {"a.spdx", "a text\n", "-"},
      {"x", "---\nspdxVersion: \"SPDX-2.3\"\n", "spdx-yaml"},
      {"x", "SPDXID: \"SPDXRef-DOCUMENT\"\ncreationInfo:\n", "spdx-yaml"},
      {"x", "\"spdxVersion\": SPDX-2.3\n", "spdx-yaml"},
      {"a.spdx.yml", "creationInfo:\n  created: x\n", "spdx-yaml?"},
      {"a.spdx.yml", "a: b\n", "-"},
      {"a.cdx",
       std::string("\x0A\x03"
                   "1.6\x10\x01",
                   7),
       "cyclonedx-protobuf"},
      {"x",
       std::string("\x0A\x03"
                   "1.6\x10\x01",
                   7),
       "-"},
      {"a.cdx.json", std::string("\xFF\xFE{\0}\0", 6), "cyclonedx-json?"},
      {"x", std::string("\xFF\xFE{\0}\0", 6), "-"},
      {"bom.json", "", "-"},
      {"bom.xml", "<", "-"},
  }));
  CAPTURE(path, head);
  CHECK(detected(path, head) == expected);
}

TEST_CASE("format: every sample that is an SBOM is told as its kind", "[sbom][format]") {
  const std::map<std::string, std::string> formats{{"cyclonedx-json", "cyclonedx-json"},
                                                   {"cyclonedx-xml", "cyclonedx-xml"},
                                                   {"spdx-json", "spdx-json"},
                                                   {"spdx-yaml", "spdx-yaml"},
                                                   {"spdx-tagvalue", "spdx-tag-value"},
                                                   {"spdx-rdfxml", "spdx-rdf"},
                                                   {"spdx-xml", "spdx-xml"},
                                                   {"spdx3-jsonld", "spdx3-json"}};
  std::size_t told = 0, missed = 0;
  std::string which;
  for (const auto& [format, expected] : formats) {
    for (const sluice::test::SbomSample& sample : sluice::test::sbom_samples(format)) {
      if (sample.format != format) continue;
      const std::string got = detected(sample.file, sluice::test::load_sbom_sample(sample.file));
      if (got == expected || got == expected + "?") {
        ++told;
      } else {
        ++missed;
        which += fmt::format("{} {} {}\n", format, got, sample.file);
      }
    }
  }
  if (told == 0) {
    WARN("no reference data");
    return;
  }
  fmt::print("{} samples told by their first bytes, {} not\n{}", told, missed, which);
  CHECK(missed * 50 < told);
}
