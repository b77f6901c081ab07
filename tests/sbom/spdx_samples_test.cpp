// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The readers of SPDX against sample documents, and against what independent validators say of them.
#include "base/text.hpp"
#include "model/license_expression.hpp"
#include "sbom/reader.hpp"
#include "support/sbom_samples.hpp"
#include "support/sbom_text.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

using namespace sluice;

namespace {

/// Samples on which we do not agree with the manifest, each with the reason.
struct Difference {
  std::string_view file, reason;
};
constexpr std::array<Difference, 1> differences = {
    {{"spdx-spec/v2.3/examples/SPDXYAMLExample-2.2.spdx.yaml",
      "said to be valid, but no YAML: line 324 has quotes inside quotes that are not escaped; PyYAML refuses it too"}}};

/// Samples that are valid, and rightly have a problem all the same.
constexpr std::array<Difference, 1> valid_with_problems = {
    {{"spdx-tools-golang/json/test_fixtures/spdx2_3.json", "its namespace is 'test', which is no absolute URI"}}};

std::unique_ptr<sbom::Reader> make(std::string_view format) {
  if (format == "spdx-json") return sbom::make_spdx_json({});
  if (format == "spdx-yaml") return sbom::make_spdx_yaml({});
  if (format == "spdx-tagvalue") return sbom::make_spdx_tag_value({});
  if (format == "spdx3-jsonld") return sbom::make_spdx3_json({});
  if (format == "spdx-rdfxml") return sbom::make_spdx_rdf({});
  return nullptr;
}

/// In pieces, as the bytes of a delivery come.
Sbom read(sbom::Reader& reader, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += 4096) reader.bytes(text.substr(at, 4096));
  return reader.end(true);
}

/// What the manifest says of a document: "valid", "invalid", or nothing that a reader can judge.
std::string_view expectation(const test::SbomSample& sample) {
  if (sample.judge.starts_with("schema-valid")) return "valid";
  if (sample.judge.starts_with("schema-invalid")) return "invalid";
  if (sample.expected == "invalid") return "invalid";
  return sample.expected == "valid" || sample.expected == "schema-valid" ? "valid" : "";
}

bool is_one_of(std::span<const Difference> list, std::string_view file) {
  return std::ranges::find(list, file, &Difference::file) != list.end();
}

/// An expression without what one serialization may write otherwise than another: order of a set, outer parentheses.
std::string license_key(std::string_view text) {
  const auto expression = parse_license_expression(text, nullptr);
  if (!expression) return std::string(text);
  std::vector<std::string> names;
  for (const LicenseOperand& operand : expression->operands) names.push_back(render_license_operand(operand));
  std::ranges::sort(names);
  std::string key = expression->nodes.back().kind == LicenseNodeKind::any_of ? "any of" : "all of";
  for (const std::string& name : names) key += " " + name;
  return key;
}

/// sbom_text() in terms that all serializations share: filesAnalyzed is true if it is not there (clause 7.8).
std::string shared_text(const Sbom& sbom) {
  std::string shared;
  const std::string text = test::sbom_text(sbom);
  for (const std::string_view line : split(text, '\n')) {
    if (line == "  files-analyzed = true") continue;
    const std::size_t value = line.starts_with("  license-") ? line.find(" = ") : std::string_view::npos;
    shared += value == std::string_view::npos
                  ? std::string(line)
                  : std::string(line.substr(0, value)) + " = " + license_key(line.substr(value + 3));
    shared += '\n';
  }
  return shared;
}

}  // namespace

TEST_CASE("spdx: the specification's example says the same in every serialization", "[sbom][spdx][samples]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  const std::string folder = "spdx-spec/v2.2.2/examples/";
  const auto text_of = [&](std::string_view format, const std::string& file) {
    return shared_text(read(*make(format), test::load_sbom_sample(folder + file)));
  };
  const std::string json = text_of("spdx-json", "SPDXJSONExample-v2.2.spdx.json");
  CHECK(split(json, '\n').size() > 250);
  CHECK(text_of("spdx-yaml", "SPDXYAMLExample-2.2.spdx.yaml") == json);
  CHECK(text_of("spdx-tagvalue", "SPDXTagExample-v2.2.spdx") == json);
  CHECK(text_of("spdx-rdfxml", "SPDXRdfExample-v2.2.spdx.rdf.xml") == json);
}

TEST_CASE("spdx: sample documents are judged as independent validators judge them", "[sbom][spdx][samples]") {
  if (test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  std::string table;
  std::size_t judged = 0;  // by a validator
  std::size_t agreed = 0;
  for (const test::SbomSample& sample : test::sbom_samples("spdx")) {
    const std::unique_ptr<sbom::Reader> reader = make(sample.format);
    if (reader == nullptr) continue;
    const Sbom sbom = read(*reader, test::load_sbom_sample(sample.file));
    const std::string_view expected = expectation(sample);
    const std::string_view got = sbom.is_valid ? "valid" : "invalid";
    CAPTURE(sample.file, expected, test::problem_text(sbom));
    if (!expected.empty()) CHECK((expected == got) != is_one_of(differences, sample.file));
    if (sample.judge.starts_with("schema")) {
      ++judged;
      if (expected == got) ++agreed;
    }
    if (sample.expected == "valid" && expected == got) {
      CHECK(sbom.problems.empty() != is_one_of(valid_with_problems, sample.file));
    }
    if (got == "invalid") CHECK_FALSE(sbom.problems.empty());
    table += fmt::format("{:8} {:8} {:4} elements {:3} problems  {}\n", expected.empty() ? "-" : expected, got,
                         sbom.elements.size(), sbom.problems.size(), sample.file);
  }
  fmt::print("expected ours\n{}{} of {} as a validator of JSON Schema says\n", table, agreed, judged);
  REQUIRE(judged > 0);
  CHECK(agreed * 100 >= judged * 99);
}
