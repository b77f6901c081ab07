// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_duties.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;
using Op = DutyCondition::Op;

DutyCondition leaf(DutyFact fact, bool wanted = true) {
  DutyCondition condition;
  condition.op = Op::leaf;
  condition.fact = fact;
  condition.wanted = wanted;
  return condition;
}

DutyCondition linked(std::vector<Linkage> linkages) {
  DutyCondition condition = leaf(DutyFact::linkage);
  condition.linkages = std::move(linkages);
  return condition;
}

DutyCondition in_form(bool source, bool binary) {
  DutyCondition condition = leaf(DutyFact::form);
  condition.source = source;
  condition.binary = binary;
  return condition;
}

DutyCondition group(Op op, std::vector<DutyCondition> parts) {
  DutyCondition condition;
  condition.op = op;
  condition.parts = std::move(parts);
  return condition;
}

LicenseDuty duty(std::string id, DutyCondition when) {
  LicenseDuty made;
  made.id = std::move(id);
  made.when = std::move(when);
  return made;
}

LicenseDuties one_license(DutyCondition when) {
  LicenseDuties duties;
  duties.sets.emplace_back();
  duties.sets[0].duties.push_back(duty("do-it", std::move(when)));
  duties.licenses["mit"] = 0;
  return duties;
}

LicenseExpression parsed(const std::string& text) {
  const auto expression = parse_license_expression(text, nullptr);
  REQUIRE(expression);
  return *expression;
}

/// "do-it owed", "do-it unsettled linkage form", or "" if it is not owed.
Strings shown(const std::vector<OwedDuty>& found) {
  Strings lines;
  for (const OwedDuty& owed : found) {
    std::string line = owed.duty == nullptr ? owed.from : owed.duty->id;
    line += ' ';
    line += to_string(owed.standing);
    for (const DutyFact fact : owed.settled_by) line += ' ' + std::string(to_string(fact));
    lines.push_back(line);
  }
  return lines;
}

Strings judged(const DutyCondition& when, const UseCase& use) {
  const LicenseDuties duties = one_license(when);
  return shown(owed_duties(duties, parsed("MIT"), use));
}

TEST_CASE("license_duties: each fact answers yes, no or unknown", "[model][license_duties]") {
  using Flag = std::optional<bool> UseCase::*;
  const auto [fact, flag] = GENERATE(table<DutyFact, Flag>({{DutyFact::distributed, &UseCase::distributed},
                                                            {DutyFact::modified, &UseCase::modified},
                                                            {DutyFact::user_product, &UseCase::user_product},
                                                            {DutyFact::signed_boot, &UseCase::signed_boot},
                                                            {DutyFact::network_service, &UseCase::network_service}}));
  CAPTURE(to_string(fact));
  UseCase use;
  CHECK(judged(leaf(fact), use) == Strings{"do-it unsettled " + std::string(to_string(fact))});
  use.*flag = true;
  CHECK(judged(leaf(fact), use) == Strings{"do-it owed"});
  CHECK(judged(leaf(fact, false), use).empty());
  use.*flag = false;
  CHECK(judged(leaf(fact), use).empty());
  CHECK(judged(leaf(fact, false), use) == Strings{"do-it owed"});
}

TEST_CASE("license_duties: a delivery may have both forms", "[model][license_duties]") {
  UseCase use;
  use.in_binary = true;
  CHECK(judged(in_form(false, true), use) == Strings{"do-it owed"});
  CHECK(judged(in_form(true, true), use) == Strings{"do-it owed"});
  CHECK(judged(in_form(true, false), use) == Strings{"do-it unsettled form"});
  use.in_source = false;
  CHECK(judged(in_form(true, false), use).empty());
  use.in_binary = false;
  CHECK(judged(in_form(true, true), use).empty());
}

TEST_CASE("license_duties: linkage is one of a list, or not known", "[model][license_duties]") {
  const DutyCondition when = linked({Linkage::static_linked, Linkage::header_only});
  UseCase use;
  CHECK(judged(when, use) == Strings{"do-it unsettled linkage"});
  use.linkage = Linkage::header_only;
  CHECK(judged(when, use) == Strings{"do-it owed"});
  use.linkage = Linkage::dynamic;
  CHECK(judged(when, use).empty());
}

TEST_CASE("license_duties: an unknown part matters only if the others leave it open", "[model][license_duties]") {
  const DutyCondition a = leaf(DutyFact::distributed), b = leaf(DutyFact::modified);
  UseCase use;
  CHECK(judged(group(Op::all, {b, a}), use) == Strings{"do-it unsettled distributed modified"});
  CHECK(judged(group(Op::all, {}), use) == Strings{"do-it owed"});
  use.distributed = true;
  CHECK(judged(group(Op::all, {a, b}), use) == Strings{"do-it unsettled modified"});
  CHECK(judged(group(Op::any, {b, a}), use) == Strings{"do-it owed"});
  CHECK(judged(group(Op::none, {a}), use).empty());
  CHECK(judged(group(Op::none, {b}), use) == Strings{"do-it unsettled modified"});
  use.distributed = false;
  CHECK(judged(group(Op::all, {b, a}), use).empty());
  CHECK(judged(group(Op::any, {a, b}), use) == Strings{"do-it unsettled modified"});
  CHECK(judged(group(Op::none, {a}), use) == Strings{"do-it owed"});
  CHECK(judged(group(Op::all, {b, b, group(Op::none, {a})}), use) == Strings{"do-it unsettled modified"});
}

/// A GPL with two duties, and an exception that lifts the second one for static linking and adds one of its own.
LicenseDuties with_exception() {
  LicenseDuties duties;
  duties.sets.resize(2);
  duties.sets[0].duties = {duty("provide-text", {}), duty("share-whole", {})};
  DutyEvidence text;
  text.op = DutyEvidence::Op::item;
  text.kind = EvidenceKind::license_text;
  text.value = "this";
  duties.sets[0].duties[0].evidence.op = DutyEvidence::Op::any;
  duties.sets[0].duties[0].evidence.parts = {text};
  duties.sets[1].is_exception = true;
  duties.sets[1].duties = {duty("compile-plainly", {})};
  DutyLift lift;
  lift.duties = {"share-whole", "compile-plainly"};
  lift.when = linked({Linkage::static_linked});
  duties.sets[1].lifts = {lift};
  duties.licenses["gpl-3.0-only"] = 0;
  duties.exceptions["gcc-exception-3.1"] = 1;
  return duties;
}

TEST_CASE("license_duties: an exception takes back and adds", "[model][license_duties]") {
  const LicenseDuties duties = with_exception();
  const LicenseExpression expression = parsed("GPL-3.0-only WITH GCC-exception-3.1");
  UseCase use;
  use.linkage = Linkage::static_linked;
  auto found = owed_duties(duties, expression, use);
  CHECK(shown(found) == Strings{"provide-text owed", "share-whole lifted", "compile-plainly owed"});
  CHECK(found.at(0).evidence.parts.at(0).value == "GPL-3.0-only");
  CHECK(found.at(0).operand == "GPL-3.0-only WITH GCC-exception-3.1");
  CHECK(found.at(0).from == "GPL-3.0-only");
  CHECK(found.at(1).lift == &duties.sets[1].lifts[0]);
  CHECK(found.at(2).from == "GCC-exception-3.1");
  use.linkage = Linkage::dynamic;
  found = owed_duties(duties, expression, use);
  CHECK(shown(found) == Strings{"provide-text owed", "share-whole owed", "compile-plainly owed"});
  use.linkage = Linkage::unknown;
  found = owed_duties(duties, expression, use);
  CHECK(shown(found) == Strings{"provide-text owed", "share-whole unsettled linkage", "compile-plainly owed"});
  CHECK(shown(owed_duties(duties, parsed("GPL-3.0-only"), use)) == Strings{"provide-text owed", "share-whole owed"});
}

TEST_CASE("license_duties: \"all\" lifts every duty of the license, none of the exception", "[model][license_duties]") {
  LicenseDuties duties = with_exception();
  duties.sets[1].lifts[0].duties = {"all"};
  UseCase use;
  use.linkage = Linkage::static_linked;
  CHECK(shown(owed_duties(duties, parsed("GPL-3.0-only WITH GCC-exception-3.1"), use)) ==
        Strings{"provide-text lifted", "share-whole lifted", "compile-plainly owed"});
}

TEST_CASE("license_duties: what is not listed is said, and changes nothing else", "[model][license_duties]") {
  const LicenseDuties duties = with_exception();
  CHECK(shown(owed_duties(duties, parsed("LicenseRef-acme"), {})) == Strings{"LicenseRef-acme unlisted"});
  CHECK(shown(owed_duties(duties, parsed("GPL-3.0-only WITH AdditionRef-x"), {})) ==
        Strings{"provide-text owed", "share-whole owed", "AdditionRef-x unlisted"});
  CHECK(shown(owed_duties(duties, parsed("MIT WITH GCC-exception-3.1"), {})) ==
        Strings{"MIT unlisted", "compile-plainly owed"});
}

TEST_CASE("license_duties: every operand counts, each once; a later version as the one named",
          "[model][license_duties]") {
  const LicenseDuties duties = one_license({});
  CHECK(shown(owed_duties(duties, parsed("MIT AND mit AND (MIT OR X11)"), {})) ==
        Strings{"do-it owed", "X11 unlisted"});
  const auto later = owed_duties(duties, parsed("MIT+"), {});
  CHECK(shown(later) == Strings{"do-it owed"});
  CHECK(later.at(0).from == "MIT+");
}

}  // namespace
}  // namespace sluice::test
