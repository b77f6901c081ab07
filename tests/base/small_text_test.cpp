// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/small_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace sluice {
namespace {

TEST_CASE("small_text: holds texts of every length, with any bytes", "[base][small_text]") {
  static_assert(sizeof(SmallText) == 8);
  const auto size = GENERATE(range<std::size_t>(0, 20));
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(255 - 16 * i);
  CAPTURE(size);
  const SmallText kept(text);
  CHECK(kept.view() == text);
  CHECK(kept.size() == size);
  CHECK(kept.empty() == (size == 0));
  CHECK(kept == text);
  CHECK(kept == SmallText(text));
  CHECK_FALSE(kept == SmallText(text + "x"));
}

TEST_CASE("small_text: copies are texts of their own, and a moved one is empty", "[base][small_text]") {
  const std::string text = GENERATE("short", "longer than seven bytes");
  SmallText first(text);
  SmallText copy = first;
  SmallText moved = std::move(first);
  CHECK(moved == text);
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move)
  copy = SmallText("another text, also long");
  CHECK(moved == text);
  const SmallText& same = copy;
  copy = same;
  CHECK(copy == "another text, also long");
  copy = moved;
  CHECK(copy == moved);
}

TEST_CASE("small_text: orders as its text does", "[base][small_text]") {
  std::vector<SmallText> texts = {"b", "a long text, longer than the next", "", "a long text", "\xff"};
  std::sort(texts.begin(), texts.end());
  const std::vector<SmallText> sorted = {"", "a long text", "a long text, longer than the next", "b", "\xff"};
  CHECK(texts == sorted);
}

}  // namespace
}  // namespace sluice
