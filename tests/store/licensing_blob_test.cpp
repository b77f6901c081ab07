// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/licensing_blob.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

std::vector<FileLicensing> sample() {
  LicenseStatement near{
      LicenseEvidence::text_near, "MIT", 3, 24, 972, "MIT", "3 words added after line 9: 'for tests only'", true};
  LicenseStatement unmatched{LicenseEvidence::unmatched, "", 1, 2, 1000, "unmatched", "", false};
  return {{7, "", {near, unmatched}, {{"ACME Sensors", "2019-2024", 2}, {"", "", 3}}, false}, {9, "ISC", {}, {}, true}};
}

std::string written(const std::vector<FileLicensing>& licensing) {
  BlobWriter out;
  write_licensing(licensing, 5, out);
  return std::move(out).take();
}

TEST_CASE("licensing_blob: what is written is read again, wherever it goes", "[store][licensing_blob]") {
  const std::string blob = written(sample());
  std::vector<FileLicensing> got;
  BlobReader in(blob);
  REQUIRE(read_licensing(in, 5, 10, got));
  CHECK(got == sample());
  BlobReader again(blob);
  REQUIRE(read_licensing(again, 105, 110, got));
  REQUIRE(got.size() == 4);
  CHECK(got[2].entry == 107);
}

TEST_CASE("licensing_blob: cut or foreign bytes leave everything as it was", "[store][licensing_blob]") {
  const std::string blob = written(sample());
  for (std::size_t size = 0; size < blob.size(); ++size) {
    CAPTURE(size);
    std::vector<FileLicensing> got(1);
    BlobReader in(std::string_view(blob).substr(0, size));
    CHECK_FALSE(read_licensing(in, 5, 10, got));
    CHECK(got.size() == 1);
  }
  std::vector<FileLicensing> got;
  BlobReader too_far(blob);
  CHECK_FALSE(read_licensing(too_far, 5, 8, got));
}

}  // namespace
}  // namespace sluice
