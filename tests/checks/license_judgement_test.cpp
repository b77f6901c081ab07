// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_judgement.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

struct Judged {
  Policy policy;
  Rule rule;
  LicenseConclusion conclusion;
  LicenseUsage usage;

  explicit Judged(const std::string& concluded)
      : rule(make_rule("license.allow", {{"allow", Texts{"category:permissive"}},
                                         {"deny", Texts{"GPL-2.0-only"}},
                                         {"allow-if", Texts{"category:weak-copyleft if linkage dynamic"}}})) {
    policy.license_categories = few_categories();
    conclusion.concluded = concluded;
  }

  /// "fail X", "unknown Y".
  Texts obstacles() const {
    Texts found;
    for (const LicenseObstacle& one : LicenseJudgement(rule, policy).judge(conclusion, usage)) {
      CHECK_FALSE(one.why.empty());
      found.push_back((one.outcome == Outcome::fail ? "fail " : "unknown ") + one.license);
    }
    return found;
  }
};

struct Case {
  const char* concluded;
  Linkage linkage;
  Texts expected;
};

}  // namespace

TEST_CASE("license_judgement: AND wants all, of an OR one is enough", "[checks][license_judgement]") {
  const auto one = GENERATE(values<Case>({
      {"MIT", Linkage::unknown, {}},
      {"MIT AND ISC", Linkage::unknown, {}},
      {"MIT AND GPL-2.0-only", Linkage::unknown, {"fail GPL-2.0-only"}},
      {"MIT OR GPL-2.0-only", Linkage::unknown, {}},
      {"GPL-2.0-only OR GPL-2.0-or-later", Linkage::unknown, {"fail GPL-2.0-only", "fail GPL-2.0-or-later"}},
      {"MPL-2.0", Linkage::dynamic, {}},
      {"MPL-2.0", Linkage::static_linked, {"fail MPL-2.0"}},
      {"MPL-2.0", Linkage::unknown, {"unknown MPL-2.0"}},
      {"MPL-2.0 AND GPL-2.0-only", Linkage::unknown, {"unknown MPL-2.0", "fail GPL-2.0-only"}},
      {"MPL-2.0 OR GPL-2.0-only", Linkage::unknown, {"unknown MPL-2.0"}},
      {"GPL-2.0-only OR MPL-2.0", Linkage::unknown, {"unknown MPL-2.0"}},
      {"MPL-2.0 OR MIT", Linkage::unknown, {}},
      {"(MPL-2.0 OR GPL-2.0-only) AND (MIT OR GPL-2.0-only)",
       Linkage::static_linked,
       {"fail MPL-2.0", "fail GPL-2.0-only"}},
      {"MPL-2.0 AND MPL-2.0", Linkage::unknown, {"unknown MPL-2.0"}},
      {"GPL-2.0-only WITH GCC-exception-2.0", Linkage::unknown, {}},
      {"LicenseRef-zeta", Linkage::unknown, {"fail LicenseRef-zeta"}},
  }));
  CAPTURE(one.concluded, to_string(one.linkage));
  Judged judged(one.concluded);
  judged.usage.linkage = one.linkage;
  CHECK(judged.obstacles() == one.expected);
}

TEST_CASE("license_judgement: a ruling goes before every list", "[checks][license_judgement]") {
  Judged judged("LicenseRef-zeta AND MIT");
  judged.conclusion.rulings = {{"LicenseRef-zeta", true, "d1"}};
  CHECK(judged.obstacles().empty());
  judged.conclusion.rulings = {{"LicenseRef-zeta", false, "d1"}};
  judged.rule.params["allow"] = Texts{"LicenseRef-*", "MIT"};
  CHECK(judged.obstacles() == Texts{"fail LicenseRef-zeta"});
}

TEST_CASE("license_judgement: facts and notices are asked apart", "[checks][license_judgement]") {
  Judged judged("GPL-2.0-only");
  judged.conclusion.witnesses = {{"GPL-2.0-only", false, false, 1, 0, {}}};
  judged.rule.params["evidence"] = std::string("fact");
  CHECK(judged.obstacles().empty());
  judged.rule.params["evidence"] = std::string("notice");
  CHECK(judged.obstacles() == Texts{"fail GPL-2.0-only"});
  judged.conclusion.witnesses[0].is_fact = true;
  CHECK(judged.obstacles().empty());
  judged.rule.params["evidence"] = std::string("any");
  CHECK(judged.obstacles() == Texts{"fail GPL-2.0-only"});
}

TEST_CASE("license_judgement: without a list of allowed ones every license may be used",
          "[checks][license_judgement]") {
  Judged judged("LicenseRef-zeta OR GPL-2.0-only");
  judged.rule.params["allow"] = Texts{};
  judged.rule.params["allow-if"] = Texts{};
  CHECK(judged.obstacles().empty());
  judged.conclusion.concluded = "GPL-2.0-only";
  CHECK(judged.obstacles() == Texts{"fail GPL-2.0-only"});
  judged.conclusion.concluded = "no expression at all";
  CHECK(judged.obstacles().empty());
}
