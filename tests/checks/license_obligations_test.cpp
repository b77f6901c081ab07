// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

LicenseDuty make_duty(std::string id, DutyCondition when, EvidenceKind evidence, Provable provable) {
  LicenseDuty duty;
  duty.id = std::move(id);
  duty.text = "do it";
  duty.clause = "section 1";
  duty.when = std::move(when);
  duty.evidence = {DutyEvidence::Op::item, {}, evidence, "promise", {Linkage::dynamic}};
  duty.provable = provable;
  return duty;
}

DutyCondition when_linked(std::vector<Linkage> linkages) {
  return {DutyCondition::Op::leaf, {}, DutyFact::linkage, true, std::move(linkages), false, false};
}

/// Of LGPL-2.1-only: shared linkage where it is linked, an answer always, one that only signed devices owe.
LicenseDuties few_duties() {
  const DutyCondition signed_boot{DutyCondition::Op::leaf, {}, DutyFact::signed_boot, true, {}, false, false};
  LicenseDutySet set;
  set.duties.push_back(make_duty("permit-relinking", when_linked({Linkage::static_linked, Linkage::dynamic}),
                                 EvidenceKind::linkage, Provable::machine));
  set.duties.push_back(make_duty("answer", {}, EvidenceKind::declared, Provable::declaration));
  set.duties.push_back(make_duty("show-keys", signed_boot, EvidenceKind::installation_information, Provable::machine));
  LicenseDuties made;
  made.sets.push_back(std::move(set));
  made.licenses["lgpl-2.1-only"] = 0;
  return made;
}

struct Codec : CodecInBuild {
  Codec() { policy.license_duties = few_duties(); }
};

Rule rule_for(const Texts& duties, const char* provable = "machine") {
  return make_rule("license.obligations", {{"duties", duties}, {"provable", std::string(provable)}});
}

}  // namespace

TEST_CASE("license_obligations: what is owed follows from the linkage of each target",
          "[checks][license_obligations]") {
  Codec built;
  built.add_use("player", Linkage::dynamic);
  built.add_use("flasher", Linkage::static_linked).origin.line = 12;
  built.add_use("helper", Linkage::process);
  built.add_use("updater", Linkage::unknown);
  const RuleResult result = built.run(rule_for({"permit-*"}));
  CHECK(seen(result) ==
        Texts{"fail permit-relinking:LGPL-2.1-only", "unknown unsettled:permit-relinking:LGPL-2.1-only"});
  CHECK(result.judged == 4);
  CHECK(result.passed == 2);
  CHECK(result.findings[0].place.line == 12);
  CHECK(result.findings[0].cause.find("evidence missing (flasher links it static)") != std::string::npos);
}

TEST_CASE("license_obligations: what no machine can prove is missing evidence, not a violation",
          "[checks][license_obligations]") {
  Codec built;
  CHECK(seen_by(built, rule_for({}, "declaration")) == Texts{"unknown answer:LGPL-2.1-only"});
  built.add_manifest(0, {{"declarations.promise", "true"}});
  CHECK(seen_by(built, rule_for({}, "declaration")).empty());
}

TEST_CASE("license_obligations: a fact of the use case settles what is owed", "[checks][license_obligations]") {
  const Rule rule = rule_for({"show-keys"});
  Codec unsaid;
  CHECK(seen_by(unsaid, rule) == Texts{"unknown unsettled:show-keys:LGPL-2.1-only"});
  for (const char* answer : {"true", "false"}) {
    Codec built;
    built.add_manifest(0, {{"use-case.signed-boot", answer}});
    const Texts owed = {"fail show-keys:LGPL-2.1-only"};
    CHECK(seen_by(built, rule) == (std::string(answer) == "true" ? owed : Texts{}));
  }
}

TEST_CASE("license_obligations: a license whose duties nobody wrote down", "[checks][license_obligations]") {
  BuildLicensed built;
  built.add_stating(built.deliver("d.zip"), "a.c", "LicenseRef-zeta");
  CHECK(seen_by(built, rule_for({})) == Texts{"unknown unlisted:LicenseRef-zeta"});
  CHECK(seen_by(built, rule_for({"permit-*"})).empty());
  CHECK(seen_by(built, rule_for({}, "declaration")).empty());
}

TEST_CASE("license_obligations: what only notices say is asked apart", "[checks][license_obligations]") {
  BuildLicensed built;
  built.policy.license_duties = few_duties();
  built.add_stating(built.deliver("d.zip"), "a.c", "LGPL-2.1-only", LicenseEvidence::notice);
  Rule rule = rule_for({"answer"}, "declaration");
  for (const char* evidence : {"notice", "any"}) {
    rule.params["evidence"] = std::string(evidence);
    CHECK(seen_by(built, rule) == Texts{"unknown answer:LGPL-2.1-only"});
  }
  rule.params["evidence"] = std::string("fact");
  CHECK(seen_by(built, rule).empty());
}
