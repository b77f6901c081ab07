// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/causes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice {
namespace {

Judged make(std::string rule, std::uint32_t delivery, std::string needs = {}, Action action = Action::fail) {
  Judged judged;
  judged.finding.rule = std::move(rule);
  judged.finding.subject = "d" + std::to_string(delivery);
  judged.finding.needs = std::move(needs);
  judged.finding.action = action;
  judged.delivery = delivery;
  return judged;
}

const JudgedFinding& find(const std::vector<Judged>& all, std::string_view rule, std::uint32_t delivery = 0) {
  const auto found = std::ranges::find_if(
      all, [&](const Judged& one) { return one.finding.rule == rule && one.delivery == delivery; });
  REQUIRE(found != all.end());
  return found->finding;
}

TEST_CASE("causes: consequences count in the cause of their delivery", "[gate][causes]") {
  std::vector<Judged> all = {make("m.fields", 0, "m.missing"), make("m.missing", 0), make("m.version", 0, "m.missing"),
                             make("m.missing", 1), make("m.fields", 2, "m.missing")};
  link_causes(all);
  CHECK(find(all, "m.missing", 0).clears == 2);
  CHECK(find(all, "m.missing", 1).clears == 0);
  CHECK(find(all, "m.fields", 0).needs == "m.missing");
  CHECK(find(all, "m.fields", 2).needs.empty());  // nothing is missing there, so it stands for itself
}

TEST_CASE("causes: the build's cause serves every delivery", "[gate][causes]") {
  std::vector<Judged> all = {make("m.fields", 0, "b.missing"), make("b.missing", no_index)};
  link_causes(all);
  CHECK(find(all, "b.missing", no_index).clears == 1);
}

TEST_CASE("causes: a chain ends at its first cause, a circle has none", "[gate][causes]") {
  std::vector<Judged> all = {make("a", 0, "b"), make("b", 0, "c"), make("c", 0),
                             make("x", 0, "y"), make("y", 0, "x"), make("z", 0, "z")};
  link_causes(all);
  CHECK(find(all, "a").needs == "c");
  CHECK(find(all, "b").needs == "c");
  CHECK(find(all, "c").clears == 2);
  for (const char* rule : {"x", "y", "z"}) {
    CHECK(find(all, rule).needs.empty());
    CHECK(find(all, rule).clears == 0);
  }
}

TEST_CASE("causes: a needed finding that needs what is not there is the cause", "[gate][causes]") {
  std::vector<Judged> all = {make("a", 0, "b"), make("b", 0, "gone")};
  link_causes(all);
  CHECK(find(all, "a").needs == "b");
  CHECK(find(all, "b").needs.empty());
  CHECK(find(all, "b").clears == 1);
}

TEST_CASE("causes: a consequence is never worse than its cause, and waived with it", "[gate][causes]") {
  std::vector<Judged> all = {make("a", 0, "b"), make("b", 0, "", Action::note)};
  all[1].finding.waived = true;
  all[1].finding.waiver = "W-1";
  link_causes(all);
  CHECK(find(all, "a").action == Action::note);
  CHECK(find(all, "a").waived);
  CHECK(find(all, "a").waiver == "W-1");
  CHECK(find(all, "a").steps.back().stage == "cause");
  std::vector<Judged> milder = {make("a", 0, "b", Action::warn), make("b", 0)};
  link_causes(milder);
  CHECK(find(milder, "a").action == Action::warn);
}

TEST_CASE("causes: worst first, then what clears most, then rule, subject and term", "[gate][causes]") {
  std::vector<Judged> all = {
      make("d", 0, "", Action::warn), make("c", 1), make("c", 0), make("a", 0), make("b", 0), make("e", 0, "b")};
  link_causes(all);
  sort_findings(all);
  std::string order;
  for (const Judged& one : all) order += one.finding.rule + std::to_string(one.delivery) + " ";
  CHECK(order == "b0 a0 c0 c1 e0 d0 ");
}

}  // namespace
}  // namespace sluice
