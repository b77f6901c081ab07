// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/markdown_text.hpp"
#include "base/text.hpp"
#include "exports/handover.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string shown(std::string_view text) { return escape_markdown(to_visible(text)); }

std::string stops_text(const HandoverDemand& demand) {
  return demand.from.empty() ? demand.stops : fmt::format("{} (from {})", demand.stops, demand.from);
}

std::string render_demand(const HandoverDemand& demand) {
  std::string text = fmt::format("| {} | {}", markdown_cell_code(to_visible(demand.rule)), shown(demand.asks));
  if (!demand.content.empty()) text += "<br>" + markdown_cell_code(to_visible(demand.content));
  return text + fmt::format(" | {} | {} | {} |\n", shown(join(demand.clauses, ", ")), shown(demand.severity + ", " + demand.basis), shown(stops_text(demand)));
}

std::string render_artefact(const HandoverArtefact& artefact) {
  std::string text = fmt::format("\n## {}\n\n", shown(artefact.name));
  if (!artefact.files.empty()) text += fmt::format("Looked for as {}.\n\n", markdown_code(to_visible(artefact.files)));
  text += "| rule | what is asked | asked for by | weight | stops a build at |\n|---|---|---|---|---|\n";
  for (const HandoverDemand& demand : artefact.demands) text += render_demand(demand);
  return text;
}

std::string render_list(std::string_view title, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = fmt::format("\n## {}\n\n", title);
  for (const std::string& item : items) text += fmt::format("- {}\n", shown(item));
  return text;
}

}  // namespace

std::string render_handover_markdown(const Handover& handover) {
  std::string text = fmt::format("# What is asked of a delivery{}\n\n", handover.reader.empty() ? "" : ": " + shown(handover.reader));
  text += fmt::format("By {}. Rungs, from the gentlest: {}; you are judged at {}.\n\n", shown(join(handover.packs, ", ")), shown(join(handover.rungs, ", ")), shown(handover.rung));
  text += "Check it before you send it: `sluice check DELIVERY`, with the kit of your customer `sluice check --kit KIT DELIVERY`. "
          "`sluice explain RULE` says more of a rule.\n";
  for (const HandoverArtefact& artefact : handover.artefacts) text += render_artefact(artefact);
  return text + render_list("Duties that come with it", handover.obligations) + render_list("Exceptions granted to you", handover.waivers);
}

}  // namespace sluice
