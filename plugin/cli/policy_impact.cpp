// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy impact: what another pack would have made of deliveries that were seen before.
#include "cli/policy_impact.hpp"

#include "base/pool.hpp"
#include "checks/kind.hpp"
#include "cli/fact_files.hpp"
#include "cli/policy_diff.hpp"
#include "cli/policy_options.hpp"
#include "cli/sbom_output.hpp"
#include "exports/impact.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr const char* footer =
    "Nothing is opened: facts are what `sluice check DELIVERY --facts FILE` stored. Both policies judge them as of one "
    "day,\n"
    "with the register, waivers and decisions of the project that is here. A finding that was no failure and would be one "
    "is\n"
    "told with its rule, its supplier, who must act, and since when such deliveries come in. Facts that lack what a "
    "policy\n"
    "asks for cannot tell, and are counted as that. The exit code is 0 whatever is found; with --fail-on-new it is 1 if\n"
    "anything would newly fail, or stop for being unknown, and else 3 if any facts cannot tell.\n"
    "\n"
    "  sluice policy impact next.yaml --over facts/                         against the policy of sluice.yaml\n"
    "  sluice policy impact builtin:eu-cra@1 --over facts/ --against builtin:internal-baseline@1 --format csv\n";

struct ImpactOptions {
  PolicyOptions policy;
  std::string pack;
  std::string against;
  std::vector<std::string> over;
  std::string format = "text";
  std::string out = "-";
  std::size_t jobs = 0;
  bool all = false;
  bool fails_on_new = false;
};

Result<Policy> load_with(const std::string& pack, const ImpactOptions& options, const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.policy.sources(session));
  if (!pack.empty()) sources.packs = {pack};
  return load_policy(sources, catalogue());
}

std::string render(const Impact& impact, const ImpactRungs& rungs, const ImpactOptions& options) {
  constexpr std::size_t few = 10;
  const std::size_t most = options.all ? std::numeric_limits<std::size_t>::max() : few;
  if (options.format == "json") return render_impact_json(impact, rungs);
  if (options.format == "csv") return render_impact_csv(impact);
  if (options.format == "markdown") return render_impact_markdown(impact, rungs, most);
  return render_impact_text(impact, rungs, most);
}

/// Findings that were not kept count as the worst that they may be.
bool has_newly_stopping(const Impact& impact) {
  if (impact.newly_failing > 0 || impact.fails > 0) return true;
  std::uint64_t kept = 0;
  for (const ImpactFinding& finding : impact.findings) {
    if (finding.kind != ImpactKind::newly_unknown) continue;
    if (finding.after == Action::fail) return true;
    ++kept;
  }
  return kept < impact.unknown;
}

int exit_code_of(const Impact& impact) {
  if (has_newly_stopping(impact)) return exit_failed;
  return impact.untold > 0 ? exit_cannot_finish : exit_passed;
}

Result<int> tell_impact(const ImpactOptions& options, const Session& session) {
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const std::vector<std::string> files, find_fact_files(options.over));
  TRY_ASSIGN(const Policy before, load_with(options.against, options, session));
  TRY_ASSIGN(const Policy after, load_with(options.pack, options, session));
  TRY_ASSIGN(Impact impact, measure_impact({before, after}, files, day, options.jobs));
  impact.before = policy_name(before);
  impact.after = policy_name(after);
  TRY(write_output(options.out, render(impact, {before.rung, after.rung}, options)));
  return options.fails_on_new ? exit_code_of(impact) : exit_passed;
}

}  // namespace

Result<Impact> measure_impact(const PolicyPair& policies, const std::vector<std::string>& files, Day day,
                              std::size_t jobs) {
  Impact impact;
  impact.as_of = to_string(day);
  Pool pool(jobs);
  struct Place {
    std::optional<Result<SetImpact>> told;
    Pool::Task task;
  };
  std::vector<Place> window(std::min(files.size(), 2 * pool.jobs()));
  const auto start = [&](std::size_t i) {
    Place& place = window[i % window.size()];
    place.task = pool.submit([&place, &policies, &file = files[i], day] {
      Result<StoredFacts> facts = load_facts(file);
      if (facts) {
        place.told = judge_impact(policies, std::move(*facts), day, file);
      } else {
        place.told = tl::unexpected<Error>(std::move(facts.error()));
      }
    });
  };
  for (std::size_t i = 0; i < window.size(); ++i) start(i);
  for (std::size_t i = 0; i < files.size(); ++i) {
    Place& place = window[i % window.size()];
    place.task.wait();
    if (!*place.told) return tl::unexpected<Error>(std::move(place.told->error()));
    add_impact(std::move(**place.told), impact);
    if (i + window.size() < files.size()) start(i + window.size());
  }
  return impact;
}

void add_policy_impact(CLI::App& policy, Session& session) {
  CLI::App* const command =
      policy.add_subcommand("impact", "Judge stored facts of past deliveries under another pack, and tell what changes");
  const auto options = std::make_shared<ImpactOptions>();
  command->add_option("new", options->pack, "The pack that is to hold: a file, or builtin:NAME@MAJOR")
      ->required()
      ->type_name("NEW_PACK");
  command
      ->add_option("--over", options->over,
                   "Facts to judge: files that `check --facts` wrote, or folders, which stand for every .json file below")
      ->required()
      ->type_name("FACTS");
  command
      ->add_option("--against", options->against,
                   "The pack that holds today, in place of those of the project (sluice.yaml)")
      ->type_name("OLD_PACK");
  command->add_option("--project", options->policy.project,
                      "Project whose register, waivers, decisions and rung count (default: sluice.yaml of this folder)")
      ->type_name("FILE");
  command->add_option("--rung", options->policy.rung, "Judge both at this step of the maturity ladder")->type_name("RUNG");
  command->add_option("--as-of", options->policy.as_of, "Judge as of this day (YYYY-MM-DD, UTC) instead of today")
      ->type_name("DAY");
  command->add_flag("--allow-past", options->policy.allow_past, "Allow --as-of a past day");
  command->add_option("--format", options->format, "text, json, csv or markdown")
      ->check(CLI::IsMember({"text", "json", "csv", "markdown"}))
      ->capture_default_str();
  command->add_option("--out", options->out, "Where to write it; - is standard output")
      ->type_name("PATH")
      ->capture_default_str();
  command->add_option("--jobs", options->jobs, "Threads that judge; 0, the default: one for each processor")
      ->type_name("N")
      ->check(CLI::Range(0, 256));
  command->add_flag("--all", options->all, "Show every finding; without it ten of each rule");
  command->add_flag("--fail-on-new", options->fails_on_new, "Exit 1 if anything would newly fail, 3 if any facts cannot tell");
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = tell_impact(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
