// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/name_fold.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

TEST_CASE("name_fold: names that a file system takes for one", "[intake][name_fold]") {
  CHECK(fold_name("README.TXT") == "readme.txt");
  CHECK(fold_name("\u00c4\u03a3") == fold_name("\u00e4\u03c2"));
  CHECK(fold_name("stra\u00dfe") == fold_name("STRASSE"));
  CHECK(fold_name("cafe\u0301") == fold_name("CAF\u00c9"));
  CHECK(fold_name("\u212a") == "k");
}

TEST_CASE("name_fold: names that stay apart", "[intake][name_fold]") {
  CHECK(fold_name("cafe") != fold_name("caf\u00e9"));
  CHECK(fold_name("a\xff") != fold_name("a\xfe"));
  CHECK(fold_name("\uff41") != fold_name("a"));
  CHECK(fold_name("").empty());
}

TEST_CASE("name_fold: bytes that are no UTF-8 are lower-cased as ASCII", "[intake][name_fold]") {
  CHECK(fold_name("A\xff") == "a\xff");
}

TEST_CASE("name_fold: normalization is told from letter case", "[intake][name_fold]") {
  CHECK(are_equal_composed("caf\u00e9", "cafe\u0301"));
  CHECK_FALSE(are_equal_composed("caf\u00e9", "CAF\u00c9"));
  CHECK_FALSE(are_equal_composed("a\xff", "a\xff"));
}

}  // namespace
}  // namespace sluice
