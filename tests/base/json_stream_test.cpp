// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/json_stream.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "support/json_events.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <filesystem>

using namespace sluice::json;
using sluice::test::EventLog;

namespace {

struct Read {
  std::string events;
  StreamProblem problem;
  bool is_complete = false;
};

/// Fed in pieces of `piece` bytes.
Read read(std::string_view text, std::size_t piece = 1'000'000, const StreamLimits& limits = {}) {
  EventLog log;
  StreamParser parser(log, limits);
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!parser.feed(text.substr(at, piece))) break;
  }
  const bool is_complete = parser.finish();
  return {log.text, parser.problem(), is_complete};
}

std::string problem_of(std::string_view text, const StreamLimits& limits = {}) {
  const StreamProblem problem = read(text, 1'000'000, limits).problem;
  return fmt::format("{} {}:{} {}", to_string(problem.fault), problem.place.line, problem.place.offset,
                     problem.message);
}

/// What the tree of base/json says in the words of EventLog, without places.
void write_value(const Value& value, std::string& out) {
  switch (value.kind) {
    case Value::Kind::null:
      out += "null ";
      return;
    case Value::Kind::boolean:
      out += value.boolean ? "true " : "false ";
      return;
    case Value::Kind::integer:
    case Value::Kind::number:
      out += "number ";
      return;
    case Value::Kind::string:
      out += fmt::format("'{}' ", value.string);
      return;
    case Value::Kind::array:
      out += "[ ";
      for (const Value& item : value.items) write_value(item, out);
      out += "] ";
      return;
    case Value::Kind::object:
      out += "{ ";
      for (const Member& member : value.members) {
        out += fmt::format("{}: ", member.key);
        write_value(member.value, out);
      }
      out += "} ";
  }
}

/// True if both readers say the same of a text: the same values, or both that it is none.
bool agrees(const std::string& text) {
  EventLog log;
  log.with_places = false;
  log.with_numbers = false;
  StreamParser parser(log);
  parser.feed(text);
  const bool is_complete = parser.finish();
  sluice::Limits limits;
  limits.document_bytes = 1u << 30;
  const auto value = parse(text, "a", limits);
  if (!value) return !is_complete || value.error().message.find("number out of range") != std::string::npos;
  std::string expected;
  write_value(*value, expected);
  return is_complete && log.text == expected;
}

}  // namespace

TEST_CASE("json_stream: events come with line and offset", "[base][json]") {
  const Read got = read("{\"a\": [1, -2.5e+3,\n true, null],\r\n \"b\":\"x\\u00e4\\n\\ud83d\\ude00\"} \n");
  CHECK(got.is_complete);
  CHECK(got.events ==
        "{@1:0 a:@1:1 [@1:6 1@1:7 -2.5e+3@1:10 true@2:20 null@2:26 ]@2:30 b:@3:35 'x\u00e4\n\U0001F600'@3:39 }@3:62 ");
}

TEST_CASE("json_stream: how a document is cut into chunks does not matter", "[base][json]") {
  const std::string text =
      "\xEF\xBB\xBF [ {\"key\\u0041\": \"\\ud83d\\ude00 and \xC3\xA4 \\\\\"} , 12.5e-3,true, null ,\"\", {}, [] , -0 ] "
      " ";
  const Read whole = read(text);
  REQUIRE(whole.is_complete);
  CHECK(whole.events.find("keyA:") != std::string::npos);
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    CAPTURE(piece);
    const Read pieces = read(text, piece);
    CHECK(pieces.is_complete);
    CHECK(pieces.events == whole.events);
  }
}

TEST_CASE("json_stream: a document cut anywhere is not complete", "[base][json]") {
  const std::string text = R"({"a": [1, "b\u00e4", true, {"c": null}], "d": 12})";
  REQUIRE(read(text).is_complete);
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    const Read got = read(text.substr(0, size));
    CHECK_FALSE(got.is_complete);
    CHECK((got.problem.fault == Fault::cut || got.problem.fault == Fault::syntax));
  }
  EventLog log;
  StreamParser parser(log);
  CHECK(parser.feed(text));
  CHECK_FALSE(parser.finish(false));
  CHECK(parser.problem().fault == Fault::cut);
}

TEST_CASE("json_stream: what is no JSON is refused with its place", "[base][json]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>(
      {{"", "cut 1:0 the document ends before its value"},
       {"{\"a\": }", "syntax 1:6 '}', expected a value"},
       {"{\"a\":\n 1} x", "syntax 2:10 'x', expected the end of the document"},
       {"[1, 2", "cut 1:5 the document ends inside an array"},
       {"[1,]", "syntax 1:3 ']', expected a value"},
       {"{\"a\":1,}", "syntax 1:7 '}', expected a key"},
       {"{,}", "syntax 1:1 ',', expected a key or '}'"},
       {"[1}", "syntax 1:2 '}', expected ',' or ']'"},
       {"[\"\xFF\"]", "encoding 1:1 a string that is no UTF-8"},
       {"[\"\xC3\\u00a4\"]", "encoding 1:1 a string that is no UTF-8"},
       {"[\"\xED\xA0\x80\"]", "encoding 1:1 a string that is no UTF-8"},
       {"[\"\\ud800\"]", "encoding 1:8 half of a surrogate pair, expected the other half"},
       {"[\"\\ud800\\n\"]", "encoding 1:9 half of a surrogate pair, expected the other half"},
       {"[\"\\ud800\\ud800\"]", "encoding 1:13 half of a surrogate pair, expected the other half"},
       {"[\"\\udc00\"]", "encoding 1:7 half of a surrogate pair, expected the other half"},
       {"[\"\\x\"]", "syntax 1:3 'x', expected an escape that JSON has"},
       {"[\"\\u12G4\"]", "syntax 1:6 'G', expected four hexadecimal digits"},
       {"[\"a\nb\"]", "syntax 1:3 the control character '\\u{a}' in a string, expected an escape"},
       {"[01]", "syntax 1:1 '01', expected a number"},
       {"[1.]", "syntax 1:1 '1.', expected a number"},
       {"[-]", "syntax 1:1 '-', expected a number"},
       {"[1e]", "syntax 1:1 '1e', expected a number"},
       {"[+1]", "syntax 1:1 '+', expected a value or ']'"},
       {"{\"a\" 1}", "syntax 1:5 '1', expected ':'"},
       {"{'a': 1}", "syntax 1:1 ''', expected a key or '}'"},
       {"// c\n1", "syntax 1:0 '/', expected a value"},
       {"[NaN]", "syntax 1:1 'N', expected a value or ']'"},
       {"[nul]", "syntax 1:1 'nul', expected a value"},
       {"nulls", "syntax 1:0 'nulls', expected a value"},
       {"1\xC2\xA0", "syntax 1:1 '\\x{c2}', expected the end of the document"}}));
  CAPTURE(text);
  CHECK(problem_of(text) == expected);
  CHECK(agrees(text));
}

TEST_CASE("json_stream: texts of other encodings are named", "[base][json]") {
  using namespace std::string_view_literals;
  CHECK(problem_of("\xFF\xFE{\0}\0"sv) == "encoding 1:0 text in UTF-16, expected UTF-8");
  CHECK(problem_of("\0{\0}"sv) == "encoding 1:0 text in UTF-16, expected UTF-8");
  CHECK(problem_of("{\0}\0"sv) == "encoding 1:0 text in UTF-16, expected UTF-8");
  CHECK(problem_of("\xFF\xFE\0\0{\0\0\0"sv) == "encoding 1:0 text in UTF-32, expected UTF-8");
  CHECK(problem_of("\0\0\0{"sv) == "encoding 1:0 text in UTF-32, expected UTF-8");
  CHECK(read("\xEF\xBB\xBF"
             "1")
            .is_complete);
  CHECK(problem_of("\xEF\xBB\xBF") == "cut 1:3 the document ends before its value");
}

TEST_CASE("json_stream: a key twice in one object is refused, however many there are", "[base][json]") {
  CHECK(problem_of("{\"a\": 1,\n \"b\": 2, \"\\u0061\": 3}") ==
        "duplicate-key 2:18 key \"a\" is given twice in one object");
  CHECK(read(R"({"a": {"k": 1}, "b": {"k": 1}, "k": {}})").is_complete);
  CHECK(read(R"({"": 1, "aaaaaaaab": 1, "aaaaaaaac": 1, "aaaaaaaa": 2})").is_complete);
  std::string many = "{";
  for (int i = 0; i < 2000; ++i) many += fmt::format("\"k{}\": {{\"x\": 1}}, ", i);
  CHECK(read(many + "\"x\": 1}").is_complete);
  for (const int twice : {0, 23, 24, 25, 1999}) {
    const Read got = read(many + fmt::format("\"k{}\": 1}}", twice));
    CHECK(got.problem.fault == Fault::duplicate_key);
  }
}

TEST_CASE("json_stream: size, depth, texts and keys have bounds", "[base][json]") {
  StreamLimits limits;
  limits.depth = 2;
  CHECK(read("[[1]]", 9, limits).is_complete);
  CHECK(problem_of("[{\"a\":[1]}]", limits) == "depth 1:6 more than 2 levels of nesting");
  CHECK(problem_of(std::string(1'000'000, '[')) == "depth 1:128 more than 128 levels of nesting");
  limits.document_bytes = 6;
  CHECK(read("[1234]", 9, limits).is_complete);
  CHECK(read("[1234]", 1, limits).is_complete);
  CHECK(problem_of("[1234] ", limits) == "too-large 1:6 more than 6 bytes");
  limits = {};
  limits.text_bytes = 10;
  CHECK(read("\"" + std::string(30, 'x') + "\"", 4, limits).problem.fault == Fault::too_large);
  limits = {};
  limits.key_memory = 1000;
  std::string many = "{\"a\":1";
  for (int i = 0; i < 100; ++i) many += fmt::format(",\"k{}\":1", i);
  CHECK(read(many + "}").is_complete);
  CHECK(read(many + "}", 9, limits).problem.fault == Fault::too_large);
}

TEST_CASE("json_stream: agrees with base/json on hostile texts", "[base][json]") {
  const std::string text =
      GENERATE(as<std::string>{}, "0", "-0", "1.0", "[1e5,1E-5,0.5,-1.25e+7]", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "[]",
               "{}", "[[],{}]", "true", "false", "null", "tru", "truefalse", "1 2", "[1 2]", "[1,,2]",
               "{\"a\":1 \"b\":2}", "{1:2}", "[\"\\u0000\"]", "[\"\x7F\"]", "\x0C[]", "[1\t,\r\n2]", ".5", "5.", "1e",
               "0x10", "00", "-01", "1e400", "99999999999999999999", "[\"\xF4\x90\x80\x80\"]", "[\"\xC0\x80\"]",
               "[\"\xF0\x9F\x98\x80\"]", "\"\\uD83D\\uDE00\"", "\"\\uDE00\\uD83D\"", "\"\\u12\"", "\"abc", "{\"a\"",
               "{\"a\":", "[", "]", "}", ":", ",", "\"", "\\", "{\"a\":1}}", "[]]");
  CAPTURE(text);
  CHECK(agrees(text));
}

TEST_CASE("json_stream: agrees with base/json on every document of the reference data", "[base][json][slow]") {
  if (sluice::test::shared_data().empty()) {
    WARN("no reference data");
    return;
  }
  std::size_t files = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(sluice::test::shared_data())) {
    if (!file.is_regular_file() || file.path().extension() != ".json") continue;
    const auto text = sluice::read_file(file.path().string(), std::uint64_t{1} << 30);
    REQUIRE(text);
    CAPTURE(file.path().string());
    CHECK(agrees(*text));
    ++files;
  }
  CHECK(files > 500);
}
