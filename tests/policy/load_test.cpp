// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

void show(const Error& error) {
  for (const Diagnostic& problem : error.diagnostics) UNSCOPED_INFO(render(problem, {}));
}

Policy load_good(const PolicyFolder& folder) {
  auto loaded = folder.load();
  if (!loaded) show(loaded.error());
  REQUIRE(loaded);
  return std::move(*loaded);
}

TEST_CASE("load: a project, its pack and the pack's rules make a policy", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  const Policy policy = load_good(folder);
  REQUIRE(policy.rules.size() == 2);
  CHECK(policy.rules[0].id == "acme/archive.deep");
  CHECK(policy.rules[0].number("max-depth") == 3);
  CHECK_FALSE(policy.rules[0].flag("require-inspected"));
  CHECK(policy.rules[1].list("terms") == Strings{"archive.path.traversal"});
  CHECK(policy.rules[1].list("weights") == Strings{"error", "warning"});
  CHECK(policy.rules[1].packs == Strings{"acme/intake"});
  CHECK(policy.rules[1].fix_supplier == "pack it again");
  CHECK(policy.rung == "managed");
  CHECK_FALSE(policy.is_fallback);
  CHECK(policy.files == Strings{folder.path("decisions.yaml"), folder.path("pack.yaml"), folder.path("rules/own.yaml"),
                                folder.path("sluice.yaml")});
  REQUIRE(policy.remarks.size() == 1);
  CHECK(policy.remarks[0].code == "no-lock");
}

TEST_CASE("load: a project names its notices", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  CHECK(load_good(folder).notices.empty());
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nnotices: [docs/notices.txt, more.html]\n");
  CHECK(load_good(folder).notices == Strings{"docs/notices.txt", "more.html"});
}

TEST_CASE("load: every effective field knows who set it, in order", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("pack.yaml", R"(sluice: 1
pack: {id: acme/intake, version: 1.2.0, title: Intake}
rule-files: [rules/*.yaml]
use: [acme/*]
params: {depth: {type: integer, default: 3, stricter: lower}}
raise:
  acme/archive.deep: {severity: high, with: {max-depth: {param: depth}}}
)");
  folder.write("sluice.yaml",
               "sluice: 1\nextends: [{use: ./pack.yaml}]\nparams: {depth: 2}\nraise: {acme/archive.deep: {severity: "
               "critical}}\n");
  const Policy policy = load_good(folder);
  const Rule& deep = policy.rules[0];
  CHECK(setters_of(deep, "severity") == Strings{"rule: medium", "pack acme/intake: high", "project: critical"});
  CHECK(setters_of(deep, "with.max-depth") ==
        Strings{"default: 3", "rule: 3", "pack acme/intake: {param: depth}", "pack acme/intake: 3", "project: 2"});
  CHECK(setters_of(deep, "waivable") == Strings{"default: true"});
  CHECK(setters_of(deep, "action.managed") == Strings{"default: fail"});
  CHECK(deep.number("max-depth") == 2);
  const auto project = std::ranges::find(deep.setters, "project", &Setter::by);
  REQUIRE(project != deep.setters.end());
  CHECK(folder.without_folder(to_string(project->span)) == "sluice.yaml:4:39");
}

TEST_CASE("load: without a project file the shipped fallback holds at observe", "[policy][load]") {
  const PolicyFolder folder;
  folder.write("shipped/rules/archive.yaml", R"(sluice: 1
rules:
  - id: archive.escapes
    kind: archive.entries
    title: an entry leaves the folder
    severity: high
    with: {terms: [archive.path.*]}
)");
  folder.write("shipped/packs/internal-baseline.yaml",
               "sluice: 1\npack: {id: sluice/internal-baseline, version: 1.0.0, title: Baseline}\nuse: "
               "[archive.*]\ndefault-rung: managed\n");
  PolicySources sources = folder.sources();
  sources.project_file.clear();
  const auto policy = folder.load(sources);
  REQUIRE(policy);
  CHECK(policy->is_fallback);
  CHECK(policy->rung == "observe");
  CHECK(policy->packs[0].file == "builtin:packs/internal-baseline.yaml");
  CHECK(policy->rules[0].span.file == "builtin:rules/archive.yaml");
  CHECK(policy->remarks.empty());
}

TEST_CASE("load: --policy takes the place of the project's packs", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("other.yaml",
               "sluice: 1\npack: {id: acme/other, version: 1.0.0, title: Other}\nrule-files: [rules/own.yaml]\nuse: "
               "[acme/archive.deep]\n");
  PolicySources sources = folder.sources();
  sources.packs = {folder.path("other.yaml")};
  const auto policy = folder.load(sources);
  REQUIRE(policy);
  CHECK(policy->packs.size() == 1);
  CHECK(policy->rules.size() == 1);
  CHECK(policy->rung == "managed");
}

TEST_CASE("load: --rung may only be stricter than the project's", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  PolicySources sources = folder.sources();
  sources.rung = "assured";
  REQUIRE(folder.load(sources));
  CHECK(folder.load(sources)->rung == "assured");
  sources.rung = "onboarding";
  REQUIRE_FALSE(folder.load(sources));
  CHECK(folder.load(sources).error().failure == Failure::cannot_start);
  CHECK(folder.problems(folder.load(sources).error()) == Strings{"project-loosens --rung"});
  sources.rung = "asured";
  CHECK(folder.problems(folder.load(sources).error()) == Strings{"unknown-rung --rung"});
}

TEST_CASE("load: the problems of all files are reported together", "[policy][load]") {
  const PolicyFolder folder;
  folder.write("rules/own.yaml", replaced(usual_rules, "severity: high", "severty: high"));
  folder.write("pack.yaml", replaced(usual_pack, "use:", "uses:"));
  folder.write("sluice.yaml", replaced(usual_project, "managed", "manged"));
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().failure == Failure::cannot_start);
  CHECK(loaded.error().message == "4 problems in the policy files");
  CHECK(folder.problems(loaded.error()) == Strings{"unknown-key pack.yaml:4:1", "missing-key rules/own.yaml:3:5",
                                                   "unknown-key rules/own.yaml:6:5", "unknown-rung sluice.yaml:3:7"});
  CHECK(loaded.error().diagnostics[2].help == "a key with a similar name exists: 'severity'");
  CHECK(loaded.error().diagnostics[3].help == "a rung with a similar name exists: 'managed'");
}

TEST_CASE("load: a problem is drawn with the place, the source line and the help", "[policy][load]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml",
               std::string(usual_rules) +
                   "  - id: acme/archive.deep\n    kind: archive.nested\n    title: again\n    severity: low\n");
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  REQUIRE(loaded.error().diagnostics.size() == 1);
  CHECK(folder.without_folder(render(loaded.error().diagnostics[0], {})) ==
        "error[duplicate-rule]: rule 'acme/archive.deep' is defined twice\n"
        "  --> rules/own.yaml:14:9\n"
        "   |\n"
        " 9 |   - id: acme/archive.deep\n"
        "   |         ----------------- first defined here\n"
        "14 |   - id: acme/archive.deep\n"
        "   |         ^^^^^^^^^^^^^^^^^ defined again here\n"
        "   = help: give one of them another id; a pack changes a rule with 'raise'\n");
}

TEST_CASE("load: neither the order of rule files nor of rules changes the policy", "[policy][load]") {
  const auto load_with = [](const std::string& first, const std::string& second, const std::string& use) {
    const PolicyFolder folder;
    folder.write("rules/a.yaml", first);
    folder.write("rules/b.yaml", second);
    folder.write("pack.yaml", replaced(usual_pack, "use: [acme/*]", use));
    folder.write("sluice.yaml", usual_project);
    return load_good(folder);
  };
  const std::string head = "sluice: 1\nrules:\n";
  const std::string text(usual_rules);
  const std::size_t second_rule = text.find("  - id: acme/archive.deep");
  const std::string escapes = text.substr(head.size(), second_rule - head.size());
  const std::string deep = text.substr(second_rule);
  const std::string third = "  - {id: acme/a.b, kind: archive.nested, title: t, severity: low}\n";
  const Policy first = load_with(head + escapes + deep, head + third, "use: [acme/archive.*, acme/a.b]");
  const Policy second = load_with(head + third, head + deep + escapes, "use: [acme/a.b, acme/archive.*]");
  REQUIRE(first.rules.size() == second.rules.size());
  for (std::size_t i = 0; i < first.rules.size(); ++i) {
    const Rule& a = first.rules[i];
    const Rule& b = second.rules[i];
    CHECK(a.id == b.id);
    CHECK(a.params == b.params);
    CHECK(a.severity == b.severity);
    CHECK(a.packs == b.packs);
    CHECK(a.actions == b.actions);
    CHECK(std::ranges::equal(a.setters, b.setters, [](const Setter& x, const Setter& y) {
      return x.field == y.field && x.value == y.value && x.by == y.by;
    }));
  }
}

}  // namespace
}  // namespace sluice::test
