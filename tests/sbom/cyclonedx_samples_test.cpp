// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The readers of CycloneDX against sample documents, and against what independent validators (xmllint with the official
// XSDs, ajv) say of them.
#include "sbom/read_sbom.hpp"
#include "support/sbom_samples.hpp"
#include "support/sbom_text.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>

using sluice::Sbom;
using sluice::test::load_sbom_sample;
using sluice::test::problem_text;
using sluice::test::sbom_samples;
using sluice::test::SbomSample;

namespace {

struct Exception {
  std::string_view file, reason;
};

/// Valid by their schema, and rightly with a problem of their own.
constexpr std::array<Exception, 4> valid_with_problems = {{
    {"cyclonedx-go/testdata/valid-formulation.json", "two workspaces have the bom-ref 'workspace-1'"},
    {"cyclonedx-go/testdata/valid-service.json", "a dependency refers to a component by its purl, which is no bom-ref"},
    {"sbom-utility/test/custom/cdx-1-6-test-bom-best-practices.json", "a dependency of a component that is not there"},
    {"sbomasm/samples/cdx/augument/augument.json", "depends on comp-3, which is not there"},
}};

/// Pairs in JSON and XML of one name that do not say the same.
constexpr std::array<Exception, 3> unequal_pairs = {{
    {"1.2/valid-metadata-timestamp-1.2", "two points of time"},
    {"1.3/valid-dependency-1.3", "components have other names"},
    {"1.7/valid-cryptography-implementation-1.7", "two documents"},
}};

/// Judged by xmllint otherwise than by us: none.
constexpr std::array<Exception, 0> differences = {};

bool is_one_of(std::span<const Exception> list, std::string_view file) {
  return std::ranges::any_of(list, [&](const Exception& each) { return file.ends_with(each.file); });
}

Sbom read(const SbomSample& sample) {
  const std::string text = load_sbom_sample(sample.file);
  return sample.format == "cyclonedx-xml" ? sluice::test::read_cyclonedx_xml(text)
                                          : sluice::test::read_cyclonedx_json(text);
}

bool is_of_form(const sluice::SbomProblem& problem) {
  return problem.term == "sbom.schema" || problem.term == "sbom.syntax" || problem.term == "sbom.cut" ||
         problem.term == "sbom.duplicate-id";
}

/// The element or attribute that the judge names: "component" of "...bom/1.7}component': The attribute ...".
bool is_same_reason(const Sbom& sbom, std::string_view judge) {
  const std::string problems = problem_text(sbom);
  if (judge.find("unique identity-constraint") != std::string_view::npos) {
    return problems.find("sbom.duplicate-id") != std::string::npos;
  }
  const std::size_t brace =
      judge.rfind('}', judge.find("': ") == std::string_view::npos ? judge.size() : judge.find("': "));
  std::string_view name =
      brace == std::string_view::npos || judge.ends_with("}'.") ? std::string_view() : judge.substr(brace + 1);
  name = name.substr(0, name.find('\''));
  return problems.find("sbom.schema") != std::string::npos && problems.find(name) != std::string::npos;
}

}  // namespace

TEST_CASE("cyclonedx: XML samples are judged as xmllint judges them", "[sbom][cyclonedx][samples]") {
  std::size_t judged = 0;
  std::size_t agreed = 0;
  std::size_t invalid = 0;
  for (const SbomSample& sample : sbom_samples("cyclonedx-xml")) {
    const Sbom sbom = read(sample);
    const bool is_valid = sample.judge.starts_with("xsd-valid");
    CAPTURE(sample.file, sample.judge, problem_text(sbom));
    CHECK((sbom.is_valid == is_valid) != is_one_of(differences, sample.file));
    if (is_valid) CHECK(std::ranges::none_of(sbom.problems, is_of_form));
    if (!is_valid) CHECK(is_same_reason(sbom, sample.judge));
    ++judged;
    if (sbom.is_valid == is_valid) ++agreed;
    if (!is_valid) ++invalid;
  }
  if (judged == 0) {
    WARN("no reference data: XML samples are not tried");
    return;
  }
  UNSCOPED_INFO(fmt::format("{} of {} XML samples as xmllint; {} of them invalid", agreed, judged, invalid));
  CHECK(agreed * 100 >= judged * 99);
  CHECK(judged >= 100);
}

TEST_CASE("cyclonedx: valid samples have no problem of their own", "[sbom][cyclonedx][samples]") {
  std::set<std::string> seen;
  for (const SbomSample& sample : sbom_samples("cyclonedx-")) {
    const bool is_valid = sample.judge.starts_with("schema-valid") || sample.judge.starts_with("xsd-valid");
    if (sample.format == "cyclonedx-textproto" || !is_valid || sample.expected == "informal-invalid") continue;
    const Sbom sbom = read(sample);
    CAPTURE(sample.file, problem_text(sbom));
    CHECK(sbom.problems.empty() != is_one_of(valid_with_problems, sample.file));
    CHECK(sbom.is_complete);
    CHECK(sbom.version == sample.version);
    seen.insert(sbom.version);
  }
  if (seen.empty()) {
    WARN("no reference data: samples are not tried");
    return;
  }
  CHECK(seen == std::set<std::string>{"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"});
}

TEST_CASE("cyclonedx: samples that come in JSON and XML say the same", "[sbom][cyclonedx][samples]") {
  std::map<std::string, std::string> texts;
  std::size_t pairs = 0;
  for (const SbomSample& sample : sbom_samples("cyclonedx-")) {
    const std::size_t dot = sample.file.rfind('.');
    if (sample.source != "cyclonedx-specification" || sample.file.find("/valid-") == std::string::npos) continue;
    if (sample.format == "cyclonedx-textproto") continue;
    const std::string stem = sample.file.substr(0, dot);
    const std::string text = sluice::test::sbom_text(read(sample));
    const auto [known, is_first] = texts.emplace(stem, text);
    if (is_first) continue;
    ++pairs;
    CAPTURE(stem);
    CHECK((known->second == text) != is_one_of(unequal_pairs, stem));
  }
  if (texts.empty()) WARN("no reference data: pairs are not tried");
  if (!texts.empty()) CHECK(pairs >= 14);
}

TEST_CASE("cyclonedx: a cut sample is never complete", "[sbom][cyclonedx][samples]") {
  for (const SbomSample& sample : sbom_samples("cyclonedx-json")) {
    const std::string text = load_sbom_sample(sample.file);
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    if (end == std::string::npos || text.size() > 200'000) continue;
    for (std::size_t part = 1; part <= 4; ++part) {
      const Sbom sbom = sluice::test::read_cyclonedx_json(std::string_view(text).substr(0, end * part / 4));
      CAPTURE(sample.file, part);
      CHECK_FALSE(sbom.is_complete);
      CHECK_FALSE(sbom.is_valid);
    }
  }
}
