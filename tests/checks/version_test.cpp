// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/version.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

struct RangeCase {
  const char* range;
  const char* version;
  bool contains;
};

}  // namespace

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
