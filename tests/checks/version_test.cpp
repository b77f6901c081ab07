// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/version.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

struct Pair {
  const char* smaller;
  const char* larger;
};

struct RangeCase {
  const char* range;
  const char* version;
  bool contains;
};

}  // namespace

TEST_CASE("version: order", "[checks][version]") {
  const auto pair = GENERATE(values<Pair>({
      {"1.0", "1.1"},
      {"1.9", "1.10"},
      {"1.0", "1.0.1"},
      {"1.0-rc1", "1.0"},
      {"1.0rc1", "1.0"},
      {"1.0-rc1", "1.0-rc2"},
      {"1.0-rc9", "1.0-rc10"},
      {"1.0.0-alpha", "1.0.0-alpha.1"},
      {"1.0.0-alpha.1", "1.0.0-alpha.beta"},
      {"1.0.0-alpha.beta", "1.0.0-beta"},
      {"1.0.0-beta", "1.0.0-beta.2"},
      {"1.0.0-beta.2", "1.0.0-beta.11"},
      {"1.0.0-rc.1", "1.0.0"},
      {"1.1.1", "1.1.1w"},
      {"1.1.1k", "1.1.1w"},
      {"1.1.1w", "1.1.2"},
      {"9d", "9e"},
      {"2023.12", "2024.1"},
      {"1.0.0.0", "1.0.0.0.1"},
      {"0.9", "1"},
      {"99999999999999999999", "100000000000000000000"},
      {"", "1"},
  }));
  CAPTURE(pair.smaller, pair.larger);
  CHECK(compare_versions(pair.smaller, pair.larger) == -1);
  CHECK(compare_versions(pair.larger, pair.smaller) == 1);
  CHECK(compare_versions(pair.smaller, pair.smaller) == 0);
}

TEST_CASE("version: spellings of one version are equal", "[checks][version]") {
  const auto pair = GENERATE(values<Pair>({
      {"1.0", "1.0.0"},
      {"v1.2", "1.2"},
      {"V1.2", "1.2"},
      {"1.2+build.5", "1.2"},
      {"1.02", "1.2"},
      {"1.0-RC1", "1.0-rc1"},
      {" 1.0 ", "1.0"},
      {"1_2", "1.2"},
  }));
  CAPTURE(pair.smaller, pair.larger);
  CHECK(compare_versions(pair.smaller, pair.larger) == 0);
  CHECK(compare_versions(pair.larger, pair.smaller) == 0);
}

TEST_CASE("version: ranges", "[checks][version]") {
  const auto one = GENERATE(values<RangeCase>({
      {">=1.2.0", "1.2", true},
      {">=1.2.0", "1.10", true},
      {">=1.2.0", "1.2.0-rc1", false},
      {"<2", "1.99", true},
      {"<2", "2.0", false},
      {"<=2", "2.0.0", true},
      {">2", "2.0.1", true},
      {">2", "2", false},
      {"1.0", "v1.0.0", true},
      {"=1.0", "1.0", true},
      {"==1.0", "1.1", false},
      {">=1.2, <2", "1.5", true},
      {">=1.2, <2", "2.1", false},
      {">=1.2,<2", "1.1", false},
      {"~>1.2", "1.2", false},
  }));
  CAPTURE(one.range, one.version);
  CHECK(VersionRange(one.range).contains(one.version) == one.contains);
}

TEST_CASE("version: what has no digit is none", "[checks][version]") {
  CHECK(is_version("1"));
  CHECK(is_version("release-2"));
  CHECK_FALSE(is_version("latest"));
  CHECK_FALSE(is_version(""));
}
