// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view rules = R"(sluice: 1
rules:
  - id: acme/all.axes
    kind: sbom.fields
    title: every axis in its middle
    severity: high
    danger: false
    action: {managed: warn}
    with: {fields: [name, version], min-coverage: 95, lenient: true, since: 2026-01-01, profile: plain, note: text}
    effective: {warn: 2026-04-01, enforce: 2026-10-01}
    leeway-days: {critical: 30, high: 30, from: published}
    on-unknown: warn
    obligations: [ship-text]
  - id: acme/all.extremes
    kind: dependency.allow
    title: every axis at its strictest
    severity: critical
    danger: true
    with: {allow: ["pkg:generic/*"], deny: ["pkg:generic/bad"]}
    waivable: false
    baseline: never
  - id: acme/all.nested
    kind: archive.nested
    title: the other directions
    severity: low
    with: {max-depth: 3, allow-formats: [tar, zip], require-inspected: false}
)";

constexpr std::string_view pack = R"(sluice: 1
pack: {id: acme/intake, version: 1.2.0, title: Intake}
rule-files: [rules/own.yaml]
use: [acme/*]
obligations:
  ship-text: {text: t, evidence: {all: [{file: LICENSE}]}, due: delivery}
  ship-source: {text: t, evidence: {all: [{file: src}]}, due: delivery}
params:
  coverage: {type: percent, default: 95}
  depth: {type: integer, default: 3, stricter: lower}
  formats: {type: list, default: [tar, zip], stricter: fewer-items}
  fields: {type: list, default: [name]}
  word: {type: text, default: a}
  free: {type: percent, default: 50, overridable: true}
limits: {entries: 1000, total-bytes: 1 GiB}
default-rung: managed
)";

void write_all(const PolicyFolder& folder, const std::string& body) {
  folder.write("rules/own.yaml", rules);
  folder.write("pack.yaml", pack);
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\n" + body + "\n");
}

struct Change {
  const char* body;
  const char* problem;  ///< empty: it tightens
};

TEST_CASE("tighten: every axis moves one way only", "[policy][tighten]") {
  const auto change = GENERATE(values<Change>({
      {"raise: {acme/all.axes: {severity: critical}}", ""},
      {"raise: {acme/all.axes: {severity: high}}", ""},
      {"raise: {acme/all.axes: {severity: medium}}", "project-loosens sluice.yaml:3:35"},
      {"raise: {acme/all.axes: {danger: true}}", ""},
      {"raise: {acme/all.extremes: {danger: false}}", "project-loosens sluice.yaml:3:37"},
      {"raise: {acme/all.axes: {action: {managed: fail}}}", ""},
      {"raise: {acme/all.axes: {action: {managed: note}}}", "project-loosens sluice.yaml:3:34"},
      {"raise: {acme/all.axes: {action: {assured: fail}}}", ""},
      {"raise: {acme/all.axes: {action: {assured: warn}}}", "project-loosens sluice.yaml:3:34"},
      {"raise: {acme/all.axes: {effective: {enforce: 2026-09-30}}}", ""},
      {"raise: {acme/all.axes: {effective: {enforce: 2026-10-02}}}", "project-loosens sluice.yaml:3:46"},
      {"raise: {acme/all.axes: {effective: {warn: 2026-03-01}}}", ""},
      {"raise: {acme/all.axes: {effective: {warn: 2026-04-02}}}", "project-loosens sluice.yaml:3:43"},
      {"raise: {acme/all.nested: {effective: {enforce: 2020-01-01}}}", "project-loosens sluice.yaml:3:48"},
      {"raise: {acme/all.axes: {leeway-days: {high: 10, from: published}}}", ""},
      {"raise: {acme/all.axes: {leeway-days: {high: 31, from: published}}}", "project-loosens sluice.yaml:3:38"},
      {"raise: {acme/all.axes: {leeway-days: {high: 10, from: first-seen}}}", "project-loosens sluice.yaml:3:38"},
      {"raise: {acme/all.nested: {leeway-days: {low: 1, from: published}}}", "project-loosens sluice.yaml:3:40"},
      {"raise: {acme/all.axes: {on-unknown: fail}}", ""},
      {"raise: {acme/all.axes: {on-unknown: note}}", "project-loosens sluice.yaml:3:37"},
      {"raise: {acme/all.nested: {on-unknown: warn}}", "project-loosens sluice.yaml:3:39"},
      {"raise: {acme/all.axes: {waivable: false}}", ""},
      {"raise: {acme/all.extremes: {waivable: true}}", "project-loosens sluice.yaml:3:39"},
      {"raise: {acme/all.axes: {baseline: never}}", ""},
      {"raise: {acme/all.extremes: {baseline: allowed}}", "project-loosens sluice.yaml:3:39"},
      {"raise: {acme/all.axes: {obligations: [ship-text, ship-source]}}", ""},
      {"raise: {acme/all.axes: {obligations: [ship-source]}}", "project-loosens sluice.yaml:3:38"},
      {"raise: {acme/all.axes: {with: {fields: [name, version, purl]}}}", ""},
      {"raise: {acme/all.axes: {with: {fields: [name]}}}", "project-loosens sluice.yaml:3:40"},
      {"raise: {acme/all.axes: {with: {min-coverage: 96}}}", ""},
      {"raise: {acme/all.axes: {with: {min-coverage: 94}}}", "project-loosens sluice.yaml:3:46"},
      {"raise: {acme/all.axes: {with: {lenient: false}}}", ""},
      {"raise: {acme/all.axes: {with: {since: 2026-01-02}}}", "project-loosens sluice.yaml:3:39"},
      {"raise: {acme/all.axes: {with: {profile: full}}}", "project-loosens sluice.yaml:3:41"},
      {"raise: {acme/all.axes: {with: {note: other}}}", "project-loosens sluice.yaml:3:38"},
      {"raise: {acme/all.extremes: {with: {allow: ['pkg:generic/zlib']}}}", ""},
      {"raise: {acme/all.extremes: {with: {allow: []}}}", "project-loosens sluice.yaml:3:43"},
      {"raise: {acme/all.extremes: {with: {allow: ['pkg:generic/*', 'pkg:deb/*']}}}",
       "project-loosens sluice.yaml:3:43"},
      {"raise: {acme/all.extremes: {with: {deny: ['pkg:generic/bad', 'pkg:generic/worse']}}}", ""},
      {"raise: {acme/all.extremes: {with: {deny: ['pkg:generic/b*']}}}", ""},
      {"raise: {acme/all.extremes: {with: {deny: ['pkg:generic/worse']}}}", "project-loosens sluice.yaml:3:42"},
      {"raise: {acme/all.nested: {with: {max-depth: 2}}}", ""},
      {"raise: {acme/all.nested: {with: {max-depth: 4}}}", "project-loosens sluice.yaml:3:45"},
      {"raise: {acme/all.nested: {with: {allow-formats: [tar]}}}", ""},
      {"raise: {acme/all.nested: {with: {allow-formats: [tar, cpio]}}}", "project-loosens sluice.yaml:3:49"},
      {"raise: {acme/all.nested: {with: {require-inspected: true}}}", ""},
      {"params: {coverage: 100}", ""},
      {"params: {coverage: 90}", "project-loosens sluice.yaml:3:20"},
      {"params: {depth: 2}", ""},
      {"params: {depth: 4}", "project-loosens sluice.yaml:3:17"},
      {"params: {formats: [tar]}", ""},
      {"params: {formats: [tar, cpio]}", "project-loosens sluice.yaml:3:19"},
      {"params: {fields: [name, purl]}", ""},
      {"params: {fields: [purl]}", "project-loosens sluice.yaml:3:18"},
      {"params: {word: b}", "project-loosens sluice.yaml:3:16"},
      {"params: {free: 10}", ""},
      {"limits: {entries: 10}", ""},
      {"limits: {entries: 1001}", "project-loosens sluice.yaml:3:19"},
      {"limits: {total-bytes: 2 GiB}", "project-loosens sluice.yaml:3:23"},
      {"rung: assured", ""},
      {"rung: onboarding", "project-loosens sluice.yaml:3:7"},
      {"raise: {acme/all.axes: {overridable: true}}", "unknown-key sluice.yaml:3:25"},
      {"raise: {acme/all.axes: {match: {path: x}}}", "unknown-key sluice.yaml:3:25"},
      {"use: ['!acme/all.axes']", "unknown-key sluice.yaml:3:1"},
  }));
  CAPTURE(change.body);
  const PolicyFolder folder;
  write_all(folder, change.body);
  const Strings expected = *change.problem == '\0' ? Strings() : Strings{change.problem};
  CHECK(folder.problems() == expected);
}

TEST_CASE("tighten: a project cannot drop rules of a pack", "[policy][tighten]") {
  const PolicyFolder folder;
  folder.write("rules/own.yaml", rules);
  folder.write("pack.yaml", pack);
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml, without: [acme/all.axes]}]\n");
  CHECK(folder.problems() == Strings{"unknown-key sluice.yaml:2:30"});
}

TEST_CASE("tighten: a parameter that moves its declared way must not loosen a rule that uses it", "[policy][tighten]") {
  const PolicyFolder folder;
  const std::string uses = "raise: {acme/all.nested: {with: {max-depth: {param: levels}}}}\n";
  write_all(folder, "params: {levels: 4}");
  folder.write("pack.yaml", replaced(pack, "params:\n", uses + "params:\n  levels: {type: integer, default: 3}\n"));
  CHECK(folder.problems() == Strings{"project-loosens sluice.yaml:3:18"});
  folder.write("pack.yaml", replaced(pack, "params:\n",
                                     uses + "params:\n  levels: {type: integer, default: 3, overridable: true}\n"));
  CHECK(folder.load());
  write_all(folder, "raise: {acme/all.axes: {with: {min-coverage: {param: free}}}}");
  CHECK(folder.problems() == Strings{"project-loosens sluice.yaml:3:46"});
}

TEST_CASE("tighten: a refusal shows the pack's value and how to allow it", "[policy][tighten]") {
  const PolicyFolder folder;
  write_all(folder, "raise: {acme/all.axes: {severity: low}}");
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  REQUIRE(loaded.error().diagnostics.size() == 1);
  const Diagnostic& problem = loaded.error().diagnostics[0];
  CHECK(problem.message == "the project loosens 'severity' of rule 'acme/all.axes'");
  REQUIRE(problem.secondary.size() == 1);
  CHECK(folder.without_folder(to_string(problem.secondary[0].span)) == "rules/own.yaml:6:15");
  CHECK(problem.secondary[0].text == "rule sets high");
  CHECK(problem.help == "severity may only go up; only a rule that says 'overridable: true' may be loosened");
}

TEST_CASE("tighten: a rule that is overridable may be loosened", "[policy][tighten]") {
  const PolicyFolder folder;
  write_all(folder, "raise: {acme/all.axes: {severity: low, waivable: true}}");
  folder.write("rules/own.yaml", replaced(rules, "    danger: false\n", "    overridable: true\n"));
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->rules[0].severity == Severity::low);
}

TEST_CASE("tighten: a raised severity must not bring longer leeway", "[policy][tighten]") {
  const PolicyFolder folder;
  write_all(folder, "raise: {acme/all.axes: {severity: critical}}");
  folder.write("rules/own.yaml", replaced(rules, "critical: 30, high: 30", "critical: 60, high: 30"));
  CHECK(folder.problems() == Strings{"project-loosens rules/own.yaml:11:18"});
}

}  // namespace
}  // namespace sluice::test
