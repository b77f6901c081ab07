// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/json_view.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using sluice::JsonView;

TEST_CASE("json_view: members and items in their order", "[hooks][json_view]") {
  const auto root = JsonView::of_text(R"( {"a": [1, -2, "x,]\"}"], "b": {"c": true}, "d": null} )");
  REQUIRE(root);
  std::vector<std::string> keys;
  std::vector<std::int64_t> numbers;
  std::string text;
  root->for_each_member([&](std::string_view key, const JsonView& value) {
    keys.emplace_back(key);
    value.for_each_item([&](const JsonView& item) {
      numbers.push_back(item.integer());
      text = item.text();
    });
    value.for_each_member([&](std::string_view, const JsonView& inner) { CHECK(inner.is_true()); });
  });
  CHECK(keys == std::vector<std::string>{"a", "b", "d"});
  CHECK(numbers == std::vector<std::int64_t>{1, -2, 0});
  CHECK(text == "x,]\"}");
}

TEST_CASE("json_view: escapes of a string", "[hooks][json_view]") {
  const auto [raw, text] = GENERATE(table<std::string, std::string>({{R"("plain")", "plain"},
                                                                     {R"("a\\b\/c\"d")", "a\\b/c\"d"},
                                                                     {R"("\n\t\r\b\f")", "\n\t\r\b\f"},
                                                                     {R"("\u0041\u00e4\u20ac\ud83d\ude00")", "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"},
                                                                     {R"("\\\\")", "\\\\"}}));
  CAPTURE(raw);
  const auto value = JsonView::of_text(raw);
  REQUIRE(value);
  CHECK(value->text() == text);
}

TEST_CASE("json_view: text that does not close is refused", "[hooks][json_view]") {
  const std::string text = GENERATE("", " ", "{", "[", "\"", "\"\\\"", "{\"a\"", "[1", "[}", "{\"a\": [1}", "[1] 2", "]");
  CAPTURE(text);
  const auto value = JsonView::of_text(text);
  const bool is_container = value && (value->is_object() || !value->text().empty());
  CHECK_FALSE(is_container);
}

TEST_CASE("json_view: nesting has a bound", "[hooks][json_view]") {
  CHECK(JsonView::of_text(std::string(100, '[') + std::string(100, ']')));
  CHECK_FALSE(JsonView::of_text(std::string(100'000, '[') + std::string(100'000, ']')));
}
