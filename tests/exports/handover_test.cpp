// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/handover.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

namespace {

Rule rule(std::string id, std::string kind, Severity severity, std::string fix) {
  Rule made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.title = "something is <missing> | here";
  made.severity = severity;
  made.fix_supplier = std::move(fix);
  made.clauses = {{"iso-5230", "3.4.1"}, {"osps", "BR-04.01"}};
  made.packs = {"acme/intake"};
  return made;
}

Policy policy() {
  using enum Action;
  Policy made;
  made.packs.push_back({.id = "acme/intake", .version = "1.2.0", .title = "t", .file = {}, .sha256 = {}, .locked = false, .review_by = {}, .span = {}});
  made.rungs = {{.name = "observe", .actions = {note, note, note, note}, .stops_for_danger_only = true, .span = {}},
                {.name = "managed", .actions = {note, warn, fail, fail}, .stops_for_danger_only = false, .span = {}},
                {.name = "assured", .actions = {warn, fail, fail, fail}, .stops_for_danger_only = false, .span = {}}};
  made.rung = "managed";
  Rule bomb = rule("archive.bomb", "archive.limits", Severity::critical, "pack {subject} without it");
  bomb.danger = true;
  made.rules.push_back(bomb);
  Rule fields = rule("delivery.product-unidentified", "delivery.manifest", Severity::high, "state {missing} in delivery.yaml");
  fields.params["fields"] = std::vector<std::string>{"product.name", "product.purl"};
  fields.params["required"] = false;
  fields.fails_from = parse_day("2027-01-01");
  made.rules.push_back(fields);
  Rule notes = rule("delivery.release-notes-missing", "document.present", Severity::medium, "add {expected}; {not a placeholder}");
  notes.params["any"] = std::vector<std::string>{"**/CHANGELOG*", "**/NEWS"};
  notes.params["role"] = std::string("list of changes");
  notes.params["min"] = std::int64_t{1};
  made.rules.push_back(notes);
  Rule guess = rule("license.guess", "license.allow", Severity::high, "");
  guess.basis = Basis::heuristic;
  made.rules.push_back(guess);
  made.obligations.push_back({.id = "ship-text", .text = "deliver <the> text", .due = "delivery", .any = {}, .all = {}, .span = {}});
  Supplier supplier;
  supplier.id = "zeta";
  supplier.name = "Zeta & Sons <Ltd>";
  supplier.rung = "observe";
  made.suppliers.push_back(supplier);
  Waiver waiver;
  waiver.id = "W-1";
  waiver.rules = {"license.guess"};
  waiver.expires = parse_day("2027-02-01");
  made.waivers.push_back(waiver);
  return made;
}

}  // namespace

TEST_CASE("handover: golden pages", "[exports][handover]") {
  const Handover handover = make_handover(policy(), "observe");
  CHECK(test::golden_difference("handover/page.md", render_handover_markdown(handover)).empty());
  CHECK(test::golden_difference("handover/page.html", render_handover_html(handover, Markup::asset("body { margin: 0; }"))).empty());
}

TEST_CASE("handover: from which rung a rule stops a build", "[exports][handover]") {
  const Handover handover = make_handover(policy(), "observe");
  REQUIRE(handover.artefacts.size() == 4);
  CHECK(handover.rung == "observe");
  CHECK(handover.artefacts[0].demands[0].stops == "every rung");
  CHECK(handover.artefacts[1].demands[0].stops == "managed");
  CHECK(handover.artefacts[1].demands[0].from == "2027-01-01");
  CHECK(handover.artefacts[1].demands[0].asks == "state product.name, product.purl in delivery.yaml");
  CHECK(handover.artefacts[2].demands[0].stops == "never");
  CHECK(handover.artefacts[3].demands[0].stops == "assured");
  CHECK(handover.artefacts[3].demands[0].asks == "add a file named **/CHANGELOG* or **/NEWS; {not a placeholder}");
}

TEST_CASE("handover: a policy without anything is a page too", "[exports][handover]") {
  CHECK(render_handover_markdown(make_handover({}, "")).starts_with("# What is asked of a delivery\n"));
  CHECK(render_handover_html(make_handover({}, ""), {}).find("</html>") != std::string::npos);
}
