// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_decisions.hpp"

#include "checks/licensed_uses.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace sluice {
namespace {

/// Notes which decision was used, or was given for other bytes; the answer if it holds.
const StandingDecision* take(const DecisionAnswer& answer, LicenseConclusion& made) {
  if (answer.standing == DecisionStanding::none) return nullptr;
  const bool holds = answer.standing == DecisionStanding::applied;
  std::vector<std::string>& ids = holds ? made.decisions : made.void_decisions;
  if (std::ranges::find(ids, answer.decision->id) == ids.end()) ids.push_back(answer.decision->id);
  std::ranges::sort(ids);
  return holds ? answer.decision : nullptr;
}

/// One on the package as a whole is not asked for files.
bool concludes_files(const StandingDecision& decision) {
  const bool is_on_files = !decision.sha256.empty() || !decision.paths.empty();
  return decision.kind == DecisionKind::concluded_license && is_on_files;
}

}  // namespace

FileDecisions LicenseDecider::find_file_decisions(const Packages& packages,
                                                  std::span<LicenseConclusion> identities) const {
  FileDecisions found;
  std::vector<StandingDecision> on_files;
  std::ranges::copy_if(decisions_, std::back_inserter(on_files), concludes_files);
  if (on_files.empty()) return found;
  std::vector<std::string> purls;
  for (const LicenseConclusion& one : identities) purls.push_back(purl_of(one));
  const std::vector<Entry>& entries = inventory_.contents.entries;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::uint32_t package = packages.of_entry(i);
    if (entries[i].kind != EntryKind::file || package == no_index) continue;
    const std::string hex = entries[i].sha256 ? to_hex(*entries[i].sha256) : std::string();
    const DecisionQuestion question{DecisionKind::concluded_license, hex, purls[package], packages.path_of(i), {}};
    if (const StandingDecision* own = take(find_decision(on_files, question), identities[package])) {
      found.emplace(i, *own);
    }
  }
  return found;
}

DecisionAnswer LicenseDecider::ask(DecisionKind kind, std::string_view about, const LicenseConclusion& made) const {
  const std::string purl = purl_of(made);
  const std::optional<Digest>& digest = inventory_.contents.containers[made.container].sha256;
  const std::string hex = digest && made.manifest == no_index ? to_hex(*digest) : std::string();
  return find_decision(decisions_, {kind, hex, purl, {}, about});
}

void LicenseDecider::decide(LicenseConclusion& made) const {
  if (decisions_.empty()) return;
  if (const StandingDecision* own = take(ask(DecisionKind::concluded_license, {}, made), made)) {
    made.concluded = join_licenses({own->answer});
    made.basis = ConclusionBasis::decision;
    made.undeclared.clear();
    made.questions.clear();
  }
  if (const StandingDecision* choice = take(ask(DecisionKind::choice, made.concluded, made), made)) {
    made.concluded = join_licenses({choice->answer});
  }
  for (const std::string& operand : license_operands(made.concluded)) decide_on(operand, made);
}

void LicenseDecider::decide_on(const std::string& operand, LicenseConclusion& made) const {
  if (const StandingDecision* bought = take(ask(DecisionKind::bought_license, operand, made), made)) {
    made.concluded = replace_license(made.concluded, operand, bought->answer);
  }
  if (!operand.starts_with("LicenseRef-")) return;
  const DecisionAnswer ruling =
      find_decision(decisions_, {DecisionKind::ruling, text_digest(operand, made), purl_of(made), {}, operand});
  if (const StandingDecision* ruled = take(ruling, made))
    made.rulings.push_back({operand, ruled->is_allowed(), ruled->id});
}

/// Of the reference's text in LICENSES/ of the delivery; empty if there is none.
std::string LicenseDecider::text_digest(const std::string& reference, const LicenseConclusion& made) const {
  for (const Entry& entry : inventory_.contents.entries) {
    const bool is_text = entry.path.view().find("LICENSES/" + reference + ".") != std::string_view::npos;
    if (is_text && entry.container == made.container && entry.sha256) return to_hex(*entry.sha256);
  }
  return {};
}

/// Of the build's component, or as the delivery's manifest has it.
std::string LicenseDecider::purl_of(const LicenseConclusion& made) const {
  if (made.component != no_index) return inventory_.components[made.component].purl;
  const Delivery& delivery = inventory_.deliveries[made.delivery];
  const std::string entry = find_manifest_component(inventory_, made);
  if (!entry.empty()) return std::string(component_field(delivery, entry, "purl"));
  const bool is_delivery = made.container == delivery.container && made.manifest == no_index;
  const ManifestField* product = is_delivery ? delivery.find_field("product.purl") : nullptr;
  return product == nullptr ? std::string() : product->value;
}

}  // namespace sluice
