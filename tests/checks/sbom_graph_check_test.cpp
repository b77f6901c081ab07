// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Kind = SbomRelationKind;

SbomCheck graph_check(SbomGraph::Test test, SbomScope scope, std::vector<Kind> kinds = {}) {
  SbomCheck check = make_check({}, scope);
  check.graph = SbomGraph{test, std::move(kinds)};
  return check;
}

/// root, a, b, c as elements 1 to 4.
DraftSbom four() {
  DraftSbom built;
  built.subject({{"name", "root"}});
  for (const char* id : {"a", "b", "c"}) built.component({{"name", id}}, id);
  return built;
}

TEST_CASE("sbom_graph_check: the subject has a relation of a kind that counts", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::has, SbomScope::subject, {Kind::depends_on, Kind::contains});
  DraftSbom built = four();
  CHECK(answers(check, built.sbom) == "missing 1");
  built.relate(Kind::documentation, "root", "a");
  built.relate(Kind::depends_on, "a", "b");
  CHECK(answers(check, built.sbom) == "missing 1");
  built.relate(Kind::depends_on, "root", "a");
  CHECK(answers(check, built.sbom).empty());
}

TEST_CASE("sbom_graph_check: nothing to depend on can be said, and that it is not known", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::has, SbomScope::subject, {Kind::depends_on});
  DraftSbom none = four();
  none.relate(Kind::depends_on, "root", "NONE");
  CHECK(answers(check, none.sbom).empty());
  DraftSbom unknown = four();
  unknown.relate(Kind::depends_on, "root", "NOASSERTION");
  CHECK(answers(check, unknown.sbom) == "unknown 1");
  DraftSbom whole = four();
  whole.sbom.elements[1].completeness = SbomCompleteness::complete;
  CHECK(answers(check, whole.sbom).empty());
  whole.sbom.elements[1].completeness = SbomCompleteness::unknown;
  CHECK(answers(check, whole.sbom) == "unknown 1");
}

TEST_CASE("sbom_graph_check: files that are described besides a component need no relations", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::has, SbomScope::subject);
  DraftSbom built;
  built.sbom.elements[built.add(SbomElementKind::file, "f", {})].is_subject = true;
  CHECK(answers(check, built.sbom) == "missing 1");
  built.subject({{"name", "app"}});
  CHECK(answers(check, built.sbom) == "missing 2");
}

TEST_CASE("sbom_graph_check: components that lie in one another are contained", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::has, SbomScope::subject, {Kind::contains});
  DraftSbom built = four();
  built.sbom.elements[2].parent = 1;
  CHECK(answers(check, built.sbom).empty());
}

TEST_CASE("sbom_graph_check: the document describes something", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::has, SbomScope::document, {Kind::describes});
  CHECK(answers(check, four().sbom).empty());
  DraftSbom built;
  built.component({}, "a");
  CHECK(answers(check, built.sbom) == "missing 0");
}

TEST_CASE("sbom_graph_check: completeness is said of the element or of its relations", "[checks][sbom]") {
  SbomCheck check = graph_check(SbomGraph::Test::completeness, SbomScope::component);
  DraftSbom built = four();
  built.sbom.elements[1].completeness = SbomCompleteness::incomplete;
  built.sbom.elements[2].completeness = SbomCompleteness::unknown;
  built.relate(Kind::depends_on, "b", "c", SbomCompleteness::complete);
  CHECK(answers(check, built.sbom) == "missing 4, unknown 2");
  check.unknown = SbomTaken::stated;
  check.unless = {wanted("name")};
  CHECK(answers(check, built.sbom).empty());
}

TEST_CASE("sbom_graph_check: every component is reached, in circles too", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::reach, SbomScope::component);
  DraftSbom built = four();
  built.relate(Kind::depends_on, "root", "a");
  built.relate(Kind::depends_on, "a", "root");
  CHECK(answers(check, built.sbom) == "missing 3 4");
  built.sbom.elements[3].parent = 2;
  built.relate(Kind::depends_on, "b", "c");
  CHECK(answers(check, built.sbom).empty());
}

TEST_CASE("sbom_graph_check: both ends of a relation are in the document", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::resolved, SbomScope::document);
  DraftSbom built = four();
  built.relate(Kind::depends_on, "root", "NOASSERTION");
  built.relate(Kind::depends_on, "root", "DocumentRef-other:SPDXRef-x");
  CHECK(answers(check, built.sbom).empty());
  built.relate(Kind::depends_on, "a", "gone");
  CHECK(answers(check, built.sbom) == "malformed 2");
  built.relate(Kind::depends_on, "gone", "a");
  CHECK(answers(check, built.sbom) == "malformed 2 none");
}

TEST_CASE("sbom_graph_check: at least one relation exists", "[checks][sbom]") {
  const SbomCheck check = graph_check(SbomGraph::Test::exists, SbomScope::document, {Kind::contains});
  DraftSbom built = four();
  built.relate(Kind::depends_on, "root", "a");
  CHECK(answers(check, built.sbom) == "missing 0");
  built.relate(Kind::contains, "b", "c");
  CHECK(answers(check, built.sbom).empty());
}

}  // namespace
}  // namespace sluice::test
