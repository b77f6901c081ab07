// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Sample SBOMs whose names say what is wrong with them, under the shipped profiles. The table beside this file has a
// line for each: file, profile, check, answer, and why where the answer is not the one that the name says.
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/sbom_profile_check.hpp"
#include "policy/reading.hpp"
#include "policy/sbom_profiles.hpp"
#include "sbom/reader.hpp"
#include "support/csv.hpp"
#include "support/sbom_samples.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <map>

namespace sluice::test {
namespace {

const SbomProfiles& shipped() {
  static const std::shared_ptr<const SbomProfiles> profiles = [] {
    policy::Reading reading;
    policy::Rules rules;
    rules["test.rule"].rule.kind = "sbom.profile";
    return policy::read_sbom_profiles(SLUICE_SOURCE_DIR "/policy", {}, rules, reading).profiles;
  }();
  return *profiles;
}

std::unique_ptr<sbom::Reader> make_reader(const std::string& format) {
  if (format == "cyclonedx-json") return sbom::make_cyclonedx_json({});
  if (format == "cyclonedx-xml") return sbom::make_cyclonedx_xml({});
  if (format == "spdx-json") return sbom::make_spdx_json({});
  if (format == "spdx-yaml") return sbom::make_spdx_yaml({});
  if (format == "spdx-tag-value") return sbom::make_spdx_tag_value({});
  if (format == "spdx-rdf") return sbom::make_spdx_rdf({});
  return format == "spdx3-json" ? sbom::make_spdx3_json({}) : nullptr;
}

std::string answer_of(const SbomCheckResult& result) {
  std::string text;
  for (const auto& [answer, misses] :
       {std::pair("missing", &result.missing), std::pair("malformed", &result.malformed),
        std::pair("unknown", &result.unknown), std::pair("forbidden", &result.forbidden)}) {
    if (!misses->empty()) text += (text.empty() ? "" : "+") + std::string(answer);
  }
  return text.empty() ? "met" : text;
}

/// Answers by check.
std::map<std::string, std::string> judge(sbom::Reader& reader, const std::string& bytes, const SbomProfile& profile) {
  reader.bytes(bytes);
  const Sbom sbom = reader.end(true);
  std::map<std::string, std::string> answers;
  for (const SbomCheckResult& result : check_sbom(profile, options_of(profile, {}, {}), sbom, {})) {
    answers[result.check->id] = answer_of(result);
  }
  return answers;
}

TEST_CASE("sbom profiles: sample SBOMs are judged as their names say", "[gate][sbom]") {
  const auto table = read_file(SLUICE_SOURCE_DIR "/tests/gate/sbom_profile_cases.csv", 1 << 20);
  REQUIRE(table);
  if (sbom_samples("").empty()) {
    WARN("no reference data");
    return;
  }
  int lines = 0, deviations = 0;
  for (const std::string_view line : split(*table, '\n')) {
    const std::vector<std::string> cells = parse_cells(line);
    if (cells.size() < 5 || cells[0] == "file") continue;
    const SbomProfile* profile = shipped().find(cells[2]);
    REQUIRE(profile);
    const std::unique_ptr<sbom::Reader> reader = make_reader(cells[1]);
    REQUIRE(reader);
    const auto answers = judge(*reader, load_sbom_sample(cells[0]), *profile);
    CAPTURE(cells);
    REQUIRE(answers.contains(cells[3]));
    CHECK(answers.at(cells[3]) == cells[4]);
    fmt::print("{:<12} {:<34} {:<9} {}\n", cells[2].substr(0, 12), cells[3], answers.at(cells[3]),
               file_name_of(cells[0]));
    ++lines;
    deviations += cells.size() > 5 && !cells[5].empty() ? 1 : 0;
  }
  fmt::print("{} expectations held, {} of them other than the sample's name, each with its reason\n", lines,
             deviations);
  CHECK(lines > 60);
}

}  // namespace
}  // namespace sluice::test
