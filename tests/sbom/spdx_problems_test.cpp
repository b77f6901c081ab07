// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the readers of tag-value, RDF/XML and SPDX 3 say of broken documents.
#include "base/files.hpp"
#include "sbom/reader.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>

using namespace sluice;

namespace {

std::string sample(const std::string& name, std::string_view from, std::string_view to) {
  Result<std::string> text = read_file(SLUICE_SOURCE_DIR "/tests/sbom/samples/" + name, 1u << 20);
  REQUIRE(text);
  const std::size_t at = text->find(from);
  REQUIRE(at != std::string::npos);
  return text->replace(at, from.size(), to);
}

Sbom read(std::unique_ptr<sbom::Reader> reader, std::string_view text) {
  reader->bytes(text);
  return reader->end(true);
}

/// The first problem that names the line it is in, and whether the document is valid.
std::string first_problem(const Sbom& sbom) {
  if (sbom.problems.empty()) return "none";
  const SbomProblem& problem = sbom.problems.front();
  CHECK(problem.line > 0);
  return fmt::format("{} {}{}", problem.term, problem.detail, sbom.is_valid ? " (valid)" : "");
}

bool has_problem(const Sbom& sbom, std::string_view wanted) {
  return std::ranges::any_of(sbom.problems, [&](const SbomProblem& problem) {
    return problem.term + " " + problem.detail == wanted && problem.line > 0 && problem.place.starts_with('/');
  });
}

struct Row {
  std::string from, to, problem;
};

}  // namespace

TEST_CASE("spdx_tag_value: broken lines are said with their tag", "[sbom][spdx]") {
  const auto row = GENERATE(
      Row{"DocumentComment: <text>made by hand</text>", "DocumentComment by hand",
          "sbom.syntax no tag in 'DocumentComment by hand'"},
      Row{"DocumentName: pump-1.2", "DocumentTitle: a\nDocumentName: b",
          "sbom.schema 'DocumentTitle' is no tag of SPDX"},
      Row{"DocumentComment: <text>made by hand</text>",
          "DocumentComment:", "sbom.schema 'DocumentComment' has no value"},
      Row{"DataLicense: CC0-1.0", "DataLicense: CC0-1.0\nPackageVersion: 1",
          "sbom.schema 'PackageVersion' without what it speaks of"},
      Row{"PackageVersion: 1.2", "PackageVersion: 1.2\nPackageVersion: 1.3",
          "sbom.duplicate-key 'PackageVersion' comes twice"},
      Row{"PackageChecksum: SHA1:", "PackageChecksum: SHA1",
          "sbom.schema 'PackageChecksum': expected 'ALGORITHM: digest'"},
      Row{"FilesAnalyzed: true", "FilesAnalyzed: yes", "sbom.schema 'FilesAnalyzed': expected true or false"},
      Row{"SnippetByteRange: 10:20", "SnippetByteRange: 10", "sbom.schema 'SnippetByteRange': expected 'first:last'"},
      Row{"DESCRIBES SPDXRef-pump", "DESCRIBES", "sbom.schema 'Relationship': expected 'ID TYPE ID'"},
      Row{"made by hand</text>", "made by hand</text> and foot",
          "sbom.syntax text behind the </text> of 'DocumentComment'"},
      Row{"made by hand", "made by \xff", "sbom.encoding the text of 'DocumentComment' is not UTF-8"},
      Row{"SPDXREF: SPDXRef-DOCUMENT\n", "", "sbom.schema 'SPDXREF' is missing"});
  CAPTURE(row.to);
  CHECK(first_problem(read(sbom::make_spdx_tag_value({}), sample("pump.spdx", row.from, row.to))) == row.problem);
}

TEST_CASE("spdx_tag_value: a text that is never closed leaves the document incomplete", "[sbom][spdx]") {
  const Sbom sbom = read(sbom::make_spdx_tag_value({}), sample("pump.spdx", "seldom</text>", "seldom"));
  CHECK_FALSE(sbom.is_complete);
  CHECK(first_problem(sbom) == "sbom.cut the <text> of 'LicenseComment' has no end");
}

TEST_CASE("spdx_tag_value: lines may end in any usual way, and a byte order mark is skipped", "[sbom][spdx]") {
  std::string text = "\xef\xbb\xbf" + sample("pump.spdx", "SPDXVersion", "SPDXVersion");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, 1, '\r');
  const Sbom sbom = read(sbom::make_spdx_tag_value({}), text);
  CHECK(sbom.is_valid);
  CHECK(sbom.value(sbom.elements[sbom.find_element("SPDXRef-pump")], "description") == "A pump.\nIt moves water.");
}

TEST_CASE("spdx_rdf: what is not read is said", "[sbom][spdx]") {
  const auto row = GENERATE(
      Row{"<rdf:RDF", "<!DOCTYPE rdf [<!ENTITY a \"b\">]><rdf:RDF",
          "sbom.syntax a document type declaration is not allowed"},
      Row{"<spdx:versionInfo>1.2</spdx:versionInfo>", "<spdx:edition>1</spdx:edition>",
          "sbom.schema 'edition' is no property of this node"},
      Row{"<spdx:versionInfo>1.2", "<spdx:versionInfo>1</spdx:versionInfo><spdx:versionInfo>2",
          "sbom.schema 'versionInfo' comes twice"},
      Row{"checksumAlgorithm_sha1", "checksumAlgorithm_sha0", "sbom.schema 'SHA0' is no word for 'algorithm'"});
  CAPTURE(row.to);
  CHECK(first_problem(read(sbom::make_spdx_rdf({}), sample("pump.spdx.rdf", row.from, row.to))) == row.problem);
}

TEST_CASE("spdx3: what breaks the shape makes a document invalid", "[sbom][spdx]") {
  const auto row = GENERATE(
      Row{"3.0.1/spdx-context", "3.1.0/spdx-context",
          "sbom.unknown-version context 'https://spdx.org/rdf/3.1.0/spdx-context.jsonld' is not one of SPDX 3.0.0 and "
          "3.0.1"},
      Row{R"("type": "Person")", R"("type": "Human")", "sbom.schema 'Human' is no class of SPDX"},
      Row{R"("type": "Person")", R"("type": "Element")",
          "sbom.schema 'Element' is a class of which there are only subclasses"},
      Row{R"("operatingSystem")", R"("system")", "sbom.schema 'system' is no word for 'software_primaryPurpose'"},
      Row{R"("beginIntegerRange": 10)", R"("beginIntegerRange": 0)",
          "sbom.schema 'beginIntegerRange' is no positive integer"},
      Row{R"("created": "2026-03-01T10:00:00Z")", R"("created": "2026-03-01")",
          "sbom.schema '2026-03-01' is no time for 'created'"},
      Row{R"("specVersion": "3.0.1")", R"("specVersion": "3.0")", "sbom.schema '3.0' is no version for 'specVersion'"},
      Row{R"("type": "PositiveIntegerRange")", R"("type": "Hash")",
          "sbom.schema a Hash stands where a PositiveIntegerRange must be"},
      Row{R"("@graph": [)", R"("name": "a", "@graph": [)", "sbom.schema 'name' stands beside '@graph'"},
      Row{R"("summary": "Moves water.")", R"("abstract": "")",
          "sbom.schema 'abstract' is no member of software_Package"});
  CAPTURE(row.to);
  const Sbom sbom = read(sbom::make_spdx3_json({}), sample("pump.spdx3.json", row.from, row.to));
  CHECK(has_problem(sbom, row.problem));
  CHECK_FALSE(sbom.is_valid);
}

TEST_CASE("spdx3: references that lead nowhere are said, and leave a document valid", "[sbom][spdx]") {
  const auto row = GENERATE(Row{R"(SPDXRef-sales",
   "originatedBy")",
                                R"(SPDXRef-nobody",
   "originatedBy")",
                                "agent"},
                            Row{"\"_:digest\"\n", "\"_:nothing\"\n", "integrity method"});
  const Sbom sbom = read(sbom::make_spdx3_json({}), sample("pump.spdx3.json", row.from, row.to));
  REQUIRE(sbom.problems.size() == 1);
  CHECK(sbom.problems.front().term == "sbom.dangling-reference");
  CHECK(sbom.problems.front().detail.starts_with(row.problem));
  CHECK(sbom.problems.front().place.starts_with("/@graph/"));
  CHECK(sbom.is_valid);
}
