// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice check: the main job on the command line; deliveries in, verdict out.
#include "base/files.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/commands.hpp"
#include "cli/judgement.hpp"
#include "cli/kit_folder.hpp"
#include "cli/ledger_record.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/supplier_view.hpp"
#include "gate/suppliers.hpp"
#include "hooks/build_request.hpp"
#include "intake/spooled_input.hpp"
#include "reports/facts_json.hpp"

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

Result<Inventory> read_inventory(const CheckOptions& options, const Policy& policy, const Session& session,
                                 DeliveryReader& reader) {
  std::vector<DeliveryRequest> requests;
  std::optional<SpooledInput> input;
  for (const std::string& path : options.deliveries) {
    DeliveryRequest request{path, options.supplier, options.sidecars, {}, {}};
    if (path == piped) {
      TRY_ASSIGN(input, spool_input(STDIN_FILENO, policy.limits.total_bytes));
      request.path = input->path();
      request.name = options.name.empty() ? "standard-input" : options.name;
    }
    requests.push_back(std::move(request));
  }
  TRY_ASSIGN(Inventory inventory, reader.read(requests, policy));
  if (!options.build.empty()) {
    TRY_ASSIGN(const BuildRequest build, find_build_request(options.build));
    TRY(add_build(build, policy, session, inventory));
  }
  return inventory;
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

Result<int> check(const CheckOptions& options, const Session& session) {
  TRY(options.output.validate());
  TRY(validate_pipe(options));
  TRY(validate_audience(options));
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  DeliveryReader reader(options.reading.reading(session));
  reader.expect(options.deliveries);
  TRY_ASSIGN(Policy policy, load_policy(sources, catalogue()));
  if (!options.policy.kit.empty()) TRY(compare_kit_data(options.policy.kit, session));
  OutputOptions output = options.output;
  if (is_for_supplier(options)) {
    TRY_ASSIGN(const std::string reader_id, find_reader(options, policy));
    policy = view_for_supplier(std::move(policy), reader_id, day);
    output.audience = "supplier";
  }
  TRY_ASSIGN(Inventory read, read_inventory(options, policy, session, reader));
  const auto inventory = std::make_shared<const Inventory>(std::move(read));
  if (!options.facts.empty()) TRY(write_file(options.facts, render_facts(*inventory)));
  const JudgeOptions judging{day, !options.build.empty(), false, session.now_unix, options.reading.jobs, "sluice"};
  Report report = make_report(*inventory, policy, judging, session, day < session.today);
  report.facts = inventory;
  if (is_for_supplier(options)) {
    return output.write(report_for_supplier(std::move(report)), session);
  }
  TRY_ASSIGN(const int code, output.write(report, session));
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
  command->add_option("--facts", options->facts, "Write what was seen, without judgement, as sluice.facts/1")
      ->type_name("PATH");
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
