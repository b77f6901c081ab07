// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/digest.hpp"
#include "model/ledger.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace sluice::test {

/// 2026-10-01, the first second of 2026Q4.
inline constexpr std::int64_t fourth_quarter = 1'790'812'800;

/// One of many different runs, spread over the quarter that begins at `start`.
inline LedgerRun numbered_run(std::uint64_t number, std::int64_t start = fourth_quarter) {
  LedgerRun run;
  run.id = to_hex(sha256(fmt::format("run {} of {}", number, start)));
  run.at = start + static_cast<std::int64_t>(number * 7919 % 7'900'000);
  run.day = Day{static_cast<std::int32_t>(run.at / 86'400)};
  run.project = fmt::format("product-{}", number % 40);
  run.business_unit = number % 3 == 0 ? "brakes" : "infotainment";
  run.rung = "managed";
  run.tool_version = "0.1.0";
  const bool has_passed = number % 4 != 0;
  run.outcome = has_passed ? "passed" : "failed";
  run.rules = 60;
  run.checks = 500;
  run.errors = has_passed ? 0 : 3;
  run.deliveries = {{fmt::format("codec-{}.tar.xz", number % 701), fmt::format("supplier-{}", number % 25),
                     fmt::format("1.{}", number % 9), to_hex(sha256(fmt::format("{}", number % 2100))), "managed",
                     run.outcome, number % 5 != 0}};
  for (std::uint64_t i = 0; i < 5 && !has_passed; ++i) {
    run.findings.push_back({to_hex(sha256(fmt::format("{}", number % 900 + i))),
                            fmt::format("license.rule-{}", (number + i) % 30), "high", i < 3 ? "fail" : "warn", "fail",
                            false, run.deliveries[0].supplier, run.deliveries[0].name, fmt::format("GPL-{}.0", i),
                            "supplier", "foss@zeta.example", Day{run.day.since_epoch + 10}});
  }
  run.waivers = {{fmt::format("W-{}", number % 60), "active", "a.mueller@acme.example", "ospo", "FOSS-7", "until 2.5",
                  run.day + -40, run.day + 30, 1}};
  run.packs = {{"acme/intake", "2.3.0", to_hex(sha256("pack"))}};
  return run;
}

inline LedgerRun small_run(std::string_view name, Day day, std::string_view outcome) {
  LedgerRun run;
  run.at = std::int64_t{day.since_epoch} * 86'400 + 9 * 3600;
  run.day = day;
  run.project = "dash";
  run.business_unit = "infotainment";
  run.stage = "series";
  run.rung = "managed";
  run.tool_version = "0.1.0";
  run.outcome = outcome;
  run.rules = 12;
  run.checks = 24;
  run.deliveries = {
      {std::string(name), "zeta-sensors", "2.4.0", to_hex(sha256(name)), "managed", std::string(outcome), false}};
  run.packs = {{"acme/intake", "2.3.0", to_hex(sha256("pack"))}};
  run.id = to_hex(sha256(fmt::format("{} {} {}", name, run.at, outcome)));
  return run;
}

inline LedgerFinding small_finding(std::string_view rule, std::string_view subject) {
  return {to_hex(sha256(fmt::format("{} {}", rule, subject))),
          std::string(rule),
          "high",
          "fail",
          "fail",
          false,
          "zeta-sensors",
          std::string(subject),
          "GPL-2.0-only",
          "supplier",
          "fossteam@zeta.example",
          Day{20'750}};
}

/// Two quarters of a small company: red deliveries that become green, one that does not, waivers old and expired, an
/// override, and names as a hostile supplier would choose them.
inline std::vector<LedgerRun> small_company() {
  const auto day = [](std::string_view text) { return *parse_day(text); };
  std::vector<LedgerRun> runs;
  runs.push_back(small_run("zeta-2.3.0.zip", day("2026-08-03"), "failed"));
  runs.back().findings = {small_finding("notice.document-missing", "zeta-2.3.0.zip")};
  runs.push_back(small_run("zeta-2.3.0.zip", day("2026-08-17"), "passed"));
  runs.push_back(small_run("zeta-2.4.0.zip", day("2026-10-02"), "failed"));
  runs.back().findings = {small_finding("notice.document-missing", "zeta-2.4.0.zip"),
                          small_finding("sbom.missing", "zeta-2.4.0.zip")};
  runs.back().obligations = {{"ship-license-text", "deliver the full text of each license", "supplier", 2}};
  runs.push_back(small_run("zeta-2.4.0.zip", day("2026-10-05"), "failed"));
  runs.back().findings = {small_finding("sbom.missing", "zeta-2.4.0.zip")};
  runs.push_back(small_run("zeta-2.4.0.zip", day("2026-10-12"), "passed"));
  runs.back().deliveries[0].has_sbom = true;
  runs.push_back(small_run("radar-sdk-4.2.1.tar.gz", day("2026-10-20"), "passed"));
  runs.back().deliveries[0].supplier = "omega-radar";
  runs.back().deliveries[0].has_sbom = true;
  runs.push_back(small_run("=HYPERLINK(\"https://evil.example\")", day("2026-11-02"), "failed"));
  runs.back().business_unit = "brakes";
  runs.back().project = "|stop](javascript:x)<script>alert(1)</script>";
  runs.back().deliveries[0].supplier = "<img src=x onerror=alert(1)>";
  runs.back().findings = {small_finding("##vso[task.complete]", "x"), small_finding("sbom.missing", "x")};
  runs.back().obligations = {{"offer-source", "write an offer\n::error::for the source", "ospo", 1}};
  runs.back().overridden = true;
  runs.back().override_note = "override FOSS-9 by \x1b[31mB. Glass lets one finding through: \xe2\x80\xae demo";
  runs.push_back(small_run("dash-1.0.zip", day("2026-12-30"), "not-judged"));
  runs.back().waivers = {{"W-2026-009", "expired", "a.mueller@acme.example", "b@acme.example", "FOSS-7", "until 2.5",
                          day("2026-03-01"), day("2026-12-01"), 0},
                         {"W-2026-014", "active", "c.weber@acme.example", "b@acme.example", "FOSS-9",
                          "manifest follows", std::nullopt, day("2027-02-01"), 2},
                         {"W-2026-015", "void-pin", "c.weber@acme.example", "b@acme.example", "FOSS-9", "",
                          std::nullopt, day("2027-02-01"), 0}};
  return runs;
}

}  // namespace sluice::test
