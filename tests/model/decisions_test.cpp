// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/decisions.hpp"

#include <catch2/catch.hpp>

#include <utility>

namespace sluice::test {
namespace {

using Standing = DecisionStanding;
using Found = std::pair<Standing, std::string>;

const std::string ours(64, 'a');
const std::string other(64, 'b');

StandingDecision decision(std::string id, DecisionKind kind) {
  StandingDecision made;
  made.id = std::move(id);
  made.kind = kind;
  made.date = parse_day("2026-01-01");
  return made;
}

Found ask(const std::vector<StandingDecision>& decisions, const DecisionQuestion& question) {
  const DecisionAnswer answer = find_decision(decisions, question);
  return {answer.standing, answer.decision == nullptr ? "" : answer.decision->id};
}

LicenseExpression parsed(const std::string& text) {
  const auto expression = parse_license_expression(text, nullptr);
  REQUIRE(expression);
  return *expression;
}

TEST_CASE("decisions: one that names bytes holds for these bytes wherever they lie", "[model][decisions]") {
  StandingDecision by_digest = decision("D-1", DecisionKind::concluded_license);
  by_digest.sha256 = ours;
  CHECK(ask({by_digest}, {DecisionKind::concluded_license, ours, "pkg:generic/a@1", "x.c", ""}) ==
        Found{Standing::applied, "D-1"});
  CHECK(ask({by_digest}, {DecisionKind::concluded_license, other, "pkg:generic/a@1", "x.c", ""}) ==
        Found{Standing::none, ""});
  CHECK(ask({by_digest}, {DecisionKind::concluded_license, "", "", "", ""}) == Found{Standing::none, ""});
  CHECK(ask({by_digest}, {DecisionKind::corrected_fact, ours, "", "", ""}) == Found{Standing::none, ""});
}

TEST_CASE("decisions: one by name is void when the bytes change", "[model][decisions]") {
  StandingDecision by_name = decision("D-1", DecisionKind::concluded_license);
  by_name.purls = {Glob("pkg:generic/zlib@*")};
  by_name.paths = {Glob("contrib/**")};
  by_name.pin_sha256 = ours;
  const auto asked = [&](std::string_view sha256, std::string_view purl, std::string_view path) {
    return ask({by_name}, {DecisionKind::concluded_license, sha256, purl, path, ""});
  };
  CHECK(asked(ours, "pkg:generic/zlib@1.3", "contrib/a/b.c") == Found{Standing::applied, "D-1"});
  CHECK(asked(ours, "pkg:generic/zlib@1.4", "contrib/a/b.c") == Found{Standing::applied, "D-1"});
  CHECK(asked(other, "pkg:generic/zlib@1.3", "contrib/a/b.c") == Found{Standing::void_by_bytes, "D-1"});
  CHECK(asked("", "pkg:generic/zlib@1.3", "contrib/a/b.c") == Found{Standing::void_by_bytes, "D-1"});
  CHECK(asked(ours, "pkg:generic/zlib@1.3", "zlib.c") == Found{Standing::none, ""});
  CHECK(asked(ours, "pkg:generic/zlib@1.3", "") == Found{Standing::none, ""});
  CHECK(asked(ours, "pkg:generic/png@1.3", "contrib/a/b.c") == Found{Standing::none, ""});
}

TEST_CASE("decisions: one about a component says nothing of single files", "[model][decisions]") {
  StandingDecision component = decision("D-1", DecisionKind::corrected_fact);
  component.purls = {Glob("pkg:generic/zlib@1.3")};
  component.about = "component.version";
  CHECK(ask({component}, {DecisionKind::corrected_fact, "", "pkg:generic/zlib@1.3", "", "component.version"}) ==
        Found{Standing::applied, "D-1"});
  CHECK(ask({component}, {DecisionKind::corrected_fact, "", "pkg:generic/zlib@1.3", "a.c", "component.version"}) ==
        Found{Standing::none, ""});
  CHECK(ask({component}, {DecisionKind::corrected_fact, "", "pkg:generic/zlib@1.3", "", "component.name"}) ==
        Found{Standing::none, ""});
}

TEST_CASE("decisions: a choice is found for every equivalent expression", "[model][decisions]") {
  StandingDecision choice = decision("D-1", DecisionKind::choice);
  choice.purls = {Glob("**")};
  choice.about = "MIT OR GPL-2.0-or-later";
  choice.about_license = parsed(choice.about);
  const auto asked = [&](std::string_view about) {
    return ask({choice}, {DecisionKind::choice, "", "pkg:generic/a@1", "", about});
  };
  CHECK(asked("gpl-2.0+ OR MIT") == Found{Standing::applied, "D-1"});
  CHECK(asked("MIT OR GPL-2.0-only") == Found{Standing::none, ""});
  CHECK(asked("MIT OR") == Found{Standing::none, ""});
}

TEST_CASE("decisions: a ruling holds for the text that was read", "[model][decisions]") {
  StandingDecision ruling = decision("D-1", DecisionKind::ruling);
  ruling.about = "LicenseRef-acme";
  ruling.about_license = parsed(ruling.about);
  ruling.pin_sha256 = ours;
  ruling.answer = "allowed";
  CHECK(ruling.is_allowed());
  CHECK(ask({ruling}, {DecisionKind::ruling, ours, "", "", "LicenseRef-acme"}) == Found{Standing::applied, "D-1"});
  CHECK(ask({ruling}, {DecisionKind::ruling, other, "", "", "LicenseRef-acme"}) ==
        Found{Standing::void_by_bytes, "D-1"});
  CHECK(ask({ruling}, {DecisionKind::ruling, ours, "", "", "LicenseRef-zeta"}) == Found{Standing::none, ""});
}

TEST_CASE("decisions: of several the one that holds, then the latest, then the last", "[model][decisions]") {
  StandingDecision first = decision("D-1", DecisionKind::concluded_license);
  first.sha256 = ours;
  StandingDecision later = first;
  later.id = "D-2";
  later.date = parse_day("2026-06-01");
  StandingDecision void_one = decision("D-3", DecisionKind::concluded_license);
  void_one.purls = {Glob("**")};
  void_one.pin_sha256 = other;
  void_one.date = parse_day("2026-09-01");
  StandingDecision twin = later;
  twin.id = "D-4";
  const DecisionQuestion question{DecisionKind::concluded_license, ours, "pkg:generic/a@1", "", ""};
  CHECK(ask({later, first}, question) == Found{Standing::applied, "D-2"});
  CHECK(ask({void_one, first}, question) == Found{Standing::applied, "D-1"});
  CHECK(ask({first, void_one}, question) == Found{Standing::applied, "D-1"});
  CHECK(ask({later, twin, first}, question) == Found{Standing::applied, "D-4"});
  CHECK(ask({void_one}, question) == Found{Standing::void_by_bytes, "D-3"});
}

}  // namespace
}  // namespace sluice::test
