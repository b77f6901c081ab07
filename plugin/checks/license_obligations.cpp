// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/duty_evidence.hpp"
#include "checks/kind.hpp"
#include "checks/license_choice.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"duties", ParamType::glob_list, false, "", Stricter::more_items, "",
     "ids of the duties that are judged, as in policy/licenses/duties; all if empty"},
    {"provable", ParamType::choice, false, "machine", Stricter::fixed, "machine, declaration, any",
     "duties whose evidence is in files; those that somebody answers for; or both, with those that nothing shows"},
    {"evidence", ParamType::choice, false, "any", Stricter::fixed, "fact, notice, any",
     "licenses that are declared, tagged or delivered as texts; those that only notices speak of; or both"},
    {"prefer", ParamType::list, false, "", Stricter::fixed, "",
     "licenses and categories in order: of an OR the alternative is taken that comes first here"},
}};
constexpr std::array<std::string_view, 5> facts = {"license.concluded", "license.texts", "license.notices",
                                                   "use.linkage", "delivery.manifest.use-case"};
constexpr std::array<TermSpec, 3> terms = {{
    {"<duty>:<license>", "evidence for the duty is missing"},
    {"unsettled:<duty>:<license>", "whether the duty is owed depends on what is not known"},
    {"unlisted:<license>", "nobody wrote down what the license asks for"},
}};

std::optional<bool> stated(const Delivery& delivery, std::string_view field) {
  const ManifestField* found = delivery.find_field(field);
  if (found == nullptr) return std::nullopt;
  return found->value == "true";
}

/// The supplier distributes by delivering; a product does unless it stays inside. What nobody states is taken at its
/// worst (DESIGN.md section 5).
UseCase use_case_of(const LicensedUse& use, const LicenseConclusion& conclusion, const Delivery& delivery,
                    const SourceEvidence& sources) {
  const bool is_shipped = use.subject.kind == SubjectKind::use;
  UseCase made;
  made.distributed = !is_shipped || use.usage.distribution != "internal";
  made.in_source = !is_shipped && sources.has_sources(conclusion);
  made.in_binary = is_shipped || sources.has_binaries(conclusion);
  made.linkage = use.usage.linkage;
  made.modified = use.usage.modified;
  made.user_product = stated(delivery, "use-case.user-product");
  made.signed_boot = stated(delivery, "use-case.signed-boot");
  made.network_service = stated(delivery, "use-case.network-service");
  return made;
}

class DutyJudge {
 public:
  DutyJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input),
        rule_(rule),
        evidence_(input),
        duties_(make_globs(rule.list("duties"))),
        preferred_(make_preferences(rule.list("prefer"), input.policy.license_categories)),
        findings_(findings) {}

  void judge(const LicensedUse& use) {
    use_ = &use;
    is_good_ = true;
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use.conclusion];
    const auto parsed = parse_license_expression(choose_licenses(conclusion.concluded, preferred_), nullptr);
    if (!parsed) return;
    const UseCase use_case =
        use_case_of(use, conclusion, input_.inventory.deliveries[conclusion.delivery], evidence_.sources());
    for (const OwedDuty& owed : owed_duties(input_.policy.license_duties, *parsed, use_case)) judge(owed);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  bool is_judged(const OwedDuty& owed) const {
    if (!is_asked(input_.inventory.conclusions[use_->conclusion], owed.operand, rule_.text("evidence"))) return false;
    if (owed.standing == DutyStanding::lifted) return false;
    if (owed.duty == nullptr) return rule_.text("provable") != "declaration" && duties_.empty();
    if (!duties_.empty() && !matches_any(duties_, owed.duty->id)) return false;
    const std::string& wanted = rule_.text("provable");
    return wanted == "any" || wanted == to_string(owed.duty->provable);
  }

  void judge(const OwedDuty& owed) {
    if (!is_judged(owed)) return;
    if (owed.duty == nullptr) {
      add(Outcome::unknown, "unlisted:" + owed.from, fmt::format("nobody wrote down what {} asks for", owed.from),
          "duties of the license, as data");
      return;
    }
    const std::string term = fmt::format("{}:{}", owed.duty->id, owed.operand);
    if (owed.standing == DutyStanding::unsettled) {
      std::string open;
      for (const DutyFact fact : owed.settled_by) open += (open.empty() ? "" : ", ") + std::string(to_string(fact));
      add(Outcome::unknown, "unsettled:" + term,
          fmt::format("whether this is owed is not known ({}): {}", open, owed.duty->text), open);
      return;
    }
    judge_evidence(owed, term);
  }

  void judge_evidence(const OwedDuty& owed, const std::string& term) {
    const EvidenceAnswer answer = evidence_.find(owed.evidence, *use_);
    if (answer.standing == EvidenceAnswer::Standing::found) return;
    const bool is_proof =
        owed.duty->provable == Provable::machine && answer.standing == EvidenceAnswer::Standing::missing;
    const std::string consumer = use_->consumer.empty()
                                     ? std::string()
                                     : fmt::format(" ({} links it {})", use_->consumer, to_string(use_->usage.linkage));
    add(is_proof ? Outcome::fail : Outcome::unknown, term,
        fmt::format("evidence missing{}: {} [{}]", consumer, owed.duty->text, owed.duty->clause),
        join(answer.lacking, "; "));
  }

  void add(Outcome outcome, std::string term, std::string cause, std::string expected) {
    is_good_ = false;
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use_->conclusion];
    const std::string license = term.substr(term.rfind(':') + 1);
    Finding finding;
    finding.subject = use_->subject;
    finding.term = std::move(term);
    finding.outcome = outcome;
    finding.cause = fmt::format("{}: {}", package_title(conclusion), cause);
    finding.expected = std::move(expected);
    const Origin witness = witness_place(conclusion, license);
    const bool is_use = use_->subject.kind == SubjectKind::use;
    finding.place = is_use ? input_.inventory.uses[use_->subject.index].origin : witness;
    if (is_use) finding.related = {witness};
    findings_.add(std::move(finding));
  }

  const CheckInput& input_;
  const Rule& rule_;
  DutyEvidenceFinder evidence_;
  std::vector<Glob> duties_;
  std::vector<LicenseList> preferred_;
  Findings& findings_;
  const LicensedUse* use_ = nullptr;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  DutyJudge judge(input, rule, findings);
  for (const LicensedUse& use : licensed_uses(input, rule)) judge.judge(use);
}

}  // namespace

extern const Kind kind_license_obligations;
const Kind kind_license_obligations = {
    {.name = "license.obligations",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "what the license asks for in this use, and whether evidence of it is there",
     .explanation =
         "Each license's duties are data. Which are owed follows from the use case that delivery.yaml states and, in\n"
         "a build, from how each target links the package. Evidence of a supplier's duties is looked for in the\n"
         "delivery; of a product's, in the notices of the project and in the delivery it was built from. What no\n"
         "machine can prove is 'evidence missing' with an unknown outcome, never a violation.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add {expected}",
     .fix_integrator = "add {expected}, or use {subject} in another way"},
    judge};

}  // namespace sluice
