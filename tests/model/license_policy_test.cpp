// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

LicenseOperand operand(const std::string& text) {
  const auto expression = parse_license_expression(text, nullptr);
  REQUIRE(expression);
  REQUIRE(expression->operands.size() == 1);
  return expression->operands[0];
}

LicenseCategories sample() {
  LicenseCategories categories;
  categories.categories = {
      {"permissive", "few conditions", {}}, {"weak-copyleft", "", {}}, {"strong-copyleft", "", {}}};
  categories.licenses = {{"mit", {"permissive", "shipped", {}}},
                         {"apache-2.0", {"permissive", "shipped", {}}},
                         {"gpl-2.0-only", {"strong-copyleft", "shipped", {}}},
                         {"gpl-2.0-or-later", {"strong-copyleft", "shipped", {}}}};
  categories.exceptions = {{"classpath-exception-2.0", {"weak-copyleft", "shipped", {}}}};
  return categories;
}

TEST_CASE("license_policy: a key has the license and the addition apart, in one spelling", "[model][license_policy]") {
  CHECK(license_key(operand("MIT")) == LicenseKey{"mit", ""});
  CHECK(license_key(operand("gpl-2.0+ WITH Classpath-exception-2.0")) ==
        LicenseKey{"gpl-2.0-or-later", "classpath-exception-2.0"});
  CHECK(license_key(operand("Apache-2.0+")) == LicenseKey{"apache-2.0+", ""});
  CHECK(license_key(operand("LicenseRef-with")) == LicenseKey{"licenseref-with", ""});
}

struct Row {
  const char* license;
  const char* category;
};

TEST_CASE("license_policy: the category of an operand", "[model][license_policy]") {
  const LicenseCategories categories = sample();
  const auto row = GENERATE(values<Row>({
      {"MIT", "permissive"},
      {"mit", "permissive"},
      {"Apache-2.0+", "permissive"},
      {"GPL-2.0+", "strong-copyleft"},
      {"GPL-2.0-only", "strong-copyleft"},
      {"GPL-2.0-only WITH Classpath-exception-2.0", "weak-copyleft"},
      {"GPL-2.0-only WITH Font-exception-2.0", "strong-copyleft"},
      {"MIT WITH AdditionRef-no-weapons", "uncategorized"},
      {"MIT WITH DocumentRef-x:AdditionRef-no-weapons", "uncategorized"},
      {"LicenseRef-acme", "uncategorized"},
      {"ISC", "uncategorized"},
  }));
  CAPTURE(row.license);
  CHECK(categories.category_of(operand(row.license)) == row.category);
}

TEST_CASE("license_policy: who sorted a license is known", "[model][license_policy]") {
  const LicenseCategories categories = sample();
  REQUIRE(categories.find(operand("MIT")) != nullptr);
  CHECK(categories.find(operand("MIT"))->by == "shipped");
  CHECK(categories.find(operand("ISC")) == nullptr);
  REQUIRE(categories.find("weak-copyleft") != nullptr);
  CHECK(categories.find("strongest-copyleft") == nullptr);
}

}  // namespace
}  // namespace sluice::test
