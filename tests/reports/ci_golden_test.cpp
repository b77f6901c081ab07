// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/more_reports.hpp"
#include "reports/report_format.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

struct Written {
  std::string format;
  std::string ending;
};

}  // namespace

TEST_CASE("reports: golden files of each format for CI systems over every sample", "[reports][golden]") {
  const Written written = GENERATE(
      Written{"azure", ".txt"}, Written{"csv", ".csv"}, Written{"github", ".txt"}, Written{"github-summary", ".md"},
      Written{"gitlab", ".json"}, Written{"jenkins", ".json"}, Written{"junit", ".xml"}, Written{"markdown", ".md"},
      Written{"openvex", ".json"}, Written{"sarif", ".json"}, Written{"tap", ".txt"}, Written{"teamcity", ".txt"});
  const ReportFormat* format = find_report_format(written.format);
  REQUIRE(format != nullptr);
  for (const SampleReport& sample : sample_reports()) {
    CAPTURE(written.format, sample.name);
    CHECK(golden_difference("reports/" + written.format + "/" + sample.name + written.ending,
                            format->render(sample.make(), {})) == "");
  }
}
