// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/license_judgement.hpp"
#include "checks/licensed_uses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 5> params = {{
    {"allow", ParamType::list, false, "", Stricter::fewer_items, "",
     "licenses that may be used: SPDX ids, 'X WITH exception', 'category:NAME', globs of LicenseRefs; empty allows "
     "any"},
    {"deny", ParamType::list, false, "", Stricter::more_items, "", "licenses that may not be used, even if allowed"},
    {"allow-if", ParamType::list, false, "", Stricter::fewer_items, "",
     "licenses that may be used so: 'LICENSE if linkage dynamic|process and not modified', 'LICENSE if distribution "
     "internal'"},
    {"evidence", ParamType::choice, false, "any", Stricter::fixed, "fact, notice, any",
     "licenses that are declared, tagged or delivered as texts; those that only notices speak of; or both"},
    {"questions", ParamType::boolean, false, "false", Stricter::when_true, "",
     "license texts and references that no list knows are unknown"},
}};
constexpr std::array<std::string_view, 4> facts = {"license.concluded", "license.witnesses", "use.linkage",
                                                   "use.consumer"};
constexpr std::array<TermSpec, 5> terms = {{
    {"<license>", "the license that may not be used, or not so"},
    {"license.unsettled", "nothing says under which license the package is"},
    {"near:<license>", "a text that comes near to a license, and is not it"},
    {"varied:<license>", "a text that reads like a license, with words that no list knows to matter or not"},
    {"unknown:<reference>", "a text or reference that no list knows"},
}};

class UseJudge {
 public:
  UseJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input), rule_(rule), judgement_(rule, input.policy), findings_(findings) {}

  void judge(const LicensedUse& use) {
    use_ = &use;
    is_good_ = true;
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use.conclusion];
    judge_expression(conclusion);
    if (rule_.flag("questions")) judge_questions(conclusion);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  void add(std::string term, Outcome outcome, std::string cause, Origin place, std::vector<Origin> related) {
    is_good_ = false;
    Finding finding;
    finding.subject = use_->subject;
    finding.term = std::move(term);
    finding.outcome = outcome;
    finding.cause = std::move(cause);
    finding.expected = judgement_.wish();
    finding.place = std::move(place);
    finding.related = std::move(related);
    findings_.add(std::move(finding));
  }

  void judge_expression(const LicenseConclusion& conclusion) {
    if (conclusion.concluded.empty()) {
      if (rule_.flag("questions") && conclusion.questions.empty()) {
        add("license.unsettled", Outcome::unknown,
            fmt::format("nothing says under which license {} is", package_title(conclusion)), place_of({}), {});
      }
      return;
    }
    for (const LicenseObstacle& obstacle : judgement_.judge(conclusion, use_->usage)) {
      const bool is_known = use_->usage.linkage != Linkage::unknown;
      const std::string how = use_->consumer.empty() ? std::string()
                              : is_known
                                  ? fmt::format(", which {} links {}", use_->consumer, to_string(use_->usage.linkage))
                                  : fmt::format(", which {} links in a way that is not known", use_->consumer);
      const Origin witness = witness_place(conclusion, obstacle.license);
      const bool is_use = use_->subject.kind == SubjectKind::use;
      add(obstacle.license, obstacle.outcome,
          fmt::format("{} is under {}{}: {}", package_title(conclusion), obstacle.license, how, obstacle.why),
          place_of(witness), is_use ? std::vector<Origin>{witness} : std::vector<Origin>{});
    }
  }

  void judge_questions(const LicenseConclusion& conclusion) {
    for (const LicenseQuestion& question : conclusion.questions) {
      const bool is_near = question.kind == LicenseEvidence::text_near;
      const bool is_varied = question.kind == LicenseEvidence::text_varied;
      const std::string about = question.about.empty() ? "text" : question.about;
      const std::string term = (is_near ? "near:" : is_varied ? "varied:" : "unknown:") + about;
      const std::string what =
          is_near     ? fmt::format("a text near {}: {}", question.about, question.text)
          : is_varied ? fmt::format("{} but for words that no list knows: {}", question.about, question.text)
          : question.about.empty() ? fmt::format("license-like text that no list knows: {}", question.text)
                                   : fmt::format("{} is no license that a list knows", question.about);
      add(term, Outcome::unknown, fmt::format("{} ({})", what, count_of(question.files, "file", "files")),
          question.place, digest_place(question));
    }
  }

  /// What the committee needs to answer for these very bytes.
  std::vector<Origin> digest_place(const LicenseQuestion& question) const {
    const std::optional<Digest>& digest = input_.inventory.contents.entries[question.entry].sha256;
    if (!digest) return {};
    return {{fmt::format("sha256:{}", to_hex(*digest)), 0, 0, "", "digest"}};
  }

  Origin place_of(const Origin& witness) const {
    if (use_->subject.kind == SubjectKind::use) return input_.inventory.uses[use_->subject.index].origin;
    if (!witness.path.empty()) return witness;
    return {input_.inventory.conclusions[use_->conclusion].root, 0, 0, "", ""};
  }

  const CheckInput& input_;
  const Rule& rule_;
  LicenseJudgement judgement_;
  Findings& findings_;
  const LicensedUse* use_ = nullptr;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  UseJudge judge(input, rule, findings);
  for (const LicensedUse& use : licensed_uses(input, rule)) judge.judge(use);
}

}  // namespace

extern const Kind kind_license_allow;
const Kind kind_license_allow = {
    {.name = "license.allow",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "which licenses may be used, and how: lists, categories, by linkage, distribution and modification",
     .explanation =
         "Judged on the concluded license of each package: what is declared, and where files that end in a product\n"
         "say more, that too. Where a build links the package, each target that ships is judged by itself, with its\n"
         "linkage. AND wants every license allowed; of an OR one is enough. What only notices say is a heuristic:\n"
         "'evidence' keeps it apart. A changed license text is never the license.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "replace what is under {term}, or ask for approval before you deliver",
     .fix_integrator = "replace {subject}, link it in another way, or ask {route} for a decision"},
    judge};

}  // namespace sluice
