// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The CycloneDX JSON documents of the reference data against the official schemas: the verdict of an independent
// validator (ajv with ajv-formats; column `judge`), what their authors expect, and the same whether judged in pieces or
// at once.
#include "base/files.hpp"
#include "base/text.hpp"
#include "support/sbom_samples.hpp"
#include "support/schema_run.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>

using sluice::test::SbomSample;
using sluice::test::SchemaRun;

namespace {

/// Documents that we judge otherwise than their authors expect, and why.
std::map<std::string, std::string> explained_differences() {
  std::map<std::string, std::string> rows;
  const auto text = sluice::read_file(SLUICE_SOURCE_DIR "/tests/sbom/schema_differences.txt", 1 << 20);
  REQUIRE(text);
  for (const std::string_view line : sluice::split(*text, '\n')) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    rows[std::string(line.substr(0, tab))] = line.substr(tab + 1);
  }
  return rows;
}

struct Counts {
  std::size_t documents = 0, agree = 0, expected_otherwise = 0;
};

}  // namespace

TEST_CASE("schema_check: agrees with ajv and with what authors expect", "[sbom][schema]") {
  const std::vector<SbomSample> documents = sluice::test::sbom_samples("cyclonedx-json");
  if (documents.empty()) {
    WARN("no reference data");
    return;
  }
  std::map<std::string, std::string> differences = explained_differences();
  std::map<std::string, Counts> table;
  for (const SbomSample& document : documents) {
    CAPTURE(document.file);
    const std::string text = sluice::test::load_sbom_sample(document.file);
    const SchemaRun run = sluice::test::judge_in_pieces(text, 1000);
    CAPTURE(run.problems);
    CHECK(run.is_valid == sluice::test::judge_in_pieces(text, 1 << 26).is_valid);
    CHECK(run.is_valid == sluice::test::judge_at_once(text));
    Counts& counts = table[document.version];
    ++counts.documents;
    const bool agrees = run.is_valid == document.judge.starts_with("schema-valid");
    counts.agree += agrees ? 1 : 0;
    const bool is_expected =
        document.expected == "invalid" ? !run.is_valid : document.expected != "valid" || run.is_valid;
    counts.expected_otherwise += is_expected ? 0 : 1;
    if (!agrees || !is_expected) CHECK(differences.erase(document.file) == 1);
  }
  CHECK(differences.empty());  // each row is still needed
  Counts all;
  std::string lines = "CycloneDX JSON  documents  as ajv  expected otherwise\n";
  for (const auto& [version, counts] : table) {
    lines +=
        fmt::format("{:14}  {:9}  {:6}  {:18}\n", version, counts.documents, counts.agree, counts.expected_otherwise);
    all.documents += counts.documents;
    all.agree += counts.agree;
  }
  fmt::print("{}", lines);
  CHECK(all.agree * 100 >= all.documents * 99);
}

TEST_CASE("schema_check: a document cut or fed in any pieces is judged the same", "[sbom][schema]") {
  const std::string text =
      "{\"components\": [{\"type\": \"library\", \"name\": \"a\"}, {\"type\": \"library\", \"name\": \"a\"},\n"
      "{\"type\": \"libary\", \"name\": 7, \"x\": 1}], \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}";
  const SchemaRun run = sluice::test::judge_in_pieces(text, 1);
  CHECK_FALSE(run.is_valid);
  CHECK(run.problems ==
        "/components/1 1 the same as item 0, expected each once\n"
        "/components/2/type 2 'libary', expected one of 'application', 'container', 'cryptographic-asset', 'data', "
        "'device', 'device-driver' (13 in all)\n"
        "/components/2/name 2 7, expected a string\n"
        "/components/2/x 2 the member 'x' is not known here\n");
  CHECK(sluice::test::judge_in_pieces(text, 1000).problems == run.problems);
}
