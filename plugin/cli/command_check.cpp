// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice check: the main job on the command line; deliveries in, verdict out.
#include "base/files.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/commands.hpp"
#include "cli/judgement.hpp"
#include "cli/known_facts.hpp"
#include "cli/ledger_record.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/rejudge.hpp"
#include "gate/suppliers.hpp"
#include "hooks/build_request.hpp"
#include "intake/spooled_input.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace sluice {
namespace {

const std::string piped = "-";

struct CheckOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  OutputOptions output;
  std::vector<std::string> deliveries;
  std::vector<std::string> sidecars;
  std::string supplier;
  std::string name;
  std::string build;
  std::string facts;
  std::string key;
  KnownFactsOptions known;
  std::string ledger;
};

/// Standard input is a delivery once at most; nothing but its name tells what it should be.
Result<void> validate_pipe(const CheckOptions& options) {
  const auto pipes = std::ranges::count(options.deliveries, piped);
  if (pipes > 1) return refuse("- stands for standard input, which can be read only once", "name each delivery once");
  if (pipes == 0 && !options.name.empty()) {
    return refuse("--name is for a delivery that comes through a pipe", "check - --name " + options.name);
  }
  if (options.name.find('/') != std::string::npos) {
    return refuse(fmt::format("--name {}: is a path", options.name), "leave the folder out");
  }
  return {};
}

/// What is to be read; a pipe's bytes are kept in `input`.
Result<std::vector<DeliveryRequest>> make_requests(const CheckOptions& options, const Policy& policy,
                                                   std::optional<SpooledInput>& input) {
  std::vector<DeliveryRequest> requests;
  for (const std::string& path : options.deliveries) {
    DeliveryRequest request{path, options.supplier, options.sidecars, {}, {}};
    if (path == piped) {
      TRY_ASSIGN(input, spool_input(STDIN_FILENO, policy.limits.total_bytes));
      request.path = input->path();
      request.name = options.name.empty() ? "standard-input" : options.name;
    }
    requests.push_back(std::move(request));
  }
  return requests;
}

/// From facts that somebody trusted signed, or from the bytes.
Result<StoredFacts> see_deliveries(const CheckOptions& options, const std::vector<DeliveryRequest>& requests,
                                   const Policy& policy, Day day, DeliveryReader& reader, const Session& session) {
  if (requests.size() == 1) {
    TRY_ASSIGN(std::optional<StoredFacts> known, find_known_facts(options.known, requests.front(), policy, day, session));
    if (known) {
      TRY(reader.renew_own_files(policy, known->inventory));
      return std::move(*known);
    }
  } else if (!options.known.trust.empty()) {
    narrate("sluice: remark: signed facts are used for one delivery at a time; each of these is opened\n");
  }
  return reader.read_facts(requests, policy);
}

Result<StoredFacts> read_subjects(const CheckOptions& options, const Policy& policy, Day day, DeliveryReader& reader,
                                  const Session& session) {
  std::optional<SpooledInput> input;
  TRY_ASSIGN(const std::vector<DeliveryRequest> requests, make_requests(options, policy, input));
  TRY_ASSIGN(StoredFacts facts, see_deliveries(options, requests, policy, day, reader, session));
  if (!options.build.empty()) {
    TRY_ASSIGN(const BuildRequest build, find_build_request(options.build));
    TRY(see_build(build, session, facts.inventory));
    name_suppliers(policy, facts.inventory);
  }
  if (options.facts.empty()) return facts;
  facts.envelope.version = version;
  facts.envelope.engine = engine_text(session);
  facts.envelope.as_of = to_string(day);
  TRY(write_facts(options.facts, options.key, requests.front(), facts));
  return facts;
}

Result<int> check(const CheckOptions& options, const Session& session) {
  TRY(options.output.validate());
  TRY(validate_pipe(options));
  TRY(options.known.validate());
  if (!options.key.empty() && options.facts.empty()) {
    return refuse("--key: signs the facts that --facts writes", "add --facts FILE");
  }
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  ReadOptions reading = options.reading.reading(session);
  reading.everything = !options.facts.empty();
  DeliveryReader reader(reading);
  if (options.known.trust.empty()) reader.expect(options.deliveries);
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(StoredFacts facts, read_subjects(options, policy, day, reader, session));
  settle_facts(policy, Register::policy, facts);
  const auto inventory = std::make_shared<const Inventory>(std::move(facts.inventory));
  const JudgeOptions judging{day, !options.build.empty(), false, session.now_unix, options.reading.jobs, "sluice"};
  Report report = make_report(*inventory, policy, judging, session, day < session.today);
  report.facts = inventory;
  TRY_ASSIGN(const int code, options.output.write(report, session));
  TRY(record_verdict(ledger_place(options.ledger, policy), report, *inventory, policy, session));
  return code;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("check", "Judge deliveries: archives, folders or files");
  const auto options = std::make_shared<CheckOptions>();
  command
      ->add_option("delivery", options->deliveries,
                   "What the supplier handed over: an archive, a folder or a file; - reads standard input")
      ->required()
      ->type_name("DELIVERY");
  command
      ->add_option("--sidecar", options->sidecars,
                   "File beside the delivery that speaks about it (manifest, checksum list); may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--supplier", options->supplier, "Supplier's id in suppliers.yaml, where path and URL do not tell")
      ->type_name("ID");
  command
      ->add_option("--name", options->name, "File name of the delivery that - reads: its ending says what it should be")
      ->type_name("NAME");
  command->add_option("--build", options->build, "Judge the build in this folder too (configured under the hook)")
      ->type_name("DIR");
  command->add_option("--facts", options->facts, "Write what was seen, without judgement, as sluice.facts/1: `sluice evaluate` judges it again")
      ->type_name("PATH");
  command
      ->add_option("--key", options->key,
                   "Sign what --facts writes with this private key (PEM): it may then travel with the archive, as "
                   "NAME.sluice-facts, or lie in a folder")
      ->type_name("KEY");
  options->known.add_to(*command);
  add_ledger_option(*command, options->ledger,
                    "Record the verdict in this ledger (a file, or postgresql://...); without it, in the one that "
                    "sluice.yaml names, if any");
  options->policy.add_to(*command);
  options->reading.add_to(*command);
  options->output.add_to(*command);
  command->footer("Example: sluice check delivery.tar.xz --policy acme.yaml --rung managed --out html=report.html");
  command->callback([options, &session] {
    const Result<int> code = check(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
