// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What changed between two deliveries, in each format: golden files, the published schema, and no stranger's text that
// acts.
#include "base/escape.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "reports/change_format.hpp"
#include "reports/hostile_texts.hpp"
#include "reports/page_body.hpp"
#include "reports/sample_facts.hpp"
#include "support/ci_consumers.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace sluice;
using namespace sluice::test;

namespace {

ChangeReport report_of(DeliveryChange change) {
  ChangeReport report;
  report.version = "1.0.0";
  report.counting = {ChangeKind::license_declared};
  report.change = std::move(change);
  return report;
}

std::string render(std::string_view format, const ChangeReport& report) {
  const ChangeFormat* const found = find_change_format(format);
  REQUIRE(found != nullptr);
  ReportStyle style;
  style.show_all = true;
  return found->render(report, style);
}

/// The page without its style and script, which have tests of their own.
std::string golden_part(std::string_view format, const ChangeReport& report) {
  const std::string bytes = render(format, report);
  return format == "html" ? without_assets(bytes) : bytes;
}

std::string ending_of(std::string_view format) {
  if (format == "markdown") return "md";
  return format == "text" ? "txt" : std::string(format);
}

std::ptrdiff_t count(std::string_view text, char c) { return std::ranges::count(text, c); }

/// Nothing that a reader cannot see; what only a log takes for a command is asked for by itself.
bool has_nothing_invisible(std::string_view report) {
  for (const std::string_view line : split(report, '\n')) {
    std::string text(line);
    std::erase_if(text, [](char c) { return c == '\\' || c == '#' || c == ':'; });
    if (to_visible(text) != text) return false;
  }
  return true;
}

std::string shape(const json::Value& value) {
  std::string out = std::to_string(static_cast<int>(value.kind));
  for (const json::Value& item : value.items) out += "[" + shape(item) + "]";
  for (const json::Member& member : value.members) out += "{" + member.key + ":" + shape(member.value) + "}";
  return out;
}

std::string json_shape(const std::string& text) {
  const Result<json::Value> read = json::parse(text, "d.json");
  return read ? shape(*read) : read.error().message;
}

std::string markdown_shape(const std::string& report) {
  std::string out;
  for (const std::string_view line : split(report, '\n'))
    out += markdown_outside_code(line) + (line.starts_with('|') ? std::to_string(markdown_cells(line)) : "") + "\n";
  return out;
}

}  // namespace

TEST_CASE("change: golden files of a change and of none", "[reports][change]") {
  for (const ChangeFormat& format : change_formats()) {
    CAPTURE(format.name);
    const std::string ending = ending_of(format.name);
    CHECK(golden_difference(fmt::format("reports/change/changed.{}", ending),
                            golden_part(format.name, report_of(sample_change()))) == "");
    DeliveryChange none = sample_change();
    none.differences.clear();
    none.files.clear();
    none.file_counts = {0, 0, 0, 0, 11};
    CHECK(golden_difference(fmt::format("reports/change/same.{}", ending), golden_part(format.name, report_of(none))) == "");
  }
}

TEST_CASE("change: what is written as JSON is read back equal, by the published schema", "[reports][change][schema]") {
  const DeliveryChange change = change_named("a\x1b\xff:: \xe2\x80\xae");
  const Result<DeliveryChange> read = parse_change_json(render("json", report_of(change)), "d.json");
  REQUIRE(read);
  CHECK(*read == change);
  const Result<DeliveryChange> newer = parse_change_json(R"({"schema": "sluice.diff/2", "body": {}})", "d.json");
  REQUIRE_FALSE(newer);
  CHECK(newer.error().message == "d.json:1:26: format 'sluice.diff/2', but this program reads up to 'sluice.diff/1'");
  CHECK(golden_difference("../../policy/schema/diff-1.schema.json", change_schema()) == "");
}

TEST_CASE("change: a hostile text acts in no format", "[reports][change][injection]") {
  const ChangeReport plain = report_of(change_named("zqx"));
  for (const std::string& text : hostile_texts()) {
    CAPTURE(to_visible(text));
    const ChangeReport hostile = report_of(change_named(text));
    for (const ChangeFormat& format : change_formats()) {
      CAPTURE(format.name);
      const std::string bytes = render(format.name, hostile);
      CHECK(all_commands(bytes).empty());
      if (format.name != "html") CHECK(has_nothing_invisible(bytes));
    }
    CHECK(json_shape(render("json", hostile)) == json_shape(render("json", plain)));
    CHECK(markdown_shape(render("markdown", hostile)) == markdown_shape(render("markdown", plain)));
    CHECK(count(render("text", hostile), '\n') == count(render("text", plain), '\n'));
    const std::string page = render("html", hostile), harmless = render("html", plain);
    for (const char c : {'<', '>', '"', '\''}) CHECK(count(page, c) == count(harmless, c));
    for (const std::string_view raw : {"\x1b", "\r", "\xff", "\xe2\x80\xae"})
      CHECK(page.find(raw) == std::string::npos);
  }
}

TEST_CASE("change: every line of the text begins with a word or blank of ours", "[reports][change][injection]") {
  for (const std::string& text : hostile_texts()) {
    CAPTURE(to_visible(text));
    const std::string report = render("text", report_of(change_named(text)));
    for (const std::string_view line : split(report, '\n')) {
      const bool is_own = line.empty() || line.starts_with("  ") || line.starts_with("from ") ||
                          line.starts_with("Files: ") || line.ends_with(" against it") ||
                          std::ranges::any_of(change_specs(), [&](const ChangeSpec& spec) {
                            return line == title_of(spec.family);
                          });
      CHECK(is_own);
    }
  }
}
