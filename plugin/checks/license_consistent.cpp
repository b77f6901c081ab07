// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"
#include "checks/license_evidence.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/packages.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 1> params = {{
    {"evidence", ParamType::choice, false, "fact", Stricter::fixed, "fact, notice, any",
     "licenses in tags and whole texts; those that only notices speak of; or both"},
}};
constexpr std::array<std::string_view, 3> facts = {"license.declared", "license.detected", "license.witnesses"};
constexpr std::array<TermSpec, 3> terms = {{
    {"<license>", "files that count are under a license that is not declared"},
    {"unknown:<name>", "what is declared is no license that a list knows"},
    {"unreadable", "what declares the license could not be read whole"},
}};

/// Is any license of the expression one that the rule asks about?
bool is_asked(const LicenseConclusion& conclusion, const std::string& expression, const std::string& evidence) {
  if (evidence == "any") return true;
  const std::vector<std::string> operands = license_operands(expression);
  return std::ranges::any_of(conclusion.witnesses, [&](const LicenseWitness& witness) {
    const bool is_own = std::ranges::find(operands, witness.license) != operands.end();
    return is_own && witness.files > 0 && witness.is_fact == (evidence == "fact");
  });
}

Finding make_undeclared(const LicenseConclusion& conclusion, const std::string& expression) {
  const std::vector<std::string> operands = license_operands(expression);
  const std::string_view first = operands.empty() ? std::string_view() : std::string_view(operands.front());
  Finding finding;
  finding.term = expression;
  finding.cause = fmt::format("{} declares {}, and files of it are under {}", package_title(conclusion),
                              conclusion.declared, expression);
  finding.expected = fmt::format("{}, or a declaration that says more", conclusion.declared);
  finding.place = witness_place(conclusion, first);
  for (const LicenseWitness& witness : conclusion.witnesses) {
    if (witness.is_declared) finding.related.push_back(witness.place);
  }
  return finding;
}

void judge_packages(const CheckInput& input, const Rule& rule, Findings& findings) {
  for (const LicensedUse& use : licensed_uses(input, rule)) {
    const LicenseConclusion& conclusion = input.inventory.conclusions[use.conclusion];
    bool is_good = true;
    for (const std::string& expression : conclusion.undeclared) {
      if (!is_asked(conclusion, expression, rule.text("evidence"))) continue;
      if (is_good) findings.judged();
      is_good = false;
      Finding finding = make_undeclared(conclusion, expression);
      finding.subject = use.subject;
      findings.add(std::move(finding));
    }
    if (is_good) findings.pass();
  }
}

/// Names are a matter of facts; where only notices are asked about they were reported already.
void judge_declarations(const CheckInput& input, const Rule& rule, Findings& findings) {
  if (rule.text("evidence") == "notice") return;
  const Selector selector(rule.match, input);
  for (const LicenseDeclaration& declaration : input.inventory.declarations) {
    const Subject subject{SubjectKind::file, declaration.entry};
    if (declaration.entry == no_index || !selector.selects(subject)) continue;
    const bool is_bad = !declaration.unknown.empty() || !declaration.problem.empty();
    is_bad ? findings.judged() : findings.pass();
    const auto add = [&](std::string term, std::string cause) {
      Finding finding;
      finding.subject = subject;
      finding.term = std::move(term);
      finding.outcome = Outcome::unknown;
      finding.cause = std::move(cause);
      finding.expected = "an SPDX license expression";
      finding.place = declaration.origin;
      findings.add(std::move(finding));
    };
    for (const std::string& name : declaration.unknown) {
      add("unknown:" + name, fmt::format("'{}' is no license that a list knows", name));
    }
    if (!declaration.problem.empty()) add("unreadable", declaration.problem);
  }
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  judge_packages(input, rule, findings);
  judge_declarations(input, rule, findings);
}

}  // namespace

extern const Kind kind_license_consistent;
const Kind kind_license_consistent = {
    {.name = "license.consistent",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "what is declared, and what files say of their license, agree",
     .explanation = "A package may declare more than its files say, but not less: a license in a file that ends in a\n"
                    "product must be a part of the declaration. Tests, documentation and build scripts are not held\n"
                    "against it. Declared names must be SPDX expressions, or what the tables of their format make\n"
                    "one.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "declare {term} too, or take the files out",
     .fix_integrator = "ask the supplier under which license {subject} is, or record a decision"},
    judge};

}  // namespace sluice
