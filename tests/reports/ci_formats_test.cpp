// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What each CI system is known to drop, refuse or misread.
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "reports/annotation.hpp"
#include "reports/more_reports.hpp"
#include "reports/report_format.hpp"
#include "support/ci_consumers.hpp"
#include "support/csv.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string render(std::string_view format, const Report& report) {
  const ReportFormat* found = find_report_format(format);
  REQUIRE(found != nullptr);
  return found->render(report, {});
}

json::Value render_json(std::string_view format, const Report& report) {
  Limits limits;
  limits.document_bytes = std::uint64_t{1} << 30;
  Result<json::Value> read = json::parse(render(format, report), format, limits);
  REQUIRE(read.has_value());
  return std::move(*read);
}

std::vector<json::Value> results_of(const json::Value& sarif) { return sarif.items_of("runs")[0].items_of("results"); }

std::string text_of(const json::Value& parent, std::string_view member) {
  const json::Value* message = parent.find(member);
  REQUIRE(message != nullptr);
  return std::string(message->text_or("text", ""));
}

/// `count` findings of different rules.
Report report_with_rules(std::size_t count, Action action) {
  Report report = base_report();
  report.verdict.gate = action == Action::fail ? GateOutcome::failed : GateOutcome::passed;
  for (std::size_t i = 0; i < count; ++i) {
    JudgedFinding finding = mode_finding(static_cast<int>(i));
    finding.rule = "archive.rule" + std::to_string(i);
    finding.fingerprint = std::string(64, 'a');
    finding.action = action;
    report.verdict.findings.push_back(finding);
  }
  return report;
}

}  // namespace

TEST_CASE("sarif: a level belongs to the kind fail only", "[reports][sarif]") {
  for (const SampleReport& sample : sample_reports()) {
    const json::Value sarif = render_json("sarif", sample.make());
    for (const json::Value& result : results_of(sarif)) {
      CAPTURE(sample.name, result.text_or("kind", ""), result.text_or("level", ""));
      CHECK((result.text_or("kind", "") == "fail") != (result.text_or("level", "") == "none"));
    }
  }
}

TEST_CASE("sarif: outcomes are kinds", "[reports][sarif]") {
  const json::Value rejected = render_json("sarif", rejected_report());
  CHECK(results_of(rejected)[0].text_or("kind", "") == "fail");
  CHECK(results_of(rejected)[4].text_or("kind", "") == "open");
  CHECK(results_of(render_json("sarif", known_report()))[1].text_or("kind", "") == "notApplicable");
}

TEST_CASE("sarif: no text of a rule is empty, and each rule is there once", "[reports][sarif]") {
  const json::Value sarif = render_json("sarif", rejected_report());
  const json::Value& driver = *sarif.items_of("runs")[0].find("tool")->find("driver");
  std::set<std::string> ids;
  for (const json::Value& rule : driver.items_of("rules")) {
    CHECK(ids.insert(std::string(rule.text_or("id", ""))).second);
    for (const std::string_view key : {"shortDescription", "fullDescription", "help"}) {
      CHECK(text_of(rule, key).size() > 10);
    }
  }
  CHECK(ids.size() == 7);
  for (const json::Value& result : results_of(sarif)) {
    const auto index = static_cast<std::size_t>(result.integer_or("ruleIndex", -1));
    REQUIRE(index < driver.items_of("rules").size());
    CHECK(driver.items_of("rules")[index].text_or("id", "") == result.text_or("ruleId", "?"));
  }
}

TEST_CASE("sarif: each result has one whole region in a file of the repository", "[reports][sarif]") {
  for (const json::Value& result : results_of(render_json("sarif", rejected_report()))) {
    REQUIRE(result.items_of("locations").size() == 1);
    const json::Value& physical = *result.items_of("locations")[0].find("physicalLocation");
    const json::Value& region = *physical.find("region");
    for (const std::string_view key : {"startLine", "startColumn", "endLine", "endColumn"}) {
      CHECK(region.integer_or(key, 0) >= 1);
    }
    CHECK(physical.find("artifactLocation")->text_or("uriBaseId", "") == "%SRCROOT%");
    CHECK(physical.find("artifactLocation")->text_or("uri", "!/").find("!/") == std::string_view::npos);
  }
}

TEST_CASE("sarif: the hash that GitHub compares is the finding's own", "[reports][sarif]") {
  Report report = rejected_report();
  report.verdict.findings.push_back(report.verdict.findings[0]);
  const json::Value sarif = render_json("sarif", report);
  const std::vector<json::Value> all = results_of(sarif);
  const std::string print = report.verdict.findings[0].fingerprint;
  CHECK(all[0].find("fingerprints")->text_or("sluice/1", "") == print);
  CHECK(all[0].find("partialFingerprints")->text_or("primaryLocationLineHash", "") == print + ":1");
  CHECK(all[12].find("partialFingerprints")->text_or("primaryLocationLineHash", "") == print + ":2");
}

TEST_CASE("sarif: a waiver is a suppression, a baseline a state", "[reports][sarif]") {
  const json::Value waived = results_of(render_json("sarif", waived_report()))[0];
  const json::Value& suppression = waived.items_of("suppressions")[0];
  CHECK(suppression.text_or("kind", "") == "external");
  CHECK(suppression.text_or("status", "") == "accepted");
  CHECK(suppression.text_or("justification", "").find("W-2026-014: manifest comes with 2.5") != std::string_view::npos);
  CHECK(waived.find("baselineState") == nullptr);
  const json::Value known = render_json("sarif", known_report());
  CHECK(results_of(known)[0].text_or("baselineState", "") == "unchanged");
  CHECK(results_of(known)[1].text_or("baselineState", "") == "new");
  CHECK(results_of(known)[0].text_or("level", "") == "error");
}

TEST_CASE("sarif: only what is about security has a number, and it is a text", "[reports][sarif]") {
  const json::Value sarif = render_json("sarif", rejected_report());
  for (const json::Value& rule : sarif.items_of("runs")[0].find("tool")->find("driver")->items_of("rules")) {
    const json::Value* properties = rule.find("properties");
    if (properties == nullptr) continue;
    const bool is_danger = rule.text_or("id", "") == "archive.escapes-root";
    CHECK(properties->text_or("security-severity", "") == (is_danger ? "9.5" : ""));
  }
}

TEST_CASE("sarif: names of files are percent-encoded", "[reports][sarif]") {
  Report report = empty_report();
  JudgedFinding finding = mode_finding(1);
  finding.taken_in = Origin{"third party/\xc3\xa4#50%?.cmake", 3, 1, {}, "cmake"};
  report.verdict.findings = {finding};
  const json::Value result = results_of(render_json("sarif", report))[0];
  CHECK(result.items_of("locations")[0].find("physicalLocation")->find("artifactLocation")->text_or("uri", "") ==
        "third%20party/%C3%A4%2350%25%3F.cmake");
}

TEST_CASE("sarif: results beyond what GitHub takes are counted, the worst are kept", "[reports][sarif][slow]") {
  Report report = report_with_rules(1, Action::fail);
  report.verdict.findings.resize(26'000, mode_finding(1));
  const json::Value sarif = render_json("sarif", report);
  REQUIRE(results_of(sarif).size() == 25'000);
  CHECK(results_of(sarif)[0].text_or("ruleId", "") == "archive.rule0");
  const json::Value& invocation = sarif.items_of("runs")[0].items_of("invocations")[0];
  const auto& notes = invocation.items_of("toolExecutionNotifications");
  REQUIRE(notes.size() == 2);
  CHECK(text_of(notes[0], "message") == "1000 more results are left out, the least severe; the JSON report has all.");
  CHECK(text_of(notes[1], "message") == "GitHub shows 5000 of these 25000 results.");
}

TEST_CASE("sarif: a run that judged nothing is no success", "[reports][sarif]") {
  const json::Value sarif = render_json("sarif", not_judged_report());
  CHECK_FALSE(sarif.items_of("runs")[0].items_of("invocations")[0].boolean_or("executionSuccessful", true));
  REQUIRE(sarif.items_of("runs")[0].find("results") != nullptr);
  CHECK(results_of(sarif).empty());
}

TEST_CASE("github: one annotation a rule, ten a level, and the rest is said", "[reports][github]") {
  const Action action = GENERATE(Action::fail, Action::warn, Action::note);
  CHECK(github_commands(render("github", report_with_rules(10, action))).size() == 10);
  const std::vector<LogCommand> many = github_commands(render("github", report_with_rules(25, action)));
  REQUIRE(many.size() == 10);
  CHECK(many[9].message == "16 more rules have findings; the summary of the step has all");
  CHECK(many[9].name == many[0].name);
  const std::vector<LogCommand> alike = github_commands(render("github", rejected_report()));
  REQUIRE(alike.size() == 7);
  CHECK(alike[5].message.find("(and 6 more)") != std::string::npos);
}

TEST_CASE("github: each annotation has a file, a line and a title, escaped", "[reports][github]") {
  Report report = empty_report();
  JudgedFinding finding = mode_finding(1);
  finding.rule = "archive.a,b:c";
  finding.cause = "50% of a::b";
  finding.taken_in = Origin{"a,b:c%.cmake", 7, 2, {}, "cmake"};
  report.verdict.findings = {finding};
  const std::string text = render("github", report);
  CHECK(text.find("file=a%2Cb%3Ac%25.cmake,line=7,col=2,endLine=7,title=archive.a%2Cb%3Ac::") != std::string::npos);
  const std::vector<LogCommand> read = github_commands(text);
  REQUIRE(read.size() == 1);
  CHECK(read[0].name == "warning");
  CHECK(read[0].properties.at("file") == "a,b:c%.cmake");
  CHECK(read[0].message.starts_with("archive entry is set-uid: 50% of a::b | "));
}

TEST_CASE("github: a summary stays below 1 MiB and says what it leaves out", "[reports][github][slow]") {
  Report report = report_with_rules(20'000, Action::warn);
  const std::string summary = render("github-summary", report);
  CHECK(summary.size() < 1'048'576);
  CHECK(summary.size() > 500'000);
  CHECK(summary.find(" more are left out here.\n") != std::string::npos);
  CHECK(render("markdown", report).find("left out") == std::string::npos);
}

TEST_CASE("gitlab: no byte order mark, relative paths, no fingerprint twice", "[reports][gitlab]") {
  Report report = rejected_report();
  report.verdict.findings.push_back(report.verdict.findings[0]);
  CHECK(render("gitlab", report).starts_with("["));
  std::set<std::string> prints;
  const json::Value issues = render_json("gitlab", report);
  CHECK(issues.items.size() == 14);
  for (const json::Value& issue : issues.items) {
    CHECK(prints.insert(std::string(issue.text_or("fingerprint", ""))).second);
    CHECK_FALSE(issue.text_or("description", "").empty());
    CHECK_FALSE(issue.text_or("check_name", "").empty());
    const std::set<std::string_view> severities = {"info", "minor", "major", "critical", "blocker"};
    CHECK(severities.contains(issue.text_or("severity", "")));
    const json::Value& location = *issue.find("location");
    CHECK_FALSE(location.text_or("path", "/").starts_with('/'));
    CHECK_FALSE(location.text_or("path", "./").starts_with("./"));
    CHECK(location.find("lines")->integer_or("begin", 0) >= 1);
  }
  CHECK(render("gitlab", empty_report()) == "[]\n");
}

TEST_CASE("azure: only errors and warnings, with their place inside the brackets", "[reports][azure]") {
  const std::vector<LogCommand> read = azure_commands(render("azure", rejected_report()));
  REQUIRE(read.size() == 7);
  CHECK(read[0].name == "task.logissue");
  CHECK(read[0].properties.at("type") == "error");
  CHECK(read[0].properties.at("sourcepath") == "CMakeLists.txt");
  CHECK(read[0].properties.at("linenumber") == "42");
  CHECK(azure_commands(render("azure", report_with_rules(3, Action::note))).empty());
  const std::vector<LogCommand> warned = azure_commands(render("azure", report_with_rules(1, Action::warn)));
  REQUIRE(warned.size() == 2);
  CHECK(warned[1].name == "task.complete");
  CHECK(warned[1].properties.at("result") == "SucceededWithIssues");
}

TEST_CASE("jenkins: what its native reader asks for", "[reports][jenkins]") {
  const json::Value report = render_json("jenkins", rejected_report());
  const auto& issues = report.items_of("issues");
  CHECK(report.integer_or("size", 0) == static_cast<std::int64_t>(issues.size()));
  for (const json::Value& issue : issues) {
    const std::set<std::string_view> severities = {"ERROR", "HIGH", "NORMAL", "LOW"};
    CHECK(severities.contains(issue.text_or("severity", "")));
    CHECK(issue.integer_or("lineStart", 0) >= 1);
    for (const std::string_view key : {"fileName", "category", "type", "message", "fingerprint"}) {
      CHECK_FALSE(issue.text_or(key, "").empty());
    }
  }
}

TEST_CASE("compiler: no line ends with a word in brackets that is taken for clang-tidy's", "[reports][compiler]") {
  const std::string report = render("compiler", rejected_report());
  for (const std::string_view line : split(report, '\n')) {
    if (line.ends_with(']')) CHECK(line.find(" [-Wsluice-") != std::string_view::npos);
  }
}

TEST_CASE("junit: counts, suites and names that group", "[reports][junit]") {
  const Result<xml::Element> read = xml::parse(render("junit", rejected_report()), "r.xml");
  REQUIRE(read.has_value());
  std::set<std::string> names;
  std::uint64_t tests = 0, failures = 0, errors = 0, said = 0;
  for (const xml::Element& suite : read->children) {
    CHECK(parse_uint(suite.attribute("tests")) == suite.children.size());
    for (const xml::Element& one : suite.children) {
      ++tests;
      failures += one.find("failure") != nullptr;
      errors += one.find("error") != nullptr;
      said += one.find("system-out") != nullptr && one.text_of("system-out").starts_with("warning: ");
      CHECK(one.attribute("classname") != one.attribute("name").substr(0, one.attribute("name").find(' ')));
      CHECK(names.insert(std::string(one.attribute("classname")) + std::string(one.attribute("name"))).second);
    }
  }
  CHECK(tests == parse_uint(read->attribute("tests")));
  CHECK(failures == 2);
  CHECK(errors == 3);
  CHECK(said == 7);
  CHECK(read->children[1].attribute("name") == "sluice/archive-safety");
}

TEST_CASE("junit: waived, known and not applicable are skipped; a run without findings is not empty",
          "[reports][junit]") {
  const Result<xml::Element> waived = xml::parse(render("junit", waived_report()), "r.xml");
  CHECK(waived->attribute("skipped") == "1");
  CHECK(waived->children[0].children[0].find("skipped")->attribute("message").find("until 2026-11-01") !=
        std::string_view::npos);
  CHECK(xml::parse(render("junit", known_report()), "r.xml")->attribute("skipped") == "2");
  CHECK(xml::parse(render("junit", empty_report()), "r.xml")->attribute("tests") == "1");
  CHECK(xml::parse(render("junit", not_judged_report()), "r.xml")->attribute("errors") == "1");
}

TEST_CASE("tap: plan, directives and bail out", "[reports][tap]") {
  const TapRun rejected = parse_tap(render("tap", rejected_report()));
  CHECK(rejected.planned == rejected.points.size());
  CHECK(rejected.odd_lines.empty());
  CHECK_FALSE(rejected.points[2].is_ok);
  CHECK(rejected.points[2].directive.empty());
  CHECK(rejected.points[8].directive == std::string("TO") + "DO");
  CHECK(rejected.points[8].reason == "becomes an error on 2026-12-01");
  const TapRun waived = parse_tap(render("tap", waived_report()));
  CHECK(waived.points[1].directive == "SKIP");
  CHECK(waived.points[1].reason.starts_with("waived by W-2026-014"));
  CHECK(parse_tap(render("tap", not_judged_report())).bail_out.starts_with("nothing was judged"));
}

TEST_CASE("teamcity: values end where they should and are not too long", "[reports][teamcity]") {
  Report report = empty_report();
  JudgedFinding finding = mode_finding(1);
  finding.rule = "archive." + std::string(400, 'x');
  finding.cause = "it's [a|b] \xc3\xa4 \xf0\x9f\x98\x80";
  report.verdict.findings = {finding};
  const std::string text = render("teamcity", report);
  CHECK(text.find("it|'s |[a||b|] |0x00E4 |0xD83D|0xDE00") != std::string::npos);
  const std::vector<LogCommand> read = teamcity_commands(text);
  REQUIRE(read.size() == 2);
  CHECK(read[0].properties.at("id").size() == 255);
  CHECK(read[1].properties.at("message").starts_with("archive entry is set-uid: it's [a|b] ? ??"));
  CHECK(read[1].properties.at("SEVERITY") == "WARNING");
}

TEST_CASE("csv: every line has the cells of the first, waived findings too", "[reports][csv]") {
  const auto table = parse_table(render("csv", waived_report()));
  REQUIRE(table.size() == 2);
  CHECK(table[1].size() == table[0].size());
  CHECK(table[1][2] == "waived");
}

TEST_CASE("openvex: states what a waiver states and nothing else", "[reports][openvex]") {
  const json::Value vex = render_json("openvex", waived_vulnerability_report());
  REQUIRE(vex.items_of("statements").size() == 1);
  CHECK(vex.items_of("statements")[0].text_or("status", "") == "affected");
  CHECK_FALSE(vex.items_of("statements")[0].text_or("action_statement", "").empty());
  CHECK(render_json("openvex", rejected_report()).items_of("statements").empty());
  CHECK(render_json("openvex", waived_report()).items_of("statements").empty());
}

TEST_CASE("annotation: a place is a file of the repository", "[reports][annotation]") {
  using sluice::ci::repository_path;
  CHECK(repository_path("a/./b//c", "") == "a/b/c");
  CHECK(repository_path("a/../b", "") == "b");
  CHECK(repository_path("/home/x/src/a.cmake", "/home/x/src") == "a.cmake");
  CHECK(repository_path("in/a.zip!/b/c", "") == "in/a.zip");
  for (const std::string_view path :
       {"../a", "/etc/passwd", "", ".", "a/../..", "builtin:rules/a.yaml", "https://x/y"}) {
    CAPTURE(path);
    CHECK_FALSE(repository_path(path, "/home/x/src").has_value());
  }
}

TEST_CASE("annotation: a finding points at the call, else the line, else the delivery as it was named",
          "[reports][annotation]") {
  Report report = rejected_report();
  report.envelope.argv = {"sluice", "check", "deliveries/zeta-2.4.0.zip"};
  CHECK(ci::spot_of(report.verdict.findings[0], report).path == "CMakeLists.txt");
  CHECK(ci::spot_of(report.verdict.findings[1], report).path == "deliveries/zeta-2.4.0.zip");
  CHECK(ci::spot_of(report.verdict.findings[4], report).path == "deliveries/zeta-2.4.0.zip");
  report.envelope.argv.clear();
  CHECK(ci::spot_of(report.verdict.findings[1], report).path == "zeta-2.4.0.zip");
  JudgedFinding use = report.verdict.findings[1];
  use.subject = "app -> pkg:generic/x";
  use.place = Origin{"src/CMakeLists.txt", 12, 3, {}, "file_api"};
  const ci::Spot spot = ci::spot_of(use, report);
  CHECK(spot.path == "src/CMakeLists.txt");
  CHECK(spot.line == 12);
  CHECK(ci::spot_of(report.verdict.remarks[0], report).path == "policy/waivers.yaml");
}
