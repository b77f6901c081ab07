// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The office's Monday: verdicts in, an agenda out, a filled-in table back in, and the next verdict knows it.
#include "base/csv_text.hpp"
#include "cli/judged_archive.hpp"
#include "support/license_text.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

namespace sluice::test {
namespace {

using Answers = std::map<std::string, std::string>;

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A project whose delivery lacks a notice and has a license that nobody knows.
class Desk {
 public:
  Desk() {
    folder_.write("rules.yaml",
                  "sluice: 1\nrules:\n  - {id: acme/notice.gone, kind: document.present, title: no notice, severity: high, tags: [notice], "
                  "with: {role: notice, any: ['**/NOTICE']}}\n");
    folder_.write("pack.yaml",
                  "sluice: 1\npack: {id: acme/intake, version: 1.0.0, title: Intake, review-by: 2026-01-31}\nrule-files: [rules.yaml]\n"
                  "extends: [{use: 'builtin:license-compliance@1'}]\nuse: ['acme/*']\ndefault-rung: managed\n"
                  "routes:\n  - {to: license-committee, contact: committee@acme.example, match: {tags: [license]}, due-days: 5}\n"
                  "  - {to: chips-office, contact: chips@acme.example, match: {tags: [notice]}, due-days: 3}\n"
                  "  - {to: ospo, contact: ospo@acme.example}\n"
                  "waiver-policy: {require: [owner, approved-by, reason, ticket], max-days: {high: 90}, "
                  "approvers: {notice: [ospo], license: [license-committee], '*': [ospo]}}\n");
    folder_.write("sluice.yaml",
                  "sluice: 1\nextends: [{use: ./pack.yaml}]\nwaivers: waivers.yaml\nsuppliers: suppliers.yaml\n");
    folder_.write("suppliers.yaml", "sluice: 1\nsuppliers:\n  acme: {name: Acme, paths: ['in/**']}\n");
    folder_.write("waivers.yaml",
                  "sluice: 1\nwaivers:\n  # why: see the ticket\n"
                  "  - {id: W-OLD, rules: [acme/notice.gone], match: {path: other}, category: accepted-risk, reason: r, owner: dev, "
                  "approved-by: ospo, ticket: T-0, created: 2026-01-01, expires: 2026-03-01}\n");
    std::string text = license_text("MIT");
    const std::string at = "The above copyright notice";
    REQUIRE(text.find(at) != std::string::npos);
    folder_.write("in/radar/LICENSE", text.replace(text.find(at), 0, "The Software shall not be used in medical devices. "));
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  std::string read(const std::string& name) const { return read_file(folder_.path() + "/" + name, 1 << 20).value_or(""); }
  Ended run(std::vector<std::string> arguments) const { return sluice_run(std::move(arguments), folder_.path()); }
  Ended check() const { return run({"check", "in/radar", "--quiet", "--out", "json=v.json", "--as-of", "2026-11-20", "--allow-past"}); }
  json::Value body() const { return report_body(folder_.path() + "/v.json"); }
  std::string agenda(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"agenda", "v.json", "--as-of", "2026-11-20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = run(std::move(arguments));
    CAPTURE(ended.err);
    CHECK(ended.code == 0);
    return ended.out;
  }

  /// The agenda's table with these cells filled in on the row of a rule.
  void fill_in(const std::string& rule, const Answers& answers, const std::string& name = "t.csv") const {
    const auto rows = parse_csv(agenda({"--format", "csv"}), "csv");
    REQUIRE(rows);
    const std::vector<std::string>& names = rows->front().cells;
    const auto column = [&](std::string_view wanted) { return static_cast<std::size_t>(std::ranges::find(names, wanted) - names.begin()); };
    std::string out;
    for (CsvRow row : *rows) {
      if (row.cells[column("rule")] == rule) {
        for (const auto& [key, value] : answers) row.cells[column(key)] = value;
      }
      for (std::size_t i = 0; i < row.cells.size(); ++i) out += (i == 0 ? "" : ";") + escape_csv(row.cells[i]);
      out += "\r\n";
    }
    write(name, "\xEF\xBB\xBF" + out);
  }
  Ended import_table() const { return run({"decisions", "import", "t.csv"}); }

 private:
  TemporaryFolder folder_;
};

const Answers waived = {{"decision", "waive"}, {"by", "j.doe@acme.example"}, {"role", "ospo"}, {"owner", "dev@acme.example"}, {"date", "2026-11-20"},
                        {"reason", "=follows: \"next\" delivery, # sure"}, {"ticket", "T-1"}, {"expires", "2026-12-31"}};

Answers without(Answers answers, const std::string& key, const std::string& value = "") {
  answers[key] = value;
  return answers;
}

TEST_CASE("agenda: what needs a human, by role, in four formats", "[cli][agenda]") {
  const Desk desk;
  REQUIRE(desk.check().code == 1);
  const std::string text = desk.agenda();
  CHECK(holds(text, "license-committee: "));
  CHECK(holds(text, "chips-office: 1\n  2026-11-23 finding  fail  acme/notice.gone"));
  CHECK(holds(text, "ospo: "));
  CHECK(holds(text, "pack.review"));
  CHECK(holds(text, "waiver W-OLD is expired"));
  CHECK(holds(text, "decision"));
  CHECK(holds(text, "decisions.yaml: {kind: concluded-license, subject: {sha256: "));
  CHECK_FALSE(holds(desk.agenda({"--role", "chips-office"}), "license-committee"));
  CHECK_FALSE(holds(desk.agenda({"--days", "1"}), "acme/notice.gone"));
  CHECK(holds(desk.agenda({"--format", "markdown"}), "## chips-office (1)"));
  CHECK(holds(desk.agenda({"--format", "json"}), "\"schema\": \"sluice.agenda/1\""));
  CHECK(desk.agenda({"--format", "csv"}) == desk.agenda({"--format", "csv"}));
  const Ended twice = desk.run({"agenda", "v.json", "v.json", "--as-of", "2026-11-20", "--format", "json"});
  CHECK(holds(twice.out, "\"verdicts\": 2"));
}

TEST_CASE("agenda: its table comes back in as a waiver, and the next verdict knows it", "[cli][agenda]") {
  const Desk desk;
  REQUIRE(desk.check().code == 1);
  desk.fill_in("acme/notice.gone", waived);
  const Ended ended = desk.import_table();
  CAPTURE(ended.out, ended.err);
  REQUIRE(ended.code == 0);
  CHECK(holds(ended.out, "1 waiver and 0 decisions added"));
  const std::string file = desk.read("waivers.yaml");
  CHECK(holds(file, "# why: see the ticket"));
  CHECK(holds(file, "reason: \"=follows: \\\"next\\\" delivery, # sure\""));
  desk.check();
  const json::Value body = desk.body();
  const auto& findings = body.items_of("findings");
  const auto found = std::ranges::find_if(findings, [](const json::Value& one) { return one.text_or("rule", "") == "acme/notice.gone"; });
  REQUIRE(found != findings.end());
  CHECK(found->boolean_or("waived", false));
  CHECK(desk.run({"policy", "lint"}).code == 0);
  CHECK(holds(desk.import_table().out, "0 waivers and 0 decisions added; "));
  CHECK(desk.read("waivers.yaml") == file);
}

TEST_CASE("agenda: a committee's answer comes back in as a standing decision", "[cli][agenda]") {
  const Desk desk;
  REQUIRE(desk.check().code == 1);
  const Answers concluded = {{"decision", "conclude MIT"}, {"by", "j.doe"}, {"role", "committee"}, {"date", "2026-11-20"}, {"reason", "asked the author"}};
  desk.fill_in("license.unknown", without(concluded, "role", "security"));
  CHECK(desk.import_table().code == 2);
  desk.fill_in("license.unknown", concluded);
  const Ended ended = desk.import_table();
  CAPTURE(ended.out, ended.err);
  REQUIRE(ended.code == 0);
  CHECK(holds(desk.read("decisions.yaml"), "kind: concluded-license, subject: {sha256: "));
  desk.check();
  const json::Value body = desk.body();
  for (const json::Value& one : body.items_of("findings")) CHECK(one.text_or("rule", "") != "license.unknown");
}

TEST_CASE("agenda: a row that may not be so is refused with its line, and nothing is written", "[cli][agenda]") {
  const Desk desk;
  REQUIRE(desk.check().code == 1);
  const std::string before = desk.read("waivers.yaml");
  const auto [answers, why] = GENERATE(table<Answers, std::string>({
      {without(waived, "by"), "a decision has no 'by'"},
      {without(waived, "date"), "a decision has no 'date'"},
      {without(waived, "role"), "a decision has no 'role'"},
      {without(waived, "reason"), "a decision has no 'reason'"},
      {without(waived, "date", "20.11.2026"), "'20.11.2026' is no day"},
      {without(waived, "date", "2999-01-01"), "is still to come"},
      {without(waived, "owner"), "a waiver has no owner"},
      {without(waived, "owner", "J.Doe@acme.example"), "would approve a waiver of their own"},
      {without(waived, "role", "psirt"), "unapproved"},
      {without(waived, "expires"), "a waiver has no last day"},
      {without(waived, "expires", "2027-12-31"), "too-long"},
      {without(waived, "ticket"), "it has no 'ticket'"},
      {without(waived, "decision", "forget it"), "'forget it' is no decision"},
  }));
  CAPTURE(why);
  desk.fill_in("acme/notice.gone", answers);
  const Ended ended = desk.import_table();
  CAPTURE(ended.err);
  CHECK(ended.code == 2);
  CHECK(holds(ended.err, why));
  CHECK(holds(ended.err, "t.csv:"));
  CHECK(desk.read("waivers.yaml") == before);
}

TEST_CASE("decisions: the record goes out as JSON, CSV and OpenVEX, unsigned ones as declarations", "[cli][agenda]") {
  const Desk desk;
  desk.write("rules.yaml",
             "sluice: 1\nrules:\n  - {id: acme/vuln.known, kind: document.present, title: t, severity: high, tags: [notice], with: {role: r, any: ['x']}}\n");
  desk.write("waivers.yaml",
             "sluice: 1\nwaivers:\n"
             "  - {id: W-1, rules: [acme/vuln.known], match: {purl: pkg:generic/zlib@1.3, term: CVE-2026-1}, category: false-positive, justification: "
             "vulnerable_code_not_present, reason: '=not built in', owner: dev, approved-by: ospo, ticket: T-1, created: 2026-11-01, expires: 2026-12-31}\n"
             "  - {id: W-2, rules: [acme/vuln.known], match: {purl: pkg:generic/zlib@1.3, term: CVE-2026-2}, category: accepted-risk, reason: r, owner: dev, "
             "approved-by: ospo, ticket: T-1, created: 2026-11-01, expires: 2026-12-31}\n");
  const auto record = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"decisions", "export", "--as-of", "2026-11-20", "--allow-past"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return desk.run(std::move(arguments));
  };
  const Ended json = record({});
  CAPTURE(json.err);
  REQUIRE(json.code == 0);
  CHECK(holds(json.out, "\"schema\": \"sluice.decisions/1\""));
  CHECK(holds(json.out, "\"approval\": \"declaration\""));
  CHECK(holds(json.out, "\"state\": \"active\""));
  CHECK(holds(record({"--format", "csv"}).out, "\"'=not built in\""));
  const Ended vex = record({"--format", "openvex"});
  CHECK(holds(vex.out, "\"status\": \"not_affected\""));
  CHECK(holds(vex.out, "\"justification\": \"vulnerable_code_not_present\""));
  CHECK(holds(vex.out, "\"status\": \"affected\""));
  desk.write("k.pem", ed25519_key('k').private_pem);
  desk.write("k.pub", ed25519_key('k').public_pem);
  REQUIRE(desk.run({"decisions", "sign", "waivers.yaml", "--key", "k.pem"}).code == 0);
  CHECK(holds(record({}).out, "no key is trusted here"));
  CHECK(holds(record({"--trusted-key", "k.pub"}).out, "\"approval\": \"signed by "));
  desk.write("waivers.yaml", desk.read("waivers.yaml") + "# later\n");
  const Ended tampered = record({"--trusted-key", "k.pub"});
  CHECK(tampered.code == 2);
  CHECK(holds(tampered.err, "waivers.yaml: was changed after it was signed"));
}

}  // namespace
}  // namespace sluice::test
