// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One inventory in every serialization of SPDX.
#include "base/files.hpp"
#include "base/text.hpp"
#include "sbom/reader.hpp"
#include "support/sbom_text.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

using namespace sluice;

namespace {

std::string load(const std::string& name) {
  const Result<std::string> text = read_file(SLUICE_SOURCE_DIR "/tests/sbom/samples/" + name, 1u << 20);
  REQUIRE(text);
  return *text;
}

std::unique_ptr<sbom::Reader> make(std::string_view format) {
  if (format == "json") return sbom::make_spdx_json({});
  if (format == "yaml") return sbom::make_spdx_yaml({});
  if (format == "json-ld") return sbom::make_spdx3_json({});
  if (format == "rdf") return sbom::make_spdx_rdf({});
  return sbom::make_spdx_tag_value({});
}

Sbom read_as(std::string_view format, std::string_view text) {
  const std::unique_ptr<sbom::Reader> reader = make(format);
  reader->bytes(text);
  return reader->end(true);
}

/// Fields that one of SPDX 2 and 3 does not have, or in which their documents must differ.
constexpr std::array<std::string_view, 14> fields_of_one = {"contributor",
                                                            "document-id",
                                                            "download",
                                                            "file-type",
                                                            "filename",
                                                            "files-analyzed",
                                                            "license-comment",
                                                            "license-in-file",
                                                            "license-list-version",
                                                            "lifecycle",
                                                            "namespace",
                                                            "notice",
                                                            "spec-version",
                                                            "type"};

/// What SPDX 2 and 3 can both say: without those fields, and without agents and tools as elements.
std::string common_text(std::string text) {
  constexpr std::string_view space = "https://spdx.acme.example/pump-1.2-7c1d#";
  for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
    text.erase(at, space.size());
  std::string common;
  bool is_agent = false;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("  ")) is_agent = line.starts_with("other [") && line != "other [SPDXRef-part]";
    const std::string_view field = line.starts_with("  ") ? line.substr(2, line.find(" = ") - 2) : "";
    const bool is_of_one = std::ranges::find(fields_of_one, field) != fields_of_one.end();
    const bool is_of_base =
        line.find("/base-1#") != std::string_view::npos || line.find("COPY_OF") != std::string_view::npos;
    if (!is_agent && !is_of_one && !is_of_base) common.append(line).append("\n");
  }
  return common;
}

}  // namespace

TEST_CASE("spdx: the same document in every serialization says the same", "[sbom][spdx]") {
  const auto [format, name] = GENERATE(std::pair("json", "pump.spdx.json"), std::pair("yaml", "pump.spdx.yaml"),
                                       std::pair("tag-value", "pump.spdx"), std::pair("rdf", "pump.spdx.rdf"));
  CAPTURE(name);
  const Sbom sbom = read_as(format, load(name));
  CHECK(sbom.is_complete);
  CHECK(sbom.is_valid);
  CHECK(test::problem_text(sbom) == "");
  CHECK(sbom.value(sbom.elements.front(), "serialization") == format);
  CHECK(test::golden_difference("sbom/pump.txt", test::sbom_text(sbom)) == "");
}

TEST_CASE("spdx: SPDX 3 says what SPDX 2 says", "[sbom][spdx]") {
  const Sbom old = read_as("json", load("pump.spdx.json"));
  const Sbom sbom = read_as("json-ld", load("pump.spdx3.json"));
  CHECK(sbom.is_complete);
  CHECK(sbom.is_valid);
  CHECK(test::problem_text(sbom) == "");
  CHECK(common_text(test::sbom_text(sbom)) == common_text(test::sbom_text(old)));
  CHECK(common_text(test::sbom_text(old)).size() > 2000);
  CHECK(test::golden_difference("sbom/pump3.txt", test::sbom_text(sbom)) == "");
}

TEST_CASE("spdx: a document that is cut is never complete where its format has an end", "[sbom][spdx]") {
  const auto [format, name] = GENERATE(std::pair("json", "pump.spdx.json"), std::pair("rdf", "pump.spdx.rdf"),
                                       std::pair("json-ld", "pump.spdx3.json"));
  std::string text = load(name);
  while (text.ends_with('\n')) text.pop_back();
  for (std::size_t size = 0; size < text.size(); size += 13) {
    CAPTURE(name, size);
    const Sbom sbom = read_as(format, std::string_view(text).substr(0, size));
    CHECK_FALSE(sbom.is_complete);
    CHECK_FALSE(sbom.is_valid);
    CHECK_FALSE(sbom.problems.empty());
  }
  CHECK(read_as(format, text).is_complete);
}

TEST_CASE("spdx: bytes that could not be had leave any document incomplete", "[sbom][spdx]") {
  const auto [format, name] = GENERATE(std::pair("json", "pump.spdx.json"), std::pair("yaml", "pump.spdx.yaml"),
                                       std::pair("tag-value", "pump.spdx"), std::pair("rdf", "pump.spdx.rdf"),
                                       std::pair("json-ld", "pump.spdx3.json"));
  CAPTURE(name);
  const std::unique_ptr<sbom::Reader> reader = make(format);
  reader->bytes(load(name));
  const Sbom sbom = reader->end(false);
  CHECK_FALSE(sbom.is_complete);
  CHECK_FALSE(sbom.is_valid);
  REQUIRE_FALSE(sbom.problems.empty());
  CHECK(std::ranges::any_of(sbom.problems, [](const SbomProblem& problem) { return problem.term == "sbom.cut"; }));
}
