// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice baseline: the findings that are known on the day a gate is adopted. The only command that writes them.
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/acceptances.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/commands.hpp"
#include "cli/judgement.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/baseline.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

namespace sluice {
namespace {

struct BaselineOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  std::vector<std::string> deliveries;
  std::string build;
  std::string output = "baseline.json";
  bool renew = false;
};

Result<Verdict> judge_now(const BaselineOptions& options, const Policy& policy, const Session& session) {
  TRY_ASSIGN(const Day day, options.policy.day(session));
  std::optional<BuildRequest> build;
  if (!options.build.empty()) {
    TRY_ASSIGN(build, find_build_request(options.build));
  }
  std::vector<DeliveryRequest> requests;
  if (build && options.deliveries.empty()) {
    TRY_ASSIGN(requests, build_deliveries(*build, policy));
  }
  for (const std::string& path : options.deliveries) requests.push_back({path, {}, {}, {}, {}});
  TRY_ASSIGN(Inventory inventory, read_deliveries(requests, policy, options.reading.reading(session)));
  if (build) TRY(add_build(*build, policy, session, inventory));
  TRY_ASSIGN(const auto earlier, find_acceptances("", policy.project.file, day));
  JudgeOptions judging{day, build.has_value(), false, session.now_unix, options.reading.jobs, "sluice"};
  judging.earlier = earlier ? &*earlier : nullptr;
  return make_report(inventory, policy, judging, session, day < session.today).verdict;
}

/// A second run only takes out what was mended; taking more in is a decision of its own.
std::vector<std::string> shrunk(const std::vector<std::string>& now, const std::vector<std::string>& before) {
  std::vector<std::string> both;
  std::ranges::set_intersection(now, before, std::back_inserter(both));
  return both;
}

std::string summary(const std::string& path, std::size_t written, std::size_t now) {
  std::string text = fmt::format("wrote {}: {}", path, count_of(written, "known finding", "known findings"));
  if (written < now)
    text +=
        fmt::format("; {} new, not taken in (--renew would)", count_of(now - written, "finding is", "findings are"));
  return text + "\n";
}

Result<int> take_baseline(const BaselineOptions& options, const Session& session) {
  if (options.deliveries.empty() && options.build.empty())
    return refuse("nothing to take a baseline of", "name deliveries, or a build folder with --build");
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  const bool is_there = is_file(options.output);
  if (is_there && !options.renew && policy.baseline.fingerprints.empty()) {
    return refuse(fmt::format("{} is there already, and the project does not name it", options.output),
                  fmt::format("write `baseline: {}` into sluice.yaml, or take a new one with --renew", options.output));
  }
  TRY_ASSIGN(const Verdict verdict, judge_now(options, policy, session));
  const std::vector<std::string> now = baseline_of(verdict, policy);
  const std::vector<std::string> kept = is_there && !options.renew ? shrunk(now, policy.baseline.fingerprints) : now;
  TRY(write_file(options.output, render_baseline(kept)));
  print(summary(options.output, kept.size(), now.size()));
  if (!is_there) narrate(fmt::format("sluice: name it in sluice.yaml: `baseline: {}`\n", options.output));
  return exit_passed;
}

}  // namespace

void add_baseline(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("baseline", "Write down the findings that are known when a gate is adopted");
  const auto options = std::make_shared<BaselineOptions>();
  command->add_option("delivery", options->deliveries, "Archives, folders or files, as for check")
      ->type_name("DELIVERY");
  command
      ->add_option("--build", options->build,
                   "The build in this folder too (configured under the hook); alone, with its deliveries")
      ->type_name("DIR");
  command->add_option("--output", options->output, "Where to write it")->type_name("PATH")->capture_default_str();
  command->add_flag("--renew", options->renew, "Take in findings that are new since the file was written");
  options->policy.add_to(*command);
  options->reading.add_to(*command);
  command->footer(
      "Findings in a baseline warn instead of failing, so that a gate can be adopted today and debts be paid later. No "
      "other command\n"
      "writes it. Run again, it only loses what was mended. Rules that no waiver may silence, that say `baseline: "
      "never`, or that\n"
      "endanger the reader's machine never enter it.\n"
      "Example: sluice baseline third_party/*.tar.xz, then `baseline: baseline.json` in sluice.yaml");
  command->callback([options, &session] {
    const Result<int> code = take_baseline(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
