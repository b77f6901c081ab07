// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/restrictions.hpp"

#include "license/tokens_of.hpp"

#include <catch2/catch.hpp>

using namespace sluice::license;
using sluice::test::words_of;

TEST_CASE("restrictions: words that take away what a license gives", "[license][restrictions]") {
  CHECK(restricts(words_of("for non-commercial purposes")));
  CHECK(restricts(words_of("The Software MAY NOT be used by governments")));
  CHECK(restricts(words_of("is prohibited without a separate licence")));
  CHECK(restricts(words_of("for evaluation only")));
  CHECK_FALSE(restricts(words_of("as well as the documentation")));
  CHECK_FALSE(restricts({}));
}

TEST_CASE("restrictions: next to a text they must speak of use", "[license][restrictions]") {
  CHECK(restricts_use(words_of("Use of this software in weapons is prohibited.")));
  CHECK_FALSE(restricts_use(words_of("The index must not exceed the size.")));
  CHECK_FALSE(restricts_use(words_of("Use of this software is a pleasure.")));
}

TEST_CASE("restrictions: names do not say anything", "[license][restrictions]") {
  CHECK(can_be_name(words_of("The Regents of the University of California")));
  CHECK(can_be_name({}));
  CHECK_FALSE(can_be_name(words_of("the holders, who may not")));
  CHECK_FALSE(can_be_name(words_of("the authors if you")));
  CHECK_FALSE(can_be_name(words_of("by banks the authors")));
  CHECK_FALSE(can_be_name(words_of("for 3 months the authors")));
  CHECK_FALSE(can_be_name(words_of("a b c d e f g h i j k l m n o p q")));
}

TEST_CASE("restrictions: titles give nothing and take nothing away", "[license][restrictions]") {
  CHECK(can_be_title(words_of("The author of this software is David")));
  CHECK_FALSE(can_be_title(words_of("Export of this software may require a license")));
}

TEST_CASE("restrictions: harmless extras are whole phrases", "[license][restrictions]") {
  CHECK(is_harmless_extra(words_of("(including the next paragraph)")));
  CHECK_FALSE(is_harmless_extra(words_of("including the next")));
  CHECK_FALSE(is_harmless_extra(words_of("including the next paragraph only")));
}
