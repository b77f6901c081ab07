// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/facts_json.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "reports/facts_fields.hpp"
#include "reports/random_value.hpp"
#include "reports/sample_reports.hpp"
#include "reports/verdict_fields.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string message_of(const std::string& text) {
  const Result<StoredFacts> read = parse_facts(text, "f.json");
  return read ? "" : read.error().message;
}

std::string with_body(const std::string& body) { return "{\"schema\": \"sluice.facts/1\", \"body\": " + body + "}"; }

constexpr const char* no_contents = R"("contents": {"containers": [], "entries": [], "hazards": []})";

}  // namespace

TEST_CASE("facts_json: any inventory reads back equal", "[reports][facts_json]") {
  const auto seed = GENERATE(range(1u, 60u));
  CAPTURE(seed);
  StoredFacts facts;
  RandomValue(seed).fill(facts.inventory);
  RandomValue(seed).fill(facts.envelope);
  const std::string text = render_facts(facts);
  CHECK(is_utf8(text));
  const Result<StoredFacts> read = parse_facts(text, "f.json");
  if (!read) FAIL(read.error().message);
  CHECK(*read == facts);
  CHECK(render_facts(*read) == text);
}

TEST_CASE("facts_json: an empty inventory reads back equal", "[reports][facts_json]") {
  const Result<StoredFacts> read = parse_facts(render_facts({}), "f.json");
  REQUIRE(read.has_value());
  CHECK(*read == StoredFacts{});
}

TEST_CASE("facts_json: names that are no text keep their exact bytes", "[reports][facts_json]") {
  StoredFacts facts;
  Inventory& inventory = facts.inventory;
  inventory.contents.entries.push_back({});
  inventory.contents.entries[0].path = std::string("a\xff\x00\x1b[2J\\u{7}\n", 13);
  const std::string text = render_facts(facts);
  CHECK(text.find("\"path\": \"a\\\\x{ff}\\\\u{0}\\\\u{1b}[2J\\\\\\\\u{7}\\\\u{a}\"") != std::string::npos);
  CHECK(parse_facts(text, "f.json")->inventory.contents.entries[0].path == inventory.contents.entries[0].path);
}

TEST_CASE("facts_json: a newer or another format is refused by name", "[reports][facts_json]") {
  const Result<StoredFacts> newer = parse_facts("{\"schema\": \"sluice.facts/2\", \"body\": {}}", "f.json");
  REQUIRE_FALSE(newer.has_value());
  CHECK(newer.error().message == "f.json:1:12: format 'sluice.facts/2', but this program reads up to 'sluice.facts/1'");
  CHECK_FALSE(newer.error().help.empty());
  CHECK(message_of("{\"schema\": \"sluice.report/1\"}") ==
        "f.json:1:12: format 'sluice.report/1', expected 'sluice.facts/1'");
  CHECK(message_of("{\n}") == "f.json:2:1: the member 'schema' is missing, expected 'sluice.facts/1'");
  CHECK(message_of("[]") == "f.json:1:1: expected an object");
  CHECK(message_of("{\"schema\": \"sluice.facts/1\"}") == "f.json:1:28: 'body' is missing");
}

TEST_CASE("facts_json: a member that is not known is refused, for it may change the verdict", "[reports][facts_json]") {
  const std::string head = std::string("{") + no_contents;
  CHECK(message_of(with_body(head + ",\n\"later\": {\"x\": 1}}")) == "f.json:2:1: unknown member 'body.later'");
  CHECK(message_of(with_body(head + ",\n\"unknowns\": [{\"fact\": \"a\", \"reason\": \"b\", \"new\": []}]}")) ==
        "f.json:2:43: unknown member 'body.unknowns[0].new'");
  CHECK(message_of("{\"schema\": \"sluice.facts/1\", \"more\": 1}") == "f.json:1:30: unknown member 'more'");
}

TEST_CASE("facts_json: a file that is cut anywhere is refused with its place", "[reports][facts_json]") {
  StoredFacts facts;
  RandomValue(7).fill(facts.inventory);
  std::string text = render_facts(facts);
  text.pop_back();  // the last line feed
  for (std::size_t size = 0; size < text.size(); size += 1 + text.size() / 40) {
    const Result<StoredFacts> read = parse_facts(text.substr(0, size), "f.json");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().message.starts_with("f.json:"));
  }
}

TEST_CASE("facts_json: a wrong member is named with its place and path", "[reports][facts_json]") {
  const std::string head = std::string("{") + no_contents + ",\n";
  CHECK(message_of(with_body(head + R"("uses": [{"consumer": 1}]})")) ==
        "f.json:2:23: 'body.uses[0].consumer': expected a text");
  CHECK(message_of(with_body(head + R"("uses": [{"consumer": "a"}]})")) ==
        "f.json:2:26: 'body.uses[0].component' is missing");
  CHECK(message_of(with_body(head + R"("uses": [{"consumer": "a", "component": -1}]})")) ==
        "f.json:2:41: 'body.uses[0].component': expected an integer in its range");
  CHECK(message_of(with_body(head + R"("uses": [{"consumer": "a", "component": 1, "linkage": "odd"}]})")) ==
        "f.json:2:55: 'body.uses[0].linkage': expected one of the words that the schema lists, found 'odd'");
  CHECK(message_of(with_body(head + R"("uses": {}})")) == "f.json:2:9: 'body.uses': expected a list");
  CHECK(message_of(with_body("7")) == "f.json:1:38: 'body': expected an object");
}

TEST_CASE("report_json: any report reads back equal", "[reports][report_json]") {
  const auto seed = GENERATE(range(1u, 60u));
  CAPTURE(seed);
  Report report;
  RandomValue random(seed);
  random.fill(report.envelope);
  random.fill(report.verdict);
  const std::string text = render_report_json(report);
  const Result<Report> read = parse_report_json(text, "r.json");
  if (!read) FAIL(read.error().message);
  CHECK(read->verdict == report.verdict);
  CHECK(read->envelope == report.envelope);
}

TEST_CASE("report_json: the samples read back equal", "[reports][report_json]") {
  const Report report = GENERATE(empty_report(), rejected_report(), waived_report());
  const Result<Report> read = parse_report_json(render_report_json(report), "r.json");
  REQUIRE(read.has_value());
  CHECK(read->verdict == report.verdict);
  CHECK(read->envelope == report.envelope);
}

TEST_CASE("report_json: the body does not depend on the envelope", "[reports][report_json]") {
  Report report = rejected_report();
  const std::string body = render_report_body(report.verdict);
  CHECK(render_report_json(report).ends_with("\n  \"body\": " + body + "\n}\n"));
  report.envelope.folder = "elsewhere";
  report.envelope.seconds = 9;
  CHECK(render_report_json(report).ends_with("\n  \"body\": " + body + "\n}\n"));
}

TEST_CASE("report_json: a newer format is refused by name", "[reports][report_json]") {
  const Result<Report> newer = parse_report_json("{\"schema\": \"sluice.report/2\"}", "r.json");
  REQUIRE_FALSE(newer.has_value());
  CHECK(newer.error().message.find("'sluice.report/2', but this program reads up to 'sluice.report/1'") !=
        std::string::npos);
}

TEST_CASE("schema: the published files are the generated ones", "[reports][schema]") {
  CHECK(golden_difference("../../policy/schema/facts-1.schema.json", facts_schema()) == "");
  CHECK(golden_difference("../../policy/schema/report-1.schema.json", report_schema()) == "");
}

TEST_CASE("schema: every reference has its definition, and every written member its property", "[reports][schema]") {
  const json::Value schema = json::parse(facts_schema(), "facts").value();
  const json::Value* definitions = schema.find("$defs");
  REQUIRE(definitions != nullptr);
  const std::string text = facts_schema();
  for (std::size_t at = text.find("#/$defs/"); at != std::string::npos; at = text.find("#/$defs/", at + 1)) {
    const std::string name = text.substr(at + 8, text.find('"', at) - at - 8);
    CAPTURE(name);
    CHECK(definitions->find(name) != nullptr);
  }
  const json::Value* origin = definitions->find("origin");
  REQUIRE(origin != nullptr);
  CHECK(origin->find("properties")->members.size() == 5);
  CHECK(origin->items_of("required").size() == 1);
  const json::Value* hazard = definitions->find("hazard")->find("properties")->find("term");
  CHECK(hazard->items_of("enum").size() == hazard_specs().size());
}
