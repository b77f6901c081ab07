// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The judgement that the four hazard kinds share: intake states hazards, model/hazards.def says which kind judges each.
#include "checks/hazards.hpp"

#include "base/glob.hpp"

#include <map>

namespace sluice {
namespace {

/// What each kind wants instead, for Finding::expected.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> expectations = {{
    {"archive.encoding", "a name that reads and unpacks the same on every system"},
    {"archive.entries", "an entry that unpacks below the chosen folder, as a plain file, folder or link"},
    {"archive.format", "an archive that every reader reads the same, to its end"},
    {"archive.limits", "an archive within the limits of the policy"},
}};

std::string expected_of(std::string_view kind) {
  for (const auto& [name, text] : expectations) {
    if (name == kind) return std::string(text);
  }
  return {};
}

/// The finding that a hazard makes; its subject is the container it lies in.
Finding make_finding(const Hazard& hazard) {
  const HazardSpec& spec = hazard_spec(hazard.id);
  Finding finding;
  finding.subject = {SubjectKind::archive, hazard.container};
  finding.term = spec.term;
  finding.cause = hazard.detail.empty() ? std::string(spec.meaning) : hazard.detail;
  finding.expected = expected_of(spec.kind);
  finding.values.emplace_back("entry", hazard.place);
  finding.place = {hazard.place, 0, 0, "", "intake"};
  return finding;
}

}  // namespace

std::span<const TermSpec> hazard_terms(std::string_view kind) {
  static const std::map<std::string_view, std::vector<TermSpec>> by_kind = [] {
    std::map<std::string_view, std::vector<TermSpec>> terms;
    for (const HazardSpec& hazard : hazard_specs()) terms[hazard.kind].push_back({hazard.term, hazard.meaning});
    return terms;
  }();
  const auto found = by_kind.find(kind);
  return found == by_kind.end() ? std::span<const TermSpec>() : std::span<const TermSpec>(found->second);
}

HazardFilter::HazardFilter(const Rule& rule) {
  const Selection terms(rule.list("terms"));
  for (const HazardSpec& hazard : hazard_specs()) {
    terms_.push_back(hazard.kind == rule.kind && terms.selects(hazard.term));
  }
  for (const std::string& word : rule.list("weights")) {
    if (const auto weight = parse_weight(word)) weights_[static_cast<std::size_t>(*weight)] = true;
  }
}

bool HazardFilter::selects(const Hazard& hazard) const {
  return terms_[static_cast<std::size_t>(hazard.id)] && weights_[static_cast<std::size_t>(hazard.weight)];
}

std::vector<Fared> find_hazards(const CheckInput& input, const Rule& rule, Findings& findings,
                                const std::function<bool(const Hazard&)>& is_excused) {
  const HazardFilter filter(rule);
  const Contents& contents = input.inventory.contents;
  const Selector selector(rule.match, input);
  std::vector<Fared> containers(contents.containers.size(), Fared::not_selected);
  for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
    if (selector.selects({SubjectKind::archive, i})) containers[i] = Fared::good;
  }
  for (const Hazard& hazard : contents.hazards) {
    if (containers[hazard.container] == Fared::not_selected || !filter.selects(hazard)) continue;
    if (is_excused && is_excused(hazard)) continue;
    containers[hazard.container] = Fared::found;
    findings.add(make_finding(hazard));
  }
  return containers;
}

void count_subjects(const std::vector<Fared>& containers, Findings& findings) {
  for (const Fared fared : containers) {
    if (fared == Fared::good) findings.pass();
    if (fared == Fared::found) findings.judged();
  }
}

void judge_hazards(const CheckInput& input, const Rule& rule, Findings& findings) {
  count_subjects(find_hazards(input, rule, findings), findings);
}

}  // namespace sluice
