// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view suppliers = R"(sluice: 1
suppliers:
  zeta: {name: Zeta, ids: ["lei:5299"], paths: ["deliveries/zeta/**"], urls: ["https://zeta.example/*"], purls: ["pkg:generic/zeta-*"], contact: a@zeta.example,
         keys: [keys/zeta.asc], rung: onboarding, rung-until: 2026-12-31, owner: o, ticket: T-1}
  alpha: {name: Alpha, paths: ["deliveries/alpha/**"]}
)";

void write_project(const PolicyFolder& folder, const std::string& body) {
  write_usual(folder);
  folder.write("suppliers.yaml", suppliers);
  folder.write("sluice.yaml", std::string(usual_project) + body);
}

TEST_CASE("project_file: context, targets, deliveries and the register are taken over", "[policy][project_file]") {
  const PolicyFolder folder;
  write_project(folder,
                "context: {business-unit: chassis, stage: integration, distribution: device}\ntargets: {flasher: "
                "{distribution: internal}}\n"
                "deliveries: ['deliveries/**']\nsuppliers: suppliers.yaml\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->project.business_unit == "chassis");
  CHECK(policy->project.stage == "integration");
  CHECK(policy->project.distribution == "device");
  CHECK(policy->project.target_distribution.at("flasher") == "internal");
  CHECK(policy->project.deliveries == Strings{"deliveries/**"});
  REQUIRE(policy->suppliers.size() == 2);
  CHECK(policy->suppliers[0].id == "alpha");
  CHECK(policy->suppliers[1].rung == "onboarding");
  CHECK(policy->suppliers[1].rung_until == parse_day("2026-12-31"));
  CHECK(policy->suppliers[1].keys == Strings{"keys/zeta.asc"});
  CHECK(policy->suppliers[1].purls.at(0).matches("pkg:generic/zeta-can"));
  CHECK(std::ranges::find(policy->files, folder.path("suppliers.yaml")) != policy->files.end());
}

struct Trap {
  const char* body;
  const char* problem;
};

TEST_CASE("project_file: assign lowers one supplier's rung for a time only", "[policy][project_file]") {
  const auto trap = GENERATE(values<Trap>({
      {"assign: [{match: {supplier: alpha}, rung: onboarding, until: 2026-12-31, owner: o, ticket: T-1}]", ""},
      {"assign: [{match: {supplier: [alpha, zeta]}, rung: assured}]", ""},
      {"assign: [{match: {supplier: alpha}, rung: onboarding, owner: o, ticket: T-1}]",
       "project-loosens sluice.yaml:5:43"},
      {"assign: [{match: {supplier: alpha}, rung: onboarding, until: 2026-12-31, ticket: T-1}]",
       "project-loosens sluice.yaml:5:43"},
      {"assign: [{match: {supplier: alpha}, rung: onboarding, until: 2026-12-31, owner: o}]",
       "project-loosens sluice.yaml:5:43"},
      {"assign: [{match: {supplier: zeta}, rung: observe}]", "project-loosens sluice.yaml:5:42"},
      {"assign: [{match: {supplier: alfa}, rung: assured}]", "unknown-supplier sluice.yaml:5:29"},
      {"assign: [{match: {supplier: alpha}, rung: none}]", "unknown-rung sluice.yaml:5:43"},
      {"assign: [{match: {}, rung: assured}]", "empty-match sluice.yaml:5:18"},
      {"assign: [{match: {tags: license}, rung: onboarding, until: 2026-12-31, owner: o, ticket: T-1}]", ""},
      {"assign: [{match: {path: 'src/**'}, rung: assured}]", ""},
      {"assign: [{match: {tags: license}, rung: onboarding, owner: o, ticket: T-1}]", "project-loosens sluice.yaml:5:41"},
  }));
  CAPTURE(trap.body);
  const PolicyFolder folder;
  write_project(folder, "suppliers: suppliers.yaml\n" + std::string(trap.body) + "\n");
  Strings found = folder.problems();
  found.erase(std::unique(found.begin(), found.end()), found.end());
  CHECK(found == (*trap.problem == '\0' ? Strings() : Strings{trap.problem}));
}

TEST_CASE("register_file: what is wrong with the register is refused at its place", "[policy][register_file]") {
  const auto trap = GENERATE(values<Trap>({
      {"  alpha: {name: Alpha, paths: ['x/**']}\n  beta: {name: Beta, paths: ['x/**']}\n",
       "register-ambiguous suppliers.yaml:4:30"},
      {"  alpha: {name: Alpha, rung: onboarding}\n", "rung-until suppliers.yaml:3:30"},
      {"  alpha: {name: Alpha, rung: onbording}\n", "unknown-rung suppliers.yaml:3:30"},
      {"  alpha: {contact: a@b.example}\n", "missing-key suppliers.yaml:3:10"},
      {"  alpha: {name: Alpha, path: [x]}\n", "unknown-key suppliers.yaml:3:24"},
  }));
  CAPTURE(trap.body);
  const PolicyFolder folder;
  write_project(folder, "suppliers: suppliers.yaml\n");
  folder.write("suppliers.yaml", "sluice: 1\nsuppliers:\n" + std::string(trap.body));
  CHECK(folder.problems() == Strings{trap.problem});
}

TEST_CASE("project_file: a project without packs is told how to name one", "[policy][project_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("sluice.yaml", "sluice: 1\n");
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(folder.problems(loaded.error()) == Strings{"no-packs sluice.yaml:1:1"});
  CHECK(loaded.error().diagnostics[0].help == "add 'extends: [{use: \"builtin:internal-baseline@1\"}]'");
}

}  // namespace
}  // namespace sluice::test
