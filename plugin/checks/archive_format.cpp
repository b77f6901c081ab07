// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"
#include "checks/needs.hpp"

#include <array>
#include <vector>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 4> params = {{
    hazard_params[0],
    hazard_params[1],
    {"require-complete", ParamType::boolean, false, "true", Stricter::when_true, "",
     "an archive that could not be read whole, for whatever reason, is unknown and no pass"},
    {"allow-declared-opaque", ParamType::boolean, false, "false", Stricter::when_false, "",
     "accept an encrypted image, or one of a format that cannot be inspected, if the manifest declares it opaque, "
     "with its reason, deviation, digest and SBOM; to be set for each rule that it breaks, as archive.unreadable is "
     "one"},
}};

/// By container: what a delivery's manifest declares opaque.
std::vector<bool> find_declared_opaque(const Inventory& inventory) {
  const std::vector<Container>& containers = inventory.contents.containers;
  std::vector<bool> declared(containers.size(), false);
  for (const Delivery& delivery : inventory.deliveries) {
    for (const OpaqueArtifact& artifact : delivery.opaque) {
      for (std::size_t i = 0; i < containers.size(); ++i) {
        if (containers[i].parent != no_index && containers[i].entry == artifact.entry) declared[i] = true;
      }
    }
  }
  return declared;
}

/// That nobody can look into it is what the declaration is about; any other defect still counts.
bool is_opacity(HazardId id) { return id == HazardId::encrypted || id == HazardId::format_unsupported; }

/// Of the declared containers, those that are not whole for no other reason.
std::vector<bool> find_excused(const CheckInput& input, const Rule& rule) {
  if (!rule.flag("allow-declared-opaque")) return std::vector<bool>(input.inventory.contents.containers.size(), false);
  const std::vector<bool> declared = find_declared_opaque(input.inventory);
  std::vector<bool> is_opaque(declared.size(), false), has_more(declared.size(), false);
  for (const Hazard& hazard : input.inventory.contents.hazards) {
    (is_opacity(hazard.id) ? is_opaque : has_more)[hazard.container] = true;
  }
  std::vector<bool> excused(declared.size(), false);
  for (std::size_t i = 0; i < declared.size(); ++i) excused[i] = declared[i] && is_opaque[i] && !has_more[i];
  return excused;
}

/// An archive that was not read whole is unknown, even if the reason is judged by another rule or is ours.
void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const std::vector<bool> excused = find_excused(input, rule);
  const auto is_excused = [&](const Hazard& hazard) { return excused[hazard.container]; };
  std::vector<Fared> fared = find_hazards(input, rule, findings, is_excused);
  Unread unread(input, rule);
  const std::vector<Container>& containers = input.inventory.contents.containers;
  for (std::uint32_t i = 0; i < containers.size() && rule.flag("require-complete"); ++i) {
    if (containers[i].completeness == Completeness::complete || fared[i] != Fared::good || excused[i]) continue;
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
