// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/read_sbom.hpp"
#include "support/repeated.hpp"
#include "support/sbom_text.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <string>

using sluice::Sbom;
using sluice::test::problem_text;
using sluice::test::read_cyclonedx_xml;
using sluice::test::sbom_text;

namespace {

std::string bom(std::string_view inside, std::string_view version = "1.6") {
  return fmt::format(R"(<bom xmlns="http://cyclonedx.org/schema/bom/{}" version="1">{}</bom>)", version, inside);
}

std::string component(std::string_view inside) {
  return bom(fmt::format("<components>\n<component type=\"library\">{}</component></components>", inside));
}

std::string first_problem(const Sbom& sbom) {
  if (sbom.problems.empty()) return "";
  const sluice::SbomProblem& problem = sbom.problems.front();
  return fmt::format("{} {}:{} {}", problem.term, problem.place, problem.line, problem.detail);
}

}  // namespace

TEST_CASE("cyclonedx_xml: prefixes do not matter, other namespaces are left out", "[sbom][cyclonedx]") {
  const Sbom plain = read_cyclonedx_xml(component("<name>a</name><version>1</version>"));
  const Sbom prefixed = read_cyclonedx_xml(
      R"(<?xml version="1.0"?><b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.6" xmlns:x="urn:x" version="1" x:version="9">
      <b:components><b:component type="library" x:type="n"><b:name>a</b:name><b:version>1</b:version>
      <x:name>z<b:name>y</b:name></x:name></b:component></b:components><x:components><b:component type="library"/></x:components></b:bom>)");
  CHECK(sbom_text(prefixed) == sbom_text(plain));
  CHECK(prefixed.is_complete);
}

TEST_CASE("cyclonedx_xml: what is not read, and why", "[sbom][cyclonedx]") {
  struct Row {
    std::string document;
    std::string problem;
  };
  const std::string deep = sluice::test::repeated("<components><component type=\"library\"><name>a</name>", 65);
  const auto row = GENERATE_COPY(
      Row{R"(<!DOCTYPE bom [<!ENTITY a "b">]>)" + component("<name>&a;</name>"),
          "sbom.doctype :1 a document type declaration is not allowed"},
      Row{component("<name>&a;</name>"), "sbom.syntax /bom/components/component[1]/name:2 Entity 'a' not defined"},
      Row{bom(deep), "sbom.too-deep"}, Row{bom("", "2.0"), "sbom.unknown-version /bom:1 CycloneDX 2.0 is not read"},
      Row{"<project><name/></project>",
          "sbom.syntax :1 the root element is 'project' of the namespace '', not a bom of CycloneDX"},
      Row{component("<name a:b='1'>a</name>"), "sbom.syntax"},
      Row{"<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + component("<name>a</name>"), "sbom.encoding"},
      Row{component("<name>a</nam>"),
          "sbom.syntax /bom/components/component[1]/name:2 Opening and ending tag mismatch"},
      Row{bom("") + "<bom/>", "sbom.syntax"}, Row{bom("<!--" + std::string(2'000'000, 'c') + "-->"), "sbom.too-large"},
      Row{component("<name>" + std::string(17'000'000, 'n') + "</name>"), "sbom.too-large"}, Row{"", "sbom.cut"});
  const Sbom sbom = read_cyclonedx_xml(row.document);
  CHECK(first_problem(sbom).substr(0, row.problem.size()) == row.problem);
  CHECK_FALSE(sbom.is_valid);
}

TEST_CASE("cyclonedx_xml: without its schema no document is valid", "[sbom][cyclonedx]") {
  const Sbom sbom = sluice::test::read_sbom(*sluice::sbom::make_cyclonedx_xml({}), component("<name>a</name>"));
  CHECK(sbom.is_complete);
  CHECK_FALSE(sbom.is_valid);
  CHECK(problem_text(sbom) == "sbom.no-schema /bom:1 the schema of CycloneDX 1.6 XML is not installed\n");
  CHECK(sbom.elements.size() == 2);
}

TEST_CASE("cyclonedx_xml: bytes that are missing are not passed over", "[sbom][cyclonedx]") {
  const auto reader = sluice::sbom::make_cyclonedx_xml({});
  const Sbom sbom = sluice::test::read_sbom(*reader, component("<name>a</name>"), 100, false);
  CHECK_FALSE(sbom.is_complete);
  CHECK(sbom.problems.back().term == "sbom.cut");
}

TEST_CASE("cyclonedx_xml: violations of the schema name their element", "[sbom][cyclonedx]") {
  if (sluice::test::xsd_folder().empty()) {
    WARN("no reference data: schemas are not tried");
    return;
  }
  struct Row {
    std::string document;
    std::string problem;
  };
  const auto row = GENERATE(
      Row{component("<version>1</version>"),
          "sbom.schema /bom/components/component[1]/version:2 Element 'version': This element is not expected. "
          "Expected is "
          "one of ( supplier, manufacturer, authors, author, publisher, group, name )."},
      Row{component("<name>a</name><scope\n>maybe</scope>"),
          "sbom.schema /bom/components/component[1]/scope:3 Element 'scope': [facet 'enumeration'] The value 'maybe' "
          "is not "
          "an element of the set {'required', 'optional', 'excluded'}."},
      Row{bom("<components><component><name>a</name></component></components>"),
          "sbom.schema /bom/components/component[1]:1 Element 'component': The attribute 'type' is required but "
          "missing."},
      Row{component("<name>a</name><licenses><license><id>Own</id></license></licenses>"), "sbom.schema "},
      Row{bom("<components>x</components>"), "sbom.schema /bom/components:1 Element 'components': Character content"});
  const Sbom sbom = read_cyclonedx_xml(row.document);
  CHECK(first_problem(sbom).substr(0, row.problem.size()) == row.problem);
  CHECK(sbom.problems.size() == 1);
  CHECK(sbom.is_complete);
  CHECK_FALSE(sbom.is_valid);
  CHECK(read_cyclonedx_xml(component("<name>a</name>")).is_valid);
}

namespace {

/// Processor time of the shortest of three runs, in seconds.
double time_of(const std::string& document) {
  std::clock_t best = 0;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    CHECK_FALSE(read_cyclonedx_xml(document).elements.empty());
    const std::clock_t took = std::clock() - begin;
    best = i == 0 ? took : std::min(best, took);
  }
  return static_cast<double>(best) / CLOCKS_PER_SEC;
}

/// A document that tries to make us slow; its size grows with `n`.
std::string hostile(int shape, int n) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    if (shape == 0) text += fmt::format("<component type=\"library\" bom-ref=\"r{}\"><name>a</name></component>", i);
    if (shape == 1) text += fmt::format(" a{}=\"\"", i);
    if (shape == 2) text += fmt::format("<x{0}/><contact/><url/><url/>", i);
    if (shape == 3) text += "?a";
    if (shape == 4) text += "&amp;";
  }
  switch (shape) {
    case 0:
      return bom("<components>" + text + "</components>");
    case 1:
      return bom("<components " + text + "/>");
    case 2:
      return component("<supplier>" + text + "</supplier>");
    case 3:
      return component("<name>a</name><cpe>cpe:2.3:a:" + text + "</cpe>");
    default:
      return component("<name>" + text + "</name>");
  }
}

}  // namespace

TEST_CASE("cyclonedx_xml: time is linear whatever the document", "[sbom][cyclonedx]") {
  const int shape = GENERATE(range(0, 5));
  CAPTURE(shape);
  const double one = time_of(hostile(shape, 1'000));
  const double many = time_of(hostile(shape, 16'000));
  CHECK(many < 100 * one + 0.05);  // 256 times where it is quadratic
}
