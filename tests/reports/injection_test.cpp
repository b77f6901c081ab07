// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Every hostile text in every place of a report, in every format: read as the format's reader reads it, the report has
// the shape that it has with harmless texts.
#include "base/escape.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "reports/hostile_texts.hpp"
#include "reports/report_format.hpp"
#include "reports/sample_reports.hpp"
#include "support/ci_consumers.hpp"
#include "support/csv.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace sluice;
using namespace sluice::test;

namespace {

Report hostile_report(const std::string& text) {
  Report report = report_named(text);
  JudgedFinding waived = report.verdict.findings[0];
  waived.waived = true;
  waived.waiver = waived.supplier = waived.needs = text;
  waived.packs = {text};
  waived.action = Action::none;
  JudgedFinding open = report.verdict.findings[0];
  open.outcome = Outcome::unknown;
  open.taken_in = Origin{text, 3, 1, {}, "cmake"};
  JudgedFinding vulnerable = waived;
  vulnerable.kind = "vuln.known";
  report.verdict.findings.insert(report.verdict.findings.end(), {waived, open, vulnerable});
  WaiverStanding& waiver = report.verdict.waivers[0];
  waiver.owner = waiver.approved_by = waiver.ticket = waiver.reason = waiver.state = text;
  report.verdict.rung = report.verdict.rung_place = report.verdict.not_judged_reason = text;
  report.verdict.deliveries[0].supplier = report.verdict.deliveries[0].format = text;
  report.envelope.version = report.envelope.as_of = text;
  return report;
}

std::string render(std::string_view format, const Report& report) {
  const ReportFormat* found = find_report_format(format);
  REQUIRE(found != nullptr);
  ReportStyle style;
  style.show_all = true;
  return found->render(report, style);
}

/// Nothing that a reader cannot see, or that changes how its neighbours are shown; what only a log takes for a command
/// is asked for below.
bool is_plain(std::string_view report) {
  for (const std::string_view line : split(report, '\n')) {
    std::string text(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    std::erase_if(text, [](char c) { return c == '\\' || c == '#' || c == ':'; });
    if (to_visible(text) != text) return false;
  }
  return true;
}

/// Names of elements and attributes, without values.
std::string shape(const xml::Element& element) {
  std::string out = "<" + element.name;
  for (const auto& [name, value] : element.attributes) out += " " + name;
  out += ">";
  std::vector<std::string> children;  // suites are sorted by name
  for (const xml::Element& child : element.children) children.push_back(shape(child));
  std::ranges::sort(children);
  return out + join(children, "") + "</>";
}

/// Keys and kinds, without values.
std::string shape(const json::Value& value) {
  std::string out = std::to_string(static_cast<int>(value.kind));
  for (const json::Value& item : value.items) out += "[" + shape(item) + "]";
  for (const json::Member& member : value.members) out += "{" + member.key + ":" + shape(member.value) + "}";
  return out;
}

std::string json_shape(const std::string& report) {
  const Result<json::Value> read = json::parse(report, "r.json");
  if (!read) return read.error().message;
  return shape(*read);
}

std::string xml_shape(const std::string& report) {
  const Result<xml::Element> read = xml::parse(report, "r.xml");
  return read ? shape(*read) : read.error().message;
}

std::string command_shape(const std::vector<LogCommand>& commands) {
  std::string out;
  for (const LogCommand& command : commands) {
    out += "\n" + command.name;
    for (const auto& [key, value] : command.properties) out += " " + key;
  }
  return out;
}

std::string csv_shape(const std::string& report) {
  std::string out;
  for (const auto& line : parse_table(report)) out += std::to_string(line.size()) + " ";
  return out;
}

std::string tap_shape(const std::string& report) {
  const TapRun run = parse_tap(report);
  std::string out = std::to_string(run.planned) + (run.bail_out.empty() ? "" : " bails out") + join(run.odd_lines, "/");
  for (const TestPoint& point : run.points) {
    out += "\n" + std::to_string(point.number) + (point.is_ok ? " ok " : " not ok ") + point.directive;
  }
  return out;
}

std::string markdown_shape(const std::string& report) {
  std::string out;
  for (const std::string_view line : split(report, '\n')) {
    out += markdown_outside_code(line) + (line.starts_with('|') ? std::to_string(markdown_cells(line)) : "") + "\n";
  }
  return out;
}

struct Reader {
  std::string format;
  std::function<std::string(const std::string&)> shape;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> all = {
      {"azure", [](const std::string& text) { return command_shape(azure_commands(text)); }},
      {"csv", csv_shape},
      {"github", [](const std::string& text) { return command_shape(github_commands(text)); }},
      {"github-summary", markdown_shape},
      {"gitlab", json_shape},
      {"jenkins", json_shape},
      {"json", json_shape},
      {"junit", xml_shape},
      {"markdown", markdown_shape},
      {"openvex", json_shape},
      {"sarif", json_shape},
      {"tap", tap_shape},
      {"teamcity", [](const std::string& text) { return command_shape(teamcity_commands(text)); }}};
  return all;
}

void each_text(const json::Value& value, const std::function<void(const std::string&)>& see) {
  if (value.kind == json::Value::Kind::string) see(value.string);
  for (const json::Value& item : value.items) each_text(item, see);
  for (const json::Member& member : value.members) each_text(member.value, see);
}

}  // namespace

TEST_CASE("injection: a hostile text changes the shape of no report", "[reports][injection]") {
  for (const Reader& reader : readers()) {
    const std::string harmless = reader.shape(render(reader.format, hostile_report("zqx")));
    REQUIRE(harmless.size() > 10);
    for (const std::string& text : hostile_texts()) {
      CAPTURE(reader.format, to_visible(text));
      const std::string report = render(reader.format, hostile_report(text));
      CHECK(reader.shape(report) == harmless);
      CHECK(is_plain(report));
    }
  }
}

TEST_CASE("injection: only the formats for logs have commands, and only their own", "[reports][injection]") {
  const std::vector<std::string> loggers = {"azure", "github", "teamcity"};
  for (const std::string& text : hostile_texts()) {
    for (const ReportFormat* format : report_formats()) {
      CAPTURE(format->name, to_visible(text));
      const std::string report = render(format->name, hostile_report(text));
      const bool is_log = std::ranges::find(loggers, format->name) != loggers.end();
      for (const LogCommand& command : all_commands(report)) {
        REQUIRE(is_log);
        const std::vector<std::string> own = {"error",         "warning",    "notice",
                                              "task.logissue", "inspection", "inspectionType"};
        CHECK(std::ranges::find(own, command.name) != own.end());
      }
    }
  }
}

TEST_CASE("injection: text and compiler show each line behind something of ours", "[reports][injection]") {
  for (const std::string& text : hostile_texts()) {
    for (const std::string_view format : {"text", "compiler"}) {
      CAPTURE(format, to_visible(text));
      const std::string report = render(format, hostile_report(text));
      const std::string harmless = render(format, hostile_report("zqx"));
      CHECK(is_plain(report));
      CHECK(std::ranges::count(report, '\n') == std::ranges::count(harmless, '\n'));
    }
  }
}

TEST_CASE("injection: no cell of a table is a formula", "[reports][injection]") {
  for (const std::string& text : hostile_texts()) {
    for (const auto& line : parse_table(render("csv", hostile_report(text)))) {
      for (const std::string& cell : line) {
        CAPTURE(cell);
        CHECK((cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos));
        CHECK_FALSE(cell.starts_with("\xef\xbc\x9d"));
      }
    }
  }
}

TEST_CASE("injection: what Jenkins shows as HTML has no element", "[reports][injection]") {
  for (const std::string& text : hostile_texts()) {
    const Result<json::Value> read = json::parse(render("jenkins", hostile_report(text)), "r.json");
    REQUIRE(read.has_value());
    for (const json::Value& issue : read->items_of("issues")) {
      for (const std::string_view key : {"message", "description"}) {
        CHECK(issue.text_or(key, "").find_first_of("<>\"'") == std::string_view::npos);
      }
    }
  }
}

TEST_CASE("injection: a message of SARIF has no link and no placeholder", "[reports][injection]") {
  for (const std::string& text : hostile_texts()) {
    const Result<json::Value> read = json::parse(render("sarif", hostile_report(text)), "r.sarif");
    REQUIRE(read.has_value());
    for (const json::Value& result : read->items_of("runs")[0].items_of("results")) {
      const std::string message(result.find("message")->text_or("text", ""));
      CAPTURE(message);
      for (std::size_t at = message.find("]("); at != std::string::npos; at = message.find("](", at + 1)) {
        CHECK((at > 0 && message[at - 1] == '\\'));
      }
      for (std::size_t i = 0; i < message.size(); ++i) {
        if (message[i] != '{' && message[i] != '}') continue;
        REQUIRE(i + 1 < message.size());
        CHECK(message[i + 1] == message[i]);
        ++i;
      }
      const json::Value& place = *result.items_of("locations")[0].find("physicalLocation")->find("artifactLocation");
      const std::string uri(place.text_or("uri", ""));
      CHECK_FALSE(uri.empty());
      CHECK_FALSE(uri.starts_with('/'));
      CHECK(uri.find_first_of(":\\ <>\"{}|^`?#[]") == std::string::npos);
    }
  }
}

TEST_CASE("injection: the reader of a log gets the text back as it is shown elsewhere", "[reports][injection]") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(to_visible(text));
    const std::string shown(to_visible(trim(text)));
    const std::vector<LogCommand> github = github_commands(render("github", hostile_report(text)));
    const std::vector<LogCommand> azure = azure_commands(render("azure", hostile_report(text)));
    REQUIRE_FALSE(github.empty());
    REQUIRE_FALSE(azure.empty());
    CHECK(github.back().message.find(shown) != std::string::npos);
    CHECK(azure.back().message.find(shown) != std::string::npos);
  }
}

TEST_CASE("injection: a text without end is cut in every format but JSON", "[reports][injection]") {
  const Report report = hostile_report(std::string(100'000, 'x'));
  for (const Reader& reader : readers()) {
    if (reader.format == "json") continue;
    CAPTURE(reader.format);
    CHECK(render(reader.format, report).size() < 500'000);
  }
  std::size_t texts = 0;
  each_text(json::parse(render("gitlab", report), "r.json").value(), [&](const std::string& text) {
    ++texts;
    CHECK(text.size() < 20'000);
  });
  CHECK(texts > 10);
}
