// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reports before judges that are not ours: the SARIF multitool, and libxml2 with a schema of JUnit's XML.
#include "reports/hostile_texts.hpp"
#include "reports/more_reports.hpp"
#include "reports/report_format.hpp"
#include "support/process.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string render(std::string_view format, const Report& report) {
  return find_report_format(format)->render(report, {});
}

/// Samples, and the hostile texts together.
std::vector<std::pair<std::string, Report>> reports_to_judge() {
  std::vector<std::pair<std::string, Report>> all;
  for (const SampleReport& sample : sample_reports()) all.emplace_back(sample.name, sample.make());
  Report hostile = rejected_report();
  for (const std::string& text : hostile_texts()) {
    const Report named = report_named(text);
    hostile.verdict.findings.push_back(named.verdict.findings[0]);
    hostile.verdict.findings.push_back(named.verdict.findings[1]);
    hostile.verdict.remarks.push_back(named.verdict.remarks[0]);
  }
  all.emplace_back("hostile", hostile);
  return all;
}

/// The npm package's program is no executable file: packages are installed without their scripts.
std::string multitool(const TemporaryFolder& folder) {
  const std::string program = folder.path() + "/multitool";
  std::error_code error;
  std::filesystem::copy_file(SLUICE_SARIF_MULTITOOL, program, error);
  std::filesystem::permissions(program, std::filesystem::perms::owner_all, error);
  return error ? "" : program;
}

std::string complaints(const TemporaryFolder& folder, const std::string& program, const std::string& files) {
  const Ended judged =
      run({program, "validate", files, "--rule-kind", "Sarif;Ghas"}, folder.path(),
          {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "DOTNET_BUNDLE_EXTRACT_BASE_DIR=" + folder.path()});
  std::string found = judged.code == 0 ? "" : "ended with " + std::to_string(judged.code);
  for (const std::string_view word : {": error ", ": warning ", "xception"}) {
    if (judged.out.find(word) != std::string::npos || judged.err.find(word) != std::string::npos) {
      return found + judged.out + judged.err;
    }
  }
  return judged.out.find("Analysis completed successfully") == std::string::npos ? "not completed: " + judged.out
                                                                                 : found;
}

}  // namespace

TEST_CASE("sarif: the multitool has no error and no warning", "[reports][sarif][judged][slow]") {
  const TemporaryFolder folder;
  const std::string program = multitool(folder);
  REQUIRE(program != "");
  for (const auto& [name, report] : reports_to_judge())
    folder.write("good/" + name + ".sarif", render("sarif", report));
  CHECK(complaints(folder, program, folder.path() + "/good/*.sarif") == "");
  std::string bad = render("sarif", rejected_report());
  bad.replace(bad.find("\"endLine\": 42"), 13, "\"endLine\": 41");
  folder.write("bad/region.sarif", bad);
  CHECK(complaints(folder, program, folder.path() + "/bad/*.sarif").find("SARIF1") != std::string::npos);
}

TEST_CASE("junit: every report is valid by the schema", "[reports][junit][judged]") {
  const TemporaryFolder folder;
  const auto judge = [&](const std::string& text) {
    const std::string file = folder.write("r.xml", text);
    return run({"/usr/bin/xmllint", "--noout", "--nonet", "--schema",
                std::string(SLUICE_SOURCE_DIR) + "/tests/reports/junit.xsd", file});
  };
  for (const auto& [name, report] : reports_to_judge()) {
    const Ended judged = judge(render("junit", report));
    CAPTURE(name, judged.err);
    CHECK(judged.code == 0);
  }
  CHECK(judge("<testsuites name=\"x\"/>").code == 3);
}
