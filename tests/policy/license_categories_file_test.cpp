// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"
#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view shipped = R"(sluice: 1
categories:
  permissive: {means: asks for little, licenses: [MIT, Apache-2.0]}
  weak-copyleft: {means: asks for its changes, licenses: LGPL-2.1-only, exceptions: [Classpath-exception-2.0]}
)";

void write_categories(const PolicyFolder& folder, std::string_view file, const std::string& of_pack) {
  write_usual(folder);
  folder.write("shipped/licenses/categories.yaml", file);
  folder.write("pack.yaml", std::string(usual_pack) + "license-categories:\n" + of_pack);
}

std::string category_of(const Policy& policy, const std::string& license) {
  const auto expression = parse_license_expression(license, nullptr);
  REQUIRE(expression);
  return std::string(policy.license_categories.category_of(expression->operands.at(0)));
}

TEST_CASE("license_categories_file: a pack sorts anew, and says so", "[policy][license_categories]") {
  const PolicyFolder folder;
  write_categories(folder, shipped,
                   "  permissive: [LicenseRef-acme-lib]\n"
                   "  weak-copyleft: {licenses: [Apache-2.0], exceptions: AdditionRef-acme-linking}\n"
                   "  bought: {means: paid for, licenses: [LicenseRef-zeta-eula]}\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(category_of(*policy, "MIT") == "permissive");
  CHECK(category_of(*policy, "LGPL-2.1-only") == "weak-copyleft");
  CHECK(category_of(*policy, "Apache-2.0") == "weak-copyleft");
  CHECK(category_of(*policy, "LicenseRef-acme-lib") == "permissive");
  CHECK(category_of(*policy, "LicenseRef-zeta-eula") == "bought");
  CHECK(category_of(*policy, "GPL-2.0-only WITH Classpath-exception-2.0") == "weak-copyleft");
  CHECK(category_of(*policy, "GPL-2.0-only WITH AdditionRef-acme-linking") == "weak-copyleft");
  CHECK(category_of(*policy, "ISC") == "uncategorized");
  REQUIRE(policy->license_categories.categories.size() == 3);
  CHECK(policy->license_categories.categories[2].meaning == "paid for");
  const CategorizedLicense& apache = policy->license_categories.licenses.at("apache-2.0");
  CHECK(apache.by == "pack acme/intake");
  CHECK(folder.without_folder(to_string(apache.span)) == "pack.yaml:7:30");
  CHECK(policy->license_categories.licenses.at("mit").by == "shipped categories");
  CHECK(to_string(policy->license_categories.licenses.at("mit").span) == "builtin:licenses/categories.yaml:3:51");
}

TEST_CASE("license_categories_file: the last pack decides", "[policy][license_categories]") {
  const PolicyFolder folder;
  write_categories(folder, shipped, "  permissive: [LGPL-2.1-only]\n");
  folder.write("over.yaml",
               "sluice: 1\npack: {id: acme/over, version: 1.0.0, title: T}\nextends: [{use: ./pack.yaml}]\n"
               "license-categories: {weak-copyleft: [LGPL-2.1-only]}\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./over.yaml}]\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->license_categories.licenses.at("lgpl-2.1-only").by == "pack acme/over");
  CHECK(category_of(*policy, "LGPL-2.1-only") == "weak-copyleft");
}

struct Broken {
  const char* of_pack;
  const char* problem;
};

TEST_CASE("license_categories_file: what is wrong has its place", "[policy][license_categories]") {
  const auto broken = GENERATE(values<Broken>({
      {"  permisive: [ISC]\n", "unknown-category pack.yaml:6:3"},
      {"  permissive: {means: again, licenses: [ISC]}\n", "duplicate-name pack.yaml:6:3"},
      {"  uncategorized: {means: none, licenses: [ISC]}\n", "unknown-category pack.yaml:6:3"},
      {"  permissive: [ISC, isc]\n", "duplicate-license pack.yaml:6:21"},
      {"  permissive: [ISC]\n  weak-copyleft: [ISC]\n", "duplicate-license pack.yaml:7:19"},
      {"  permissive: [ISC OR MIT]\n", "bad-license pack.yaml:6:16"},
      {"  permissive: ['MIT WITH x']\n", "bad-license pack.yaml:6:16"},
      {"  permissive: eCos-2.0\n", "bad-license pack.yaml:6:15"},
      {"  permissive: ['MIT,']\n", "bad-license pack.yaml:6:16"},
      {"  permissive: {exceptions: [a b]}\n", "bad-license pack.yaml:6:29"},
      {"  permissive: {license: [ISC]}\n", "unknown-key pack.yaml:6:16"},
      {"  permissive: {licenses: {a: b}}\n", "wrong-value pack.yaml:6:26"},
  }));
  CAPTURE(broken.of_pack);
  const PolicyFolder folder;
  write_categories(folder, shipped, broken.of_pack);
  CHECK(folder.problems() == Strings{broken.problem});
}

TEST_CASE("license_categories_file: a slip of the pen gets the name that was meant", "[policy][license_categories]") {
  const PolicyFolder folder;
  write_categories(folder, shipped, "  permisive: [ISC]\n");
  auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().diagnostics.at(0).help == "a category with a similar name exists: 'permissive'");
  write_categories(folder, shipped,
                   "  permissive: [Apache-2.O, LicenseRef-x, MIT]\n  weak-copyleft: {exceptions: [Foo]}\n");
  PolicySources sources = folder.sources();
  CHECK(folder.load(sources));
  sources.license_names = &sample_names;
  loaded = folder.load(sources);
  REQUIRE_FALSE(loaded);
  CHECK(folder.problems(loaded.error()) ==
        Strings{"unknown-license pack.yaml:6:16", "unknown-exception pack.yaml:7:32"});
  CHECK(loaded.error().diagnostics.at(0).help == "a license with a similar name exists: 'Apache-2.0'");
}

TEST_CASE("license_categories_file: not read where nothing asks for licenses", "[policy][license_categories]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/licenses/categories.yaml", "sluice: 1\ncategories: 1\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->license_categories.categories.empty());
}

}  // namespace
}  // namespace sluice::test
