// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Version orders against the vectors of vers-spec, univers and osv-scanner: every case.
#include "base/text.hpp"
#include "model/known_vectors.hpp"
#include "model/vectors.hpp"
#include "model/version_order.hpp"

#include <algorithm>

namespace sluice {
namespace {

using test::Score;

std::vector<std::string> texts_of(const json::Value& list) {
  std::vector<std::string> texts;
  for (const json::Value& item : list.items) texts.push_back(item.string);
  return texts;
}

/// True if the versions come in this order.
bool is_in_order(VersionScheme scheme, const std::vector<std::string>& versions) {
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    const auto order = compare_versions(scheme, versions[i], versions[i + 1]);
    const auto other = compare_versions(scheme, versions[i + 1], versions[i]);
    if (!order || !other || *order > 0 || *other < 0) return false;
  }
  return true;
}

void try_schema_case(Score& score, const json::Value& one) {
  const json::Value& input = *one.find("input");
  const auto scheme = find_version_scheme(input.text_or("input_scheme", ""));
  const std::vector<std::string> versions = texts_of(*input.find("versions"));
  const std::string shown = fmt::format("{} {}", input.text_or("input_scheme", ""), join(versions, " "));
  if (!scheme) return score.count(false, shown + ": no such scheme");
  const json::Value& expected = *one.find("expected_output");
  bool holds = false;
  if (one.text_or("test_type", "") == "equality") {
    const auto order = compare_versions(*scheme, versions[0], versions[1]);
    holds = order && (*order == 0) == expected.boolean;
  } else {
    holds = is_in_order(*scheme, texts_of(expected));
  }
  test::is_known_contradiction(shown) ? score.count_known(holds, shown) : score.count(holds, shown);
}

void try_schema_file(const std::string& file, std::size_t expected) {
  Score score(file);
  for (const json::Value& one : test::vector_cases(file)) try_schema_case(score, one);
  score.report(expected);
}

/// Lines "A < B", "A = B" and "A > B"; others are comments.
void try_line_file(const std::string& file, VersionScheme scheme, std::size_t expected) {
  Score score(file);
  const std::string text = test::vector_text(file);
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> words = split(trim(line), ' ');
    if (words.size() != 3 || words[0] == "//" || words[0] == "#" || words[1].size() != 1) continue;
    const auto order = compare_versions(scheme, words[0], words[2]);
    const auto other = compare_versions(scheme, words[2], words[0]);
    const char sign = words[1][0];
    const bool holds = order && other &&
                       (sign == '<'   ? *order < 0 && *other > 0
                        : sign == '>' ? *order > 0 && *other < 0
                                      : *order == 0 && *other == 0);
    test::is_known_contradiction(line) ? score.count_known(holds, std::string(line))
                                       : score.count(holds, std::string(line));
  }
  score.report(expected);
}

}  // namespace

TEST_CASE("version_order: the vectors of vers-spec hold", "[model][version_order][vectors]") {
  if (test::lacks_vectors()) return;
  try_schema_file("vers-spec/tests/alpine_version_cmp_test.json", 716);
  try_schema_file("vers-spec/tests/alpm_version_cmp_test.json", 42);
  try_schema_file("vers-spec/tests/conan_version_cmp_test.json", 47);
  try_schema_file("vers-spec/tests/datetime_version_cmp_test.json", 7);
  try_schema_file("vers-spec/tests/gentoo_version_cmp_test.json", 48);
  try_schema_file("vers-spec/tests/lexicographic-test.json", 8);
  try_schema_file("vers-spec/tests/maven_version_cmp_test.json", 977);
  try_schema_file("vers-spec/tests/nuget_version_cmp_test.json", 33);
  try_schema_file("vers-spec/tests/openssl_version_cmp_test.json", 44);
}

TEST_CASE("version_order: the vectors of univers hold", "[model][version_order][vectors]") {
  if (test::lacks_vectors()) return;
  try_schema_file("univers/tests/data/schema/conan_version_cmp.json", 47);
  try_schema_file("univers/tests/data/schema/deb_version_python_pkg_test.json", 16);
  try_schema_file("univers/tests/data/schema/maven_version_cmp.json", 977);
  try_schema_file("univers/tests/data/schema/openssl_version_cmp.json", 44);
  try_line_file("univers/tests/data/alpine_test.txt", VersionScheme::apk, 716);
  std::vector<std::string> releases;
  for (const json::Value& one : test::vector_cases("univers/tests/data/openssl/openssl_versort_expected.json")) {
    releases.emplace_back(one.text_or("string", ""));
  }
  Score score("univers/openssl_versort");
  for (std::size_t i = 0; i + 1 < releases.size(); ++i) {
    const std::string shown = "openssl " + releases[i] + " " + releases[i + 1];
    const bool holds = is_in_order(VersionScheme::openssl, {releases[i], releases[i + 1]});
    test::is_known_contradiction(shown) ? score.count_known(holds, shown) : score.count(holds, shown);
  }
  score.report(releases.size() - 1);
}

TEST_CASE("version_order: the vectors of osv-scanner hold", "[model][version_order][vectors]") {
  if (test::lacks_vectors()) return;
  const std::string folder = "osv-version-fixtures/semantic/testdata/";
  try_line_file(folder + "cran-versions.txt", VersionScheme::cran, 21);
  try_line_file(folder + "nuget-versions.txt", VersionScheme::nuget, 35);
  try_line_file(folder + "pub-versions.txt", VersionScheme::pub, 100);
  try_line_file(folder + "packagist-versions.txt", VersionScheme::composer, 95);
  try_line_file(folder + "packagist-versions-generated.txt", VersionScheme::composer, 10630);
  try_line_file(folder + "debian-versions-generated.txt", VersionScheme::deb, 14442);
}

}  // namespace sluice
