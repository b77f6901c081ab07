// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/license_choice.hpp"
#include "checks/license_list.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/needs.hpp"
#include "checks/source_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    {"licenses", ParamType::list, false, "category:weak-copyleft, category:strong-copyleft, category:network-copyleft",
     Stricter::more_items, "", "licenses and categories that ask for the source of what is delivered as a binary"},
    {"offer", ParamType::boolean, false, "true", Stricter::when_false, "", "a written offer of the source is enough"},
    {"prefer", ParamType::list, false, "", Stricter::fixed, "",
     "licenses and categories in order: of an OR the alternative is taken that comes first here"},
}};
constexpr std::array<std::string_view, 2> facts = {"license.concluded", "delivery.entries.path"};
constexpr std::array<TermSpec, 4> terms = {{
    {"source.missing", "there is no source, and no offer of it"},
    {"source.version-mismatch", "the source is of another version than the binary"},
    {"source.unknown", "whether the source is that of the binary is not known"},
    {"source.offer-short", "the offer ends too early"},
}};

class SourceJudge {
 public:
  SourceJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input),
        rule_(rule),
        sources_(input.inventory),
        licenses_(rule.list("licenses"), input.policy.license_categories),
        preferred_(make_preferences(rule.list("prefer"), input.policy.license_categories)),
        unread_(input, rule),
        findings_(findings) {}

  void judge(const LicensedUse& use) {
    const LicenseConclusion& conclusion = input_.inventory.conclusions[use.conclusion];
    const std::string license = asking(conclusion);
    const bool is_binary = use.subject.kind == SubjectKind::use || sources_.has_binaries(conclusion);
    if (license.empty() || !is_binary) return;
    const SourceAnswer source = sources_.find_source(use);
    SourceAnswer offer;
    if (rule_.flag("offer")) offer = sources_.find_offer(use, input_.day);
    const auto is_there = [](const SourceAnswer& answer) { return answer.standing == SourceAnswer::Standing::found; };
    if (is_there(source) || is_there(offer)) {
      findings_.pass();
      return;
    }
    findings_.judged();
    add(use, conclusion, license, source, offer);
  }

 private:
  /// The first license of the package that asks for source.
  std::string asking(const LicenseConclusion& conclusion) const {
    const auto parsed = parse_license_expression(choose_licenses(conclusion.concluded, preferred_), nullptr);
    if (!parsed) return {};
    const auto found =
        std::ranges::find_if(parsed->operands, [&](const LicenseOperand& one) { return licenses_.has(one); });
    return found == parsed->operands.end() ? std::string() : render_license_operand(*found);
  }

  void add(const LicensedUse& use, const LicenseConclusion& conclusion, const std::string& license,
           const SourceAnswer& source, const SourceAnswer& offer) {
    const bool has_offer = !offer.detail.empty();
    const SourceAnswer& nearest = source.detail.empty() && has_offer ? offer : source;
    std::vector<std::string> looked_for = source.looked_for;
    looked_for.insert(looked_for.end(), offer.looked_for.begin(), offer.looked_for.end());
    Finding finding;
    finding.subject = use.subject;
    finding.term = term_of(nearest, &nearest == &offer);
    finding.outcome = nearest.standing == SourceAnswer::Standing::unknown ? Outcome::unknown : Outcome::fail;
    const std::string seen = nearest.detail.empty() ? "its source was looked for and is not there" : nearest.detail;
    finding.cause =
        fmt::format("{} is under {} and delivered as a binary: {}", package_title(conclusion), license, seen);
    finding.expected = join(looked_for, ", or ");
    finding.place = nearest.place.path.empty() ? witness_place(conclusion, license) : nearest.place;
    if (finding.outcome == Outcome::fail && nearest.detail.empty()) unread_.doubt(conclusion.delivery, finding);
    findings_.add(std::move(finding));
  }

  static std::string term_of(const SourceAnswer& answer, bool is_offer) {
    switch (answer.standing) {
      case SourceAnswer::Standing::wrong_version:
        return is_offer ? "source.offer-short" : "source.version-mismatch";
      case SourceAnswer::Standing::unknown:
        return "source.unknown";
      default:
        return "source.missing";
    }
  }

  const CheckInput& input_;
  const Rule& rule_;
  SourceEvidence sources_;
  LicenseList licenses_;
  std::vector<LicenseList> preferred_;
  Unread unread_;
  Findings& findings_;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  SourceJudge judge(input, rule, findings);
  for (const LicensedUse& use : licensed_uses(input, rule)) judge.judge(use);
}

}  // namespace

extern const Kind kind_source_complete;
const Kind kind_source_complete = {
    {.name = "source.complete",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "what is delivered as a binary under a license that asks for it comes with its source",
     .explanation =
         "The source is an archive or folder of the delivery with the package's name and version and source\n"
         "files in it, or what components[].source.path of delivery.yaml names; a written offer that holds\n"
         "for three years is as good, unless 'offer' is false. A source of another version is none.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "add the source of the very version: {expected}",
     .fix_integrator = "ask the supplier for the source of {subject}"},
    judge};

}  // namespace sluice
