// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What was accepted before of what is delivered now, in the reports for people and in JSON.
#include "reports/facts_json.hpp"
#include "reports/report_format.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

namespace {

Report report_with(std::string component, std::string conditions) {
  Report report;
  report.verdict.gate = GateOutcome::passed;
  report.verdict.checks = 1;
  LastAccepted one;
  one.delivery = "radar-1.1.0.zip";
  one.component = std::move(component);
  one.version = "1.0.0";
  one.sha256 = "sha256:" + std::string(64, 'a');
  one.day = *parse_day("2026-09-01");
  one.by = "a.mueller";
  one.role = "release-manager";
  one.conditions = std::move(conditions);
  one.until = parse_day("2026-12-31");
  one.max_deliveries = 3;
  one.is_signed = true;
  report.verdict.accepted.push_back(std::move(one));
  return report;
}

std::string rendered(std::string_view format, const Report& report) {
  return find_report_format(format)->render(report, {});
}

bool says(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("accepted: text and page name what was accepted last", "[reports][accepted]") {
  const Report report = report_with("radar", "send the source");
  CHECK(says(rendered("text", report),
             "last accepted of radar: version 1.0.0 on 2026-09-01 by a.mueller (release-manager), signed; under 'send "
             "the source'; until 2026-12-31; for 3 deliveries\n"));
  const std::string page = rendered("html", report);
  CHECK(says(page, "Last accepted"));
  CHECK(says(page, "radar 1.0.0"));
  CHECK(says(page, "send the source"));
}

TEST_CASE("accepted: what strangers wrote injects nothing", "[reports][accepted]") {
  const Report report = report_with("##vso[task.complete]<script>x()</script>", "a\n::error::b\x1b[31m<img src=x>");
  for (const std::string_view format : {"text", "html"}) {
    const std::string text = rendered(format, report);
    CAPTURE(format);
    CHECK_FALSE(says(text, "##vso["));
    CHECK_FALSE(says(text, "\n::error"));
    CHECK_FALSE(says(text, "\x1b[31m<"));
    if (format == "html") CHECK_FALSE(says(text, "<img src=x>"));
    if (format == "html") CHECK_FALSE(says(text, "<script>x()"));
  }
}

TEST_CASE("accepted: a report that was written reads back, and its body is found as it stands", "[reports][accepted]") {
  Report report = report_with("radar", "");
  report.verdict.products.push_back({"app", "sha256:" + std::string(64, 'b')});
  const std::string text = render_report_json(report);
  CHECK(parse_report_json(text, "r").value().verdict == report.verdict);
  CHECK(find_report_body(text, "r").value() == render_report_body(report.verdict));
  CHECK_FALSE(find_report_body(text.substr(0, text.size() - 1), "r"));
  CHECK_FALSE(find_report_body("{}\n", "r"));
  CHECK_FALSE(find_report_body("", "r"));
}
