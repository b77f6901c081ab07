// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice waiver list: every waiver of the policy, where it stands today, and what it needs.
#include "base/escape.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "gate/waivers.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

Result<std::string> list_waivers(const PolicyOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.sources(session));
  TRY_ASSIGN(const Day day, options.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  std::string out;
  for (const Waiver& waiver : policy.waivers) {
    const WaiverAnswer answer = standing(waiver, policy, day);
    out += fmt::format("{:<16} {:<13} {:<12} {:<28} {}\n", to_visible(waiver.id), to_string(answer.state), waiver.expires ? to_string(*waiver.expires) : "no end", to_visible(waiver.owner), to_visible(answer.why));
    for (const std::string& rule : waiver.rules) out += fmt::format("{:16} rule {}\n", "", to_visible(rule));
    out += fmt::format("{:16} {} ({})\n", "", to_visible(waiver.reason), to_string(waiver.span));
  }
  return out.empty() ? std::string("no waivers\n") : out;
}

}  // namespace

void add_waiver(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("waiver", "Look at the dated exceptions");
  command->require_subcommand(1);
  CLI::App* list = command->add_subcommand("list", "Every waiver, its state, its last day and its owner");
  const auto options = std::make_shared<PolicyOptions>();
  options->add_to(*list);
  list->footer("A waiver that no finding needs is only seen as unused by `check` and `gate`, which know the findings.");
  list->callback([options, &session] {
    const Result<std::string> text = list_waivers(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
