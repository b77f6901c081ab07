// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice ledger report|export|import|prune|status: what an open source office does with recorded verdicts.
#include "base/files.hpp"
#include "base/mapped_file.hpp"
#include "base/text.hpp"
#include "base/url_password.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/ledger_record.hpp"
#include "cli/policy_options.hpp"
#include "cli/sbom_output.hpp"
#include "exports/quarter_tables.hpp"
#include "store/ledger.hpp"
#include "store/ledger_json.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <memory>

namespace sluice {
namespace {

struct LedgerOptions {
  std::string ledger, quarter, business_unit, as_of, before, file;
  std::string format = "markdown";
  std::string out = "-";
  std::int32_t keep_quarters = 0;
  bool has_unit = false;
  bool is_dry_run = false;
};

Result<Ledger> open_ledger(const LedgerOptions& options, const Session& session, OpenMode mode) {
  std::string place = options.ledger;
  if (place.empty()) {
    TRY_ASSIGN(const PolicySources sources, PolicyOptions{}.sources(session));
    TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
    place = ledger_place("", policy);
  }
  if (place.empty()) return refuse("no ledger is named", "--ledger FILE|URL, or the key ledger of sluice.yaml here");
  return Ledger::open(place, mode);
}

std::string render(const QuarterReport& report, const std::string& format) {
  if (format == "html") return render_quarter_html(report);
  if (format == "csv") return render_quarter_csv(report);
  return format == "json" ? render_quarter_json(report) : render_quarter_markdown(report);
}

Result<int> report_quarter(const LedgerOptions& options, const Session& session) {
  const auto quarter = parse_quarter(options.quarter);
  if (!quarter)
    return refuse(fmt::format("--quarter {}: expected a year and a quarter", options.quarter), "such as 2026Q4");
  const auto day = options.as_of.empty() ? quarter->last_day() : parse_day(options.as_of);
  if (!day || *day < quarter->first_day()) {
    return refuse(fmt::format("--as-of {}: expected a day in the quarter, or after it", options.as_of),
                  "such as 2026-12-31");
  }
  ReportScope scope{*quarter, std::nullopt, *day};
  if (options.has_unit) scope.business_unit = options.business_unit;
  TRY_ASSIGN(Ledger ledger, open_ledger(options, session, OpenMode::existing));
  TRY_ASSIGN(const QuarterReport report, ledger.report(scope));
  TRY(write_output(options.out, render(report, options.format)));
  return exit_passed;
}

Result<int> export_lines(const LedgerOptions& options, const Session& session) {
  TRY_ASSIGN(Ledger ledger, open_ledger(options, session, OpenMode::existing));
  if (options.out == "-") {
    TRY(ledger.export_to([](std::string_view line) {
      print(line);
      return Result<void>();
    }));
    return exit_passed;
  }
  std::string all;
  TRY(ledger.export_to([&](std::string_view line) {
    all += line;
    return Result<void>();
  }));
  TRY(write_file(options.out, all));
  return exit_passed;
}

Result<int> import_lines(const LedgerOptions& options, const Session& session) {
  const auto file = map_file(options.file);
  if (!file) return fail(fmt::format("{}: {}", options.file, file.error().message));
  TRY_ASSIGN(Ledger ledger, open_ledger(options, session, OpenMode::create));
  const std::string_view text(reinterpret_cast<const char*>(file->bytes.data()), file->bytes.size());
  TRY_ASSIGN(const Imported imported, ledger.import_from(text, options.file));
  print(fmt::format("{} added, {} known already, {} of pruned quarters added\n",
                    count_of(imported.added, "run", "runs"), imported.known,
                    count_of(imported.quarters, "report", "reports")));
  if (imported.behind_prune > 0) {
    print(fmt::format("{} left out: of quarters of which this ledger keeps only the reports\n",
                      count_of(imported.behind_prune, "run", "runs")));
  }
  return exit_passed;
}

/// The first quarter that stays as it is.
Result<Quarter> first_kept(const LedgerOptions& options, const Session& session) {
  if (options.keep_quarters > 0 && options.before.empty()) {
    return quarter_of(session.today).before(options.keep_quarters - 1);
  }
  const auto day = parse_day(options.before);
  if (options.keep_quarters != 0 || !day) {
    return refuse("prune needs either --keep-quarters N or --before DAY",
                  "such as --keep-quarters 8, or --before 2025-01-01");
  }
  return quarter_of(*day);
}

Result<int> prune(const LedgerOptions& options, const Session& session) {
  TRY_ASSIGN(const Quarter first, first_kept(options, session));
  TRY_ASSIGN(Ledger ledger, open_ledger(options, session, OpenMode::existing));
  TRY_ASSIGN(const Pruned pruned, ledger.prune(first, options.is_dry_run));
  print(fmt::format("{} before {} {}\n", count_of(pruned.runs, "run", "runs"), to_string(first.first_day()),
                    options.is_dry_run ? "would be removed" : "removed"));
  for (const Quarter one : pruned.quarters) {
    print(fmt::format("{}: its reports {} kept, as of {}, of each business unit and of all\n", to_string(one),
                      options.is_dry_run ? "would be" : "are", to_string(one.last_day())));
  }
  if (!pruned.quarters.empty()) {
    print(
        "lost: single runs and findings, reports as of another day, and the start of what was red before and is not "
        "yet green\n");
  }
  return exit_passed;
}

Result<int> show_status(const LedgerOptions& options, const Session& session) {
  TRY_ASSIGN(Ledger ledger, open_ledger(options, session, OpenMode::existing));
  TRY_ASSIGN(const LedgerStatus status, ledger.status());
  print(fmt::format("schema {}\n{}", status.schema, count_of(status.runs, "run", "runs")));
  if (status.runs > 0) print(fmt::format(", from {} to {}", to_utc_text(status.first_at), to_utc_text(status.last_at)));
  print(fmt::format("\nreports kept of pruned quarters: {}\n",
                    status.kept_quarters.empty() ? "none" : join(status.kept_quarters, ", ")));
  return exit_passed;
}

using Body = std::function<Result<int>(const LedgerOptions&, const Session&)>;

struct Subcommand {
  CLI::App* command;
  std::shared_ptr<LedgerOptions> options;
};

Subcommand add(CLI::App& parent, Session& session, const char* name, const char* summary, const Body& body) {
  const auto options = std::make_shared<LedgerOptions>();
  CLI::App* const command = parent.add_subcommand(name, summary);
  add_ledger_option(*command, options->ledger, "The ledger; without it, the one that sluice.yaml here names");
  command->callback([options, &session, body, command] {
    const CLI::Option* const unit = command->get_option_no_throw("--business-unit");
    options->has_unit = unit != nullptr && unit->count() > 0;
    const Result<int> code = body(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
  return {command, options};
}

void add_out(const Subcommand& to) {
  to.command->add_option("--out", to.options->out, "File to write; - is standard output, the default")
      ->type_name("PATH");
}

void add_report(CLI::App& parent, Session& session) {
  const Subcommand made =
      add(parent, session, "report", "The quarterly view: what came in, what passed, who must act", report_quarter);
  made.command->add_option("--quarter", made.options->quarter, "Year and quarter (UTC), such as 2026Q4")
      ->required()
      ->type_name("QUARTER");
  made.command
      ->add_option("--business-unit", made.options->business_unit,
                   "Only runs of this unit; '' is those that state none")
      ->type_name("UNIT");
  made.command
      ->add_option("--as-of", made.options->as_of,
                   "Day at which waivers' ages and expiry are told; the quarter's last without it")
      ->type_name("DAY");
  made.command
      ->add_option("--format", made.options->format,
                   "How it is written: markdown (the default), html, csv or json (sluice.ledger-report/1)")
      ->check(CLI::IsMember({"markdown", "html", "csv", "json"}));
  add_out(made);
  made.command->footer(
      "The same ledger gives the same bytes, whoever asks and when.\n"
      "Example: sluice ledger report --ledger gate.ledger --quarter 2026Q4 --format html --out 2026Q4.html");
}

void add_prune(CLI::App& parent, Session& session) {
  const Subcommand made =
      add(parent, session, "prune", "Remove old runs; the reports of their quarters are kept", prune);
  made.command
      ->add_option("--keep-quarters", made.options->keep_quarters, "Quarters that stay, the present one among them")
      ->type_name("N")
      ->check(CLI::Range(1, 400));
  made.command->add_option("--before", made.options->before, "Remove the quarters that end before the one of this day")
      ->type_name("DAY");
  made.command->add_flag("--dry-run", made.options->is_dry_run, "Only say what would be removed");
}

}  // namespace

void add_ledger(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("ledger", "The record of verdicts: quarterly reports, export, import, prune");
  command->require_subcommand(1);
  add_report(*command, session);
  const Subcommand written =
      add(*command, session, "export", "All runs as lines of JSON (sluice.ledger/1), oldest first", export_lines);
  add_out(written);
  const Subcommand read =
      add(*command, session, "import", "Add the runs of an export; those that are there are left alone", import_lines);
  read.command->add_option("FILE", read.options->file, "What `sluice ledger export` wrote")->required();
  add_prune(*command, session);
  add(*command, session, "status", "Schema, number of runs, first and last", show_status);
  command->footer(
      "Runs are recorded by `sluice check --ledger FILE|URL`, by the key `ledger` of sluice.yaml, and by SLUICE_LEDGER "
      "in a build.\n"
      "A ledger is a file (SQLite) on a drive of this machine, or postgresql://USER@HOST/DATABASE with the password "
      "in\n"
      "PGPASSWORD or ~/.pgpass.");
}

}  // namespace sluice
