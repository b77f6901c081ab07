// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivered_texts.hpp"
#include "checks/kind.hpp"
#include "checks/license_choice.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/needs.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"evidence", ParamType::choice, false, "any", Stricter::fixed, "fact, notice, any",
     "licenses that are declared, tagged or delivered as texts; those that only notices speak of; or both"},
    {"prefer", ParamType::list, false, "", Stricter::fixed, "",
     "licenses and categories in order: of an OR the alternative is taken that comes first here"},
}};
constexpr std::array<std::string_view, 2> facts = {"license.concluded", "license.texts"};
constexpr std::array<TermSpec, 3> terms = {{
    {"<license>", "its text is not delivered"},
    {"varied:<license>", "a text is delivered that reads alike, with words that no list knows"},
    {"altered:<license>", "a text is delivered, but with other words"},
}};

class TextJudge {
 public:
  TextJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input),
        evidence_(rule.text("evidence")),
        texts_(input.inventory),
        preferred_(make_preferences(rule.list("prefer"), input.policy.license_categories)),
        unread_(input, rule),
        findings_(findings) {}

  void judge(const LicensedUse& use) {
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use.conclusion];
    const auto parsed = parse_license_expression(choose_licenses(conclusion.concluded, preferred_), nullptr);
    bool is_good = true;
    if (parsed) {
      for (const LicenseOperand& operand : parsed->operands) {
        if (!is_asked(conclusion, render_license_operand(operand), evidence_)) continue;
        for (const std::string& missing : texts_.missing(conclusion.delivery, operand)) {
          if (is_good) findings_.judged();
          is_good = false;
          add(use, conclusion, operand, missing);
        }
      }
    }
    if (is_good) findings_.pass();
  }

 private:
  void add(const LicensedUse& use, const LicenseConclusion& conclusion, const LicenseOperand& operand,
           const std::string& missing) {
    Finding finding;
    finding.subject = use.subject;
    finding.expected = fmt::format("LICENSES/{}.txt, or the text in another file", missing);
    if (const FileLicensing* altered = texts_.find_altered(conclusion.delivery, missing)) {
      const bool is_varied = DeliveredTexts::is_varied(*altered, missing);
      finding.term = (is_varied ? "varied:" : "altered:") + missing;
      if (is_varied) finding.outcome = Outcome::unknown;
      finding.place = texts_.place_of(*altered, missing);
      finding.cause =
          fmt::format("the text of {} is delivered with changes: {}", missing, texts_.difference(*altered, missing));
    } else {
      finding.term = missing;
      finding.place = witness_place(conclusion, render_license_operand(operand));
      finding.cause = fmt::format("{} is under {}, whose text is not delivered", package_title(conclusion), missing);
      unread_.doubt(conclusion.delivery, finding);
    }
    findings_.add(std::move(finding));
  }

  const CheckInput& input_;
  std::string evidence_;
  DeliveredTexts texts_;
  std::vector<LicenseList> preferred_;
  Unread unread_;
  Findings& findings_;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  TextJudge judge(input, rule, findings);
  for (const LicensedUse& use : licensed_uses(input, rule)) judge.judge(use);
}

}  // namespace

extern const Kind kind_license_text_present;
const Kind kind_license_text_present = {
    {.name = "license.text-present",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "the full text of every license in use is delivered, unchanged",
     .explanation = "Looked for in every file of the delivery. '-only' and '-or-later' share one text. A text with\n"
                    "words more or fewer is not the license's; where no list knows whether they matter, the answer is\n"
                    "unknown. The text of an exception counts where files state it,\n"
                    "a LicenseRef's where LICENSES/ has a file of its name.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add {expected}",
     .fix_integrator = "add the text of {term} to your notices: `sluice notices` does it"},
    judge};

}  // namespace sluice
