// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice evaluate: facts that were stored, judged anew; what comes out is what a fresh check would say.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/acceptances.hpp"
#include "cli/commands.hpp"
#include "cli/fact_files.hpp"
#include "cli/judgement.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/rejudge.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

namespace sluice {
namespace {

constexpr const char* footer =
    "No archive is opened: facts hold what was seen in deliveries, in the files beside them and in the build. Suppliers "
    "come\n"
    "from the register, decisions, notices and SBOMs from the project, as at a fresh check on that day; the body of the "
    "JSON\n"
    "report is the same, byte by byte. With several files each is judged by itself; {} in a path of --out stands for the\n"
    "file's name. Facts that lack what the policy asks for are refused: exit 3, never a pass.\n"
    "\n"
    "  sluice check zeta-2.4.0.zip --facts zeta.json\n"
    "  sluice evaluate zeta.json --policy next.yaml --as-of 2027-01-01 --out html=then.html\n"
    "  sluice evaluate facts/ --quiet --out json=verdicts/{}.json\n";

struct EvaluateOptions {
  PolicyOptions policy;
  OutputOptions output;
  std::vector<std::string> facts;
  std::string acceptances;
  std::size_t jobs = 0;
};

/// "facts/zeta.facts.json" -> "zeta.facts"
std::string stem_of(const std::string& path) {
  const std::string name = file_name_of(path);
  return name.substr(0, name.rfind('.'));
}

/// The outputs of one of several fact files.
OutputOptions output_for(const OutputOptions& all, const std::string& path) {
  OutputOptions own = all;
  for (std::string& out : own.outs) {
    if (const std::size_t at = out.find("{}"); at != std::string::npos) out.replace(at, 2, stem_of(path));
  }
  return own;
}

Result<void> validate_outputs(const OutputOptions& output, const std::vector<std::string>& files) {
  std::map<std::string, std::string> taken;
  for (const std::string& file : files) {
    for (const std::string& out : output_for(output, file).outs) {
      const auto [first, is_new] = taken.try_emplace(out, file);
      if (is_new || out.ends_with("=-")) continue;
      return refuse(fmt::format("--out {}: the reports of {} and {} would go to one file", out,
                                to_visible(first->second), to_visible(file)),
                    "put {} into the path: it stands for the name of the facts file");
    }
  }
  return {};
}

/// Exit codes by their weight (DESIGN.md section 3).
int worse(int a, int b) {
  constexpr std::array<int, 4> by_weight = {exit_passed, exit_failed, exit_cannot_start, exit_cannot_finish};
  return std::ranges::find(by_weight, a) < std::ranges::find(by_weight, b) ? b : a;
}

Result<int> evaluate_one(const std::string& path, const EvaluateOptions& options, const Policy& policy, Day day,
                         const Acceptances* earlier, DeliveryReader& reader, const Session& session) {
  TRY_ASSIGN(StoredFacts facts, load_facts(path));
  if (const std::string lack = find_lack(facts, policy); !lack.empty()) {
    return fail(fmt::format("{}: {}", to_visible(path), lack),
                "check the delivery itself; with --facts it is then seen whole, for this policy and others");
  }
  if (!policy.project.file.empty()) TRY(reader.renew_own_files(policy, facts.inventory));
  settle_facts(policy, Register::policy, facts);
  const auto inventory = std::make_shared<const Inventory>(std::move(facts.inventory));
  JudgeOptions judging{day, inventory->build.has_value(), false, session.now_unix, options.jobs, "sluice"};
  judging.earlier = earlier;
  Report report = make_report(*inventory, policy, judging, session, day < session.today);
  report.facts = inventory;
  return output_for(options.output, path).write(std::move(report), session);
}

Result<int> evaluate(const EvaluateOptions& options, const Session& session) {
  TRY(options.output.validate());
  TRY_ASSIGN(const std::vector<std::string> files, find_fact_files(options.facts));
  TRY(validate_outputs(options.output, files));
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const auto earlier, find_acceptances(options.acceptances, sources.project_file, day));
  ReadingOptions reading;
  reading.no_cache = true;
  ReadOptions own_files = reading.reading(session);
  own_files.everything = true;
  DeliveryReader reader(own_files);
  int code = exit_passed;
  for (const std::string& file : files) {
    if (files.size() > 1 && !options.output.quiet) print(fmt::format("{}:\n", to_visible(file)));
    TRY_ASSIGN(const int one, evaluate_one(file, options, policy, day, earlier ? &*earlier : nullptr, reader, session));
    code = worse(code, one);
  }
  return code;
}

}  // namespace

void add_evaluate(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("evaluate", "Judge stored facts anew, as of any day, without the deliveries");
  const auto options = std::make_shared<EvaluateOptions>();
  command
      ->add_option("facts", options->facts,
                   "What `sluice check --facts` wrote (sluice.facts/1); a folder stands for every .json file below it")
      ->required()
      ->type_name("FACTS");
  options->policy.add_to(*command);
  command->add_option("--jobs", options->jobs, "Threads that judge; 0, the default: one for each processor")
      ->type_name("N")
      ->check(CLI::Range(0, 256));
  command
      ->add_option("--acceptances", options->acceptances,
                   "Folder with what `sluice accept` wrote before, to compare with; without it, the one that "
                   "sluice.yaml names, if any")
      ->type_name("FOLDER");
  options->output.add_to(*command);
  command->footer(footer);
  command->callback([options, &session] {
    const Result<int> code = evaluate(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
