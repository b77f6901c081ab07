// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_list.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

LicenseOperand operand(const std::string& text) {
  const auto parsed = parse_license_expression(text, nullptr);
  REQUIRE(parsed);
  return parsed->operands.at(0);
}

bool has(const Texts& items, const std::string& license) {
  static const LicenseCategories categories = few_categories();
  return LicenseList(items, categories).has(operand(license));
}

using Answer = ConditionalLicenses::Answer;

Answer allows(const std::string& item, const std::string& license, const LicenseUsage& usage) {
  static const LicenseCategories categories = few_categories();
  return ConditionalLicenses({item}, categories).allows(operand(license), usage);
}

}  // namespace

TEST_CASE("license_list: by id, with its exception, by category, by glob", "[checks][license_list]") {
  CHECK(has({"MIT"}, "mit"));
  CHECK_FALSE(has({"MIT"}, "ISC"));
  CHECK(has({"category:permissive"}, "ISC"));
  CHECK_FALSE(has({"category:permissive"}, "GPL-2.0-only"));
  CHECK(has({"category:permissive"}, "GPL-2.0-only WITH GCC-exception-2.0"));
  CHECK_FALSE(has({"GPL-2.0-only"}, "GPL-2.0-only WITH GCC-exception-2.0"));
  CHECK_FALSE(has({"GPL-2.0-only WITH GCC-exception-2.0"}, "GPL-2.0-only"));
  CHECK(has({"LicenseRef-acme-*"}, "LicenseRef-acme-terms"));
  CHECK_FALSE(has({"LicenseRef-acme-*"}, "LicenseRef-zeta"));
  CHECK_FALSE(has({"LicenseRef-acme-*"}, "LicenseRef-acme-terms WITH GCC-exception-2.0"));
  CHECK_FALSE(has({"MIT OR ISC", "(", ""}, "MIT"));
  CHECK(has({"category:uncategorized"}, "LicenseRef-zeta"));
  const LicenseCategories categories;
  CHECK(LicenseList({}, categories).is_empty());
  CHECK_FALSE(LicenseList({"MIT"}, categories).is_empty());
}

TEST_CASE("license_list: conditions have three answers", "[checks][license_list]") {
  const LicenseUsage dynamic{Linkage::dynamic, "external", true}, unknown{Linkage::unknown, "", {}};
  struct Case {
    const char* condition;
    Answer known, not_known;
  };
  const auto one = GENERATE(values<Case>({
      {"linkage dynamic", Answer::yes, Answer::unknown},
      {"linkage static|dynamic", Answer::yes, Answer::unknown},
      {"linkage static", Answer::no, Answer::unknown},
      {"distribution external|internal", Answer::yes, Answer::unknown},
      {"distribution internal", Answer::no, Answer::unknown},
      {"modified", Answer::yes, Answer::unknown},
      {"not modified", Answer::no, Answer::unknown},
      {"linkage dynamic and modified", Answer::yes, Answer::unknown},
      {"linkage dynamic and not modified", Answer::no, Answer::unknown},
      {"linkage sideways", Answer::not_listed, Answer::not_listed},
      {"weather fair", Answer::not_listed, Answer::not_listed},
      {"linkage dynamic and weather fair", Answer::not_listed, Answer::not_listed},
  }));
  CAPTURE(one.condition);
  const std::string item = std::string("category:weak-copyleft if ") + one.condition;
  CHECK(allows(item, "MPL-2.0", dynamic) == one.known);
  CHECK(allows(item, "MPL-2.0", unknown) == one.not_known);
  CHECK(allows(item, "MIT", dynamic) == Answer::not_listed);
}

TEST_CASE("license_list: what is known not to hold decides before what is not known", "[checks][license_list]") {
  CHECK(allows("MIT if linkage static and modified", "MIT", {Linkage::dynamic, "", {}}) == Answer::no);
  CHECK(allows("MIT if linkage dynamic and modified", "MIT", {Linkage::dynamic, "", {}}) == Answer::unknown);
}

TEST_CASE("license_list: of several items the best answer holds", "[checks][license_list]") {
  const LicenseCategories categories = few_categories();
  const ConditionalLicenses list({"MPL-2.0 if linkage static", "MPL-2.0 if modified"}, categories);
  CHECK(list.allows(operand("MPL-2.0"), {Linkage::dynamic, "", true}) == Answer::yes);
  CHECK(list.allows(operand("MPL-2.0"), {Linkage::dynamic, "", {}}) == Answer::unknown);
  CHECK(list.allows(operand("MPL-2.0"), {Linkage::dynamic, "", false}) == Answer::no);
}
