// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/yaml.hpp"

#include <catch2/catch.hpp>

using sluice::Diagnostic;
using sluice::Limits;
using sluice::Span;
namespace yaml = sluice::yaml;

namespace {

yaml::Document read(const std::string& text) {
  auto document = yaml::parse(text, "a.yaml");
  if (!document) FAIL(document.error().message);
  return std::move(*document);
}

std::vector<Diagnostic> problems_of(const std::string& text, const Limits& limits = {}) {
  auto document = yaml::parse(text, "a.yaml", limits);
  if (document) return {};
  CHECK(document.error().failure == sluice::Failure::cannot_start);
  return document.error().diagnostics;
}

struct Refused {
  std::string text;
  std::string code;
  std::uint32_t line, column;
};

void check_refused(const Refused& refused) {
  CAPTURE(refused.text);
  const std::vector<Diagnostic> problems = problems_of(refused.text);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].code == refused.code);
  CHECK(problems[0].primary.span.file == "a.yaml");
  CHECK(problems[0].primary.span.line == refused.line);
  CHECK(problems[0].primary.span.column == refused.column);
}

}  // namespace

TEST_CASE("yaml: a document keeps order, text and spans", "[base][yaml]") {
  const yaml::Document document = read("# top\nb: 1\na:\n  - x y\n  - {k: 'q''s', l: \"m\\n\"}\n");
  REQUIRE(document.root.members.size() == 2);
  CHECK(document.root.members[0].key == "b");
  CHECK(document.root.members[0].key_span == Span{"a.yaml", 2, 1, 1});
  CHECK(document.root.members[0].value.text == "1");
  CHECK_FALSE(document.root.members[0].value.quoted);
  const yaml::Node* list = document.root.find("a");
  REQUIRE(list != nullptr);
  REQUIRE(list->items.size() == 2);
  CHECK(list->items[0].span == Span{"a.yaml", 4, 5, 3});
  const yaml::Node* value = list->items[1].find("k");
  REQUIRE(value != nullptr);
  CHECK(value->text == "q's");
  CHECK(value->quoted);
  CHECK(value->span == Span{"a.yaml", 5, 9, 6});
  CHECK(document.root.find("c") == nullptr);
}

TEST_CASE("yaml: absent and null values are text", "[base][yaml]") {
  const yaml::Document document = read("a:\nb: ~\nc: null\nd: nullable\ne: [~, null]\nf:\n  g:\n");
  CHECK(document.root.find("a")->text.empty());
  CHECK(document.root.find("a")->kind == yaml::Node::Kind::scalar);
  CHECK(document.root.find("b")->text == "~");
  CHECK(document.root.find("c")->text == "null");
  CHECK(document.root.find("d")->text == "nullable");
  CHECK(document.root.find("e")->items[1].text == "null");
  CHECK(document.root.find("f")->find("g")->text.empty());
}

TEST_CASE("yaml: quoted words are marked, so that they never become booleans", "[base][yaml]") {
  const yaml::Document document = read("a: \"no\"\nb: no\nc: |\n  true\nd: >-\n  x\n  y\n");
  CHECK(document.root.find("a")->quoted);
  CHECK_FALSE(document.root.find("b")->quoted);
  CHECK(document.root.find("c")->quoted);
  CHECK(document.root.find("c")->text == "true\n");
  CHECK(document.root.find("d")->text == "x y");
}

TEST_CASE("yaml: columns count code points", "[base][yaml]") {
  const yaml::Document document = read("kä: vü\nx: {ö: 1, y: 2}\n");
  CHECK(document.root.members[0].key_span == Span{"a.yaml", 1, 1, 2});
  CHECK(document.root.members[0].value.span == Span{"a.yaml", 1, 5, 2});
  CHECK(document.root.find("x")->find("y")->span == Span{"a.yaml", 2, 14, 1});
}

TEST_CASE("yaml: byte order mark and CRLF are read", "[base][yaml]") {
  const yaml::Document document = read(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: x\r\n");
  CHECK(document.root.find("b")->text == "x");
  CHECK(document.root.find("b")->span == Span{"a.yaml", 2, 4, 1});
  CHECK(document.line(1) == "a: 1");
  CHECK(document.line(9).empty());
}

TEST_CASE("yaml: wrapped quoted scalars inside their block are read", "[base][yaml]") {
  const std::string text = GENERATE(as<std::string>{}, "a: \"x\n  y\"\n", "a: 'x\n\n  y'\n", "- k: \"x\n    y\"\n",
                                    "a: {b: \"x\n  y\"}\n", "\"x\ny\"\n", "a: \"x\\\"\n  y\"\n");
  CAPTURE(text);
  CHECK(yaml::parse(text, "a.yaml").has_value());
}

TEST_CASE("yaml: what is no plain tree is refused at its place", "[base][yaml]") {
  check_refused(GENERATE(
      Refused{"a: &x 1\n", "yaml-anchor", 1, 4}, Refused{"a: &a [*a]\n", "yaml-anchor", 1, 4},
      Refused{"b: 1\na: *x\n", "yaml-alias", 2, 4}, Refused{"a: !!str 1\n", "yaml-tag", 1, 4},
      Refused{"a: ! x\n", "yaml-tag", 1, 4}, Refused{"a: !x {}\n", "yaml-tag", 1, 4},
      Refused{"- !x [1]\n", "yaml-tag", 1, 3}, Refused{"a: !x \"q\"\n", "yaml-tag", 1, 4},
      Refused{"a: {b: 1}\n<<: 2\n", "yaml-merge-key", 2, 1}, Refused{"a: 1\n---\nb: 2\n", "yaml-second-document", 2, 1},
      Refused{"a: 1\n---\n", "yaml-second-document", 2, 1}, Refused{"{a: 1} b\n", "yaml-second-document", 1, 8},
      Refused{"? [a]\n: b\n", "yaml-key", 1, 3}, Refused{"{a: 1}: b\n", "yaml-key", 1, 1},
      Refused{"x:\n  : b\n", "yaml-key", 2, 3}, Refused{"~: b\n", "yaml-key", 1, 1},
      Refused{"a: 1\n\tb: 2\n", "yaml-tab-indent", 2, 1}, Refused{"a:\n\tb\n", "yaml-tab-indent", 2, 1},
      Refused{"a:\n \tb: 2\n", "yaml-tab-indent", 2, 2}, Refused{"a: [1, 2\n", "yaml-syntax", 2, 1},
      Refused{"a: b: c\n", "yaml-syntax", 1, 5}, Refused{"a: 'x'y\n", "yaml-syntax", 1, 7},
      Refused{"", "yaml-empty", 1, 1}, Refused{"# only this\n", "yaml-empty", 1, 1}));
}

TEST_CASE("yaml: a duplicate key names both places", "[base][yaml]") {
  const std::vector<Diagnostic> problems = problems_of("r:\n  severity: low\n  x: 1\n  'severity': high\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "yaml-duplicate-key");
  CHECK(problems[0].primary.span == Span{"a.yaml", 4, 3, 10});
  CHECK(problems[0].primary.source_line == "  'severity': high");
  REQUIRE(problems[0].secondary.size() == 1);
  CHECK(problems[0].secondary[0].span == Span{"a.yaml", 2, 3, 8});
  CHECK(problems_of("a: {k: 1}\nb: {k: 1}\n").empty());
}

TEST_CASE("yaml: a lost quote is reported where it was opened", "[base][yaml]") {
  check_refused(GENERATE(
      Refused{"a: \"x\nb: 1\n", "yaml-unclosed-quote", 1, 4},
      Refused{"a: 'x\nb: 1\nc: 2\n", "yaml-unclosed-quote", 1, 4},
      Refused{"z: 1\na: \"x\nb: \"y\"\n", "yaml-unclosed-quote", 2, 4},
      Refused{"a: \"x\nb: y\nc: \"z\"\nd: 1\n", "yaml-unclosed-quote", 1, 4},
      Refused{"a: \"x\nb: \"\nc: 1\n", "yaml-unclosed-quote", 1, 4},
      Refused{"- a: \"x\n  b: \"y\"\n", "yaml-unclosed-quote", 1, 6},
      Refused{"l:\n  - 'x\n  - 'y'\n", "yaml-unclosed-quote", 2, 5},
      Refused{"x: {a: \"b, c: d}\ny: \"z\"\n", "yaml-unclosed-quote", 1, 8},
      Refused{"t: |\n  it's \"fine\nu: it's fine # \"too\na: [\"b, c]\nd: \"e\"\n", "yaml-unclosed-quote", 4, 5},
      Refused{"\"a: 1\nb: 2\n", "yaml-unclosed-quote", 1, 1},
      Refused{"a: ok\nb: \"x\\\"\nc: \"y\"\n", "yaml-unclosed-quote", 2, 4}));
}

TEST_CASE("yaml: apostrophes and quotes inside plain text are no quotes", "[base][yaml]") {
  const yaml::Document document = read("a: it's fine\nb: say \"hi\nc: [x'y, z]\n# don't\nd: |\n  \"open\ne: 1\n");
  CHECK(document.root.members.size() == 5);
  CHECK(document.root.find("b")->text == "say \"hi");
}

TEST_CASE("yaml: bytes that are no text are refused", "[base][yaml]") {
  check_refused(GENERATE(
      Refused{"a: 1\nä: \xFF\n", "yaml-utf8", 2, 4}, Refused{"a: \xC3\n", "yaml-utf8", 1, 4},
      Refused{"a: x\x04\nb: 1\n", "yaml-control", 1, 5}, Refused{std::string("a: \0b\n", 6), "yaml-control", 1, 4},
      Refused{"a: 1\rb: 2\n", "yaml-control", 1, 5}, Refused{"a: \x1b[31m\n", "yaml-control", 1, 4}));
}

TEST_CASE("yaml: every problem of a file is reported", "[base][yaml]") {
  const std::vector<Diagnostic> problems = problems_of("a: &x 1\na: 2\nb: !t 3\n<<: 4\n");
  REQUIRE(problems.size() == 4);
  CHECK(problems[3].code == "yaml-merge-key");
  CHECK(yaml::parse("a: &x 1\na: 2\n", "a.yaml").error().message == "a.yaml:1:4: an anchor `&` (and 1 more)");
}

TEST_CASE("yaml: depth and size have bounds", "[base][yaml]") {
  Limits limits;
  limits.document_depth = 3;
  CHECK(problems_of("[[[1]]]\n", limits).empty());
  const std::vector<Diagnostic> deep = problems_of("[[[[1]]]]\n", limits);
  REQUIRE(deep.size() == 1);
  CHECK(deep[0].code == "yaml-depth");
  CHECK(deep[0].primary.span.column == 4);
  CHECK(problems_of(std::string(300, '[') + std::string(300, ']'))[0].code == "yaml-depth");
  CHECK_FALSE(problems_of(std::string(100'000, '[')).empty());
  limits.document_bytes = 4;
  CHECK(problems_of("a: 12\n", limits)[0].code == "yaml-size");
}

TEST_CASE("yaml: hostile keys are shown escaped and short", "[base][yaml]") {
  const std::string key = "\"\\e[31m" + std::string(500, 'k') + "\"";
  const std::vector<Diagnostic> problems = problems_of(key + ": 1\n" + key + ": 2\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find('\x1b') == std::string::npos);
  CHECK(problems[0].message.size() < 200);
}

TEST_CASE("yaml: one long line is read in linear time", "[base][yaml]") {
  std::string text = "a: [\"b\"";
  for (int i = 0; i < 20'000; ++i) text += ", 'value', plain";
  const yaml::Document document = read(text + "]\n");
  CHECK(document.root.find("a")->items.size() == 40'001);
  CHECK(document.root.find("a")->items.back().span.column == text.size() - 4);
}
