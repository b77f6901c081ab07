// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests that try to cost more than they are worth.
#include "declared_names.hpp"
#include "describe_package.hpp"
#include "readers/declared_expression.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace sluice;

namespace {

std::string repeated(std::size_t bytes, const std::string& text) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

/// A path that each format claims, with what its head must say.
std::vector<std::pair<std::string, std::string>> claimed_files() {
  std::vector<std::pair<std::string, std::string>> out;
  std::set<std::string> seen;
  for (const PackageFormat& format : package_formats()) {
    std::string path(format.file);
    if (path.starts_with('*')) path.replace(0, 1, "x");
    const std::string head(format.head.substr(0, format.head.find('|')));
    if (seen.insert(path + head).second) out.emplace_back(path, head);
  }
  return out;
}

}  // namespace

TEST_CASE("packages: every format is claimed by its name and head", "[readers][packages]") {
  for (const auto& [path, head] : claimed_files()) {
    CAPTURE(path, head);
    CHECK(find_package_format("a/" + path, head) != nullptr);
    CHECK(find_package_format("a/" + path + ".bak", head) == nullptr);
  }
}

TEST_CASE("packages: too long is a problem, not a manifest", "[readers][packages][hostile]") {
  for (const auto& [path, head] : claimed_files()) {
    CAPTURE(path);
    const auto package = declared_licenses(path, head + std::string(10u << 20, 'a'), Limits{});
    REQUIRE(package);
    CHECK(package->licenses.empty());
    if (find_package_format(path, head)->head_bytes > 0) continue;  // only its start is read
    const std::string most = package->format == "debian_copyright" ? "4194304" : "524288";
    CHECK(package->problem == "longer than " + most + " bytes");
  }
}

TEST_CASE("packages: repetition of anything stays cheap", "[readers][packages][hostile]") {
  const auto text =
      GENERATE(as<std::string>(), "[", "(", "{", "\"", "'", "\\", "<a>", "a:", "a=[", "license='",
               "license=", "s.license = {", "<<EOS\n", "(/", "%q(", "license=\\\n", ";a=[\"x\"", "license: [\"x\" ",
               "a.", "\n", " \n", "License: ", "$", "#{", "=begin\n", "'''", "%w[", "License :: X\n", "- ");
  CAPTURE(text);
  const std::string bytes = repeated(50'000, text);
  for (const auto& [path, head] : claimed_files()) {
    const std::string whole = head + bytes;
    const auto package = declared_licenses(path, whole, Limits{});
    REQUIRE(package);
    CHECK(package->licenses.size() <= most_declared_licenses);
  }
}

TEST_CASE("packages: nesting is refused", "[readers][packages][hostile]") {
  CHECK(test::describe_manifest("package.json", R"({"license":)" + repeated(100'000, "[")) == ": problem");
  CHECK(test::describe_manifest("Cargo.toml", "a = " + repeated(100'000, "[")) == ": problem");
  CHECK(test::describe_manifest("pom.xml", repeated(100'000, "<project>")) == ": problem");
  CHECK(test::describe_manifest("META.yml", "license: " + repeated(100'000, "[")) == ": problem");
}

TEST_CASE("declared licenses: hostile texts are unknown", "[readers][packages][hostile]") {
  const LicenseVocabulary vocabulary = test::declared_names();
  const auto text = GENERATE(as<std::string>(), "(", ")", "()", "(((((((((((((((((((MIT)))))))))))))))))))", "MIT(",
                             "MIT)", ",", "/", "and", "or or", "MIT or", "MIT, or", "MIT with", " with ", "+",
                             ">=", "v", "https://", "w/", "&&", "\x01\xff");
  CAPTURE(text);
  const ReadLicense read = read_license_text(text, {}, vocabulary);
  if (text.find("(((MIT)))") == std::string::npos) CHECK(read.expression.empty());
  for (const std::string& many : {repeated(900, text), repeated(900, text + " "), repeated(100'000, text)}) {
    const ReadLicense again = read_license_text(many, {.has_blank_lists = true}, vocabulary);
    CHECK(again.known.size() <= 900);
  }
}
