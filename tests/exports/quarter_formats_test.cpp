// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/quarter_tables.hpp"
#include "support/csv.hpp"
#include "support/quarter_sample.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string render(const std::string& format, const QuarterReport& report) {
  if (format == "html") return render_quarter_html(report);
  return format == "csv" ? render_quarter_csv(report) : render_quarter_markdown(report);
}

}  // namespace

TEST_CASE("quarter_formats: golden files", "[exports][ledger]") {
  for (const char* format : {"html", "csv", "md"}) {
    CHECK(golden_difference(fmt::format("exports/quarter/full.{}", format), render(format, full_quarter())) == "");
    CHECK(golden_difference(fmt::format("exports/quarter/empty.{}", format), render(format, empty_quarter())) == "");
  }
}

TEST_CASE("quarter_formats: shares and durations in words", "[exports][ledger]") {
  CHECK(share_text(5, 6) == "83.3 %");
  CHECK(share_text(6, 6) == "100.0 %");
  CHECK(share_text(0, 0) == "-");
  CHECK(duration_text(0) == "0 minutes");
  CHECK(duration_text(3599) == "60 minutes");
  CHECK(duration_text(5400) == "1.5 hours");
  CHECK(duration_text(345'600) == "4.0 days");
}

TEST_CASE("quarter_formats: a stranger's text changes no page", "[exports][ledger][injection]") {
  const std::string text = GENERATE(as<std::string>{}, "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
                                    "a\x1b[31mb", "a\n# Heading\n", "a | b | c", "[x](javascript:alert(1))",
                                    "```\ncode", "a\n::error::b", "##vso[task.complete]",
                                    "a\xe2\x80\xae"
                                    "b");
  CAPTURE(text);
  const std::string plain = render_quarter_html(quarter_named("plain"));
  const std::string html = render_quarter_html(quarter_named(text));
  const auto count = [](const std::string& page, char c) { return std::ranges::count(page, c); };
  CHECK(count(html, '<') == count(plain, '<'));
  CHECK(count(html, '>') == count(plain, '>'));
  CHECK(count(html, '"') == count(plain, '"'));
  const std::string markdown = render_quarter_markdown(quarter_named(text));
  CHECK(count(markdown, '\n') == count(render_quarter_markdown(quarter_named("plain")), '\n'));
  for (std::size_t at = 1; at < markdown.size(); ++at) {
    const bool is_mark = std::string_view("<>[]`").find(markdown[at]) != std::string_view::npos;
    if (is_mark && markdown[at - 1] != '\\') FAIL_CHECK("unescaped: " << markdown.substr(at - 1, 20));
  }
  const std::string csv = render_quarter_csv(quarter_named(text));
  CHECK(count(csv, '\n') == count(render_quarter_csv(quarter_named("plain")), '\n'));
  for (const std::string& page : {html, markdown, csv}) {
    for (const char* raw : {"\x1b", "\xe2\x80\xae", "##vso["}) CHECK(page.find(raw) == std::string::npos);
  }
}

TEST_CASE("quarter_formats: no cell of the CSV is a formula", "[exports][ledger][injection]") {
  const std::string text = GENERATE(as<std::string>{}, "=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", " =1+1",
                                    "\t=1", "\r=1", "=\"x\",\"y\"");
  CAPTURE(text);
  const std::string csv = render_quarter_csv(quarter_named(text));
  for (const std::string_view line : split(csv, '\n')) {
    if (line.empty()) continue;
    const std::vector<std::string> cells = parse_cells(trim(line));
    REQUIRE(cells.size() == 4);
    const std::string_view value = trim(cells[3]);
    CAPTURE(cells[3]);
    CHECK((value.empty() || std::string_view("=+-@").find(value.front()) == std::string_view::npos || value == "-"));
  }
}
