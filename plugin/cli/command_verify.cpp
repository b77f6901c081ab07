// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice verify: offline, with nothing but files: who attested or accepted this verdict, and is this file part of it.
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "cli/verification.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>

namespace sluice {
namespace {

struct VerifyOptions {
  std::string verdict, as_of;
  std::vector<std::string> files, trust, statements;
  bool is_json = false;
};

/// The statements that were named, or the one that lies beside the verdict.
Result<std::vector<std::string>> statements_of(const VerifyOptions& options) {
  if (!options.statements.empty()) return options.statements;
  std::string beside = options.verdict + ".intoto.json";
  if (is_file(beside)) return std::vector<std::string>{std::move(beside)};
  return refuse(fmt::format("no signed statement about {} is named", options.verdict),
                fmt::format("--statement FILE: what `check --attest` or `sluice accept` wrote; {} is taken by itself",
                            beside));
}

Result<int> verify(const VerifyOptions& options, const Session& session) {
  // A past day is asked for on purpose here: nothing is decided.
  TRY_ASSIGN(const Day day, judgement_day(options.as_of, true, session.today));
  TRY_ASSIGN(VerdictFile verdict, load_verdict(options.verdict));
  TRY_ASSIGN(const TrustedKeys trusted, TrustedKeys::load(options.trust, day));
  TRY_ASSIGN(const std::vector<std::string> statements, statements_of(options));
  TRY_ASSIGN(const Verification answer, verify_verdict(options.verdict, std::move(verdict), statements, options.files, trusted));
  print(options.is_json ? render_verification_json(answer) : render_verification_text(answer));
  return answer.verified ? exit_passed : exit_failed;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("verify", "Is this verdict signed by somebody trusted, and is this file part of it? (offline)");
  const auto options = std::make_shared<VerifyOptions>();
  command->add_option("verdict", options->verdict, "Report of the gate (sluice.report/1)")
      ->required()
      ->type_name("VERDICT");
  command->add_option("file", options->files, "Files to look for among its deliveries and products")->type_name("FILE");
  command
      ->add_option("--trust", options->trust,
                   "Public key or X.509 certificate (PEM) of who may have signed; may be repeated")
      ->required()
      ->type_name("KEY")
      ->allow_extra_args(false);
  command
      ->add_option("--statement", options->statements,
                   "What `check --attest`, `sluice accept` or `sluice reject` wrote; may be repeated, and all must hold "
                   "(default: VERDICT.intoto.json)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--as-of", options->as_of, "Day on which keys, verdict and acceptance must hold (default: today)")
      ->type_name("DAY");
  command->add_flag("--json", options->is_json, "Answer as JSON (sluice.verification/1)");
  command->footer(
      "Exit 0: all holds. 1: something does not, and it says what. 2: a file is none of the formats, or no key.\n"
      "Example: sluice verify report.json app.bin --trust gate.pub.pem --statement report.json.intoto.json");
  command->callback([options, &session] {
    const Result<int> code = verify(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
