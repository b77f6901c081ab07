// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice agenda: what needs a human, out of verdicts. Its CSV comes back in with `sluice decisions import`.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "cli/sbom_output.hpp"
#include "exports/agenda.hpp"
#include "reports/facts_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sluice {
namespace {

struct AgendaArguments {
  AgendaOptions agenda;
  std::vector<std::string> verdicts;
  std::string as_of, format = "text", out = "-";
};

/// A role that is spelled wrongly would look like one with nothing to do.
Result<void> check_role(const Agenda& agenda, const std::string& role) {
  if (role.empty() || std::ranges::find(agenda.roles, role) != agenda.roles.end()) return {};
  return refuse(fmt::format("--role {}: no verdict names this role", role), fmt::format("the verdicts name {}", to_visible(join(agenda.roles, ", "))));
}

Result<std::string> render_agenda(AgendaArguments arguments, const Session& session) {
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;
  // It judges nothing: an agenda of a past week revives no waiver.
  TRY_ASSIGN(arguments.agenda.day, judgement_day(arguments.as_of, true, session.today));
  std::vector<Report> reports;
  for (const std::string& path : arguments.verdicts) {
    TRY_ASSIGN(const std::string text, read_file(path, most_bytes));
    TRY_ASSIGN(Report report, parse_report_json(text, path));
    reports.push_back(std::move(report));
  }
  const Agenda agenda = make_agenda(reports, arguments.agenda);
  TRY(check_role(agenda, arguments.agenda.role));
  if (arguments.format == "json") return render_agenda_json(agenda);
  if (arguments.format == "csv") return render_agenda_csv(agenda);
  return arguments.format == "markdown" ? render_agenda_markdown(agenda) : render_agenda_text(agenda);
}

}  // namespace

void add_agenda(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("agenda", "What needs a human this week, by role, out of verdicts; its CSV comes back in as decisions");
  const auto arguments = std::make_shared<AgendaArguments>();
  command->add_option("verdict", arguments->verdicts, "Verdicts (json reports) of any number of projects")->required()->type_name("VERDICT");
  command->add_option("--role", arguments->agenda.role, "Only what this role has to do: a route of the packs, such as supplier, license-committee or a coordinator")
      ->type_name("ROLE");
  command->add_option("--days", arguments->agenda.days, "How many days ahead; what is overdue is always in")->check(CLI::Range(0, 366))->capture_default_str();
  command->add_option("--as-of", arguments->as_of, "The day that the week begins on (YYYY-MM-DD, UTC) instead of today")->type_name("DAY");
  command->add_option("--format", arguments->format, "How it is written")->check(CLI::IsMember({"text", "markdown", "json", "csv"}))->capture_default_str();
  command->add_option("--out", arguments->out, "Where to write it; - is standard output")->type_name("PATH")->capture_default_str();
  command->footer(
      "In it are findings due within the days, licenses that nobody knows (with the request that a committee can answer),\n"
      "exceptions that end or do not hold, packs past their review day, and decisions that are void. Each matter comes once,\n"
      "however many verdicts have it; the same finding on other bytes is another matter. The columns decision, by, role, owner, date, reason, ticket and expires of the CSV are\n"
      "empty: fill them in, and `sluice decisions import` writes waivers.yaml and decisions.yaml from them.\n"
      "  sluice agenda verdicts/*.json --role license-committee --format markdown\n"
      "  sluice agenda verdicts/*.json --format csv --out monday.csv");
  command->callback([arguments, &session] {
    const Result<std::string> text = render_agenda(*arguments, session);
    const Result<void> written = text ? write_output(arguments->out, *text) : Result<void>();
    if (!text) session.exit_code = report_error(session, text.error());
    if (!written) session.exit_code = report_error(session, written.error());
  });
}

}  // namespace sluice
