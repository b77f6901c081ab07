// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/license_choice.hpp"
#include "checks/license_evidence.hpp"
#include "checks/licensed_uses.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"prefer", ParamType::list, false, "", Stricter::fixed, "",
     "licenses and categories in order: of an OR the alternative is taken that comes first here"},
}};
constexpr std::array<std::string_view, 1> facts = {"license.concluded"};
constexpr std::array<TermSpec, 1> terms = {{{"<expression>", "the license that leaves a choice"}}};

Finding make_finding(const CheckInput& input, const LicensedUse& use, const std::string& left) {
  const LicenseConclusion& conclusion = input.inventory.conclusions[use.conclusion];
  Finding finding;
  finding.subject = use.subject;
  finding.term = left;
  finding.cause = fmt::format("{} is under {}, and nobody says which is used", package_title(conclusion), left);
  finding.expected = "one of the alternatives, recorded in decisions.yaml or in the delivery";
  const std::vector<std::string> operands = license_operands(left);
  finding.place = witness_place(conclusion, operands.empty() ? left : operands.front());
  return finding;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const std::vector<LicenseList> preferred = make_preferences(rule.list("prefer"), input.policy.license_categories);
  for (const LicensedUse& use : licensed_uses(input, rule)) {
    const std::string left = choose_licenses(input.inventory.conclusions[use.conclusion].concluded, preferred);
    if (!has_choice(left)) {
      findings.pass();
      continue;
    }
    findings.judged();
    findings.add(make_finding(input, use, left));
  }
}

}  // namespace

extern const Kind kind_license_choice_made;
const Kind kind_license_choice_made = {
    {.name = "license.choice-made",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "where a license leaves a choice, somebody has made it",
     .explanation = "Duties differ from one alternative to the other, so one of them must be used. A decision of kind\n"
                    "'choice' says which, or the list 'prefer', which takes the first alternative whose licenses are\n"
                    "all on it.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "say in your declaration which license of {term} you use",
     .fix_integrator = "record the choice for {subject} in decisions.yaml"},
    judge};

}  // namespace sluice
