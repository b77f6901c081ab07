// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/waivers.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

/// Two rules, "a.rule" (high, archive) and "b.rule" (critical, license), and a waiver for the first.
struct Desk {
  Policy policy;
  Inventory inventory = test::make_inventory();
  Finding finding = test::make_finding(0);

  Desk() {
    Rule license = test::make_rule("b.rule");
    license.tags = {"license"};
    license.severity = Severity::critical;
    policy = test::make_policy({test::make_rule("a.rule"), license});
    policy.waivers = {test::make_waiver("W-1", "a.rule")};
  }
  Waiver& waiver() { return policy.waivers.front(); }
  WaiverState by_itself(Day day = today) { return standing(waiver(), policy, day).state; }
  std::string why(Day day = today) { return standing(waiver(), policy, day).why; }
  std::vector<ConsideredWaiver> consider(Day day = today) {
    return WaiverBook(policy, day).consider({inventory, policy, day}, finding);
  }
  bool silences(Day day = today) {
    const auto considered = consider(day);
    return !considered.empty() && considered.front().answer.silences();
  }
};

TEST_CASE("waivers: spelling of the twelve states", "[gate][waivers]") {
  CHECK(to_string(WaiverState::pending) == "pending");
  CHECK(to_string(WaiverState::unknown_rule) == "unknown-rule");
  CHECK(to_string(WaiverState::invalid) == "invalid");
}

TEST_CASE("waivers: expires is the last valid day", "[gate][waivers]") {
  Desk desk;
  desk.waiver().expires = day_of("2026-10-31");
  CHECK(desk.by_itself(day_of("2026-09-19")) == WaiverState::pending);
  CHECK(desk.by_itself(day_of("2026-09-20")) == WaiverState::active);
  CHECK(desk.by_itself(day_of("2026-09-30")) == WaiverState::active);  // 31 days left
  CHECK(desk.by_itself(day_of("2026-10-01")) == WaiverState::expiring);
  CHECK(desk.by_itself(day_of("2026-10-31")) == WaiverState::expiring);
  CHECK(desk.silences(day_of("2026-10-31")));
  CHECK(desk.by_itself(day_of("2026-11-01")) == WaiverState::expired);
  CHECK(!desk.silences(day_of("2026-11-01")));
  CHECK(desk.why(day_of("2026-11-01")) == "it ended 1 day ago, after 2026-10-31");
  CHECK(desk.why(day_of("2026-10-31")) == "it ends today, after 2026-10-31");
}

TEST_CASE("waivers: starts comes before created", "[gate][waivers]") {
  Desk desk;
  desk.waiver().starts = day_of("2026-10-05");
  CHECK(desk.by_itself() == WaiverState::pending);
  CHECK(desk.why() == "it starts on 2026-10-05");
  CHECK(!desk.silences());
}

TEST_CASE("waivers: invalid for a missing or wrong field", "[gate][waivers]") {
  Desk desk;
  desk.policy.waiver_policy.require = {"owner",    "approved-by",   "reason",  "ticket",
                                       "category", "justification", "created", "pin"};
  desk.waiver().pin_sha256 = to_hex(sha256("outer"));
  desk.waiver().justification = "component_not_present";
  CHECK(desk.by_itself() == WaiverState::active);
  SECTION("expires, which nobody need require") {
    desk.waiver().expires.reset();
    CHECK(desk.why() == "it has no 'expires'");
  }
  SECTION("owner") { desk.waiver().owner.clear(); }
  SECTION("approved-by") { desk.waiver().approved_by.clear(); }
  SECTION("reason") { desk.waiver().reason.clear(); }
  SECTION("ticket") { desk.waiver().ticket.clear(); }
  SECTION("category") { desk.waiver().category.clear(); }
  SECTION("justification") { desk.waiver().justification.clear(); }
  SECTION("created") { desk.waiver().created.reset(); }
  SECTION("pin") { desk.waiver().pin_sha256.clear(); }
  SECTION("order of days") { desk.waiver().starts = *desk.waiver().expires + 1; }
  SECTION("a defect of the reader's") {
    Diagnostic defect;
    defect.message = "unknown key 'expire'";
    desk.waiver().defects = {defect};
    CHECK(desk.why() == "unknown key 'expire'");
  }
  CHECK(desk.by_itself() == WaiverState::invalid);
  CHECK(!desk.silences());
}

TEST_CASE("waivers: rules by id, glob and replaced id", "[gate][waivers]") {
  Desk desk;
  desk.policy.rules[0].replaces = {"old.name"};
  const auto rules = GENERATE(std::vector<std::string>{"a.rule"}, std::vector<std::string>{"a.*"},
                              std::vector<std::string>{"old.name"}, std::vector<std::string>{"gone.rule", "a.rule"});
  desk.waiver().rules = rules;
  CHECK(desk.by_itself() == WaiverState::active);
  CHECK(desk.silences());
  desk.waiver().rules = {"gone.rule"};
  CHECK(desk.by_itself() == WaiverState::unknown_rule);
  CHECK(desk.consider().empty());
}

TEST_CASE("waivers: a rule that allows none", "[gate][waivers]") {
  Desk desk;
  desk.policy.rules[0].waivable = false;
  CHECK(desk.by_itself() == WaiverState::not_waivable);
  CHECK(!desk.silences());
  desk.waiver().rules = {"a.rule", "b.rule"};  // sound for the other
  CHECK(desk.by_itself() == WaiverState::active);
  REQUIRE(desk.consider().size() == 1);
  CHECK(desk.consider()[0].answer.state == WaiverState::not_waivable);
}

TEST_CASE("waivers: too long for the gravest of its rules", "[gate][waivers]") {
  Desk desk;
  desk.policy.waiver_policy.max_days[static_cast<std::size_t>(Severity::high)] = 80;
  desk.policy.waiver_policy.max_days[static_cast<std::size_t>(Severity::critical)] = 14;
  CHECK(desk.by_itself() == WaiverState::active);
  SECTION("a day more") { desk.waiver().expires = *desk.waiver().expires + 1; }
  SECTION("created earlier than it starts") {
    desk.waiver().starts = desk.waiver().created;
    desk.waiver().created = *desk.waiver().created + -1;
  }
  SECTION("without a day it counts from") { desk.waiver().created.reset(); }
  SECTION("a graver rule too") { desk.waiver().rules = {"*"}; }
  CHECK(desk.by_itself() == WaiverState::too_long);
  CHECK(!desk.silences());
}

TEST_CASE("waivers: four eyes", "[gate][waivers]") {
  Desk desk;
  desk.waiver().rules = {"b.rule"};
  desk.policy.waiver_policy.approvers = {{"license", {"license-committee"}}, {"vuln", {"psirt"}}, {"*", {"ospo"}}};
  desk.finding.rule = 1;
  struct Row {
    const char* approved_by;
    WaiverState state;
  };
  const Row row = GENERATE(
      Row{"license-committee", WaiverState::active}, Row{"psirt, license-committee", WaiverState::active},
      Row{"psirt", WaiverState::unapproved}, Row{"ospo", WaiverState::unapproved}, Row{"", WaiverState::unapproved},
      Row{"a.mueller@acme.example", WaiverState::unapproved}, Row{"A.Mueller@acme.example", WaiverState::unapproved});
  CAPTURE(row.approved_by);
  desk.waiver().approved_by = row.approved_by;
  CHECK(desk.by_itself() == row.state);
  CHECK(desk.silences() == (row.state == WaiverState::active));
}

TEST_CASE("waivers: every tag with approvers must agree, others fall to the rest", "[gate][waivers]") {
  Desk desk;
  desk.policy.waiver_policy.approvers = {{"license", {"license-committee"}}, {"archive", {"psirt"}}, {"*", {"ospo"}}};
  desk.policy.rules[0].tags = {"archive", "license"};
  desk.waiver().approved_by = "psirt";
  CHECK(desk.by_itself() == WaiverState::unapproved);
  desk.waiver().approved_by = "license-committee, psirt";
  CHECK(desk.by_itself() == WaiverState::active);
  desk.policy.rules[0].tags = {"delivery"};
  CHECK(desk.by_itself() == WaiverState::unapproved);
  desk.waiver().approved_by = "ospo";
  CHECK(desk.by_itself() == WaiverState::active);
}

TEST_CASE("waivers: an owner never approves alone, even among the allowed", "[gate][waivers]") {
  Desk desk;
  desk.policy.waiver_policy.approvers = {{"*", {"ospo"}}};
  desk.waiver().owner = "ospo";
  CHECK(desk.by_itself() == WaiverState::unapproved);
  CHECK(desk.why() == "'ospo' approved a waiver of their own");
  desk.policy.waiver_policy.approvers.clear();
  CHECK(desk.by_itself() == WaiverState::unapproved);
}

TEST_CASE("waivers: a pin names the bytes, or an archive around them", "[gate][waivers]") {
  Desk desk;
  struct Row {
    Subject subject;
    const char* bytes;
    bool holds;
  };
  const Row row =
      GENERATE(Row{{SubjectKind::file, 2}, "x", true}, Row{{SubjectKind::file, 2}, "inner", true},
               Row{{SubjectKind::file, 2}, "outer", true}, Row{{SubjectKind::file, 0}, "inner", false},
               Row{{SubjectKind::archive, 0}, "outer", true}, Row{{SubjectKind::archive, 0}, "inner", false},
               Row{{SubjectKind::archive, 1}, "inner", true}, Row{{SubjectKind::delivery, 0}, "outer", true},
               Row{{SubjectKind::component, 0}, "zlib", true}, Row{{SubjectKind::use, 1}, "zlib", true},
               Row{{SubjectKind::use, 1}, "outer", false}, Row{{SubjectKind::build, 0}, "outer", false});
  CAPTURE(to_string(row.subject.kind), row.bytes);
  desk.inventory.build = Build{};
  desk.finding.subject = row.subject;
  desk.waiver().pin_sha256 = to_hex(sha256(row.bytes));
  CHECK(desk.silences() == row.holds);
  if (!row.holds) CHECK(desk.consider().front().answer.state == WaiverState::void_pin);
}

TEST_CASE("waivers: until-fixed ends with a fixed version", "[gate][waivers]") {
  Desk desk;
  desk.waiver().until_fixed = true;
  CHECK(desk.silences());
  desk.finding.values = {{"fixed-version", "3.0.15"}};
  CHECK(!desk.silences());
  CHECK(desk.consider().front().answer.state == WaiverState::fixed);
  desk.waiver().until_fixed = false;
  CHECK(desk.silences());
}

TEST_CASE("waivers: match selects by subject, place and term", "[gate][waivers]") {
  Desk desk;
  Match& match = desk.waiver().match;
  bool fits = true;
  SECTION("path inside the delivery") { match.paths = {Glob("a/*.c")}; }
  SECTION("whole place") { match.paths = {Glob("d-*.zip!/a/b.c")}; }
  SECTION("another path") {
    match.paths = {Glob("c/*.c")};
    fits = false;
  }
  SECTION("term") { match.terms = {Glob("archive.path.*")}; }
  SECTION("another term") {
    match.terms = {Glob("archive.link.*")};
    fits = false;
  }
  SECTION("supplier") { match.suppliers = {"acme"}; }
  SECTION("another supplier") {
    match.suppliers = {"zeta"};
    fits = false;
  }
  SECTION("purl of an archive") {
    match.purls = {Glob("**")};
    fits = false;
  }
  SECTION("exclude wins") {
    Match excluded;
    excluded.paths = {Glob("a/**")};
    match.exclude = std::make_shared<const Match>(excluded);
    fits = false;
  }
  SECTION("a distribution that nobody stated") {
    match.distributions = {"internal"};
    fits = false;
  }
  SECTION("the project's distribution") {
    match.distributions = {"internal"};
    desk.policy.project.distribution = "internal";
  }
  CHECK(desk.consider().empty() != fits);
}

TEST_CASE("waivers: match on a use", "[gate][waivers]") {
  Desk desk;
  desk.finding.subject = {SubjectKind::use, 0};
  Match& match = desk.waiver().match;
  bool fits = true;
  SECTION("purl") { match.purls = {Glob("pkg:generic/zlib@1.3.*")}; }
  SECTION("linkage") { match.linkages = {Linkage::static_linked}; }
  SECTION("another linkage") {
    match.linkages = {Linkage::dynamic};
    fits = false;
  }
  SECTION("consumer") { match.consumers = {Glob("app")}; }
  SECTION("another consumer") {
    match.consumers = {Glob("tool")};
    fits = false;
  }
  SECTION("location") { match.paths = {Glob("lib/*.a")}; }
  SECTION("distribution of the target") {
    match.distributions = {"device"};
    desk.policy.project.target_distribution = {{"app", "device"}};
  }
  CHECK(desk.consider().empty() != fits);
}

}  // namespace
}  // namespace sluice
