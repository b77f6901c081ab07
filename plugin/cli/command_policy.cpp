// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy lint|test|lock: the office's tools for its own files.
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/license_engine.hpp"
#include "cli/policy_options.hpp"
#include "gate/policy_test.hpp"
#include "license/index_names.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

std::string rules_and_packs(const Policy& policy) {
  return fmt::format("{} rules from {} packs, rung '{}'", policy.rules.size(), policy.packs.size(), policy.rung);
}

Result<int> lint(const PolicyOptions& options, const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.sources(session));
  TRY_ASSIGN(const license::LicenseIndex index, license::load_license_index(license_index_path(session)));
  const license::IndexNames owned = license::names_of(index);
  const LicenseNames names = owned.view();
  sources.license_names = &names;  // only here: a run that judges does not pay for the index
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  for (const Diagnostic& remark : policy.remarks) narrate(render(remark, session.err_style()) + "\n");
  print(fmt::format("policy is well-formed: {}, {} remarks\n", rules_and_packs(policy), policy.remarks.size()));
  return exit_passed;
}

Result<int> test(const PolicyOptions& options, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, options.sources(session));
  TRY_ASSIGN(const PolicyCases cases, load_cases(sources, catalogue()));
  std::size_t failed = 0;
  for (const Case& one : cases.cases) {
    const CaseOutcome outcome = run_case(one, cases.policy);
    if (outcome.passed) continue;
    ++failed;
    print(fmt::format("FAILED {} ({})\n", outcome.name, outcome.place));
    for (const std::string& problem : outcome.problems) print(fmt::format("  {}\n", problem));
  }
  for (const Diagnostic& missing : cases.missing) narrate(render(missing, session.err_style()) + "\n");
  print(fmt::format("{} cases, {} failed, {} rules without a passing and a failing case; {}\n", cases.cases.size(), failed,
                    cases.missing.size(), rules_and_packs(cases.policy)));
  if (!cases.missing.empty()) return exit_cannot_start;
  return failed == 0 ? exit_passed : exit_failed;
}

Result<int> write_lock(const PolicyOptions& options, const std::string& out, const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.sources(session));
  TRY_ASSIGN(const std::string text, make_lock(sources, catalogue()));
  TRY(write_file(out, text));
  print(fmt::format("wrote {}\n", out));
  return exit_passed;
}

using Body = std::function<Result<int>()>;

void run_into(Session& session, const Body& body) {
  const Result<int> code = body();
  session.exit_code = code ? *code : report_error(session, code.error());
}

}  // namespace

void add_policy(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("policy", "Check, test and pin rules and packs");
  command->require_subcommand(1);
  const auto options = std::make_shared<PolicyOptions>();
  CLI::App* lint_command = command->add_subcommand("lint", "Read every policy file and report each problem with its place");
  options->add_to(*lint_command);
  lint_command->callback([options, &session] { run_into(session, [&] { return lint(*options, session); }); });

  CLI::App* test_command = command->add_subcommand("test", "Run the cases of rules and packs; each rule needs a passing and a failing one");
  options->add_to(*test_command);
  test_command->callback([options, &session] { run_into(session, [&] { return test(*options, session); }); });

  CLI::App* lock_command = command->add_subcommand("lock", "Write sluice.lock: the SHA-256 of every pack and rule file");
  const auto out = std::make_shared<std::string>("sluice.lock");
  options->add_to(*lock_command);
  lock_command->add_option("--output", *out, "Where to write it")->type_name("PATH")->capture_default_str();
  lock_command->callback([options, out, &session] { run_into(session, [&] { return write_lock(*options, *out, session); }); });
}

}  // namespace sluice
