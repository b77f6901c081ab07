// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view header =
    "sluice: 1\npack: {id: acme/intake, version: 1.2.0, title: Intake}\nrule-files: [rules/*.yaml]\n";

void write_pack(const PolicyFolder& folder, const std::string& body) {
  write_usual(folder);
  folder.write("pack.yaml", std::string(header) + body);
}

Strings ids(const Policy& policy) {
  Strings found;
  for (const Rule& rule : policy.rules) found.push_back(rule.id);
  return found;
}

struct Trap {
  const char* name;
  const char* body;
  const char* problem;
};

TEST_CASE("pack: what is wrong with a pack is refused at its place", "[policy][pack]") {
  const auto trap = GENERATE(values<Trap>({
      {"use selects nothing", "use: [acme/*, acme/nothing.*]\n", "use-nothing pack.yaml:4:15"},
      {"! removes nothing", "use: [acme/*, '!acme/other.*']\n", "removes-nothing pack.yaml:4:15"},
      {"raise names nothing", "use: [acme/*]\nraise: {acme/archive.deeep: {severity: low}}\n",
       "raise-nothing pack.yaml:5:9"},
      {"raise with an unknown field", "use: [acme/*]\nraise: {acme/archive.deep: {title: x}}\n",
       "unknown-key pack.yaml:5:29"},
      {"raise with an unknown parameter", "use: [acme/*]\nraise: {acme/archive.deep: {with: {depth: 2}}}\n",
       "unknown-param pack.yaml:5:36"},
      {"no default route", "use: [acme/*]\nroutes: [{to: a, match: {tags: [x]}}]\n", "route-default pack.yaml:5:15"},
      {"two default routes", "use: [acme/*]\nroutes: [{to: a}, {to: b}]\n", "route-order pack.yaml:5:15"},
      {"rungs in the wrong order",
       "use: [acme/*]\nrungs:\n  managed: {critical: fail, high: fail, medium: fail, low: fail}\n  soft: {critical: "
       "note, high: note, medium: note, low: note}\n",
       "rung-order pack.yaml:7:3"},
      {"rung gentler on the worse",
       "use: [acme/*]\nrungs:\n  managed: {critical: note, high: warn, medium: note, low: note}\n",
       "rung-order pack.yaml:6:3"},
      {"rung without a severity", "use: [acme/*]\nrungs:\n  managed: {critical: note, high: note, medium: note}\n",
       "missing-key pack.yaml:6:12"},
      {"unknown default rung", "use: [acme/*]\ndefault-rung: managd\n", "unknown-rung pack.yaml:5:15"},
      {"parameter without a type", "use: [acme/*]\nparams: {a: {default: 1}}\n", "missing-key pack.yaml:5:13"},
      {"default of another type", "use: [acme/*]\nparams: {a: {type: percent, default: 101}}\n",
       "wrong-value pack.yaml:5:38"},
      {"plain value of no parameter", "use: [acme/*]\nparams: {a: 1}\n", "unknown-name pack.yaml:5:10"},
      {"edit of no list", "use: [acme/*]\nlists-edit: {a: {add: [x]}}\n", "unknown-name pack.yaml:5:14"},
      {"edit that removes nothing", "use: [acme/*]\nlists: {a: [x]}\nlists-edit: {a: {remove: [y]}}\n",
       "list-edit pack.yaml:6:27"},
      {"edit that adds what is there", "use: [acme/*]\nlists: {a: [x]}\nlists-edit: {a: {add: [x]}}\n",
       "list-edit pack.yaml:6:24"},
      {"obligation without evidence", "use: [acme/*]\nobligations: {a: {text: t, evidence: {any: []}, due: release}}\n",
       "bad-evidence pack.yaml:5:38"},
      {"evidence of two types",
       "use: [acme/*]\nobligations: {a: {text: t, evidence: {any: [{file: x, sbom: y}, {sbom: y}]}, due: release}}\n",
       "bad-evidence pack.yaml:5:45"},
      {"rule file that is not there", "rule-files: [other/*.yaml]\n", "yaml-duplicate-key pack.yaml:4:1"},
      {"network address", "extends: [{use: 'https://acme.example/pack.yaml'}]\n", "unpinned-address pack.yaml:4:17"},
      {"shipped pack without a version", "extends: [{use: 'builtin:archive-safety'}]\n", "bad-use pack.yaml:4:17"},
      {"unknown shipped pack", "extends: [{use: 'builtin:archive-safety@1'}]\n", "unknown-pack pack.yaml:4:17"},
      {"pack that extends itself", "extends: [{use: ./pack.yaml}]\n", "extends-cycle pack.yaml:4:17"},
      {"limit of nothing", "use: [acme/*]\nlimits: {entries: 0}\n", "bad-limit pack.yaml:5:19"},
  }));
  CAPTURE(trap.name);
  const PolicyFolder folder;
  write_pack(folder, trap.body);
  const Strings found = folder.problems();
  REQUIRE_FALSE(found.empty());
  CHECK(found.front() == trap.problem);
  CHECK(found.size() == 1);
}

TEST_CASE("pack: a newer sluice may be asked for", "[policy][pack]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("pack.yaml", replaced(usual_pack, "title: Intake", "title: Intake, requires: {engine: '>=99.0'}"));
  CHECK(folder.problems() == Strings{"engine-too-old pack.yaml:2:75"});
  folder.write("pack.yaml", replaced(usual_pack, "title: Intake", "title: Intake, requires: {engine: '>=0.1'}"));
  CHECK(folder.load());
}

TEST_CASE("pack: extended packs come first, and without drops what they select", "[policy][pack]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write(
      "base.yaml",
      "sluice: 1\npack: {id: acme/base, version: 1.0.0, title: Base}\nrule-files: [rules/own.yaml]\nuse: [acme/*]\n"
      "lists: {formats: [tar, zip]}\nraise: {acme/archive.deep: {severity: low}, acme/archive.escapes: {severity: "
      "critical}}\n");
  folder.write("pack.yaml",
               "sluice: 1\npack: {id: acme/intake, version: 1.2.0, title: Intake}\n"
               "extends: [{use: ./base.yaml, without: [acme/archive.deep]}]\nlists-edit: {formats: {add: [cpio], "
               "remove: [zip]}}\n");
  auto policy = folder.load();
  REQUIRE(policy);
  CHECK(ids(*policy) == Strings{"acme/archive.escapes"});
  REQUIRE(policy->packs.size() == 2);
  CHECK(policy->packs[0].id == "acme/base");
  REQUIRE(policy->dropped.size() == 1);
  CHECK(policy->dropped[0].rule == "acme/archive.deep");
  CHECK(policy->dropped[0].by == "pack acme/intake");
  CHECK(policy->rules[0].severity == Severity::critical);
  folder.write("pack.yaml",
               "sluice: 1\npack: {id: acme/intake, version: 1.2.0, title: Intake}\n"
               "extends: [{use: ./base.yaml}]\nuse: [acme/*, '!acme/archive.escapes']\n"
               "lists-edit: {formats: {add: [cpio], remove: [zip]}}\nraise: {acme/archive.deep: {with: {allow-formats: "
               "{list: formats}}}}\n");
  policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->dropped.empty());
  CHECK(policy->rules[0].packs == Strings{"acme/base", "acme/intake"});
  CHECK(policy->rules[1].packs == Strings{"acme/base"});
  CHECK(policy->rules[0].list("allow-formats") == Strings{"tar", "cpio"});
  CHECK(setters_of(policy->rules[0], "with.allow-formats") ==
        Strings{"default: []", "rule: [tar, zip]", "pack acme/intake: {list: formats}", "pack acme/base: [tar, zip]",
                "pack acme/intake: [tar, cpio]"});
}

TEST_CASE("pack: without that names nothing is refused, and so is a redefinition", "[policy][pack]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write(
      "base.yaml",
      "sluice: 1\npack: {id: acme/base, version: 1.0.0, title: Base}\nrule-files: [rules/own.yaml]\nuse: [acme/*]\n"
      "lists: {a: [x]}\nparams: {p: {type: integer, default: 1}}\nobligations: {o: {text: t, evidence: {all: [{file: "
      "x}]}, due: release}}\n");
  folder.write("pack.yaml",
               "sluice: 1\npack: {id: acme/intake, version: 1.2.0, title: Intake}\nextends: [{use: ./base.yaml, "
               "without: [acme/archive.dep]}]\n"
               "lists: {a: [y]}\nparams: {p: {type: integer, default: 2}}\nobligations: {o: {text: u, evidence: {all: "
               "[{file: x}]}, due: release}}\n");
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(folder.problems(loaded.error()) == Strings{"removes-nothing pack.yaml:3:40", "duplicate-name pack.yaml:4:9",
                                                   "duplicate-name pack.yaml:5:10", "duplicate-name pack.yaml:6:15"});
  CHECK(loaded.error().diagnostics[0].help == "a rule with a similar name exists: 'acme/archive.deep'");
  REQUIRE(loaded.error().diagnostics[1].secondary.size() == 1);
  CHECK(folder.without_folder(to_string(loaded.error().diagnostics[1].secondary[0].span)) == "base.yaml:5:12");
}

TEST_CASE("pack: a shipped pack is found by name and major version", "[policy][pack]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/rules/archive.yaml",
               "sluice: 1\nrules:\n  - {id: archive.deep, kind: archive.nested, title: t, severity: low}\n");
  folder.write("shipped/packs/archive-safety.yaml",
               "sluice: 1\npack: {id: sluice/archive-safety, version: 2.1.0, title: t}\nuse: [archive.*]\n");
  folder.write("pack.yaml", std::string(header) + "extends: [{use: 'builtin:archive-safety@2'}]\nuse: [acme/*]\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(ids(*policy) == Strings{"acme/archive.deep", "acme/archive.escapes", "archive.deep"});
  folder.write("pack.yaml", std::string(header) + "extends: [{use: 'builtin:archive-safety@1'}]\nuse: [acme/*]\n");
  CHECK(folder.problems() == Strings{"pack-major pack.yaml:4:17"});
  folder.write("pack.yaml", usual_pack);
  folder.write("shipped/rules/archive.yaml",
               "sluice: 1\nrules:\n  - {id: acme/archive.odd, kind: archive.nested, title: t, severity: low}\n");
  CHECK(folder.problems() == Strings{"rule-namespace builtin:rules/archive.yaml:3:10"});
}

TEST_CASE("pack: routes, waiver policy, obligations, rungs and limits are taken over", "[policy][pack]") {
  const PolicyFolder folder;
  write_pack(folder, R"(use: [acme/*]
rungs:
  soft: {critical: warn, high: warn, medium: note, low: note, stops: danger}
  hard: {critical: fail, high: fail, medium: warn, low: note}
default-rung: soft
routes:
  - {to: psirt, contact: psirt@acme.example, match: {tags: [vuln], severity: [high, critical], term: CVE-*}, due-days: 3, ticket: "https://t.example"}
  - {to: ospo}
waiver-policy: {require: [owner, ticket], max-days: {critical: 14, low: 365}, warn-days: 10, approvers: {license: [committee], "*": [ospo]}}
obligations:
  ship-text: {text: deliver the text, evidence: {any: [{file: "**/LICENSE"}, {sbom: licenses.text}]}, due: delivery}
limits: {total-bytes: 8 GiB, nesting: 4}
)");
  folder.write("sluice.yaml", replaced(usual_project, "managed", "hard"));
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->rungs.size() == 2);
  CHECK(policy->rungs[0].stops_for_danger_only);
  CHECK(policy->rungs[1].actions[static_cast<std::size_t>(Severity::medium)] == Action::warn);
  REQUIRE(policy->routes.size() == 2);
  CHECK(policy->routes[0].match.severities == std::vector{Severity::high, Severity::critical});
  CHECK(policy->routes[0].due_days == 3);
  CHECK(policy->routes[1].is_default);
  CHECK(policy->waiver_policy.require == Strings{"owner", "ticket"});
  CHECK(policy->waiver_policy.max_days[static_cast<std::size_t>(Severity::critical)] == 14);
  CHECK_FALSE(policy->waiver_policy.max_days[static_cast<std::size_t>(Severity::high)]);
  CHECK(policy->waiver_policy.approvers.at("*") == Strings{"ospo"});
  REQUIRE(policy->obligations.size() == 1);
  CHECK(policy->obligations[0].any.size() == 2);
  CHECK(policy->obligations[0].any[0].type == "file");
  CHECK(policy->limits.total_bytes == 8ull << 30);
  CHECK(policy->limits.nesting == 4);
  CHECK(setters_of(policy->rules[0], "action.hard") == Strings{"pack acme/intake: warn"});
}

}  // namespace
}  // namespace sluice::test
