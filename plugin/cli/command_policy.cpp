// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy lint|test|diff|impact|lock|update|sign|reference: the office's tools for its own files.
#include "base/files.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/fact_files.hpp"
#include "cli/license_engine.hpp"
#include "cli/policy_commands.hpp"
#include "cli/policy_diff.hpp"
#include "cli/policy_impact.hpp"
#include "cli/policy_options.hpp"
#include "cli/reference_page.hpp"
#include "gate/judge.hpp"
#include "gate/policy_lint.hpp"
#include "gate/policy_test.hpp"
#include "gate/rejudge.hpp"
#include "license/index_names.hpp"
#include "reports/facts_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sluice {
namespace {

std::string rules_and_packs(const Policy& policy) {
  return fmt::format("{} rules from {} packs, rung '{}'", policy.rules.size(), policy.packs.size(), policy.rung);
}

struct LintOptions {
  PolicyOptions policy;
  std::vector<std::string> verdicts;
};

/// What found something in a verdict, or finds something in stored facts.
Result<std::set<std::string>> fired_in(const std::string& path, const Policy& policy, Day day) {
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;
  TRY_ASSIGN(const std::string text, read_file(path, most_bytes));
  if (is_facts(text)) {
    TRY_ASSIGN(StoredFacts facts, facts_of(text, path));
    settle_facts(policy, Register::stored, facts);
    JudgeOptions judging;
    judging.day = day;
    judging.in_build = facts.inventory.build.has_value();
    return fired_rules(judge(facts.inventory, policy, judging));
  }
  Limits limits;
  limits.document_bytes = most_bytes;
  TRY_ASSIGN(const Report report, parse_report_json(text, path, limits));
  return fired_rules(report.verdict);
}

Result<std::set<std::string>> read_fired_rules(const std::vector<std::string>& files, const Policy& policy, Day day) {
  std::set<std::string> fired;
  for (const std::string& path : files) {
    TRY_ASSIGN(std::set<std::string> rules, fired_in(path, policy, day));
    fired.merge(rules);
  }
  return fired;
}

Result<int> lint(const LintOptions& options, const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const license::LicenseIndex index, license::load_license_index(license_index_path(session)));
  const license::IndexNames owned = license::names_of(index);
  const LicenseNames names = owned.view();
  sources.license_names = &names;  // only here: a run that judges does not pay for the index
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  std::vector<Diagnostic> remarks = policy.remarks;
  const auto add = [&](std::vector<Diagnostic> more) { std::ranges::move(more, std::back_inserter(remarks)); };
  add(lint_policy(policy, day));
  if (!options.verdicts.empty()) {
    TRY_ASSIGN(const std::vector<std::string> files, find_fact_files(options.verdicts));
    TRY_ASSIGN(const std::set<std::string> fired, read_fired_rules(files, policy, day));
    add(lint_unfired(policy, fired, files.size()));
  }
  for (const Diagnostic& remark : remarks) narrate(render(remark, session.err_style()) + "\n");
  print(fmt::format("policy is well-formed: {}, {} remarks\n", rules_and_packs(policy), remarks.size()));
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

Result<int> write_reference(const std::string& out, const Session& session) {
  TRY_ASSIGN(const Coverage coverage, load_coverage(session.builtin_folder, catalogue()));
  TRY_ASSIGN(const std::vector<ShippedPack> packs, load_shipped_packs(session.builtin_folder, catalogue()));
  const std::string text = render_reference(coverage, packs, catalogue().kinds());
  if (!out.empty()) TRY(write_file(out, text));
  print(out.empty() ? text : fmt::format("wrote {}\n", out));
  return exit_passed;
}

using Body = std::function<Result<int>()>;

void run_into(Session& session, const Body& body) {
  const Result<int> code = body();
  session.exit_code = code ? *code : report_error(session, code.error());
}

}  // namespace

void add_policy(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("policy", "Check, test, compare and pin rules and packs");
  command->require_subcommand(1);
  const auto options = std::make_shared<PolicyOptions>();
  CLI::App* lint_command = command->add_subcommand("lint", "Read every policy file and report each problem with its place");
  const auto linting = std::make_shared<LintOptions>();
  linting->policy.add_to(*lint_command);
  lint_command->add_option("--over", linting->verdicts, "Verdicts (json reports), facts (check --facts), or folders of them: names rules that found nothing in any")->type_name("REPORT|FACTS");
  lint_command->footer("Besides problems (exit 2) it names what is well-formed and does nothing: matches that nothing can fit, routes that are never\n"
                       "taken, packs past their review day, waivers that can never apply.");
  lint_command->callback([linting, &session] { run_into(session, [&] { return lint(*linting, session); }); });

  CLI::App* test_command = command->add_subcommand("test", "Run the cases of rules and packs; each rule needs a passing and a failing one");
  options->add_to(*test_command);
  test_command->callback([options, &session] { run_into(session, [&] { return test(*options, session); }); });

  add_policy_diff(*command, session);
  add_policy_impact(*command, session);

  CLI::App* lock_command = command->add_subcommand("lock", "Write sluice.lock: the SHA-256 of every pack and rule file");
  const auto out = std::make_shared<std::string>("sluice.lock");
  options->add_to(*lock_command);
  lock_command->add_option("--output", *out, "Where to write it")->type_name("PATH")->capture_default_str();
  lock_command->callback([options, out, &session] { run_into(session, [&] { return write_lock(*options, *out, session); }); });

  add_policy_update(*command, session);
  add_policy_sign(*command, session);

  CLI::App* reference_command = command->add_subcommand("reference", "Write the reference of shipped packs, rules, obligations and kinds, in Markdown");
  const auto page = std::make_shared<std::string>();
  reference_command->add_option("--output", *page, "Where to write it; standard output if not stated")->type_name("PATH");
  reference_command->callback([page, &session] { run_into(session, [&] { return write_reference(*page, session); }); });
}

}  // namespace sluice
