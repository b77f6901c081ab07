// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice matrix: what of a standard the policy in force judges, clause by clause, and what no gate can see.
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/commands.hpp"
#include "cli/matrix_output.hpp"
#include "cli/policy_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace sluice {
namespace {

struct MatrixOptions {
  PolicyOptions policy;
  std::string standard;
  std::string format = "text";
  std::string output;
};

std::string list_standards(const Coverage& coverage) {
  std::string out;
  for (const Standard& standard : coverage.standards)
    out += fmt::format("{:<18} {:>3} clauses  builtin:{:<20} {}\n", standard.id, standard.clauses.size(), standard.pack,
                       standard.title);
  return out;
}

Result<const Standard*> find_standard(const Coverage& coverage, const std::string& id) {
  if (const Standard* found = coverage.find_standard(id)) return found;
  std::vector<std::string> known;
  for (const Standard& standard : coverage.standards) known.push_back(standard.id);
  return refuse(fmt::format("there is no standard '{}'", id), "one of " + join(known, ", "));
}

/// Where nobody names a policy, the pack that follows the standard is what is asked about.
Result<Policy> policy_for(const MatrixOptions& options, const Standard& standard, const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.policy.sources(session));
  if (sources.project_file.empty() && sources.packs.empty()) {
    sources.packs = {join_path(session.builtin_folder, fmt::format("packs/{}.yaml", standard.pack))};
    if (sources.rung.empty()) sources.rung = "assured";
  }
  return load_policy(sources, catalogue());
}

Result<int> matrix(const MatrixOptions& options, const Session& session) {
  TRY_ASSIGN(const Coverage coverage, load_coverage(session.builtin_folder, catalogue()));
  if (options.standard.empty()) {
    print(list_standards(coverage));
    return exit_passed;
  }
  TRY_ASSIGN(const Standard* standard, find_standard(coverage, options.standard));
  TRY_ASSIGN(const Policy policy, policy_for(options, *standard, session));
  const Matrix made = make_matrix(*standard, coverage, policy);
  const std::string text = render_matrix(made, options.format);
  if (options.output.empty()) {
    print(text);
    return exit_passed;
  }
  TRY(write_file(options.output, text));
  narrate(fmt::format("wrote {}: {}\n", options.output, count_states(made)));
  return exit_passed;
}

}  // namespace

void add_matrix(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("matrix", "Show, clause by clause, what of a standard the policy judges");
  const auto options = std::make_shared<MatrixOptions>();
  command
      ->add_option("--standard", options->standard,
                   "The standard, such as iso-5230; without it, the standards are listed")
      ->type_name("ID");
  command->add_option("--format", options->format, "text, markdown, csv or json")
      ->check(CLI::IsMember(matrix_formats()))
      ->capture_default_str();
  command->add_option("--output", options->output, "Where to write it; standard output if not stated")
      ->type_name("PATH");
  options->policy.add_to(*command);
  command->footer(
      "A state is that of the policy in force: judged (with the action at its rung), not in use, planned (the rule "
      "kind is not built\n"
      "yet), or not visible to a gate, because the clause is about people and processes. Without sluice.yaml and "
      "--policy, the\n"
      "shipped pack that follows the standard is asked, at the strictest rung. Clauses are paraphrased; read the "
      "standard itself.\n"
      "Example: sluice matrix --standard iso-5230 --format csv --output iso-5230.csv");
  command->callback([options, &session] {
    const Result<int> code = matrix(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
