// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/sbom_findings.hpp"
#include "checks/selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    {"required", ParamType::boolean, false, "true", Stricter::when_true, "", "a delivery without an SBOM is a finding"},
    {"formats", ParamType::glob_list, false, "**", Stricter::fewer_items, "",
     "formats and versions that are accepted, as FORMAT@VERSION: cyclonedx-*@1.6, spdx-json@2.3"},
    {"terms", ParamType::glob_list, false, "sbom.*", Stricter::more_items, "",
     "which of the terms are findings, so that a missing SBOM and a broken one can be two rules"},
    {"inside", ParamType::boolean, false, "false", Stricter::when_true, "",
     "one must lie inside the delivery, not only beside it"},
}};
constexpr std::array<std::string_view, 2> facts = {"delivery.sboms", "delivery.entries.path"};
constexpr std::array<TermSpec, 5> terms = {{
    {"sbom.missing", "there is no SBOM, inside or beside the delivery"},
    {"sbom.format-not-accepted", "the SBOM is of a format or version that is not accepted"},
    {"sbom.unread", "the SBOM was not read to its end"},
    {"sbom.not-validated", "whether the SBOM is valid could not be decided"},
    {"sbom.<problem>", "a defect of the document, as its reader names it"},
}};

std::string_view plain_version(std::string_view version) {
  return version.substr(version.starts_with("SPDX-") ? std::string_view("SPDX-").size() : 0);
}

class PresenceJudge {
 public:
  PresenceJudge(const CheckInput& input, const Rule& rule, Findings& findings)
      : input_(input),
        rule_(rule),
        formats_(rule.list("formats")),
        terms_(rule.list("terms")),
        unread_(input, rule),
        findings_(findings) {}

  void judge(std::uint32_t delivery) {
    std::vector<const SbomDocument*> sboms;
    for (const SbomDocument& sbom : input_.inventory.sboms) {
      if (document_of(sbom).delivery == delivery) sboms.push_back(&sbom);
    }
    const bool is_inside =
        std::ranges::any_of(sboms, [&](const SbomDocument* sbom) { return document_of(*sbom).entry != no_index; });
    is_good_ = true;
    if (sboms.empty() || (rule_.flag("inside") && !is_inside)) {
      if (sboms.empty() && !(rule_.flag("required") && terms_.selects("sbom.missing"))) return;
      judge_missing(delivery, !sboms.empty());
    }
    for (const SbomDocument* sbom : sboms) judge_sbom(*sbom);
    is_good_ ? findings_.pass() : findings_.judged();
  }

 private:
  const Document& document_of(const SbomDocument& sbom) const { return input_.inventory.documents[sbom.document]; }

  void add(Finding finding) {
    if (!terms_.selects(finding.term)) return;
    is_good_ = false;
    findings_.add(std::move(finding));
  }

  static Finding make(Subject subject, std::string term, std::string cause, std::string expected, Origin place) {
    Finding finding;
    finding.subject = subject;
    finding.term = std::move(term);
    finding.cause = std::move(cause);
    finding.expected = std::move(expected);
    finding.place = std::move(place);
    finding.values.emplace_back("missing", "an SBOM");
    return finding;
  }

  void judge_missing(std::uint32_t delivery, bool lies_beside) {
    const std::string& name = input_.inventory.deliveries[delivery].name;
    Finding finding = make({SubjectKind::delivery, delivery}, "sbom.missing",
                           lies_beside ? "the SBOM lies beside the delivery, not in it" : "no SBOM was delivered",
                           rule_.flag("inside") ? "an SBOM inside the delivery, such as sbom/NAME.cdx.json"
                                                : "an SBOM, such as sbom/NAME.cdx.json or NAME.spdx.json",
                           {name, 0, 0, "", ""});
    unread_.doubt(delivery, finding);
    add(std::move(finding));
  }

  void judge_sbom(const SbomDocument& sbom) {
    const Sbom& read = sbom.sbom;
    const Subject subject{SubjectKind::document, sbom.document};
    const Origin& place = document_of(sbom).origin;
    const std::string version(plain_version(read.version));
    if (!formats_.selects(fmt::format("{}@{}", read.format, version)) && !version.empty()) {
      add(make(subject, "sbom.format-not-accepted", fmt::format("the SBOM is {} {}", read.format, version),
               join(rule_.list("formats"), " or "), place));
    }
    judge_problems(sbom);
    if (!read.is_complete && read.problems.empty()) {
      Finding finding = make(subject, "sbom.unread", "not judged: the SBOM was not read to its end",
                             "an SBOM that can be read whole", place);
      finding.outcome = Outcome::unknown;
      add(std::move(finding));
    }
    if (read.is_complete && !read.is_valid && read.problems.empty()) {
      Finding finding = make(subject, "sbom.not-validated", "not judged: nothing here can validate the SBOM",
                             "an SBOM of a format with an installed schema", place);
      finding.outcome = Outcome::unknown;
      add(std::move(finding));
    }
  }

  /// One finding for each term, at the first of its places.
  void judge_problems(const SbomDocument& sbom) {
    std::map<std::string_view, std::vector<const SbomProblem*>> by_term;
    for (const SbomProblem& problem : sbom.sbom.problems) {
      if (terms_.selects(problem.term)) by_term[problem.term].push_back(&problem);
    }
    for (const auto& [term, problems] : by_term) {
      const SbomProblem& first = *problems.front();
      std::string cause = first.detail.empty() ? "the SBOM has this defect" : first.detail;
      if (problems.size() > 1) cause += fmt::format(", and {} more of this kind", problems.size() - 1);
      if (sbom.sbom.problems_not_kept > 0)
        cause += fmt::format("; {} problems of any kind were only counted", sbom.sbom.problems_not_kept);
      const std::string expected = first.help.empty() ? "make it valid against its schema" : first.help;
      Finding finding = make({SubjectKind::document, sbom.document}, std::string(term), std::move(cause), expected,
                             place_of(sbom, first));
      for (std::size_t i = 1; i < problems.size(); ++i) finding.related.push_back(place_of(sbom, *problems[i]));
      add(std::move(finding));
    }
  }

  Origin place_of(const SbomDocument& sbom, const SbomProblem& problem) const {
    return {document_of(sbom).origin.path, problem.line, 0, problem.place, sbom.sbom.format};
  }

  const CheckInput& input_;
  const Rule& rule_;
  Selection formats_;
  Selection terms_;
  Unread unread_;
  Findings& findings_;
  bool is_good_ = true;
};

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  PresenceJudge judge(input, rule, findings);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (selector.selects({SubjectKind::delivery, i})) judge.judge(i);
  }
}

}  // namespace

extern const Kind kind_sbom_present;
const Kind kind_sbom_present = {
    {.name = "sbom.present",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "a delivery carries an SBOM, in a format that is accepted, valid against its specification",
     .explanation = "Looks for SBOMs inside the delivery, in every archive in it, and beside it, by content. Formats\n"
                    "and versions that are not accepted, and every defect of the document against its specification\n"
                    "or against itself, are findings with their place; defects of one kind are one finding. If parts\n"
                    "of the delivery could not be read and no SBOM is in the others, or an SBOM was not read to its\n"
                    "end, the outcome is unknown.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "deliver {expected}",
     .fix_integrator = "ask the supplier for {expected}"},
    judge};

}  // namespace sluice
