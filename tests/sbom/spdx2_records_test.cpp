// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx2_records.hpp"

#include "base/files.hpp"
#include "sbom/reader.hpp"
#include "support/sbom_text.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

using namespace sluice;

namespace {

Sbom read(std::string_view text, bool is_whole = true) {
  const std::unique_ptr<sbom::Reader> reader = sbom::make_spdx_json({});
  reader->bytes(text);
  return reader->end(is_whole);
}

std::string pump() {
  const Result<std::string> text = read_file(SLUICE_SOURCE_DIR "/tests/sbom/samples/pump.spdx.json", 1u << 20);
  REQUIRE(text);
  return *text;
}

/// The pump's document with a text replaced.
Sbom read_with(std::string_view from, std::string_view to) {
  std::string text = pump();
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return read(text.replace(at, from.size(), to));
}

/// The terms and details of what is wrong with the pump's document after a replacement.
std::string problems_with(std::string_view from, std::string_view to) {
  std::string text;
  const Sbom sbom = read_with(from, to);
  for (const SbomProblem& problem : sbom.problems)
    text += problem.term + " " + problem.place + " " + problem.detail + "\n";
  return text;
}

}  // namespace

TEST_CASE("spdx2_records: all that a document states", "[sbom][spdx]") {
  const Sbom sbom = read(pump());
  CHECK(sbom.is_complete);
  CHECK(sbom.is_valid);
  CHECK(test::problem_text(sbom) == "");
  CHECK(sbom.version == "SPDX-2.3");
  CHECK(test::golden_difference("sbom/pump.txt", test::sbom_text(sbom)) == "");
}

TEST_CASE("spdx2_records: every fact has its place", "[sbom][spdx]") {
  const Sbom sbom = read(pump());
  const SbomElement& package = sbom.elements[sbom.find_element("SPDXRef-pump")];
  CHECK(sbom.text(package.place) == "/packages/0");
  CHECK(package.is_subject);
  CHECK(sbom.origin(package, *sbom.find(package, "supplier"), "a").pointer == "/packages/0/supplier");
  CHECK(sbom.origin(package, *sbom.find(package, "supplier"), "a").line == 38);
  CHECK(sbom.origin(package, *sbom.find(package, "hash.sha3-256"), "a").pointer ==
        "/packages/0/checksums/1/checksumValue");
  CHECK(sbom.origin(package, *sbom.find(package, "purl"), "a").pointer ==
        "/packages/0/externalRefs/0/referenceLocator");
  const SbomElement& document = sbom.elements.front();
  CHECK(sbom.origin(document, *sbom.find(document, "created"), "a").pointer == "/creationInfo/created");
  CHECK(sbom.origin(document, *sbom.find(document, "tool"), "a").pointer == "/creationInfo/creators/0");
  CHECK(sbom.origin(document, *sbom.find(document, "annotation"), "a").pointer == "/annotations/0/comment");
  CHECK(sbom.text(sbom.relations[0].place) == "/documentDescribes/0");
}

TEST_CASE("spdx2_records: what breaks the shape makes a document invalid", "[sbom][spdx]") {
  struct Row {
    std::string from, to, problem;
  };
  const auto row = GENERATE(
      Row{R"("name": "pump",)", "", "sbom.schema /packages/0 'name' is missing\n"},
      Row{R"("name": "pump",)", R"("name": 7,)", "sbom.schema /packages/0/name 'name' is a number, not text\n"},
      Row{R"("name": "pump",)", R"("name": null,)", "sbom.schema /packages/0/name 'name' is null, not text\n"},
      Row{R"("name": "pump",)", R"("name": "pump", "nick": "p",)",
          "sbom.schema /packages/0/nick 'nick' is no member of this object\n"},
      Row{R"("filesAnalyzed": true)", R"("filesAnalyzed": "true")",
          "sbom.schema /packages/0/filesAnalyzed 'filesAnalyzed' is text, not a boolean\n"},
      Row{"OPERATING_SYSTEM", "OPERATING-SYSTEM",
          "sbom.schema /packages/0/primaryPackagePurpose 'OPERATING-SYSTEM' is no word for 'primaryPackagePurpose'\n"},
      Row{"PACKAGE-MANAGER", "PACKAGE_MANAGER",
          "sbom.schema /packages/0/externalRefs/0/referenceCategory 'PACKAGE_MANAGER' is no word for "
          "'referenceCategory'\n"},
      Row{R"("offset": 10)", R"("offset": 1.5)",
          "sbom.schema /snippets/0/ranges/0/startPointer/offset 'offset' is no integer\n"},
      Row{R"("COPY_OF")", R"("COPIES")",
          "sbom.schema /relationships/3/relationshipType 'COPIES' is no word for 'relationshipType'\n"},
      Row{R"~("creators": ["Tool: packer-2.0", "Organization: Acme (sbom@acme.example)", "Person: Jane Doe"])~",
          R"("creators": [])", "sbom.schema /creationInfo/creators 'creators' is empty\n"},
      Row{R"("comment": "made by hand")", R"("$schema": "x")",
          "sbom.schema /$schema '$schema' is a member of later versions of SPDX only\n"});
  CAPTURE(row.from, row.to);
  CHECK(problems_with(row.from, row.to) == row.problem);
  CHECK_FALSE(read_with(row.from, row.to).is_valid);
}

TEST_CASE("spdx2_records: the version is judged by, wherever it stands", "[sbom][spdx]") {
  const Sbom older = read_with("SPDX-2.3", "SPDX-2.2");
  CHECK_FALSE(older.is_valid);
  CHECK(test::problem_text(older).find("'builtDate' is a member of later versions of SPDX only") != std::string::npos);
  CHECK(test::problem_text(older).find("'copyrightText' is missing") != std::string::npos);
  CHECK(read_with("SPDX-2.3", "SPDX-2.3.1").is_valid);
  CHECK(problems_with("SPDX-2.3", "SPDX-2.4") ==
        "sbom.unknown-version /spdxVersion version 'SPDX-2.4' is not one of SPDX-2.1, 2.2, 2.3 and 2.3.1\n");
}

TEST_CASE("spdx2_records: rules beyond the shape leave a document valid", "[sbom][spdx]") {
  struct Row {
    std::string from, to, problem;
  };
  const auto row =
      GENERATE(Row{R"("SPDXRef-zlib",
    "name")",
                   R"("SPDXRef-pump",
    "name")",
                   "sbom.duplicate-id"},
               Row{R"("relatedSpdxElement": "SPDXRef-zlib")", R"("relatedSpdxElement": "SPDXRef-lib")",
                   "sbom.dangling-reference"},
               Row{R"("DocumentRef-base:)", R"("DocumentRef-top:)", "sbom.dangling-reference"},
               Row{"85ed0817af83a24ad8da68c2b5094de69833983c", "85ed", "sbom.hash"},
               Row{"85ed0817af83a24ad8da68c2b5094de69833983c", "85ed0817af83a24ad8da68c2b5094de69833983x", "sbom.hash"},
               Row{"MIT AND LicenseRef-acme", "MIT LicenseRef-acme", "sbom.license-expression"},
               Row{"MIT AND LicenseRef-acme", "MIT AND LicenseRef-other", "sbom.dangling-reference"},
               Row{"https://spdx.acme.example/pump-1.2-7c1d", "pump", "sbom.namespace"},
               Row{R"("filesAnalyzed": true)", R"("filesAnalyzed": false)", "sbom.verification-code"},
               Row{"Moves water.", R"(Moves\u0007water.)", "sbom.control-character"},
               Row{"Organization: Acme (sales@acme.example)", "Acme", "sbom.actor"},
               Row{R"("SPDXRef-part")", R"("SPDXRef-a_part")", "sbom.id"});
  CAPTURE(row.from, row.to);
  const Sbom sbom = read_with(row.from, row.to);
  REQUIRE_FALSE(sbom.problems.empty());
  CHECK(sbom.problems.front().term == row.problem);
  CHECK_FALSE(sbom.problems.front().place.empty());
  CHECK(sbom.is_valid);
}

TEST_CASE("spdx2_records: a document that is cut is never complete", "[sbom][spdx]") {
  std::string whole = pump();
  whole.resize(whole.rfind('}') + 1);
  for (std::size_t size = 0; size + 1 < whole.size(); size += 7) {
    const Sbom sbom = read(std::string_view(whole).substr(0, size));
    CAPTURE(size);
    CHECK_FALSE(sbom.is_complete);
    CHECK_FALSE(sbom.is_valid);
    REQUIRE(sbom.problems.size() == 1);
    CHECK((sbom.problems.front().term == "sbom.cut" || sbom.problems.front().term == "sbom.syntax"));
  }
  CHECK_FALSE(read(whole, false).is_complete);
}

TEST_CASE("spdx2_records: more problems than are kept are counted", "[sbom][spdx]") {
  std::string many = R"({"spdxVersion": "SPDX-2.3", "packages": [)";
  for (int i = 0; i < 1500; ++i) many += i == 0 ? "null" : ",null";
  const Sbom sbom = read(many + "]}");
  CHECK(sbom.problems.size() == 1000);
  CHECK(sbom.problems_not_kept == 500 + 4 + 1);
  CHECK_FALSE(sbom.is_valid);
}
