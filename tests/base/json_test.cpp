// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/json.hpp"

#include <catch2/catch.hpp>

#include <limits>

using sluice::Limits;
using sluice::json::parse;
using sluice::json::to_text;
using sluice::json::Value;

namespace {

Value read(const std::string& text) {
  auto value = parse(text, "a.json");
  if (!value) FAIL(value.error().message);
  return std::move(*value);
}

std::string message_of(const std::string& text, const Limits& limits = {}) {
  const auto value = parse(text, "a.json", limits);
  return value ? "" : value.error().message;
}

}  // namespace

TEST_CASE("json: members keep their order and kinds", "[base][json]") {
  const Value value = read(R"({"z": 1, "a": [true, null, -2.5e1, "x\u00e4\n"], "m": {"k": "v"}})");
  REQUIRE(value.members.size() == 3);
  CHECK(value.members[0].key == "z");
  CHECK(value.integer_or("z", 0) == 1);
  CHECK(value.members[0].value.number == 1.0);
  const auto& items = value.items_of("a");
  REQUIRE(items.size() == 4);
  CHECK(items[0].boolean);
  CHECK(items[1].kind == Value::Kind::null);
  CHECK(items[2].number == -25.0);
  CHECK(items[3].string == "xä\n");
  CHECK(value.find("m")->text_or("k", "") == "v");
}

TEST_CASE("json: look-ups of another kind give the default", "[base][json]") {
  const Value value = read(R"({"a": "1", "b": 2})");
  CHECK(value.integer_or("a", 7) == 7);
  CHECK(value.text_or("b", "t") == "t");
  CHECK(value.boolean_or("b", true));
  CHECK(value.items_of("a").empty());
  CHECK(value.find("c") == nullptr);
  CHECK(Value::of(true).find("c") == nullptr);
}

TEST_CASE("json: values know where they end", "[base][json]") {
  const Value value = read("{\n  \"ä\": 12,\n  \"b\": [1, \"ü\"],\n  \"c\": 5}\n");
  CHECK(value.find("ä")->line == 2);
  CHECK(value.find("ä")->column == 9);
  CHECK(value.items_of("b")[1].line == 3);
  CHECK(value.items_of("b")[1].column == 14);
  CHECK(value.find("c")->line == 4);
  CHECK(value.find("c")->column == 8);
  CHECK(value.line == 4);
  CHECK(value.column == 9);
}

TEST_CASE("json: a number before a line end stays on its line", "[base][json]") {
  const Value value = read("[1\n,2]");
  CHECK(value.items[0].line == 1);
  CHECK(value.items[0].column == 2);
}

TEST_CASE("json: duplicate keys are refused at their place", "[base][json]") {
  CHECK(message_of("{\"a\": 1,\n \"b\": 2, \"a\": 3}") == "a.json:2:12: key \"a\" is given twice in one object");
  CHECK(message_of(R"({"a": {"k": 1}, "b": {"k": 1}})").empty());
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\": 1, ";
  CHECK(message_of(many + "\"x\": 1}").empty());
  CHECK(message_of(many + "\"k3\": 1}").find("key \"k3\" is given twice") != std::string::npos);
}

TEST_CASE("json: what is no JSON is refused with its place", "[base][json]") {
  const auto [text, place] = GENERATE(table<std::string, std::string>({{"", "a.json:1:1: "},
                                                                       {"{\"a\": }", "a.json:1:7: "},
                                                                       {"{\"a\":\n 1} x", "a.json:2:5: "},
                                                                       {"[1, 2", "a.json:1:5: "},
                                                                       {"[\"\xFF\"]", "a.json:1:3: "},
                                                                       {"[\"\\ud800\"]", "a.json:1:"},
                                                                       {"[\"a\nb\"]", "a.json:"},
                                                                       {"[01]", "a.json:1:4: "},
                                                                       {"{\"a\" 1}", "a.json:1:7: "},
                                                                       {"// c\n1", "a.json:1:"},
                                                                       {"[NaN]", "a.json:1:2: "}}));
  CAPTURE(text);
  const std::string message = message_of(text);
  CAPTURE(message);
  CHECK(message.starts_with(place));
}

TEST_CASE("json: numbers out of range are refused", "[base][json]") {
  const std::string number =
      GENERATE(as<std::string>{}, "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e400");
  CAPTURE(number);
  CHECK(message_of("[" + number + "]").find("a number out of range") != std::string::npos);
  CHECK(read("9223372036854775807").integer == std::numeric_limits<std::int64_t>::max());
  CHECK(read("-9223372036854775808").integer == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("json: depth and size have bounds", "[base][json]") {
  Limits limits;
  limits.document_depth = 2;
  CHECK(message_of("[[1]]", limits).empty());
  CHECK(message_of("[[[1]]]", limits) == "a.json:1:3: more than 2 levels of nesting");
  CHECK(message_of(std::string(1'000'000, '[')).find("more than 128 levels") != std::string::npos);
  limits.document_bytes = 3;
  CHECK(message_of("[12]", limits) == "a.json: 4 bytes, expected at most 3");
}

TEST_CASE("json: messages quote hostile text escaped and short", "[base][json]") {
  const std::string message = message_of("{\"a\": \"\xe2\x80\xae" + std::string(5000, 'x') + "\n\"}");
  CHECK_FALSE(message.empty());
  CHECK(message.size() < 500);
  CHECK(message.find('\n') == std::string::npos);
  CHECK(message.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("json: written text reads back equal", "[base][json]") {
  const std::string text =
      R"({"a": [], "b": {}, "c": [1, -2, 2.5, 3.0, 1e+300, true, false, null], "d": "q\"\\\n\t\u0001\u007fä"})";
  const std::string once = to_text(read(text), false);
  CHECK(once == to_text(read(once), false));
  CHECK(once == R"({"a":[],"b":{},"c":[1,-2,2.5,3.0,1e+300,true,false,null],"d":"q\"\\\n\t\u0001\u007fä"})");
  CHECK(to_text(read(to_text(read(text))), false) == once);
}

TEST_CASE("json: indented text ends with a newline", "[base][json]") {
  Value value = Value::object();
  value.set("a", Value::array());
  value.members.back().value.items.push_back(Value::of(std::int64_t{1}));
  value.set("b", Value::of(std::string("x")));
  CHECK(to_text(value) == "{\n  \"a\": [\n    1\n  ],\n  \"b\": \"x\"\n}\n");
}

TEST_CASE("json: bytes that are no UTF-8 are replaced when written", "[base][json]") {
  CHECK(to_text(Value::of(std::string("ä\xFFz\xC3")), false) == "\"ä\xEF\xBF\xBDz\xEF\xBF\xBD\"");
  Value infinite;
  infinite.kind = Value::Kind::number;
  infinite.number = std::numeric_limits<double>::infinity();
  CHECK(to_text(infinite, false) == "null");
}
