// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/vers.hpp"

#include "model/vers_native.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

struct Row {
  const char* text;
  const char* canonical;  ///< or a part of the message
};

struct Membership {
  const char* range;
  const char* version;
  const char* is_in;  ///< "in", "out", "unknown"
};

struct Native {
  const char* scheme;
  const char* text;
  const char* range;
};

std::string shown(const tl::expected<VersRange, std::string>& range) {
  return range ? render_vers(*range) : "error: " + range.error();
}

}  // namespace

TEST_CASE("vers: canonical text", "[model][vers]") {
  const Row row = GENERATE(values<Row>({
      {"vers:pypi/1.0|0.9", "vers:pypi/0.9|1.0"},
      {"vers:pypi/ >= 1.0 | < 2.0 |", "vers:pypi/>=1.0|<2.0"},
      {"vers:deb/<1:2.0|>=0~rc1", "vers:deb/>=0~rc1|<1:2.0"},
      {"vers:npm/=1.0.0", "vers:npm/1.0.0"},
      {"vers:npm/1%2e0%2E0", "vers:npm/1.0.0"},
      {"vers:generic/1%7C2", "vers:generic/1%7C2"},
      {"vers:unknown/2|1", "vers:unknown/2|1"},
      {"vers:all/*", "vers:all/*"},
      {"vers:datetime/2024-01-02T00:00:00Z|<2024-01-01T00:00:00Z",
       "vers:datetime/<2024-01-01T00:00:00Z|2024-01-02T00:00:00Z"},
  }));
  CAPTURE(row.text);
  CHECK(shown(parse_vers(row.text, VersSpelling::any)) == row.canonical);
  CHECK(shown(parse_vers(row.canonical)) == row.canonical);
  if (std::string_view(row.text) != row.canonical) CHECK_FALSE(parse_vers(row.text));
}

TEST_CASE("vers: what is none", "[model][vers]") {
  const Row row = GENERATE(values<Row>({
      {"", "does not begin with 'vers:'"},
      {"vers:npm", "no '/'"},
      {"vers:/1", "its scheme"},
      {"vers:NPM/1", "its scheme"},
      {"vers:npm/", "no constraint"},
      {"vers:npm/|", "no constraint"},
      {"vers:npm/>=", "no version"},
      {"vers:npm/1.0>2", "a comparator in it"},
      {"vers:npm/*|1", "a comparator in it"},
      {"vers:npm/1%0", "two hexadecimal digits"},
      {"vers:npm/%FF", "no UTF-8"},
      {"vers:datetime/2024-13-01T00:00:00Z", "no version of the scheme"},
      {"vers:intdot/1.x", "no version of the scheme"},
  }));
  CAPTURE(row.text);
  const auto range = parse_vers(row.text, VersSpelling::any);
  REQUIRE_FALSE(range);
  CHECK(range.error().find(row.canonical) != std::string::npos);
}

TEST_CASE("vers: a long one is refused", "[model][vers]") {
  CHECK(parse_vers("vers:npm/" + std::string(most_vers_bytes - 9, '1')));
  CHECK_FALSE(parse_vers("vers:npm/" + std::string(most_vers_bytes, '1')));
}

TEST_CASE("vers: what is in a range", "[model][vers]") {
  const Membership row = GENERATE(values<Membership>({
      {"vers:npm/*", "1.0.0", "in"},
      {"vers:npm/>=1.0.0|<2.0.0", "1.0.0", "in"},
      {"vers:npm/>=1.0.0|<2.0.0", "1.9.9", "in"},
      {"vers:npm/>=1.0.0|<2.0.0", "2.0.0-rc1", "in"},
      {"vers:npm/>=1.0.0|<2.0.0", "2.0.0", "out"},
      {"vers:npm/>1.0.0", "1.0.0", "out"},
      {"vers:npm/>1.0.0", "1.0.1", "in"},
      {"vers:npm/<=1.0.0", "1.0.0", "in"},
      {"vers:npm/<1.0.0|>=2.0.0|<3.0.0", "0.1.0", "in"},
      {"vers:npm/<1.0.0|>=2.0.0|<3.0.0", "1.5.0", "out"},
      {"vers:npm/<1.0.0|>=2.0.0|<3.0.0", "2.5.0", "in"},
      {"vers:npm/<1.0.0|>=2.0.0|<3.0.0", "3.0.0", "out"},
      {"vers:npm/1.0.0|2.0.0", "2.0.0", "in"},
      {"vers:npm/1.0.0|2.0.0", "1.5.0", "out"},
      {"vers:npm/!=1.5.0", "1.4.0", "in"},
      {"vers:npm/!=1.5.0", "1.5.0", "out"},
      {"vers:npm/>=1.0.0|!=1.5.0|<2.0.0", "1.5.0", "out"},
      {"vers:npm/>=1.0.0|!=1.5.0|<2.0.0", "1.6.0", "in"},
      {"vers:npm/>=1.0.0|>=1.5.0|<2.0.0|<3.0.0", "1.2.0", "in"},
      {"vers:npm/>=1.0.0|>=1.5.0|<2.0.0|<3.0.0", "2.5.0", "in"},
      {"vers:deb/<2.0-1", "2.0~rc1-1", "in"},
      {"vers:deb/<2.0-1", "1:0.1", "out"},
      {"vers:maven/>=1|<2", "1.0-alpha1", "out"},
      {"vers:npm/>=1.0.0", "not a version", "unknown"},
      {"vers:npm/>=one", "1.0.0", "unknown"},
      {"vers:unknown/>=1.0.0", "1.0.0", "unknown"},
  }));
  CAPTURE(row.range, row.version);
  const auto range = parse_vers(row.range);
  REQUIRE(range);
  const std::optional<bool> is_in = contains(*range, row.version);
  CHECK(std::string(is_in ? (*is_in ? "in" : "out") : "unknown") == row.is_in);
}

TEST_CASE("vers: ranges in a package manager's own notation", "[model][vers]") {
  const Native row = GENERATE(values<Native>({
      {"npm", "^1.2.3", "vers:npm/>=1.2.3|<2.0.0"},
      {"npm", "^0.2.3", "vers:npm/>=0.2.3|<0.3.0"},
      {"npm", "^0.0.3", "vers:npm/>=0.0.3|<0.0.4"},
      {"npm", "^0.0", "vers:npm/>=0.0.0|<0.1.0"},
      {"npm", "^0.x", "vers:npm/>=0.0.0|<1.0.0"},
      {"npm", "~1.2.3", "vers:npm/>=1.2.3|<1.3.0"},
      {"npm", "~1", "vers:npm/>=1.0.0|<2.0.0"},
      {"npm", "1.2.x", "vers:npm/>=1.2.0|<1.3.0"},
      {"npm", "1.9", "vers:npm/>=1.9.0|<1.10.0"},
      {"npm", ">1.2", "vers:npm/>=1.3.0"},
      {"npm", "<=2", "vers:npm/<3.0.0"},
      {"npm", "1.0.0 - 2.0.0", "vers:npm/>=1.0.0|<=2.0.0"},
      {"npm", "1.0.0 - 2", "vers:npm/>=1.0.0|<3.0.0"},
      {"npm", "v1.0.0 || >2.0.0", "vers:npm/1.0.0|>2.0.0"},
      {"npm", "*", "vers:npm/*"},
      {"npm", ">=", "error"},
      {"npm", "!=1.2", "error"},
      {"npm", "latest", "error"},
      {"conan", "[>=1 <2]", "vers:conan/>=1|<2"},
      {"conan", "<", "error"},
      {"conan", "^0.1.2", "vers:conan/>=0.1.2|<0.2-"},
      {"conan", "~1.2.3", "vers:conan/>=1.2.3|<1.3-"},
      {"gem", "~> 2.0.8", "vers:gem/>=2.0.8|<2.1"},
      {"gem", "~> 2", "vers:gem/>=2|<3"},
      {"gem", "~> 9.9, != 9.9.5", "vers:gem/>=9.9|!=9.9.5|<10"},
      {"pypi", "~=1.4.2", "vers:pypi/>=1.4.2|<1.5"},
      {"pypi", "==1.*, !=1.5", "vers:pypi/>=1|!=1.5|<2"},
      {"pypi", "~=1", "error"},
      {"maven", "[1.0,2.0)", "vers:maven/>=1.0|<2.0"},
      {"maven", "(,1.0],[1.2,)", "vers:maven/<=1.0|>=1.2"},
      {"maven", "[1.0]", "vers:maven/1.0"},
      {"maven", "1.0", "vers:maven/1.0"},
      {"maven", "(1.0)", "error"},
      {"maven", "[1.0,2.0", "error"},
      {"nuget", "1.0", "vers:nuget/>=1.0"},
      {"nuget", "(1.0,2.0]", "vers:nuget/>1.0|<=2.0"},
      {"nginx", "1.5.0+, 1.4.1+", "vers:nginx/>=1.4.1|<1.5.0|>=1.5.0"},
      {"nginx", "0.7.52-0.8.39", "vers:nginx/>=0.7.52|<=0.8.39"},
      {"openssl", "3.0.1, 0.9.7a", "vers:openssl/0.9.7a|3.0.1"},
      {"deb", ">= 1", "error"},
  }));
  CAPTURE(row.scheme, row.text);
  const std::string range = shown(vers_from_native(row.scheme, row.text));
  CHECK((std::string_view(row.range) == "error" ? range.substr(0, 5) : range) == row.range);
}

}  // namespace sluice
