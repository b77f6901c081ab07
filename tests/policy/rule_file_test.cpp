// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

struct Trap {
  const char* name;
  const char* from;
  const char* to;
  const char* problem;
  const char* help;
};

TEST_CASE("rule_file: what is wrong with a rule is refused at its place", "[policy][rule_file]") {
  const auto trap = GENERATE(values<Trap>({
      {"unknown kind", "kind: archive.entries", "kind: archive.entires", "unknown-kind rules/own.yaml:4:11",
       "a kind with a similar name exists: 'archive.entries'"},
      {"unknown parameter", "max-depth: 3", "max-dept: 3", "unknown-param rules/own.yaml:13:12",
       "a parameter with a similar name exists: 'max-depth'"},
      {"required parameter missing", "    with: {terms: [archive.path.traversal]}\n", "",
       "missing-param rules/own.yaml:4:11", "terms that are findings"},
      {"parameter of another type", "max-depth: 3", "max-depth: deep", "wrong-value rules/own.yaml:13:23", ""},
      {"quoted number", "max-depth: 3", "max-depth: '3'", "wrong-value rules/own.yaml:13:23",
       "write it without quotes"},
      {"term of another kind", "archive.path.traversal]", "archive.limit.ratio]", "wrong-value rules/own.yaml:8:20",
       ""},
      {"misspelled term", "archive.path.traversal]", "archive.path.travrsal]", "wrong-value rules/own.yaml:8:20",
       "a term with a similar name exists: 'archive.path.traversal'"},
      {"glob that matches no term", "archive.path.traversal]", "archive.nothing-of-the-kind.*]",
       "wrong-value rules/own.yaml:8:20", ""},
      {"unknown choice", "[archive.path.traversal]", "[archive.path.traversal], weights: [eror]",
       "wrong-value rules/own.yaml:8:55", "a word with a similar name exists: 'error'"},
      {"unknown list", "[archive.path.traversal]", "{list: hazards}", "unknown-name rules/own.yaml:8:26", ""},
      {"unknown placeholder", "severity: high\n", "severity: high\n    fix: {supplier: \"repack {subjct}\"}\n",
       "unknown-placeholder rules/own.yaml:7:21", "it may be subject, term, expected, missing, route or delivery"},
      {"action at an unknown rung", "severity: high\n", "severity: high\n    action: {manged: fail}\n",
       "unknown-rung rules/own.yaml:7:14", "a rung with a similar name exists: 'managed'"},
      {"no action at any rung", "severity: high\n",
       "severity: high\n    action: {observe: none, onboarding: none, managed: none, assured: none}\n",
       "never-acts rules/own.yaml:3:9", "raise its severity or its action, or leave it out of 'use'"},
      {"fails before it warns", "severity: high\n",
       "severity: high\n    effective: {warn: 2026-10-01, enforce: 2026-04-01}\n", "day-order rules/own.yaml:7:44", ""},
      {"unknown obligation", "severity: high\n", "severity: high\n    obligations: [ship-text]\n",
       "unknown-obligation rules/own.yaml:7:18", ""},
      {"assert of another kind", "severity: high\n",
       "severity: high\n    assert: {fact: delivery.version, present: true}\n", "assert-kind rules/own.yaml:7:13", ""},
      {"id without a company", "id: acme/archive.deep", "id: archive.deep", "rule-namespace rules/own.yaml:9:9",
       "name it 'company/archive.deep'"},
      {"replaces a rule that exists", "severity: medium\n", "severity: medium\n    replaces: [acme/archive.escapes]\n",
       "replaced-twice rules/own.yaml:13:15", ""},
  }));
  CAPTURE(trap.name);
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, trap.from, trap.to));
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(folder.problems(loaded.error()) == Strings{trap.problem});
  CHECK(loaded.error().diagnostics[0].help == trap.help);
}

TEST_CASE("rule_file: braces that are no placeholder are ordinary text", "[policy][rule_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml",
               replaced(usual_rules, "severity: high\n",
                        "severity: high\n    fix: {supplier: \"add {LICENSE,COPYING} to {delivery}\"}\n"));
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->rules[1].fix_supplier == "add {LICENSE,COPYING} to {delivery}");
  CHECK(policy->rules[1].fix_integrator == "send it back");
}

TEST_CASE("rule_file: every field of a rule is taken over", "[policy][rule_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", R"(sluice: 1
rules:
  - id: acme/sbom.thin
    kind: sbom.fields
    title: SBOM component lacks fields
    severity: high
    danger: true
    action: {onboarding: warn, managed: fail}
    basis: declaration
    scope: build
    tags: [sbom, delivery]
    match: {supplier: [zeta], origin: [supplier], purl: ["pkg:generic/*"], scope: [runtime, build], linkage: static, relation: direct,
            business-unit: chassis, distribution: [device], stage: integration, consumer: [app*], exclude: {purl: "pkg:generic/acme-*"}}
    with: {fields: [name, version], since: 2026-01-01, profile: full, note: 'true'}
    effective: {warn: 2026-04-01, enforce: 2026-10-01}
    leeway-days: {critical: 7, high: 30, from: published}
    on-unknown: warn
    waivable: false
    baseline: never
    overridable: true
    replaces: [acme/sbom.old]
    rationale: one needs to know
    fix: {coordinator: decide, command: sluice check, docs: "https://acme.example"}
    clauses: [{standard: iso-5230, clause: "3.3.1"}]
)");
  const auto policy = folder.load();
  REQUIRE(policy);
  const Rule& rule = policy->rules[0];
  CHECK(rule.severity == Severity::high);
  CHECK(rule.danger);
  CHECK(rule.actions.at("onboarding") == Action::warn);
  CHECK(rule.basis == Basis::declaration);
  CHECK(rule.scope == RuleScope::build);
  CHECK(rule.tags == Strings{"sbom", "delivery"});
  CHECK(rule.match.suppliers == Strings{"zeta"});
  CHECK(rule.match.origins == std::vector{Provenance::supplier});
  CHECK(rule.match.scopes == std::vector{Scope::runtime, Scope::build});
  CHECK(rule.match.linkages == std::vector{Linkage::static_linked});
  CHECK(rule.match.direct == true);
  CHECK(rule.match.business_units == Strings{"chassis"});
  REQUIRE(rule.match.exclude);
  CHECK(rule.match.exclude->purls.at(0).pattern() == "pkg:generic/acme-*");
  CHECK(rule.text("since") == "2026-01-01");
  CHECK(rule.text("profile") == "full");
  CHECK(rule.text("note") == "true");
  CHECK(rule.number("min-coverage") == 90);
  CHECK(rule.warns_from == parse_day("2026-04-01"));
  CHECK(rule.fails_from == parse_day("2026-10-01"));
  CHECK(rule.leeway[static_cast<std::size_t>(Severity::critical)] == 7);
  CHECK_FALSE(rule.leeway[static_cast<std::size_t>(Severity::low)]);
  CHECK(rule.leeway_from == "published");
  CHECK(rule.on_unknown == Action::warn);
  CHECK_FALSE(rule.waivable);
  CHECK_FALSE(rule.baseline_allowed);
  CHECK(rule.overridable);
  CHECK(rule.replaces == Strings{"acme/sbom.old"});
  CHECK(rule.fix_coordinator == "decide");
  CHECK(rule.clauses.at(0).standard == "iso-5230");
  CHECK(policy->find_rule("acme/sbom.old") == &rule);
}

TEST_CASE("rule_file: a rule that no pack uses is checked all the same", "[policy][rule_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("pack.yaml", replaced(usual_pack, "acme/*", "acme/archive.escapes"));
  folder.write("rules/own.yaml", replaced(usual_rules, "max-depth: 3", "max-depth: deep"));
  CHECK(folder.problems() == Strings{"wrong-value rules/own.yaml:13:23"});
}

}  // namespace
}  // namespace sluice::test
