// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What sluice diff rests on, for what the two deliveries of fixtures/changed do not have.
#include "base/digest.hpp"
#include "exports/delivery_diff.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluice;

namespace {

std::uint32_t add_delivery(Inventory& facts, const std::string& name, const std::vector<std::string>& paths) {
  const auto container = static_cast<std::uint32_t>(facts.contents.containers.size());
  Container made;
  made.path = name;
  made.format = "zip";
  facts.contents.containers.push_back(made);
  for (const std::string& path : paths) {
    Entry entry;
    entry.container = container;
    entry.path = path;
    entry.type = "text";
    entry.size = 1;
    entry.sha256 = sha256("content of " + path.substr(path.rfind('/') + 1));
    facts.contents.entries.push_back(std::move(entry));
  }
  Delivery delivery;
  delivery.name = name;
  delivery.container = container;
  delivery.sha256 = "sha256:" + name;
  facts.deliveries.push_back(std::move(delivery));
  return container;
}

Inventory one_delivery(const std::string& name, const std::vector<std::string>& paths) {
  Inventory facts;
  add_delivery(facts, name, paths);
  return facts;
}

JudgedFinding finding(const std::string& rule, const std::string& subject, const std::string& term) {
  JudgedFinding made;
  made.rule = rule;
  made.subject = subject;
  made.term = term;
  made.cause = "because";
  return made;
}

bool tells_untold(const DeliveryChange& change, std::string_view what) {
  return std::ranges::find(change.untold, what, &UntoldChange::what) != change.untold.end();
}

}  // namespace

TEST_CASE("delivery_diff: a path that comes twice is the same file twice", "[exports][diff]") {
  const Inventory facts = one_delivery("a-1.0.zip", {"x/a.c", "x/a.c", "x/b.c"});
  const DeliveryChange change = compare_deliveries(facts, facts);
  CHECK(is_unchanged(change));
  CHECK(change.file_counts.same == 3);
}

TEST_CASE("delivery_diff: folders of new versions are paired, unless nobody knows which is meant", "[exports][diff]") {
  const Inventory older = one_delivery("a-1.0.zip", {"a-1.0/third_party/z-1.2/z.c", "a-1.0/m-1.0/m.c", "a-1.0/m-2.0/m.c"});
  const Inventory newer = one_delivery("a-1.1.zip", {"a-1.1/third_party/z-1.3/z.c", "a-1.1/m-3.0/m.c", "a-1.1/m-4.0/m.c"});
  const DeliveryChange change = compare_deliveries(older, newer);
  CHECK(change.file_counts == FileCounts{0, 0, 0, 2, 1});  // by their content
}

TEST_CASE("delivery_diff: another top folder without a version is another path", "[exports][diff]") {
  const DeliveryChange change =
      compare_deliveries(one_delivery("a-1.0.zip", {"alpha/x.c", "alpha/y.c"}), one_delivery("a-1.1.zip", {"beta/x.c", "beta/y.c"}));
  CHECK(change.file_counts == FileCounts{0, 0, 0, 2, 0});
}

TEST_CASE("delivery_diff: several deliveries are told apart by their names", "[exports][diff]") {
  Inventory older = one_delivery("a-1.0.zip", {"x.c"}), newer = one_delivery("a-1.1.zip", {"x.c"});
  add_delivery(older, "b-2.0.zip", {"x.c", "y.c"});
  add_delivery(newer, "b-2.1.zip", {"x.c"});
  const DeliveryChange change = compare_deliveries(older, newer);
  REQUIRE(change.files.size() == 1);
  CHECK(change.files[0].fate == FileFate::removed);
  CHECK(change.files[0].before == "b-2.0.zip!/y.c");
  CHECK(change.older.size() == 2);
  CHECK(change.newer[1].version == "2.1");
}

TEST_CASE("delivery_diff: what the facts do not hold is told, not taken for no change", "[exports][diff]") {
  Inventory facts = one_delivery("a-1.0.zip", {"x.c"});
  DeliveryChange change = compare_deliveries(facts, facts);
  CHECK(tells_untold(change, "licenses and their texts"));
  CHECK(tells_untold(change, "hardening of binaries"));
  CHECK(tells_untold(change, "consequences for the policy"));
  facts.contents.containers[0].completeness = Completeness::incomplete;
  CHECK(tells_untold(compare_deliveries(facts, facts), "changes in the delivery"));
  const Verdict verdict;
  change = compare_deliveries(ComparedSide{nullptr, &verdict, {}}, ComparedSide{&facts, &verdict, {}});
  CHECK(tells_untold(change, "everything but findings of rules"));
  CHECK_FALSE(tells_untold(change, "consequences for the policy"));
}

TEST_CASE("delivery_diff: a rule fails newly on a subject, whatever its version", "[exports][diff]") {
  const Inventory older = one_delivery("a-1.0.zip", {"x.c"}), newer = one_delivery("a-1.1.zip", {"x.c"});
  Verdict before, after;
  before.findings = {finding("vuln.known", "pkg:generic/z@1.0", "CVE-2026-1"), finding("doc.missing", "a-1.0.zip", "NOTICE")};
  after.findings = {finding("vuln.known", "pkg:generic/z@1.1", "CVE-2026-1"), finding("vuln.known", "pkg:generic/z@1.1", "CVE-2026-2"),
                    finding("doc.missing", "a-1.1.zip", "NOTICE")};
  const ComparedSide old_side{&older, &before, {}};
  const DeliveryChange change = compare_deliveries(old_side, ComparedSide{&newer, &after, {}});
  REQUIRE(change.differences.size() == 1);
  CHECK(change.differences[0].kind == ChangeKind::policy_fails);
  CHECK(change.differences[0].subject == "vuln.known: pkg:generic/z@1.1 (CVE-2026-2)");
  for (JudgedFinding& one : after.findings) one.waived = true;
  const DeliveryChange waived = compare_deliveries(old_side, ComparedSide{&newer, &after, {}});
  CHECK(waived.differences.size() == 2);
  CHECK(waived.differences[0].kind == ChangeKind::policy_passes);
}

TEST_CASE("delivery_diff: verdicts without facts name one delivery the same", "[exports][diff]") {
  Verdict before, after;
  before.deliveries.resize(1);
  before.deliveries[0].name = "a-1.0.zip";
  after.deliveries.resize(1);
  after.deliveries[0].name = "a-1.1.zip";
  before.findings = {finding("doc.missing", "a-1.0.zip", "NOTICE"), finding("doc.bad", "a-1.0.zip!/a-1.0/x.c", "")};
  after.findings = {finding("doc.missing", "a-1.1.zip", "NOTICE"), finding("doc.bad", "a-1.1.zip!/a-1.1/x.c", "")};
  const ComparedSide old_side{nullptr, &before, {}};
  CHECK(compare_deliveries(old_side, ComparedSide{nullptr, &after, {}}).differences.empty());
  const Inventory newer = one_delivery("a-1.1.zip", {"a-1.1/x.c"});
  CHECK(compare_deliveries(old_side, ComparedSide{&newer, &after, {}}).differences.empty());
  after.findings.push_back(finding("doc.bad", "a-1.1.zip!/a-1.1/y.c", ""));
  CHECK(compare_deliveries(old_side, ComparedSide{nullptr, &after, {}}).differences.size() == 1);
}

TEST_CASE("delivery_diff: verdicts of two policies are not held against each other", "[exports][diff]") {
  Verdict before, after;
  after.findings = {finding("doc.missing", "a-1.1.zip", "NOTICE")};
  const ComparedSide old_side{nullptr, &before, {}}, new_side{nullptr, &after, {}};
  CHECK(compare_deliveries(old_side, new_side).differences.size() == 1);
  before.rung = "observe";
  after.rung = "assured";
  CHECK(compare_deliveries(old_side, new_side).differences.empty());
  CHECK(tells_untold(compare_deliveries(old_side, new_side), "consequences for the policy"));
  before.rung = after.rung;
  before.packs = {{"acme/intake", "1.0.0", "old.yaml", "aa", false}};
  after.packs = {{"acme/intake", "1.1.0", "new.yaml", "bb", false}};
  CHECK(compare_deliveries(old_side, new_side).differences.empty());
  CHECK(tells_untold(compare_deliveries(old_side, new_side), "consequences for the policy"));
  after.packs = {{"acme/intake", "1.0.0", "elsewhere.yaml", "aa", false}};
  CHECK(compare_deliveries(old_side, new_side).differences.size() == 1);
}

TEST_CASE("delivery_diff: what one side could not read is neither gone nor new", "[exports][diff]") {
  Inventory whole = one_delivery("a-1.0.zip", {"a-1.0/x.c", "a-1.0/y.so"}), cut = one_delivery("a-1.1.zip", {"a-1.1/x.c"});
  whole.contents.entries[1].type = "elf";
  Hazard hazard;
  hazard.place = "a-1.0.zip!/a-1.0/y.so";
  whole.contents.hazards.push_back(hazard);
  cut.contents.containers[0].completeness = Completeness::incomplete;
  const DeliveryChange worse = compare_deliveries(whole, cut);
  CHECK(worse.file_counts == FileCounts{0, 0, 0, 0, 1});
  CHECK(worse.files.empty());
  REQUIRE(worse.differences.size() == 1);
  CHECK(worse.differences[0].kind == ChangeKind::unread_new);
  CHECK(tells_untold(worse, "changes in the delivery"));
  const DeliveryChange mended = compare_deliveries(cut, whole);
  CHECK(mended.files.empty());
  CHECK(mended.differences.empty());
  CHECK(tells_untold(mended, "changes in the delivery"));
  cut.contents.containers[0].completeness = Completeness::complete;
  hazard.id = HazardId::tar_no_eof;
  hazard.place = "a-1.1.zip";
  cut.contents.hazards = {hazard};
  CHECK(compare_deliveries(whole, cut).files.empty());
  CHECK(tells_untold(compare_deliveries(whole, cut), "changes in the delivery"));
  whole.contents.hazards.push_back(hazard);
  CHECK(compare_deliveries(whole, cut).files.size() == 1);  // so this supplier packs
  whole.contents.hazards.pop_back();
  cut.contents.hazards.clear();
  CHECK(compare_deliveries(whole, cut).files.size() == 1);
  CHECK(compare_deliveries(cut, whole).differences.size() == 2);
}

TEST_CASE("delivery_diff: a component that a purl and a name call the same is one", "[exports][diff]") {
  Inventory older = one_delivery("a-1.0.zip", {"x.c"}), newer = one_delivery("a-1.1.zip", {"x.c"});
  Component named;
  named.name = "Zlib";
  named.version = "1.2.13";
  Component identified = named;
  identified.name = "zlib";
  identified.purl = "pkg:generic/zlib@1.3.1";
  identified.version = "1.3.1";
  older.components = {named};
  newer.components = {identified};
  const DeliveryChange change = compare_deliveries(older, newer);
  REQUIRE(change.differences.size() == 1);
  CHECK(change.differences[0].kind == ChangeKind::component_upgraded);
  CHECK(change.differences[0].subject == "pkg:generic/zlib");
}
