// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "gate/explain.hpp"
#include "gate/explain_lines.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string place_text(const Origin& place) {
  std::string text = place.path;
  if (place.line != 0) text += fmt::format(":{}:{}", place.line, place.column);
  if (!place.pointer.empty()) text += fmt::format(" ({})", place.pointer);
  return text;
}

std::string steps_text(const JudgedFinding& finding) {
  std::string out = "how its action came to be\n";
  for (const Step& step : finding.steps)
    out += fmt::format("  {:<10} {:<5} {}\n", to_visible(step.stage), to_string(step.action), to_visible(step.why));
  if (finding.becomes)
    out += fmt::format("  becomes    {:<5} from {}\n", to_string(finding.becomes->action),
                       to_string(finding.becomes->from));
  if (!finding.shadow.empty()) out += fmt::format("  next rung        {}\n", to_visible(finding.shadow));
  for (const std::string& note : finding.notes) out += fmt::format("  note             {}\n", to_visible(note));
  return out;
}

}  // namespace

std::string explain_line(std::string_view name, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("  {:<17} {}\n", name, to_visible(text));
}

std::string explain_finding(const JudgedFinding& finding, const Policy& policy, Day day) {
  std::string out = fmt::format("finding {}\n", to_visible(finding.fingerprint));
  out += explain_line("rule", finding.rule);
  out += explain_line("outcome", to_string(finding.outcome));
  out += explain_line("subject", finding.subject);
  out += explain_line("place", place_text(finding.place));
  out += explain_line("term", finding.term);
  out += explain_line("found", finding.cause);
  out += explain_line("expected", finding.expected);
  out += explain_line("supplier", finding.supplier);
  out += explain_line("because of", finding.needs);
  out += explain_line("who",
                      finding.contact.empty() ? finding.route : fmt::format("{} <{}>", finding.route, finding.contact));
  if (finding.due) out += explain_line("by", to_string(*finding.due));
  out += explain_line("help (supplier)", finding.help_supplier);
  out += explain_line("help (integrator)", finding.help_integrator);
  out += steps_text(finding);
  const Rule* rule = policy.find_rule(finding.rule);
  return out + "\n" + (rule == nullptr ? "its rule is not in the policy at hand\n" : explain_rule(*rule, policy, day));
}

}  // namespace sluice
