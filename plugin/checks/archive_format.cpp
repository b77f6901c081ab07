// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"
#include "checks/needs.hpp"

#include <array>
#include <vector>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 3> params = {{
    hazard_params[0],
    hazard_params[1],
    {"require-complete", ParamType::boolean, false, "true", Stricter::when_true, "",
     "an archive that could not be read whole, for whatever reason, is unknown and no pass"},
}};

/// An archive that was not read whole is unknown, even if the reason is judged by another rule or is ours.
void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  std::vector<Fared> fared = find_hazards(input, rule, findings);
  Unread unread(input, rule);
  const std::vector<Container>& containers = input.inventory.contents.containers;
  for (std::uint32_t i = 0; i < containers.size() && rule.flag("require-complete"); ++i) {
    if (containers[i].completeness == Completeness::complete || fared[i] != Fared::good) continue;
    fared[i] = Fared::found;
    Finding finding;
    finding.subject = {SubjectKind::archive, i};
    finding.term = "archive.incomplete";
    finding.outcome = Outcome::unknown;
    finding.cause = std::string(to_string(containers[i].completeness)) + ": " + containers[i].reason;
    finding.values.emplace_back("entry", containers[i].path);
    finding.expected = "an archive that is read to its end";
    finding.place = {containers[i].path, 0, 0, "", "intake"};
    finding.needs = unread.rule_for(i);
    findings.add(std::move(finding));
  }
  count_subjects(fared, findings);
}

std::span<const TermSpec> terms() {
  static const std::vector<TermSpec> all = [] {
    const std::span<const TermSpec> hazards = hazard_terms("archive.format");
    std::vector<TermSpec> list(hazards.begin(), hazards.end());
    list.push_back({"archive.incomplete", "the archive was not read whole"});
    return list;
  }();
  return all;
}

}  // namespace

extern const Kind kind_archive_format;
const Kind kind_archive_format = {
    {.name = "archive.format",
     .subject = SubjectKind::archive,
     .scope = RuleScope::delivery,
     .summary = "archives that are damaged, ambiguous, encrypted or of a format that cannot be inspected",
     .explanation = "The format is told by content, not by name. Bytes that break their format, that two readers\n"
                    "would read differently, that are encrypted or of a format nobody here can open, were not\n"
                    "inspected - and what was not inspected is never a pass. Zero entries is a finding too.",
     .params = params,
     .facts = hazard_facts,
     .terms = terms(),
     .fix_supplier = "pack the delivery again as tar or zip with a common tool, and check it with `sluice check`",
     .fix_integrator = "ask the supplier for an archive that can be inspected"},
    judge};

}  // namespace sluice
