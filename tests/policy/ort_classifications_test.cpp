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
  weak-copyleft: {means: asks for its changes, licenses: LGPL-2.1-only}
)";

constexpr std::string_view classifications = R"(categories:
- name: "copyleft"
- name: "free"
  description: "asks for little"
- name: "include-in-notice-file"
categorizations:
- id: "Apache-2.0"
  categories: ["free", "copyleft"]
- id: "LicenseRef-scancode-odd"
  categories: ["include-in-notice-file", "free"]
- id: "LGPL-2.1-only"
  categories: ["include-in-notice-file"]
- id: "GPL-2.0-only WITH Classpath-exception-2.0"
  categories: ["copyleft"]
- id: "Newer-Than-Any-List-1.0"
  categories: ["copyleft"]
- id: "MIT"
  categories: ["copyleft"]
)";

void write_pack(const PolicyFolder& folder, const std::string& more) {
  write_usual(folder);
  folder.write("shipped/licenses/categories.yaml", shipped);
  folder.write("ort/license-classifications.yml", classifications);
  folder.write("pack.yaml", std::string(usual_pack) + more);
}

std::string category_of(const Policy& policy, const std::string& license) {
  const auto expression = parse_license_expression(license, nullptr);
  REQUIRE(expression);
  return std::string(policy.license_categories.category_of(expression->operands.at(0)));
}

const std::string usual_map =
    "ort-classifications:\n"
    "  file: ort/license-classifications.yml\n"
    "  categories: {copyleft: weak-copyleft, free: permissive}\n";

TEST_CASE("ort_classifications: the first mapped category holds, and what is in none stays", "[policy][ort]") {
  const PolicyFolder folder;
  write_pack(folder, "license-categories: {permissive: [MIT]}\n" + usual_map);
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(category_of(*policy, "Apache-2.0") == "weak-copyleft");
  CHECK(category_of(*policy, "LicenseRef-scancode-odd") == "permissive");
  CHECK(category_of(*policy, "LGPL-2.1-only") == "weak-copyleft");
  CHECK(category_of(*policy, "GPL-2.0-only WITH Classpath-exception-2.0") == "weak-copyleft");
  CHECK(category_of(*policy, "Newer-Than-Any-List-1.0") == "weak-copyleft");
  CHECK(category_of(*policy, "MIT") == "permissive");  // the pack's own word
  const CategorizedLicense& apache = policy->license_categories.licenses.at("apache-2.0");
  CHECK(apache.by == "ORT file of pack acme/intake");
  CHECK(folder.without_folder(to_string(apache.span)).starts_with("ort/license-classifications.yml:7:"));
}

TEST_CASE("ort_classifications: what is named and not there is refused", "[policy][ort]") {
  const PolicyFolder folder;
  write_pack(folder, "ort-classifications: {file: ort/license-classifications.yml, categories: {copylift: weak-copyleft}}\n");
  CHECK(folder.problems() == Strings{"unknown-ort-category pack.yaml:5:75"});
  write_pack(folder, "ort-classifications: {file: ort/license-classifications.yml, categories: {copyleft: weak}}\n");
  CHECK(folder.problems() == Strings{"unknown-category pack.yaml:5:85"});
  write_pack(folder, usual_map);
  folder.write("ort/license-classifications.yml", "categories: []\n");
  CHECK(folder.problems().at(0).starts_with("no-ort-classifications pack.yaml:6:"));
  folder.write("ort/license-classifications.yml", "categories: [\n");
  CHECK_FALSE(folder.load());
}

TEST_CASE("ort_classifications: the file is pinned with the pack", "[policy][ort]") {
  const PolicyFolder folder;
  write_pack(folder, usual_map);
  const auto lock = make_lock(folder.sources(), fake_catalogue());
  REQUIRE(lock);
  CHECK(lock->find("ort/license-classifications.yml\": ") != std::string::npos);
}

}  // namespace
}  // namespace sluice::test
