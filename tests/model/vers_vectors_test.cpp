// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Ranges against the vectors of vers-spec and univers: every case.
#include "model/known_vectors.hpp"
#include "model/vectors.hpp"
#include "model/vers_native.hpp"

namespace sluice {
namespace {

using test::Score;

std::string shown(const tl::expected<VersRange, std::string>& range) {
  return range ? render_vers(*range) : "error: " + range.error();
}

/// Constraints of a parsed range as the vectors write them: "npm >= 1.0.0 < 2.0.0".
std::string listed(const json::Value& output) {
  std::string text(output.text_or("scheme", ""));
  for (const json::Value& pair : output.items_of("version_constraints"))
    text += " " + pair.items[0].string + " " + pair.items[1].string;
  return text;
}

std::string listed(const VersRange& range) {
  constexpr const char* signs[] = {"=", "!=", "<", "<=", ">", ">="};
  std::string text = range.scheme;
  for (const VersConstraint& one : range.constraints)
    text += fmt::format(" {} {}", signs[static_cast<int>(one.comparator)], one.version);
  return text;
}

void try_case(Score& score, const json::Value& one) {
  const std::string_view kind = one.text_or("test_type", "");
  const json::Value& input = *one.find("input");
  std::string name = input.string, got, expected;
  if (const json::Value* output = one.find("expected_output"); output != nullptr) expected = output->string;
  if (kind == "from_native") {
    name = fmt::format("{} {}", input.text_or("scheme", ""), input.text_or("native_range", ""));
    got = shown(vers_from_native(input.text_or("scheme", ""), input.text_or("native_range", "")));
  } else if (kind == "containment") {
    const auto range = parse_vers(input.text_or("vers", ""), VersSpelling::any);
    name = fmt::format("{} {}", input.text_or("vers", ""), input.text_or("version", ""));
    const std::optional<bool> is_in = range ? contains(*range, input.text_or("version", "")) : std::nullopt;
    got = is_in ? (*is_in ? "in" : "out") : "unknown";
    expected = one.find("expected_output")->boolean ? "in" : "out";
  } else if (kind == "validate") {
    got = shown(parse_vers(name, VersSpelling::any));
  } else {
    const auto range = parse_vers(name);
    const bool fails = one.boolean_or("expected_failure", false);
    got = range ? listed(*range) : "";
    expected = fails ? "" : listed(*one.find("expected_output"));
  }
  const std::string why = name + " became " + got + ", expected " + expected;
  test::is_known_contradiction(name) ? score.count_known(got == expected, why) : score.count(got == expected, why);
}

void try_file(const std::string& file, std::size_t expected) {
  Score score(file);
  for (const json::Value& one : test::vector_cases(file)) try_case(score, one);
  score.report(expected);
}

}  // namespace

TEST_CASE("vers: the vectors of vers-spec hold", "[model][vers][vectors]") {
  if (test::lacks_vectors()) return;
  const std::string folder = "vers-spec/tests/";
  try_file(folder + "vers_canonical_parse_test.json", 12);
  try_file(folder + "pypi_range_validate_test.json", 19);
  try_file(folder + "pypi_range_containment_test.json", 10);
  try_file(folder + "npm_range_containment_test.json", 1);
  try_file(folder + "conan_range_from_native_basic_test.json", 20);
  try_file(folder + "conan_range_from_native_test.json", 209);
  try_file(folder + "gem_range_from_native_test.json", 1);
  try_file(folder + "nginx_range_from_native_test.json", 4);
  try_file(folder + "npm_range_from_native_test.json", 491);
  try_file(folder + "nuget_range_from_native_test.json", 1);
  try_file(folder + "openssl_range_from_native_test.json", 8);
  try_file(folder + "pypi_range_from_native_test.json", 3);
}

TEST_CASE("vers: the vectors of univers hold", "[model][vers][vectors]") {
  if (test::lacks_vectors()) return;
  const std::string folder = "univers/tests/data/schema/range/";
  try_file(folder + "conan_range_from_native.json", 428);
  try_file(folder + "gem_range_from_native.json", 1);
  try_file(folder + "npm_range_containment.json", 1);
  try_file(folder + "nuget_range_from_native.json", 1);
  try_file(folder + "openssl_range_from_native.json", 8);
  try_file(folder + "gitlab/conan_gitlab_range_from_native.json", 428);
  try_file(folder + "gitlab/gem_gitlab_range_from_native.json", 317);
}

}  // namespace sluice
