// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_variants.hpp"

#include "license/text_words.hpp"
#include "license/tokens_of.hpp"

#include <catch2/catch.hpp>

using namespace sluice::license;
using sluice::test::hashes;

TEST_CASE("text_variants: words that say the same", "[license][variants]") {
  CHECK(are_synonyms(hash_word("merchantibility"), hash_word("merchantability")));
  CHECK_FALSE(are_synonyms(hash_word("may"), hash_word("must")));
  CHECK(can_stand_for(hashes("without fee"), hashes("free of charge")));
  CHECK_FALSE(can_stand_for(hashes("for a fee"), hashes("free of charge")));
  CHECK(are_fillers(hashes("the a")));
  CHECK_FALSE(are_fillers(hashes("the other")));
}

TEST_CASE("text_variants: words that copies have more hold at their place alone", "[license][variants]") {
  CHECK(can_be_added(hashes("deal including without limitation"), hashes("on"), hashes("the rights to use copy")));
  CHECK_FALSE(can_be_added(hashes("including without limitation"), hashes("on"), hashes("ships")));
  CHECK_FALSE(can_be_added(hashes("limitation"), hashes("on"), hashes("the rights to use")));
}

TEST_CASE("text_variants: addresses", "[license][variants]") {
  CHECK(are_of_address(hashes("59 temple place suite 330")));
  CHECK_FALSE(are_of_address(hashes("59 copies")));
  CHECK(has_city(hashes("inc boston ma")));
  CHECK_FALSE(has_city(hashes("inc paris")));
}

TEST_CASE("text_words: slips are in long words, behind the first letter", "[license][variants]") {
  CHECK(is_slip("redistribution", hash_word("redistrbution")));
  CHECK(is_slip("software", hash_word("sotfware")));
  CHECK_FALSE(is_slip("typical", hash_word("atypical")));
  CHECK_FALSE(is_slip("may", hash_word("nay")));
}
