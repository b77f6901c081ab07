// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/version_generic.hpp"

#include "model/version_order.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

using Order = std::strong_ordering;

struct Pair {
  const char* smaller;
  const char* larger;
};

std::optional<Order> order_of(std::string_view a, std::string_view b) {
  return compare_versions(VersionScheme::generic, a, b);
}

}  // namespace

TEST_CASE("version_generic: order", "[model][version_order]") {
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
  }));
  CAPTURE(pair.smaller, pair.larger);
  CHECK(order_of(pair.smaller, pair.larger) == Order::less);
  CHECK(order_of(pair.larger, pair.smaller) == Order::greater);
  CHECK(order_of(pair.smaller, pair.smaller) == Order::equal);
}

TEST_CASE("version_generic: spellings of one version are equal", "[model][version_order]") {
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
  CHECK(order_of(pair.smaller, pair.larger) == Order::equal);
  CHECK(order_of(pair.larger, pair.smaller) == Order::equal);
}

TEST_CASE("version_generic: what has no digit is none", "[model][version_order]") {
  CHECK(is_version(VersionScheme::generic, "1"));
  CHECK(is_version(VersionScheme::generic, "release-2"));
  CHECK_FALSE(is_version(VersionScheme::generic, "latest"));
  CHECK_FALSE(is_version(VersionScheme::generic, ""));
  CHECK_FALSE(order_of("latest", "1"));
}
