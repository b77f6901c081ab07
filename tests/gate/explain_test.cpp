// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/explain.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

Policy explained() {
  Rule rule = test::make_rule("archive.escapes");
  rule.title = "entry leaves the folder";
  rule.rationale = "it overwrites files";
  rule.fails_from = day_of("2026-12-01");
  rule.warns_from = day_of("2026-04-01");
  rule.fix_supplier = "pack it again";
  rule.packs = {"acme/intake", "sluice/archive-safety"};
  rule.replaces = {"archive.old"};
  rule.setters = {{"severity", "medium", "rule", {"archive.yaml", 12, 15, 6}},
                  {"with.terms", "[archive.path.*]", "rule", {"archive.yaml", 14, 20, 1}},
                  {"with.weights", "error, warning", "default", {}},
                  {"severity", "high", "pack acme/intake", {"acme.yaml", 30, 40, 4}}};
  Policy policy = test::make_policy({rule});
  policy.waivers = {test::make_waiver("W-1", "archive.old"), test::make_waiver("W-2", "other.rule")};
  return policy;
}

constexpr const char* rule_text = R"(rule archive.escapes: entry leaves the folder
  kind              archive.entries
  written at        rules.yaml:3:5
  selected by       acme/intake, sluice/archive-safety
  severity          high
  rests on a        fact
  needs             delivery
  if it fails       observe note, onboarding warn, managed fail (here), assured fail
  if unknown        observe note, onboarding warn, managed fail (here), assured fail
  warns from        2026-04-01 (reached)
  fails from        2026-12-01 (not yet reached)
  exceptions        can be waived, may be in a baseline, a project may only tighten it
  replaces          archive.old
  why               it overwrites files
  help (supplier)   pack it again
waivers considered
  W-1 is active: it holds until 2026-12-09; owner a.mueller@acme.example (waivers.yaml:4:5)
fields, each with all who set it; <- marks the value that holds
  severity
    medium  rule  archive.yaml:12:15
    high  pack acme/intake  acme.yaml:30:40  <-
  with.terms
    [archive.path.*]  rule  archive.yaml:14:20  <-
  with.weights
    error, warning  default  <-
)";

TEST_CASE("explain: a rule, with every setter and the winner marked", "[gate][explain]") {
  const Policy policy = explained();
  CHECK(explain_rule(policy.rules[0], policy, today) == rule_text);
}

TEST_CASE("explain: a rule that no waiver names, dangerous or only a guess", "[gate][explain]") {
  Policy policy = explained();
  policy.waivers.clear();
  policy.rules[0].danger = true;
  CHECK(explain_rule(policy.rules[0], policy, today).find("severity          high; danger: it fails at every rung\n") !=
        std::string::npos);
  CHECK(explain_rule(policy.rules[0], policy, today).find("observe fail, onboarding fail") != std::string::npos);
  CHECK(explain_rule(policy.rules[0], policy, today).find("waivers considered\n  none names this rule\n") !=
        std::string::npos);
  policy.rules[0].danger = false;
  policy.rules[0].basis = Basis::heuristic;
  CHECK(explain_rule(policy.rules[0], policy, today).find("a heuristic: it only warns") != std::string::npos);
}

TEST_CASE("explain: a kind, from its table", "[gate][explain]") {
  static constexpr std::array<ParamSpec, 2> params = {
      {{"terms", ParamType::term_list, true, "", Stricter::more_items, "", "terms that are findings"},
       {"weights", ParamType::choice_list, false, "error", Stricter::more_items, "error, note", "weights that count"}}};
  static constexpr std::array<std::string_view, 1> facts = {"archive.hazards"};
  static constexpr std::array<TermSpec, 1> terms = {{{"archive.path.nul", "a NUL byte in a path"}}};
  const KindSpec kind{"archive.entries",
                      SubjectKind::archive,
                      RuleScope::delivery,
                      "what entries do",
                      "A paragraph.",
                      params,
                      facts,
                      terms,
                      "pack it again",
                      ""};
  CHECK(explain_kind(kind) == R"(kind archive.entries: what entries do

A paragraph.

  judged on         archive
  needs             delivery
  help (supplier)   pack it again
parameters
  terms              term list    terms that are findings; required
  weights            choice list  weights that count; one of: error, note; default: error
facts that it reads
  archive.hazards
terms that it finds
  archive.path.nul                   a NUL byte in a path
)");
}

TEST_CASE("explain: a finding, step by step, escaped", "[gate][explain]") {
  Policy policy = explained();
  policy.waivers[0].expires = day_of("2026-09-30");
  Finding finding = test::make_finding(0, "archive.path.traversal", "\x1b[2J");
  const Verdict verdict = test::judge_findings(policy, {finding});
  const std::string text = explain_finding(verdict.findings.at(0), policy, today);
  CHECK(text.find("\x1b") == std::string::npos);
  CHECK(text.find("  place             d-1.2.zip!/\\u{1b}[2J\n") != std::string::npos);
  CHECK(text.find(R"(how its action came to be
  rung       fail  severity high, outcome fail, at rung 'managed'
  effective  warn  at most a warning before 2026-12-01
  becomes    fail  from 2026-12-01
  note             waiver W-1 does not apply (expired): it ended 1 day ago, after 2026-09-30; owner a.mueller@acme.example
)") != std::string::npos);
  CHECK(text.find("rule archive.escapes: entry leaves the folder\n") != std::string::npos);
  CHECK(explain_finding(verdict.findings.at(0), Policy{}, today).ends_with("its rule is not in the policy at hand\n"));
}

}  // namespace
}  // namespace sluice
