// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "reports/report_format.hpp"
#include "reports/sample_reports.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice::test;
using sluice::find_report_format;
using sluice::Report;
using sluice::ReportFormat;
using sluice::ReportStyle;

namespace {

std::string render(std::string_view format, const Report& report, const ReportStyle& style = {}) {
  const ReportFormat* found = find_report_format(format);
  REQUIRE(found != nullptr);
  return found->render(report, style);
}

std::string last_line(const std::string& text) {
  REQUIRE(text.ends_with("\n"));
  const std::size_t before = text.rfind('\n', text.size() - 2);
  return text.substr(before == std::string::npos ? 0 : before + 1);
}

}  // namespace

TEST_CASE("report_format: formats are sorted and found by name", "[reports][report_format]") {
  const auto formats = sluice::report_formats();
  REQUIRE(formats.size() >= 16);
  for (std::size_t i = 1; i < formats.size(); ++i) CHECK(formats[i - 1]->name < formats[i]->name);
  for (const ReportFormat* format : formats) CHECK(find_report_format(format->name) == format);
  CHECK(find_report_format("no-such-format") == nullptr);
}

TEST_CASE("reports: golden files of an empty, a rejected and a waived verdict", "[reports][golden]") {
  const std::string format = GENERATE(as<std::string>{}, "compiler", "json", "text");
  const std::string ending = format == "json" ? ".json" : ".txt";
  CHECK(golden_difference("reports/" + format + "/empty" + ending, render(format, empty_report())) == "");
  CHECK(golden_difference("reports/" + format + "/rejected" + ending, render(format, rejected_report())) == "");
  CHECK(golden_difference("reports/" + format + "/waived" + ending, render(format, waived_report())) == "");
}

TEST_CASE("text: the last line says how the gate stands", "[reports][text]") {
  CHECK(last_line(render("text", empty_report())) == "gate passed: 24 checks, 0 warnings, 0 waived\n");
  CHECK(last_line(render("text", waived_report())) ==
        "gate passed: 24 checks, 0 warnings, 1 waived (next expiry 2026-11-01)\n");
  CHECK(last_line(render("text", rejected_report())) == "gate FAILED: 2 errors, 3 unknown, 8 warnings, 0 waived\n");
  Report report = empty_report();
  report.verdict.gate = sluice::GateOutcome::not_judged;
  report.verdict.not_judged_reason = "no subject";
  CHECK(last_line(render("text", report)) == "gate NOT JUDGED: no subject\n");
  report = rejected_report();
  report.verdict.gate = sluice::GateOutcome::passed;
  report.verdict.overridden = true;
  CHECK(last_line(render("text", report)).starts_with("gate passed by override: 2 errors"));
}

TEST_CASE("text: alike findings are grouped after five, and --all shows each", "[reports][text]") {
  Report report = rejected_report();
  const std::string grouped = render("text", report);
  CHECK(grouped.find("(7 times; --all shows each)") != std::string::npos);
  CHECK(grouped.find("  ... and 2 more\n") != std::string::npos);
  CHECK(grouped.find("bin/tool5   mode") != std::string::npos);
  CHECK(grouped.find("bin/tool6") == std::string::npos);
  CHECK(grouped.find(", for the first: clear the bit on bin/tool1") != std::string::npos);
  ReportStyle style;
  style.show_all = true;
  const std::string all = render("text", report, style);
  CHECK(all.find("bin/tool7") != std::string::npos);
  CHECK(all.find("more") == std::string::npos);
  report.verdict.findings.resize(report.verdict.findings.size() - 2);
  CHECK(render("text", report).find("times") == std::string::npos);
}

TEST_CASE("text: consequences stand below their cause only", "[reports][text]") {
  Report report = rejected_report();
  const std::string text = render("text", report);
  CHECK(text.find("= 2 rules not judged because of it: delivery.no-supplier, delivery.no-version") !=
        std::string::npos);
  CHECK(text.find("[delivery.no-version]") == std::string::npos);
  report.verdict.findings.erase(report.verdict.findings.begin() + 1);
  CHECK(render("text", report).find("unknown[delivery.no-version]") != std::string::npos);
}

TEST_CASE("text: an audience gets its own help only", "[reports][text]") {
  ReportStyle style;
  style.audience = "supplier";
  CHECK(render("text", rejected_report(), style).find("help (integrator)") == std::string::npos);
  CHECK(render("text", rejected_report(), style).find("help (supplier)") != std::string::npos);
  style.audience = "integrator";
  CHECK(render("text", rejected_report(), style).find("help (supplier)") == std::string::npos);
  CHECK(render("compiler", rejected_report(), style).find("help (supplier)") == std::string::npos);
}

TEST_CASE("text: colour and drawing follow the style", "[reports][text]") {
  ReportStyle style;
  style.text.ascii = true;
  for (const char c : render("text", rejected_report(), style)) CHECK(static_cast<unsigned char>(c) < 0x80);
  CHECK(render("text", rejected_report()).find('\x1b') == std::string::npos);
  style.text.colour = true;
  const std::string coloured = render("text", rejected_report(), style);
  CHECK(coloured.find("\x1b[1;31merror[archive.escapes-root]\x1b[0m: ") != std::string::npos);
  CHECK(last_line(coloured) == "\x1b[1;31mgate FAILED: 2 errors, 3 unknown, 8 warnings, 0 waived\x1b[0m\n");
}

TEST_CASE("text: waived and known findings are counted, and shown with --all", "[reports][text]") {
  Report report = waived_report();
  CHECK(render("text", report).find("[delivery.no-manifest]") == std::string::npos);
  ReportStyle style;
  style.show_all = true;
  CHECK(render("text", report, style).find("waived[delivery.no-manifest]") != std::string::npos);
  report.verdict.findings[0].waived = false;
  report.verdict.findings[0].known = true;
  report.verdict.known = 1;
  CHECK(render("text", report).find("baseline: 1 finding known already") != std::string::npos);
  CHECK(render("text", report, style).find("known[delivery.no-manifest]") != std::string::npos);
}

TEST_CASE("compiler: a finding points at the call that took the delivery in", "[reports][compiler]") {
  const std::string text = render("compiler", rejected_report());
  CHECK(text.starts_with("CMakeLists.txt:42:1: error: archive entry leaves the folder"));
  CHECK(text.find(" [-Wsluice-archive-escapes-root]\n") != std::string::npos);
  CHECK(text.find("CMakeLists.txt:42:1: note: found at: zeta-2.4.0.zip!/lib/../../etc/ld.so.preload\n") !=
        std::string::npos);
  CHECK(text.find(
            "policy/waivers.yaml:14:5: warning: waiver W-2026-009 expired 3 days ago [-Wsluice-waiver-expired]\n") !=
        std::string::npos);
}

TEST_CASE("reports: names from a stranger do not reach a log raw", "[reports][injection]") {
  const std::string text = GENERATE(as<std::string>{}, "a\x1b[31mb", "a\n::error::b", "::error file=a::b",
                                    "##vso[task.complete result=Failed;]", "a ##VSO[task.complete]",
                                    "##teamcity[buildProblem]", "##[error]x", "a\r\nerror: b",
                                    "a\xe2\x80\xae"
                                    "b\xe2\x81\xa6",
                                    "a\xff\xfe",
                                    "a\xc2\x9b"
                                    "31m",
                                    "a\xe2\x80\xa8"
                                    "b",
                                    "  ::warning::x", "\t::add-mask::x");
  const bool show_all = GENERATE(false, true);
  const std::string format = GENERATE(as<std::string>{}, "compiler", "json", "text");
  CAPTURE(text, format, show_all);
  ReportStyle style;
  style.show_all = show_all;
  const std::string out = render(format, report_named(text), style);
  CHECK(out.find("more bytes") == std::string::npos);
  for (const std::string_view line : sluice::split(out, '\n')) {
    const std::string lower = sluice::to_lower_ascii(sluice::trim(line));
    CHECK_FALSE(lower.starts_with("::"));
    CHECK_FALSE(lower.starts_with("error: b"));
    for (const std::string_view command : {"##vso[", "##teamcity[", "##["})
      CHECK(lower.find(command) == std::string::npos);
    for (const std::string_view raw :
         {"\x1b", "\r", "\t", "\xff", "\xe2\x80\xae", "\xe2\x81\xa6", "\xc2\x9b", "\xe2\x80\xa8"}) {
      CHECK(line.find(raw) == std::string_view::npos);
    }
  }
}

TEST_CASE("reports: a text without end is cut", "[reports][injection]") {
  const std::string out = render("text", report_named(std::string(100'000, 'x')));
  CHECK(out.size() < 100'000);
  CHECK(out.find("more bytes") != std::string::npos);
}
