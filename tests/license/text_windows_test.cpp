// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_windows.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sluice::license;

namespace {

/// Lines of code without a trigger.
std::string code(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += "  x[" + std::to_string(i) + "] = f(y);\n";
  return text;
}

std::vector<std::string> windows_of(const std::string& text) {
  std::vector<std::string> found;
  for (const TextWindow& window : find_windows(text))
    found.push_back(text.substr(window.begin, window.end - window.begin));
  return found;
}

}  // namespace

TEST_CASE("text_windows: none without a trigger", "[license][windows]") {
  CHECK(windows_of("").empty());
  CHECK(windows_of(code(1000)).empty());
}

TEST_CASE("text_windows: a comment is one window, whatever stands behind it", "[license][windows]") {
  const std::string slashes = "// Copyright 2020 Foo\n// See the license.\n//\n// This is foo.\n";
  CHECK(windows_of(slashes + "#include <x>\n" + code(500)) == std::vector{slashes});
  const std::string block = "/* Copyright 2020 Foo\n * See the license.\n *\n * This is foo.\n */\n";
  CHECK(windows_of(block + "\nint x;\n" + code(500)) == std::vector{block});
  CHECK(windows_of("#!/bin/sh\n# See the license.\n\n" + code(500)) ==
        std::vector<std::string>{"#!/bin/sh\n# See the license.\n"});
}

TEST_CASE("text_windows: a comment close behind belongs to it", "[license][windows]") {
  const std::string both = "/* Licensed under MIT. */\n\n/* Banks must not use it. */\n";
  CHECK(windows_of(both + code(500)) == std::vector{both});
}

TEST_CASE("text_windows: plain text gets paragraphs on both sides", "[license][windows]") {
  const std::string text = code(1000) + "license = 'MIT'\n" + code(1000);
  const std::vector<TextWindow> windows = find_windows(text);
  REQUIRE(windows.size() == 1);
  const std::size_t at = text.find("license");
  CHECK(at - windows[0].begin >= 400);
  CHECK(windows[0].end - at >= 1600);
  CHECK(windows[0].end - windows[0].begin < 4000);
  CHECK((windows[0].begin == 0 || text[windows[0].begin - 1] == '\n'));
  CHECK(text[windows[0].end - 1] == '\n');
}

TEST_CASE("text_windows: are apart and in order", "[license][windows]") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += code(300) + "# See the license.\n# Or not.\n" + code(2) + "gpl\n";
  const std::vector<TextWindow> windows = find_windows(text);
  CHECK(windows.size() == 40);
  for (std::size_t i = 1; i < windows.size(); ++i) CHECK(windows[i - 1].end < windows[i].begin);
  CHECK(windows.back().end <= text.size());
}

TEST_CASE("text_windows: text with triggers all over is one", "[license][windows]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Words of a license, and more of them, that have no end.\n";
  CHECK(find_windows(text) == std::vector<TextWindow>{{0, text.size()}});
}

TEST_CASE("text_windows: a line without an end", "[license][windows]") {
  const std::string text = std::string(100'000, 'x') + " gpl " + std::string(100'000, 'x');
  const std::vector<TextWindow> windows = find_windows(text);
  REQUIRE(windows.size() == 1);
  CHECK(windows[0].end - windows[0].begin < 10'000);
}
