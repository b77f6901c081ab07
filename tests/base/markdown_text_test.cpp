// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("markdown_text: a code span holds any text", "[base][markdown]") {
  CHECK(markdown_code("") == "");
  CHECK(markdown_code("a|b") == "`a|b`");
  CHECK(markdown_cell_code("a|b") == "`a\\|b`");
  CHECK(markdown_code("`a") == "`` `a ``");
  CHECK(markdown_code("a``b`c") == "```a``b`c```");
  CHECK(markdown_code(" a ") == "`  a  `");
  CHECK(markdown_code("a\nb") == "`a b`");
}
