// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice override: the break-glass. It lets one build folder through for some hours, is counted and reported, and never holds for a release.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "gate/override.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

struct OverrideOptions {
  Override record;
  std::int64_t hours = 24;
  std::string build = ".";
};

Result<std::string> write_override(OverrideOptions options, const Session& session) {
  if (is_blank(options.record.ticket) || is_blank(options.record.reason)) {
    return refuse("override: --ticket and --reason must say something", "name the ticket under which the release manager will find this");
  }
  if (options.hours < 1 || options.hours > most_override_hours) {
    return refuse(fmt::format("override: --hours {} is not within 1 and {}", options.hours, most_override_hours), "an override is for an emergency; a waiver can last longer");
  }
  if (!is_folder(options.build)) return refuse(fmt::format("override: --build {}: no such folder", options.build), "name the build folder that must get through");
  options.record.from_unix = session.now_unix;
  options.record.until_unix = session.now_unix + options.hours * 3600;
  TRY(write_file(join_path(options.build, override_file), render_override(options.record)));
  return fmt::format("override {} holds for {} until {}; every report counts it, and a release is still refused\n", options.record.ticket,
                     options.build, to_utc_text(options.record.until_unix));
}

}  // namespace

void add_override(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("override", "Let a failing build through for some hours (break-glass; counted, reported, not for releases)");
  const auto options = std::make_shared<OverrideOptions>();
  command->add_option("--ticket", options->record.ticket, "Ticket that explains it")->required();
  command->add_option("--reason", options->record.reason, "Why, in one sentence")->required();
  command->add_option("--by", options->record.by, "Who")->required();
  command->add_option("--hours", options->hours, "How long")->capture_default_str();
  command->add_option("--build", options->build, "Build folder")->type_name("DIR")->capture_default_str();
  command->callback([options, &session] {
    const Result<std::string> text = write_override(*options, session);
    text ? print(*text) : void(session.exit_code = report_error(session, text.error()));
  });
}

}  // namespace sluice
