// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace sluice::test {
namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view overlay_start = "sluice: 1\npack: {id: acme/emergency, version: 1.0.0, title: Emergency}\n";

/// The usual project, under an overlay with this text.
PolicySources under(const PolicyFolder& folder, std::string_view more) {
  PolicySources sources = folder.sources();
  sources.overlays = {"machine:/overlay.yaml"};
  sources.texts["machine:/overlay.yaml"] = std::string(overlay_start) + std::string(more);
  return sources;
}

TEST_CASE("overlay: adds rules of its own and raises those of the project", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  PolicySources sources = under(folder,
                                "rule-files: [more.yaml]\nuse: [acme/*]\n"
                                "raise: {acme/archive.deep: {severity: critical, danger: true, waivable: false, with: {max-depth: 1}}}\n");
  sources.texts["machine:/more.yaml"] =
      "sluice: 1\nrules:\n  - {id: acme/archive.new, kind: archive.nested, title: new, severity: high}\n";
  const auto policy = folder.load(sources);
  REQUIRE(policy);
  const Rule* added = policy->find_rule("acme/archive.new");
  REQUIRE(added != nullptr);
  CHECK(added->packs == Texts{"acme/emergency"});
  const Rule* raised = policy->find_rule("acme/archive.deep");
  REQUIRE(raised != nullptr);
  CHECK(raised->severity == Severity::critical);
  CHECK(raised->danger);
  CHECK(raised->number("max-depth") == 1);
  CHECK(raised->packs == Texts{"acme/emergency", "acme/intake"});
  CHECK(setters_of(*raised, "severity") == Texts{"rule: medium", "overlay acme/emergency: critical"});
  REQUIRE(policy->packs.size() == 2);
  CHECK(policy->packs[1].id == "acme/emergency");
  CHECK(policy->packs[1].file == "machine:/overlay.yaml");
  CHECK(policy->packs[1].sha256.size() == 64);
  CHECK(policy->packs[1].locked);
}

TEST_CASE("overlay: every way to loosen is refused, with its place", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  const auto [more, line] = GENERATE(table<std::string, std::string>({
      {"raise: {acme/archive.deep: {severity: low}}\n", ":3:"},
      {"raise: {acme/archive.deep: {action: {managed: none}}}\n", ":3:"},
      {"raise: {acme/archive.deep: {with: {max-depth: 9}}}\n", ":3:"},
      {"raise: {acme/archive.deep: {match: {path: [a]}}}\n", ":3:"},
      {"raise: {acme/archive.escapes: {with: {terms: []}}}\n", ":3:"},
      {"raise: {acme/archive.deep: {effective: {enforce: 2030-01-01}}}\n", ":3:"},
      {"limits: {nesting: 4000}\n", ":3:"},
      {"routes: [{to: nobody}]\n", ":3:"},
      {"default-rung: observe\n", ":3:"},
      {"rungs: {only: {critical: note, high: note, medium: note, low: note}}\n", ":3:"},
      {"waiver-policy: {max-days: {critical: 3650}}\n", ":3:"},
      {"decisions: [d.yaml]\n", ":3:"},
      {"license-categories: {permissive: [GPL-3.0-only]}\n", ":3:"},
  }));
  CAPTURE(more);
  const auto policy = folder.load(under(folder, more));
  REQUIRE_FALSE(policy);
  CHECK(policy.error().failure == Failure::cannot_start);
  const Texts problems = folder.problems(policy.error());
  CHECK(std::ranges::any_of(problems, [&, expected = "overlay-loosens machine:/overlay.yaml" + line](const std::string& one) {
    return one.starts_with(expected);
  }));
}

TEST_CASE("overlay: a rule that a project may loosen stays as strict for the overlay", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, "severity: medium\n", "severity: medium\n    overridable: true\n"));
  CHECK(folder.load());
  CHECK_FALSE(folder.load(under(folder, "raise: {acme/archive.deep: {severity: low}}\n")));
}

TEST_CASE("overlay: lists of packs that it extends grow in the project's rules, twice does no harm", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/rules/ban.yaml",
               "sluice: 1\nrules:\n  - {id: ban.used, kind: dependency.allow, title: banned, severity: low, with: {deny: {list: banned}}}\n");
  folder.write("shipped/packs/ban.yaml",
               "sluice: 1\npack: {id: sluice/ban, version: 1.0.0, title: Ban}\nuse: [ban.used]\nlists: {banned: [a]}\n");
  const std::string_view more = "extends: [{use: 'builtin:ban@1'}]\nlists-edit: {banned: {add: [a, b]}}\n";
  const auto alone = folder.load(under(folder, more));
  REQUIRE(alone);
  REQUIRE(alone->find_rule("ban.used") != nullptr);
  CHECK(alone->find_rule("ban.used")->list("deny") == Texts{"a", "b"});
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}, {use: 'builtin:ban@1'}]\n");
  const auto both = folder.load(under(folder, more));
  REQUIRE(both);
  CHECK(both->find_rule("ban.used")->list("deny") == Texts{"a", "b"});
  CHECK_FALSE(folder.load(under(folder, "extends: [{use: 'builtin:ban@1'}]\nlists-edit: {banned: {remove: [a]}}\n")));
}

TEST_CASE("overlay: what a project does not have, it may raise in vain", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  CHECK(folder.load(under(folder, "raise: {'license.*': {severity: critical}}\n")));
}

TEST_CASE("overlay: holds under --policy and under the fallback, and no lock pins it", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string_view more = "raise: {acme/archive.deep: {severity: critical}}\n";
  PolicySources sources = under(folder, more);
  sources.packs = {folder.path("pack.yaml")};
  const auto by_flag = folder.load(sources);
  REQUIRE(by_flag);
  CHECK(by_flag->find_rule("acme/archive.deep")->severity == Severity::critical);
  const auto lock = make_lock(under(folder, more), fake_catalogue());
  REQUIRE(lock);
  CHECK(lock->find("emergency") == std::string::npos);
  folder.write("sluice.lock", *lock);
  sources = under(folder, more);
  sources.needs_lock = true;
  const auto locked = folder.load(sources);
  REQUIRE(locked);
  CHECK(locked->remarks.empty());
}

TEST_CASE("overlay: it reads nothing but what was verified", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("other.yaml", usual_rules);
  CHECK_FALSE(folder.load(under(folder, "rule-files: [other.yaml]\n")));
  CHECK_FALSE(folder.load(under(folder, "extends: [{use: ./other.yaml}]\n")));
  folder.write("lists.yaml", "sluice: 1\npack: {id: acme/lists, version: 1.0.0, title: Lists}\n");
  CHECK_FALSE(folder.load(under(folder, "extends: [{use: '" + folder.path("lists.yaml") + "'}]\n")));
}

constexpr std::string_view block_rules =
    "sluice: 1\nrules:\n  - {id: ban.used, kind: dependency.allow, title: banned, severity: critical, danger: true, waivable: false,\n"
    "     baseline: never, with: {deny: {list: banned}}}\n";

TEST_CASE("overlay: a pack of the project does not disarm what it selects", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/rules/ban.yaml", block_rules);
  folder.write("shipped/packs/ban.yaml",
               "sluice: 1\npack: {id: sluice/ban, version: 1.0.0, title: Ban}\nuse: [ban.used]\nlists: {banned: [a]}\n");
  const auto change = GENERATE(as<std::string>(), "match: {path: [nothing/here]}", "with: {deny: [nope]}", "with: {deny: []}",
                               "danger: false, waivable: true, effective: {enforce: 2099-01-01}",
                               "severity: low, action: {managed: none, assured: none}, on-unknown: none, baseline: allowed",
                               "leeway-days: {from: published, critical: 3650}");
  CAPTURE(change);
  folder.write("own.yaml", "sluice: 1\npack: {id: acme/own, version: 1.0.0, title: Own}\nextends: [{use: 'builtin:ban@1'}]\n"
                           "raise: {ban.used: {" + change + "}}\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./own.yaml}]\nrung: managed\n");
  REQUIRE(folder.load());
  const auto more = GENERATE(as<std::string>(), "", "raise: {ban.used: {with: {deny: [a, b]}}}\n");
  const auto policy = folder.load(under(folder, "extends: [{use: 'builtin:ban@1'}]\nlists-edit: {banned: {add: [b]}}\n" + more));
  REQUIRE(policy);
  const Rule* rule = policy->find_rule("ban.used");
  REQUIRE(rule != nullptr);
  CHECK(rule->match.paths.empty());
  for (const char* item : {"a", "b"}) CHECK(std::ranges::count(rule->list("deny"), item) == 1);
  CHECK(rule->danger);
  CHECK_FALSE(rule->waivable);
  CHECK_FALSE(rule->baseline_allowed);
  CHECK_FALSE(rule->fails_from);
  CHECK(rule->severity == Severity::critical);
  CHECK_FALSE(rule->actions.contains("managed"));
  CHECK(rule->on_unknown.value_or(Action::fail) == Action::fail);
  CHECK(rule->leeway == DaysBySeverity{});
  CHECK(rule->packs == Texts{"sluice/ban"});
}

TEST_CASE("overlay: what a project's packs ask for beyond it stays", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/rules/ban.yaml", replaced(replaced(block_rules, "critical, danger: true", "low, danger: false"), "waivable: false", "waivable: true"));
  folder.write("shipped/packs/ban.yaml",
               "sluice: 1\npack: {id: sluice/ban, version: 1.0.0, title: Ban}\nuse: [ban.used]\nlists: {banned: [a]}\n");
  folder.write("own.yaml", "sluice: 1\npack: {id: acme/own, version: 1.0.0, title: Own}\nextends: [{use: 'builtin:ban@1'}]\n"
                           "raise: {ban.used: {severity: high, danger: true, waivable: false, action: {observe: warn}, with: {deny: [own], allow: [c]}}}\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./own.yaml}]\nrung: managed\n");
  const auto policy = folder.load(under(folder, "extends: [{use: 'builtin:ban@1'}]\nlists-edit: {banned: {add: [b]}}\n"));
  REQUIRE(policy);
  const Rule* rule = policy->find_rule("ban.used");
  REQUIRE(rule != nullptr);
  CHECK(rule->severity == Severity::high);
  CHECK(setters_of(*rule, "severity") == Texts{"rule: low", "pack acme/own: high"});
  CHECK(rule->danger);
  CHECK_FALSE(rule->waivable);
  CHECK(rule->actions.at("observe") == Action::warn);
  CHECK(rule->list("deny") == Texts{"a", "b", "own"});
  CHECK(rule->list("allow") == Texts{"c"});
}

/// Relative paths start here while it lives.
class StandingIn {
 public:
  explicit StandingIn(const std::string& folder) { std::filesystem::current_path(folder); }
  ~StandingIn() { std::filesystem::current_path(before_); }
  StandingIn(const StandingIn&) = delete;
  StandingIn& operator=(const StandingIn&) = delete;

 private:
  std::filesystem::path before_ = std::filesystem::current_path();
};

TEST_CASE("overlay: a folder of the project that is called as its place does not stand for it", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("machine:/overlay.yaml", "sluice: 1\npack: {id: acme/decoy, version: 1.0.0, title: Decoy}\n");
  folder.write("machine:/more.yaml", "sluice: 1\nrules:\n  - {id: acme/decoy.rule, kind: archive.nested, title: decoy, severity: low}\n");
  folder.write("decoy.yaml",
               "sluice: 1\npack: {id: acme/decoys, version: 1.0.0, title: Decoys}\nextends: [{use: './machine:/overlay.yaml'}]\n"
               "rule-files: ['machine:/more.yaml']\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}, {use: ./decoy.yaml}]\nrung: managed\n");
  PolicySources sources = under(folder, "rule-files: [more.yaml]\nuse: [acme/archive.new]\nraise: {acme/archive.deep: {severity: critical}}\n");
  sources.texts["machine:/more.yaml"] =
      "sluice: 1\nrules:\n  - {id: acme/archive.new, kind: archive.nested, title: new, severity: high}\n";
  const StandingIn inside(folder.path(""));
  const auto policy = folder.load(sources);
  REQUIRE(policy);
  CHECK(policy->find_rule("acme/archive.deep")->severity == Severity::critical);
  CHECK(policy->find_rule("acme/archive.new") != nullptr);
}

TEST_CASE("overlay: what it was made from is looked at again", "[policy][overlay]") {
  const PolicyFolder folder;
  write_usual(folder);
  PolicySources sources = under(folder, "");
  sources.watched = {"/etc/acme/overlay.yaml"};
  const auto policy = folder.load(sources);
  REQUIRE(policy);
  CHECK(std::ranges::find(policy->files, "/etc/acme/overlay.yaml") != policy->files.end());
  CHECK(std::ranges::none_of(policy->files, [](const std::string& file) { return file.starts_with("machine:"); }));
}

}  // namespace
}  // namespace sluice::test
