// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/json_records.hpp"
#include "sbom/yaml_records.hpp"

#include "support/record_log.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace sluice::sbom;
using sluice::test::RecordLog;

namespace {

struct Read {
  std::string text;
  std::string problem;  ///< "TERM PLACE LINE DETAIL"
  bool is_complete = false;
};

template <class Source>
Read read_with(Source& source, const RecordLog& log, std::string_view text, std::size_t piece, bool whole) {
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!source.feed(text.substr(at, piece))) break;
  }
  const bool is_complete = source.finish(whole);
  std::string problem;
  for (const sluice::SbomProblem& each : source.problems()) {
    problem += fmt::format("{} {} {} {}", each.term, each.place, each.line, each.detail);
  }
  return {log.text, problem, is_complete};
}

Read read_json(std::string_view text, std::size_t piece = 1'000'000, bool whole = true,
               std::uint64_t memory = record_memory) {
  RecordLog log;
  JsonRecords records(log, {}, memory);
  return read_with(records, log, text, piece, whole);
}

Read read_yaml(std::string_view text, const sluice::Limits& limits = {}) {
  RecordLog log;
  YamlRecords records(log, limits);
  return read_with(records, log, text, 7, true);
}

}  // namespace

TEST_CASE("json_records: items of arrays of the root are records, the root keeps their number", "[sbom][records]") {
  const std::string text =
      "{\"v\": \"1.6\",\n\"components\": [{\"name\": \"a\",\n \"hashes\": [{\"x\": 1}, null]},\n 7, []],"
      "\"metadata\": {\"tools\": [true]},\n \"none\": [], \"ids\": [\"i\"]}";
  const Read got = read_json(text);
  CHECK(got.is_complete);
  CHECK(got.problem.empty());
  CHECK(got.text ==
        "@1 v: '1.6'\n"
        "components/0@2 {name: 'a' hashes: [{x: 1} null](2)}\n"
        "components/1@4 7\n"
        "components/2@4 [](0)\n"
        "@4 metadata: {tools: [true](1)}\n"
        "ids/0@5 'i'\n"
        "root@1 {v: '1.6' components: [](3) metadata: {tools: [true](1)} none: [](0) ids: [](1)}\n");
  for (const std::size_t piece : {1u, 2u, 3u, 7u}) CHECK(read_json(text, piece).text == got.text);
}

TEST_CASE("json_records: a root that is no object has no records", "[sbom][records]") {
  CHECK(read_json("[[1], {\"a\": [2]}]").text == "root@1 [[1](1) {a: [2](1)}](2)\n");
  CHECK(read_json("\n\"x\"").text == "root@2 'x'\n");
}

TEST_CASE("json_records: what is wrong is said with its place, and the root so far handed over", "[sbom][records]") {
  const Read cut = read_json("{\"v\": 1, \"components\": [{\"a\": 1}, {\"b~/\": [2");
  CHECK_FALSE(cut.is_complete);
  CHECK(cut.text == "@1 v: 1\ncomponents/0@1 {a: 1}\nroot@1 {v: 1 components: [](2)}\n");
  CHECK(cut.problem == "sbom.cut /components/1/b~0~1 1 the document ends inside an array");
  CHECK(read_json("{\"a\": [1,\n {\"b\": 1, \"b\": 2}]}").problem ==
        "sbom.duplicate-key /a/1 2 key \"b\" is given twice in one object");
  CHECK(read_json("{\"a\": [1,\n 2}").problem == "sbom.syntax /a 2 '}', expected ',' or ']'");
  CHECK(read_json("{\"a\": \"\xFF\"}").problem == "sbom.encoding  1 a string that is no UTF-8");
  CHECK(read_json("{\"a\":" + std::string(200, '[')).problem.starts_with("sbom.too-deep /a/0/0"));
  CHECK(read_json("{}", 9, false).problem == "sbom.cut  1 its bytes could not all be read");
  CHECK_FALSE(read_json("").is_complete);
}

TEST_CASE("json_records: a record has a bound on its memory, a document of many has none", "[sbom][records]") {
  std::string text = "{\"a\": [";
  for (int i = 0; i < 2000; ++i) text += R"({"name": "0123456789"}, )";
  CHECK(read_json(text + "1]}", 100, true, 4000).is_complete);
  text += "{\"b\": [";
  for (int i = 0; i < 200; ++i) text += "1,";
  const Read got = read_json(text + "1]}]}", 100, true, 4000);
  CHECK_FALSE(got.is_complete);
  CHECK(got.problem == "sbom.too-large /a/2000/b 1 one part of the document takes more than 4000 bytes of memory");
}

TEST_CASE("yaml_records: the same records as from JSON", "[sbom][records]") {
  const Read got = read_yaml(
      "v: '1.6'\npackages:\n- name: a\n  created: 2024-01-02T03:04:05Z\n  n: [1, -2.5e3, 0x1F, true, ~, 'true', 1.2.3, "
      ".5]\n"
      "- null\nnone: []\nm: {k: [x]}\n");
  CHECK(got.is_complete);
  CHECK(got.text ==
        "@1 v: '1.6'\n"
        "packages/0@3 {name: 'a' created: '2024-01-02T03:04:05Z' n: [1 -2.5e3 0x1F true null 'true' '1.2.3' .5](8)}\n"
        "packages/1@6 null\n"
        "@8 m: {k: ['x'](1)}\n"
        "root@1 {v: '1.6' packages: [](2) none: [](0) m: {k: ['x'](1)}}\n");
}

TEST_CASE("yaml_records: what is wrong is said with its line", "[sbom][records]") {
  CHECK(read_yaml("a: 1\na: 2\n").problem.starts_with("sbom.duplicate-key  2 key `a` is given twice"));
  CHECK(read_yaml("a: \"x\nb: 1\n").problem.starts_with("sbom.syntax  1 "));
  CHECK(read_yaml("a: \xFF\n").problem.starts_with("sbom.encoding  1 "));
  CHECK(read_yaml(std::string_view("\xFF\xFE"
                                   "a\0:\0",
                                   6))
            .problem == "sbom.encoding  1 text in UTF-16, expected UTF-8");
  CHECK(read_yaml(std::string(300, '[') + std::string(300, ']')).problem.starts_with("sbom.too-deep  1 "));
  CHECK(read_yaml("").problem.starts_with("sbom.cut  "));
  sluice::Limits limits;
  limits.document_bytes = 10;
  CHECK(read_yaml("a: 12345678901\n", limits).problem == "sbom.too-large  0 more than 10 bytes of YAML");
  RecordLog log;
  YamlRecords records(log, {});
  CHECK(records.feed("a: 1\n"));
  CHECK_FALSE(records.finish(false));
  CHECK(records.problems().front().term == "sbom.cut");
}
