// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/quarter.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("quarter: days, neighbours and spelling", "[model][quarter]") {
  const Quarter fourth{2026, 4};
  CHECK(to_string(fourth) == "2026Q4");
  CHECK(parse_quarter("2026Q4") == fourth);
  CHECK(to_string(fourth.first_day()) == "2026-10-01");
  CHECK(to_string(fourth.last_day()) == "2026-12-31");
  CHECK(fourth.next() == Quarter{2027, 1});
  CHECK(fourth.before() == Quarter{2026, 3});
  CHECK(fourth.before(8) == Quarter{2024, 4});
  CHECK(quarter_of(*parse_day("2028-02-29")) == Quarter{2028, 1});
  CHECK(quarter_of(*parse_day("2026-10-01")) == fourth);
  for (const char* text : {"2026Q0", "2026Q5", "2026q4", "2026-4", "1969Q4", "9999Q1", "2026Q44", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_quarter(text));
  }
}
