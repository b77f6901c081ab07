// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/terminal_text.hpp"

#include "base/display_width.hpp"
#include "base/text.hpp"
#include "reports/hostile_texts.hpp"
#include "reports/sample_reports.hpp"
#include "support/ci_consumers.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

std::string render_text(const Report& report, const ReportStyle& style) {
  return find_report_format("text")->render(report, style);
}

}  // namespace

TEST_CASE("terminal_text: a line goes on below itself before it is too long", "[reports][terminal]") {
  CHECK(wrap_text("  aaa bbb ccc\nd\n", 9) == "  aaa bbb\n    ccc\nd\n");
  CHECK(wrap_text("short\n", 40) == "short\n");
  CHECK(wrap_text("\u6F22\u5B57 \u6F22\u5B57 \u6F22\u5B57", 9) == "\u6F22\u5B57 \u6F22\u5B57\n    \u6F22\u5B57");
  CHECK(wrap_text("unbreakable_word_longer_than_that", 10) == "unbreakable_word_longer_than_that");
  CHECK(wrap_text("\x1b[1;31maaaa\x1b[0m bbbb", 9) == "\x1b[1;31maaaa\x1b[0m bbbb");
}

TEST_CASE("terminal_text: no line begins with a command that stood inside one", "[reports][terminal]") {
  CHECK(wrap_text("aaaa ::error::x bbbb", 8) == "aaaa ::error::x\n    bbbb");
  ReportStyle style;
  style.show_all = true;
  style.wrap = 40;
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    CHECK(all_commands(render_text(report_named("a b " + text), style)).empty());
  }
}

TEST_CASE("terminal_text: wrapping loses and adds no word", "[reports][terminal]") {
  const std::uint32_t columns = GENERATE(40u, 60u, 80u, 100u);
  ReportStyle style;
  const std::string whole = render_text(rejected_report(), style);
  style.wrap = columns;
  const std::string wrapped = render_text(rejected_report(), style);
  CHECK(without_blanks(wrapped) == without_blanks(whole));
  for (const std::string_view line : split(wrapped, '\n')) {
    CAPTURE(line);
    const std::size_t last_word = display_width(line.substr(line.rfind(' ') + 1));
    CHECK((display_width(line) <= columns || last_word + 10 > columns));
  }
}

TEST_CASE("terminal_text: without UTF-8 every character is ASCII", "[reports][terminal]") {
  CHECK(to_ascii_text("a\u00E4\u6F22") == "a\\u{e4}\\u{6f22}");
  ReportStyle style;
  style.text.ascii = true;
  for (const char c : render_text(report_named("\u00E4\u6F22"), style)) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("terminal_text: links only where the style asks for them, and only to files and https",
          "[reports][terminal]") {
  ReportStyle style;
  CHECK(link_text(style, "https://a.example/", "x") == "x");
  CHECK(render_text(rejected_report(), style).find('\x1b') == std::string::npos);
  style.link_folder = "/src/a b";
  CHECK(link_text(style, "https://a.example/", "x") == "\x1b]8;;https://a.example/\x1b\\x\x1b]8;;\x1b\\");
  CHECK(link_text(style, "javascript:x", "x") == "x");
  CHECK(link_text(style, "https://a\x1b\\\x07", "x") == "\x1b]8;;https://a%1B%5C%07\x1b\\x\x1b]8;;\x1b\\");
  CHECK(render_text(rejected_report(), style)
            .find("\x1b]8;;file:///src/a%20b/CMakeLists.txt\x1b\\CMakeLists.txt:42:1\x1b]8;;") != std::string::npos);
}
