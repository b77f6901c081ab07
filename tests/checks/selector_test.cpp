// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/selector.hpp"

#include "checks/build_inventory.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

const Subject delivery{SubjectKind::delivery, 0}, archive{SubjectKind::archive, 0}, nested{SubjectKind::archive, 1},
    file{SubjectKind::file, 0}, inner_file{SubjectKind::file, 2}, document{SubjectKind::document, 0},
    component{SubjectKind::component, 0}, test_component{SubjectKind::component, 1},
    unused_component{SubjectKind::component, 2}, use{SubjectKind::use, 0}, build{SubjectKind::build, 0};

/// A delivery of acme with an inner archive, and a build with a component that is used in two ways.
struct Sample {
  Sample() {
    built.add_delivery("d.zip", "acme");
    built.add_file(0, "lib/a.so");
    built.add_file(built.add_nested(0, "in.tar"), "lib/b.so");
    built.add_document(0, "checksums", no_index, "d.zip!/SHA256SUMS");
    Component& both = built.add_component("pkg:generic/zlib@1.3");
    both.supplier = "beta";
    both.location = "third_party/zlib";
    built.add_use("app", Linkage::static_linked);
    built.add_use("unit", Linkage::dynamic, Scope::test).direct = false;
    built.add_component("pkg:generic/catch@2");
    built.add_use("unit", Linkage::static_linked, Scope::test);
    built.add_component("pkg:generic/unused@1");
    built.inventory.build = Build{};
  }

  bool selects(const Match& match, const Subject& subject) const {
    return Selector(match, {built.inventory, policy, Day{}}).selects(subject);
  }
  bool selects_certainly(const Match& match, const Subject& subject) const {
    return Selector(match, {built.inventory, policy, Day{}}, Certainty::certain).selects(subject);
  }

  BuildInventory built;
  Policy policy;
};

Match excluding(Match excluded) {
  Match match;
  match.exclude = std::make_shared<const Match>(std::move(excluded));
  return match;
}

}  // namespace

TEST_CASE("selector: an empty match selects everything", "[checks][selector]") {
  const Sample sample;
  for (const Subject& subject : {delivery, archive, file, document, component, use, build})
    CHECK(sample.selects({}, subject));
}

TEST_CASE("selector: suppliers", "[checks][selector]") {
  const Sample sample;
  Match match;
  match.suppliers = {"acme"};
  for (const Subject& subject : {delivery, archive, nested, file, inner_file, document})
    CHECK(sample.selects(match, subject));
  for (const Subject& subject : {component, use, build}) CHECK_FALSE(sample.selects(match, subject));
  match.suppliers = {"beta", "gamma"};
  CHECK(sample.selects(match, component));
  CHECK(sample.selects(match, use));
  CHECK_FALSE(sample.selects(match, delivery));
}

TEST_CASE("selector: origins", "[checks][selector]") {
  const Sample sample;
  Match match;
  match.origins = {Provenance::supplier};
  CHECK(sample.selects(match, file));
  CHECK_FALSE(sample.selects(match, component));
  match.origins = {Provenance::first_party};
  CHECK(sample.selects(match, build));
  CHECK_FALSE(sample.selects(match, delivery));
}

TEST_CASE("selector: purls hold for components and uses only", "[checks][selector]") {
  const Sample sample;
  Match match;
  match.purls.emplace_back("pkg:generic/**");
  CHECK(sample.selects(match, component));
  CHECK(sample.selects(match, use));
  for (const Subject& subject : {delivery, archive, file, build}) CHECK_FALSE(sample.selects(match, subject));
}

TEST_CASE("selector: paths are those inside the delivery", "[checks][selector]") {
  const Sample sample;
  const auto selects = [&](const char* glob, const Subject& subject) {
    Match match;
    match.paths.emplace_back(glob);
    return sample.selects(match, subject);
  };
  CHECK(selects("lib/*", file));
  CHECK_FALSE(selects("d.zip!/lib/*", file));
  CHECK(selects("in.tar!/lib/*", inner_file));
  CHECK_FALSE(selects("lib/*", inner_file));
  CHECK(selects("in.tar", nested));
  CHECK(selects("d.zip", archive));
  CHECK(selects("SHA256SUMS", document));
  CHECK(selects("third_party/**", component));
}

TEST_CASE("selector: keys of uses", "[checks][selector]") {
  const Sample sample;
  Match match;
  SECTION("scope") { match.scopes = {Scope::test}; }
  SECTION("linkage") { match.linkages = {Linkage::dynamic}; }
  SECTION("relation") { match.direct = false; }
  SECTION("consumer") { match.consumers.emplace_back("un*"); }
  CHECK_FALSE(sample.selects(match, use));
  CHECK(sample.selects(match, {SubjectKind::use, 1}));
  CHECK(sample.selects(match, component));                  // one of its uses fits
  CHECK_FALSE(sample.selects_certainly(match, component));  // the other does not
  for (const Subject& subject : {delivery, file, build, unused_component}) {
    CHECK_FALSE(sample.selects(match, subject));
    CHECK_FALSE(sample.selects_certainly(match, subject));
  }
}

TEST_CASE("selector: all keys must hold for the same use", "[checks][selector]") {
  const Sample sample;
  Match match;
  match.scopes = {Scope::test};
  match.linkages = {Linkage::static_linked};
  CHECK_FALSE(sample.selects(match, component));
  CHECK(sample.selects(match, test_component));
  CHECK(sample.selects_certainly(match, test_component));
}

TEST_CASE("selector: an exclusion takes away only what is certain", "[checks][selector]") {
  const Sample sample;
  Match excluded;
  excluded.scopes = {Scope::test};
  CHECK(sample.selects(excluding(excluded), component));
  CHECK_FALSE(sample.selects(excluding(excluded), test_component));
  CHECK(sample.selects(excluding(excluded), delivery));
  CHECK(sample.selects(excluding({}), component));
}

TEST_CASE("selector: an exclusion by keys of findings excludes no subject", "[checks][selector]") {
  const Sample sample;
  Match excluded;
  excluded.terms.emplace_back("archive.*");
  CHECK(sample.selects(excluding(excluded), delivery));
}

TEST_CASE("selector: a distribution that nobody stated is any", "[checks][selector]") {
  Sample sample;
  Match match;
  match.distributions = {"device"};
  for (const Subject& subject : {delivery, component, use}) {
    CHECK(sample.selects(match, subject));
    CHECK_FALSE(sample.selects_certainly(match, subject));
    CHECK(sample.selects(excluding(match), subject));
  }
  sample.policy.project.distribution = "internal";
  for (const Subject& subject : {delivery, component, use}) CHECK_FALSE(sample.selects(match, subject));
  sample.policy.project.target_distribution["app"] = "device";
  CHECK(sample.selects(match, use));
  CHECK(sample.selects(match, component));
  CHECK_FALSE(sample.selects(match, delivery));
  CHECK_FALSE(sample.selects(match, test_component));
  CHECK_FALSE(sample.selects(match, unused_component));
}

TEST_CASE("selector: business unit and stage are the project's", "[checks][selector]") {
  Sample sample;
  Match match;
  match.business_units = {"chassis"};
  CHECK_FALSE(sample.selects(match, delivery));
  sample.policy.project.business_unit = "chassis";
  CHECK(sample.selects(match, delivery));
  match.stages = {"series"};
  CHECK_FALSE(sample.selects(match, delivery));
  sample.policy.project.stage = "series";
  CHECK(sample.selects(match, delivery));
}
