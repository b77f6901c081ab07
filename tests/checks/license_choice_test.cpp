// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_choice.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

struct Case {
  const char* expression;
  Texts prefer;
  const char* left;
};

}  // namespace

TEST_CASE("license_choice: the alternative that comes first on the list is taken", "[checks][license_choice]") {
  const LicenseCategories categories = few_categories();
  const auto one = GENERATE(values<Case>({
      {"MIT OR GPL-2.0-only", {}, "MIT OR GPL-2.0-only"},
      {"MIT OR GPL-2.0-only", {"category:permissive"}, "MIT"},
      {"MIT OR ISC", {"ISC", "MIT"}, "ISC"},
      {"MIT OR ISC", {"category:permissive"}, "MIT"},
      {"GPL-2.0-only OR MPL-2.0", {"MIT"}, "GPL-2.0-only OR MPL-2.0"},
      {"(MIT AND GPL-2.0-only) OR MPL-2.0", {"MIT", "MPL-2.0"}, "MPL-2.0"},
      {"Zlib AND (GPL-2.0-only OR MIT)", {"MIT"}, "MIT AND Zlib"},
      {"Zlib AND (GPL-2.0-only OR MPL-2.0)", {"MIT"}, "(GPL-2.0-only OR MPL-2.0) AND Zlib"},
      {"GPL-2.0-only OR MPL-2.0 OR MIT", {"MIT"}, "MIT"},
      {"GPL-2.0-only OR MPL-2.0 OR Zlib", {"MIT"}, "GPL-2.0-only OR MPL-2.0 OR Zlib"},
      {"MIT", {"ISC"}, "MIT"},
      {"MIT OR", {"MIT"}, "MIT OR"},
      {"", {"MIT"}, ""},
  }));
  CAPTURE(one.expression, one.prefer);
  CHECK(choose_licenses(one.expression, make_preferences(one.prefer, categories)) == one.left);
}

TEST_CASE("license_choice: whether there is one", "[checks][license_choice]") {
  CHECK(has_choice("MIT AND (ISC OR Zlib)"));
  CHECK_FALSE(has_choice("MIT AND ISC"));
  CHECK_FALSE(has_choice("OR"));
  CHECK_FALSE(has_choice(""));
}
