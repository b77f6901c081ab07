// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/text_numbers.hpp"

#include <catch2/catch.hpp>

#include <string>

using sluice::TextNumbers;

TEST_CASE("text_numbers: equal texts have one number, kept ones their own", "[model][sbom]") {
  TextNumbers texts;
  CHECK(texts.intern("") == 0);
  CHECK(texts.find("") == 0u);
  const std::uint32_t a = texts.intern("a");
  const std::uint32_t kept = texts.keep("a");
  CHECK(kept != a);
  CHECK(texts.intern("a") == a);
  CHECK(texts.find("a") == a);
  CHECK_FALSE(texts.find("b").has_value());
  CHECK(texts.text(kept) == "a");
  CHECK(texts.text(0).empty());
}

TEST_CASE("text_numbers: many texts, in the order in which they came", "[model][sbom]") {
  TextNumbers texts;
  for (std::uint32_t i = 1; i <= 100'000; ++i) {
    if (texts.intern(std::to_string(i)) != i) FAIL(i);
  }
  for (std::uint32_t i = 1; i <= 100'000; ++i) {
    if (texts.find(std::to_string(i)) != i || texts.text(i) != std::to_string(i)) FAIL(i);
  }
  CHECK(texts.memory() < 5'000'000);
}
