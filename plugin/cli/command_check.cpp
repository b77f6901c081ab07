// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice check: the main job on the command line; deliveries in, verdict out.
#include "base/files.hpp"
#include "cli/acceptances.hpp"
#include "cli/attestation_output.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/commands.hpp"
#include "cli/compared_input.hpp"
#include "cli/judgement.hpp"
#include "cli/kit_folder.hpp"
#include "cli/known_facts.hpp"
#include "cli/ledger_record.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "cli/supplier_option.hpp"
#include "gate/rejudge.hpp"
#include "gate/supplier_view.hpp"
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
  KnownFactsOptions known;
  std::string ledger;
  std::string since;
  std::string acceptances;
  AttestOptions attest;
};

/// What was seen, and the files that the build made.
struct CheckFacts {
  StoredFacts stored;
  std::vector<Product> products;
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

Result<CheckFacts> read_subjects(const CheckOptions& options, const Policy& policy, Day day, DeliveryReader& reader,
                                  const Session& session) {
  std::optional<SpooledInput> input;
  TRY_ASSIGN(const std::vector<DeliveryRequest> requests, make_requests(options, policy, input));
  CheckFacts facts;
  TRY_ASSIGN(facts.stored, see_deliveries(options, requests, policy, day, reader, session));
  if (!options.build.empty()) {
    TRY_ASSIGN(const BuildRequest build, find_build_request(options.build));
    TRY(see_build(build, session, facts.stored.inventory));
    name_suppliers(policy, facts.stored.inventory);
    TRY_ASSIGN(facts.products, find_products(build, facts.stored.inventory));
  }
  if (options.facts.empty()) return facts;
  facts.stored.envelope.version = version;
  facts.stored.envelope.engine = engine_text(session);
  facts.stored.envelope.as_of = to_string(day);
  TRY(write_facts(options.facts, options.attest.key, requests.front(), facts.stored));
  return facts;
}

/// What changed since an earlier delivery, judged by the policy of today; nothing if none is named.
Result<std::optional<DeliveryChange>> find_changes(const CheckOptions& options, const Policy& policy,
                                                   const JudgeOptions& judging, const Report& report,
                                                   const Session& session) {
  if (options.since.empty()) return std::optional<DeliveryChange>();
  TRY_ASSIGN(const ComparedInput older, read_compared(options.since, policy, options.reading, session));
  const std::optional<Verdict> before = older.facts ? judge(*older.facts, policy, judging) : older.verdict;
  return compare_deliveries(compared_side(older.facts ? &*older.facts : nullptr, before ? &*before : nullptr),
                            compared_side(report.facts.get(), &report.verdict));
}

/// One delivery follows one; of several nobody knows which is meant.
Result<void> validate_since(const CheckOptions& options) {
  if (options.since.empty() || options.deliveries.size() <= 1) return {};
  return refuse(fmt::format("--since is of one delivery, not of {}", options.deliveries.size()), "judge each in a run of its own");
}

/// With a kit the supplier is the reader.
bool is_for_supplier(const CheckOptions& options) {
  return options.output.audience == "supplier" || !options.policy.kit.empty();
}

/// A build and a ledger are the receiver's.
Result<void> validate_audience(const CheckOptions& options) {
  if (!is_for_supplier(options)) return {};
  if (!options.policy.kit.empty() && options.output.audience == "integrator")
    return refuse("--kit judges for the supplier, not for --audience integrator", "leave --audience out");
  if (!options.build.empty())
    return refuse("a report for the supplier is of deliveries alone, not of --build", "judge the build in a run of its own");
  if (!options.ledger.empty())
    return refuse("a report for the supplier is not the verdict that a --ledger records", "record it in a run without --audience supplier");
  if (!options.attest.file.empty() || !options.acceptances.empty() || !options.since.empty())
    return refuse("a report for the supplier knows nothing of --attest, --acceptances and --since", "these are the receiver's: use them in a run of its own");
  return {};
}

/// Whose report it is: a kit's only supplier, the one that the caller states, or the register's by path.
Result<std::string> find_reader(const CheckOptions& options, const Policy& policy) {
  if (!options.policy.kit.empty() && !policy.suppliers.empty()) return policy.suppliers.front().id;
  if (!options.supplier.empty()) return options.supplier;
  std::optional<std::string> reader;
  for (const std::string& path : options.deliveries) {
    std::string supplier = path == piped ? std::string() : find_supplier(policy, absolute_path(path), {});
    if (reader && *reader != supplier) {
      return refuse(fmt::format("{} and {} are not of one supplier", options.deliveries.front(), path),
                    "write a report for each supplier in a run of its own, or state --supplier");
    }
    reader = std::move(supplier);
  }
  return reader.value_or("");
}

JudgeOptions judging_of(const CheckOptions& options, Day day, const Session& session) {
  return {day, !options.build.empty(), false, session.now_unix, options.reading.jobs, "sluice"};
}

Report judge_facts(StoredFacts facts, const Policy& policy, const JudgeOptions& judging, const Session& session) {
  settle_facts(policy, Register::policy, facts);
  const auto inventory = std::make_shared<const Inventory>(std::move(facts.inventory));
  Report report = make_report(*inventory, policy, judging, session, judging.day < session.today);
  report.facts = inventory;
  return report;
}

/// What the supplier may know, and nothing of what the receiver remembers.
Result<int> check_for_supplier(const CheckOptions& options, Policy policy, Day day, DeliveryReader& reader,
                               const Session& session) {
  TRY_ASSIGN(const std::string whose, find_reader(options, policy));
  policy = view_for_supplier(std::move(policy), whose, day);
  TRY_ASSIGN(CheckFacts facts, read_subjects(options, policy, day, reader, session));
  OutputOptions output = options.output;
  output.audience = "supplier";
  Report report = judge_facts(std::move(facts.stored), policy, judging_of(options, day, session), session);
  return output.write(report_for_supplier(std::move(report)), session);
}

Result<int> check(const CheckOptions& options, const Session& session) {
  TRY(options.output.validate());
  TRY(validate_pipe(options));
  TRY(options.known.validate());
  TRY(options.attest.validate(!options.facts.empty()));
  TRY(validate_audience(options));
  TRY(validate_since(options));
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  TRY_ASSIGN(const std::optional<SigningKey> key, options.attest.load_key());
  ReadOptions reading = options.reading.reading(session);
  reading.everything = !options.facts.empty();
  DeliveryReader reader(reading);
  if (options.known.trust.empty()) reader.expect(options.deliveries);
  TRY_ASSIGN(Policy policy, load_policy(sources, catalogue()));
  if (!options.supplier.empty() && !policy.suppliers.empty()) TRY(check_supplier(policy, options.supplier));
  if (!options.policy.kit.empty()) TRY(compare_kit_data(options.policy.kit, session));
  if (is_for_supplier(options)) return check_for_supplier(options, std::move(policy), day, reader, session);
  TRY_ASSIGN(const auto earlier, find_acceptances(options.acceptances, sources.project_file, day));
  TRY_ASSIGN(CheckFacts facts, read_subjects(options, policy, day, reader, session));
  JudgeOptions judging = judging_of(options, day, session);
  judging.earlier = earlier ? &*earlier : nullptr;
  judging.products = facts.products;
  Report report = judge_facts(std::move(facts.stored), policy, judging, session);
  TRY_ASSIGN(report.changes, find_changes(options, policy, judging, report, session));
  if (key) TRY(write_attestation(options.attest.file, report, *key));
  TRY_ASSIGN(const int code, options.output.write(report, session));
  TRY(record_verdict(ledger_place(options.ledger, policy), report, *report.facts, policy, session));
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
      ->add_option("--acceptances", options->acceptances,
                   "Folder with what `sluice accept` wrote before, to compare with; without it, the one that "
                   "sluice.yaml names, if any")
      ->type_name("FOLDER");
  options->attest.add_to(*command);
  command
      ->add_option("--since", options->since,
                   "Tell what changed since the last accepted delivery: that delivery, its facts, or a verdict on it "
                   "with its facts beside it (as sluice diff reads them)")
      ->type_name("OLD");
  options->known.add_to(*command);
  add_ledger_option(*command, options->ledger,
                    "Record the verdict in this ledger (a file, or postgresql://...); without it, in the one that "
                    "sluice.yaml names, if any");
  options->policy.add_to(*command);
  options->reading.add_to(*command);
  options->output.add_to(*command);
  command->footer(
      "With --audience supplier the delivery is judged by what its supplier may know: rules on the delivery alone, and\n"
      "waivers that name the supplier. The report holds no name, contact, place or exception of anybody else, and is the\n"
      "one that the supplier gets with --kit.\n"
      "Example: sluice check delivery.tar.xz --policy acme.yaml --rung managed --out html=report.html\n"
      "Example: sluice check delivery.tar.xz --audience supplier --out html=for-the-supplier.html");
  command->callback([options, &session] {
    const Result<int> code = check(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
