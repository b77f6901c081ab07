// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/schema_evaluator.hpp"

#include "base/mapped_file.hpp"
#include "sbom/compiler/schema_compiler.hpp"
#include "sbom/json_records.hpp"
#include "sbom/schema_formats.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

using namespace sluice::sbom;
using sluice::Result;

namespace {

std::string compiled(const std::string& schema) {
  SchemaCompiler compiler;
  auto value = sluice::json::parse(schema, "a.json");
  REQUIRE(value);
  compiler.add_file("a.json", std::move(*value));
  const Result<void> done = compiler.add_root("a.json", "1");
  return done ? compiler.to_bytes() : "!" + done.error().message;
}

Result<Schemas> parsed(const std::string& bytes) {
  const auto words = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(words->data(), bytes.data(), bytes.size());
  return Schemas::parse(std::as_bytes(std::span(*words)).first(bytes.size()), words);
}

/// "" if the value fits, else "PLACE: DETAIL" of each violation.
std::string judge(const std::string& schema, const std::string& value) {
  struct Sink final : RecordSink {
    explicit Sink(const Schemas& from) : schemas(from) {}
    void record(std::string_view, std::uint32_t, const Node&) override {}
    void root(const Node& root) override {
      SchemaEvaluator evaluator(schemas, 1'000'000);
      const Node& node = *root.first;
      fits = evaluator.fits(schemas.roots().front().schema, node);
      for (const SchemaViolation& each : evaluator.explain(schemas.roots().front().schema, node)) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", pointer_of(*each.node).substr(2), each.detail);
      }
    }
    const Schemas& schemas;
    bool fits = false;
    std::string text;
  };
  const Result<Schemas> schemas = parsed(compiled(schema));
  REQUIRE(schemas);
  Sink sink(*schemas);
  JsonRecords records(sink, {});
  records.feed("[" + value + "]");
  REQUIRE(records.finish(true));
  CHECK(sink.fits == sink.text.empty());
  return sink.text;
}

}  // namespace

TEST_CASE("schema_evaluator: each keyword, what fits and what does not", "[sbom][schema]") {
  const auto [schema, value, expected] = GENERATE(table<std::string, std::string, std::string>({
      {R"({"type": "string"})", R"("x")", ""},
      {R"({"type": "string"})", "7", ": 7, expected a string"},
      {R"({"type": ["string", "null"]})", "[]", ": an array, expected null or a string"},
      {R"({"type": "integer"})", "1.0", ""},
      {R"({"type": "integer"})", "1e2", ""},
      {R"({"type": "integer"})", "1.5", ": 1.5, expected an integer"},
      {R"({"type": "number"})", "1e400", ": 1e400, expected a number"},
      {R"({"enum": ["a", "b", null, false]})", R"("a")", ""},
      {R"({"enum": ["a", "b", null, false]})", "false", ""},
      {R"({"enum": ["a", "b", null, false]})", "true", ": true, expected one of 'a', 'b', false, null"},
      {R"({"const": "a"})", R"("b")", ": 'b', expected 'a'"},
      {R"({"pattern": "^a.c$"})", R"("a\u2028c")", ": 'a\\u{2028}c', expected a text that matches ^a.c$"},
      {R"({"pattern": "b+"})", R"("abbc")", ""},
      {R"({"pattern": "^(.*)$"})", R"("a\nb")", ": 'a\\u{a}b', expected a text that matches ^(.*)$"},
      {R"({"minLength": 2, "maxLength": 3})", "\"\u00e4\u00f6\u00fc\"", ""},
      {R"({"minLength": 2, "maxLength": 3})", "\"\u00e4\"", ": '\u00e4', expected at least 2 characters"},
      {R"({"minLength": 2, "maxLength": 3})", "\"abcd\"", ": 'abcd', expected at most 3 characters"},
      {R"({"format": "date"})", R"("2023-02-29")", ": '2023-02-29', expected a date (RFC 3339)"},
      {R"({"minimum": 0, "maximum": 1})", "0.5", ""},
      {R"({"minimum": 0, "maximum": 1})", "-1", ": -1, expected at least 0"},
      {R"({"minimum": 0, "maximum": 1})", "1.01", ": 1.01, expected at most 1"},
      {R"({"minItems": 1, "maxItems": 2})", "[]", ": 0 items, expected at least 1"},
      {R"({"minItems": 1, "maxItems": 2})", "[1,2,3]", ": 3 items, expected at most 2"},
      {R"({"items": {"type": "null"}})", "[null, 1]", "/1: 1, expected null"},
      {R"({"items": [{"type": "null"}], "additionalItems": false})", "[null]", ""},
      {R"({"items": [{"type": "null"}], "additionalItems": false})", "[null, 1]", "/1: a value is not allowed here"},
      {R"({"items": {}, "additionalItems": false})", "[1, 2]", ""},
      {R"({"uniqueItems": true})", R"([{"a": 1, "b": 2}, {"b": 2.0, "a": 1.0}])",
       "/1: the same as an earlier item, expected each once"},
      {R"({"uniqueItems": true})", R"([1, "1", true, "true", null, [], {}, [1], [[1]], 0])", ""},
      {R"({"uniqueItems": true})", "[0, -0]", "/1: the same as an earlier item, expected each once"},
      {R"({"properties": {"a": {"type": "null"}}})", R"({"a": 1, "b": 2})", "/a: 1, expected null"},
      {R"({"properties": {"a": {}}, "additionalProperties": false})", R"({"a": 1, "b": 2})",
       "/b: the member 'b' is not known here"},
      {R"({"properties": {"a": {}}, "additionalProperties": {"type": "null"}})", R"({"b": 2})", "/b: 2, expected null"},
      {R"({"required": ["a", "b", "c"]})", R"({"b": 1})", ": no members 'a', 'c', which are required"},
      {R"({"required": ["a"], "additionalProperties": false})", R"({"a": 1})", "/a: the member 'a' is not known here"},
      {R"({"required": ["a"]})", "[]", ""},
      {R"({"$ref": "#/definitions/x", "minLength": 2, "definitions": {"x": {"type": "string"}}})", R"("x")",
       ": 'x', expected at least 2 characters"},
      {R"({"properties": {"n": {"$ref": "#"}}, "additionalProperties": false})", R"({"n": {"n": {"x": 1}}})",
       "/n/n/x: the member 'x' is not known here"},
      {R"({"allOf": [{"type": "string"}, {"minLength": 1}]})", R"("")", ": '', expected at least 1 characters"},
      {R"({"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]})", "{}",
       ": no member 'a', which is required"},
      {R"({"anyOf": [{"type": "string"}, {"properties": {"a": {"type": "null"}}}]})", R"({"a": 1})",
       "/a: 1, expected null"},
      {R"({"oneOf": [{"type": "integer"}, {"type": "number"}]})", "1",
       ": more than one of several alternatives, expected exactly one"},
      {R"({"oneOf": [{"type": "integer"}, {"type": "number"}]})", "1.5", ""},
      {R"({"not": {"required": ["a", "b"]}})", R"({"a": 1, "b": 2})",
       ": the members 'a', 'b', which may not stand here together"},
      {R"({"not": {"required": ["a", "b"]}})", R"({"a": 1})", ""},
      {R"({"if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["y"]}, "else": {"required": ["z"]}})",
       R"({"k": "x"})", ": no member 'y', which is required"},
      {R"({"if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["y"]}, "else": {"required": ["z"]}})",
       R"({"k": "q"})", ": no member 'z', which is required"},
      {"true", "1", ""},
      {"false", "1", ": a value is not allowed here"},
  }));
  CAPTURE(schema, value);
  CHECK(judge(schema, value) == expected);
}

TEST_CASE("schema_evaluator: alternatives within alternatives do not cost without bound", "[sbom][schema]") {
  const std::string schema =
      R"({"anyOf": [{"type": "array", "items": {"$ref": "#"}, "minItems": 2}, {"type": "array", "items": {"$ref": "#"}}]})";
  std::string value = "1";
  for (int i = 0; i < 60; ++i) value = "[" + value + ",1]";
  CHECK_FALSE(judge(schema, value).empty());
}

TEST_CASE("schema_formats: as the usual validators judge them", "[sbom][schema]") {
  const auto [text, is_valid] = GENERATE(table<std::string, bool>({{"2024-02-29T12:00:00Z", true},
                                                                   {"2023-02-29T12:00:00Z", false},
                                                                   {"2024-01-01T12:00:00.123+01:00", true},
                                                                   {"2024-01-01t12:00:00z", true},
                                                                   {"2024-01-01 12:00:00Z", true},
                                                                   {"2024-01-01T12:00:00+0100", true},
                                                                   {"2024-01-01T12:00:00+01", true},
                                                                   {"2024-01-01T12:00:00", false},
                                                                   {"2024-01-01T24:00:00Z", false},
                                                                   {"2024-01-01T23:59:60Z", true},
                                                                   {"2024-01-01T00:59:60+01:00", true},
                                                                   {"2024-01-01T12:59:60Z", false},
                                                                   {"2024-01-01T12:00:00+24:00", false},
                                                                   {"2024-13-01T12:00:00Z", false},
                                                                   {"2024-00-01T12:00:00Z", false},
                                                                   {"2024-01-01T12:00:00.Z", false},
                                                                   {"2024-01-01", false},
                                                                   {"", false},
                                                                   {"T", false}}));
  CAPTURE(text);
  CHECK(has_format(text, SchemaFormat::date_time) == is_valid);
  CHECK(has_format("2024-01-31", SchemaFormat::date));
  CHECK_FALSE(has_format("2024-04-31", SchemaFormat::date));
  CHECK(has_format("https://a.example/b?c=d%20#e", SchemaFormat::uri));
  CHECK(has_format("urn:x:y", SchemaFormat::uri));
  CHECK_FALSE(has_format("a.example/b", SchemaFormat::uri));
  CHECK_FALSE(has_format("https://a.example/b c", SchemaFormat::uri));
  CHECK_FALSE(has_format("https://a.example/%2", SchemaFormat::uri));
}

TEST_CASE("schema_compiler: an unknown keyword, type, format or reference is a failure", "[sbom][schema]") {
  CHECK(compiled(R"({"contains": {}})") == "!a.json#: line 1: the keyword 'contains' is not known");
  CHECK(compiled(R"({"type": "text"})") == "!a.json#: line 1: the type 'text' is not known");
  CHECK(compiled(R"({"format": "colour"})") == "!a.json#: line 1: the format 'colour' is not known");
  CHECK(compiled(R"({"$ref": "#/definitions/x"})") == "!a.json#: there is no schema a.json#/definitions/x");
  CHECK(compiled(R"({"enum": [1]})") == "!a.json#: line 1: a value that is no text, boolean or null");
}

TEST_CASE("schemas: a damaged file is refused", "[sbom][schema]") {
  const std::string bytes = compiled(R"({"enum": ["a"], "pattern": "^x$", "properties": {"a": {"$ref": "#"}}})");
  REQUIRE(parsed(bytes));
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    CAPTURE(at);
    CHECK_FALSE(parsed(damaged));
  }
  CHECK_FALSE(parsed(bytes.substr(0, bytes.size() - 8)));
  CHECK_FALSE(parsed(""));
  // With a right checksum every number is still checked.
  std::size_t refused = 0;
  for (std::size_t at = 32; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(0x7F);
    const std::uint64_t sum = sluice::checksum_of(std::as_bytes(std::span(damaged)).subspan(32));
    std::memcpy(damaged.data() + 24, &sum, sizeof sum);
    refused += parsed(damaged) ? 0u : 1u;
  }
  CHECK(refused > bytes.size() / 8);
  const Result<Schemas> missing = Schemas::load("/nowhere/sbom_schemas.idx");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.starts_with("reading /nowhere/sbom_schemas.idx: "));
}

TEST_CASE("schemas: those of CycloneDX say of arrays of the root only what records can be judged by",
          "[sbom][schema]") {
  const Result<Schemas> schemas = Schemas::load(SLUICE_SBOM_SCHEMAS);
  REQUIRE(schemas);
  std::string versions;
  for (const SchemaRoot& root : schemas->roots()) {
    versions += std::string(schemas->text(root.version)) + " ";
    const SchemaNode& rules = schemas->node(root.schema);
    CHECK(rules.reference == no_schema);
    CHECK((rules.rules & SchemaNode::combined) == 0);
    CHECK(schemas->find_member(rules, "version") != nullptr);
    const MemberSlot* const version = schemas->find_member(rules, "version");
    CHECK((version->required != 0) == (schemas->text(root.version) < "1.5"));
    for (const MemberSlot& slot : schemas->members(rules)) {
      if (slot.name == no_schema || slot.schema == no_schema) continue;
      const SchemaNode& member = schemas->node(slot.schema);
      if ((member.types & SchemaNode::array) == 0) continue;
      CHECK((member.rules & SchemaNode::combined) == 0);
      CHECK(member.items != no_schema);
      CHECK(member.reference == no_schema);
    }
  }
  CHECK(versions == "1.2 1.3 1.4 1.5 1.6 1.7 ");
}
