// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_findings.hpp"

#include "checks/draft_sbom.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

/// The only finding of a check of the profile "p" on an SBOM.
Finding finding_of(const SbomCheck& check, const Sbom& sbom) {
  BuildInventory built;
  add_sbom(built, built.add_delivery("d.zip"), sbom);
  SbomProfile profile;
  profile.checks.push_back(check);
  const std::vector<SbomCheckResult> results = check_sbom(profile, {}, sbom, {});
  REQUIRE(results.size() == 1);
  const std::vector<Finding> findings =
      make_sbom_findings({built.inventory, built.inventory.sboms.front(), "p"}, results.front());
  REQUIRE(findings.size() == 1);
  return findings.front();
}

SbomCheck graph_check(SbomGraph::Test test, SbomScope scope) {
  SbomCheck check = make_check({}, scope);
  check.title = "dependencies";
  check.graph = SbomGraph{test, {}};
  check.write[static_cast<std::size_t>(SbomFamily::cyclonedx)] = "dependencies[]";
  return check;
}

TEST_CASE("sbom_findings: relations are told in words of their own", "[checks][sbom]") {
  DraftSbom built;
  built.subject({{"name", "app"}});
  built.component({{"name", "b"}}, "b");
  const Finding has = finding_of(graph_check(SbomGraph::Test::has, SbomScope::subject), built.sbom);
  CHECK(has.cause == "p: 1 of 1 subject does not state dependencies: app");
  CHECK(has.expected == "dependencies in dependencies[]");
  CHECK(has.term == "missing:p:check");
  const Finding reach = finding_of(graph_check(SbomGraph::Test::reach, SbomScope::component), built.sbom);
  CHECK(reach.cause == "p: 1 of 2 components is not reached from what the SBOM describes: b");
  built.relate(SbomRelationKind::depends_on, "b", "gone");
  const Finding lost = finding_of(graph_check(SbomGraph::Test::resolved, SbomScope::document), built.sbom);
  CHECK(lost.cause == "p: 1 of 1 relation names an element that the SBOM does not have: b depends-on gone");
}

TEST_CASE("sbom_findings: format, number and surroundings of a document", "[checks][sbom]") {
  SbomCheck format = make_check({}, SbomScope::document);
  format.accepts = {{"spdx-json", {"2.2", "2.3"}}};
  const Finding other = finding_of(format, DraftSbom().sbom);
  CHECK(other.cause == "p: the SBOM is cyclonedx-json 1.6");
  CHECK(other.expected == "spdx-json 2.2/2.3");
  SbomCheck subject = make_check({}, SbomScope::subject);
  subject.title = "exactly one product";
  subject.elements = SbomCount{1, 1};
  CHECK(finding_of(subject, DraftSbom().sbom).cause == "p: the SBOM does not state exactly one product");
  SbomCheck signature = make_check({}, SbomScope::delivery);
  signature.title = "a signature";
  signature.delivered = SbomDelivered{SbomPlace::anywhere, {}, {".asc"}};
  CHECK(finding_of(signature, DraftSbom().sbom).cause == "p: the SBOM comes without a signature");
}

TEST_CASE("sbom_findings: what counts only with an option is no advice without it", "[checks][sbom]") {
  SbomCheck author = make_check({wanted("author"), wanted("tool")}, SbomScope::document);
  author.any[1].option = "tool-as-author";
  CHECK(finding_of(author, DraftSbom().sbom).expected == "what is asked for in metadata.authors[].name");
}

TEST_CASE("sbom_findings: a wrong value is shown, of a document without its name", "[checks][sbom]") {
  SbomCheck created = make_check({wanted("created", SbomForm::date_time)}, SbomScope::document);
  created.title = "date";
  created.clause = "section 2";
  const Finding finding = finding_of(created, DraftSbom(SbomFields{{"created", "yesterday"}}).sbom);
  CHECK(finding.cause == "p: the SBOM states, but not as it is asked for, date: 'yesterday'");
  CHECK(finding.expected == "date in metadata.timestamp (section 2)");
  CHECK(finding.place.pointer == "/created");
  CHECK(finding.values == std::vector<std::pair<std::string, std::string>>{{"missing", "date"}});
}

}  // namespace
}  // namespace sluice::test
