// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/display_width.hpp"

#include <catch2/catch.hpp>

using sluice::display_width;

TEST_CASE("display_width: wide characters take two columns, marks none", "[base][display_width]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\u6F22\u5B57") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(display_width("a\xff") == 2);
}
