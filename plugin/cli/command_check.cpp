// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice check: the main job on the command line; deliveries in, verdict out.
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/judgement.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "hooks/build_request.hpp"
#include "reports/facts_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

struct CheckOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  OutputOptions output;
  std::vector<std::string> deliveries;
  std::vector<std::string> sidecars;
  std::string supplier;
  std::string build;
  std::string facts;
};

Result<void> read_build_of(const std::string& folder, Inventory& inventory) {
  const std::string request = join_path(folder, ".sluice/gate-request.json");
  if (!is_file(request)) {
    return refuse(fmt::format("--build {}: has no .sluice/gate-request.json, so it was not configured under the hook", folder),
                  "configure it with the line that `sluice hook cmake` prints");
  }
  TRY_ASSIGN(const BuildRequest build, load_build_request(request));
  return read_build(build, inventory);
}

Result<Inventory> read_inventory(const CheckOptions& options, const Policy& policy, DeliveryReader& reader) {
  std::vector<DeliveryRequest> requests;
  for (const std::string& path : options.deliveries) requests.push_back({path, options.supplier, options.sidecars, {}, {}});
  TRY_ASSIGN(Inventory inventory, reader.read(requests, policy));
  if (!options.build.empty()) TRY(read_build_of(options.build, inventory));
  return inventory;
}

Result<int> check(const CheckOptions& options, const Session& session) {
  TRY(options.output.validate());
  TRY_ASSIGN(const PolicySources sources, options.policy.sources(session));
  TRY_ASSIGN(const Day day, options.policy.day(session));
  DeliveryReader reader(options.reading.reading(session));
  reader.expect(options.deliveries);
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const Inventory inventory, read_inventory(options, policy, reader));
  if (!options.facts.empty()) TRY(write_file(options.facts, render_facts(inventory)));
  const JudgeOptions judging{day, !options.build.empty(), false, session.now_unix, "sluice"};
  return options.output.write(make_report(inventory, policy, judging, session, day < session.today), session);
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("check", "Judge deliveries: archives, folders or files");
  const auto options = std::make_shared<CheckOptions>();
  command->add_option("delivery", options->deliveries, "What the supplier handed over: an archive, a folder or a file")
      ->required()->type_name("DELIVERY");
  command->add_option("--sidecar", options->sidecars, "File beside the delivery that speaks about it (manifest, checksum list); may be repeated")
      ->type_name("FILE")->allow_extra_args(false);
  command->add_option("--supplier", options->supplier, "Supplier's id in suppliers.yaml, where path and URL do not tell")->type_name("ID");
  command->add_option("--build", options->build, "Judge the build in this folder too (configured under the hook)")->type_name("DIR");
  command->add_option("--facts", options->facts, "Write what was seen, without judgement, as sluice.facts/1")->type_name("PATH");
  options->policy.add_to(*command);
  options->reading.add_to(*command);
  options->output.add_to(*command);
  command->footer("Example: sluice check delivery.tar.xz --policy acme.yaml --rung managed --out json=report.json");
  command->callback([options, &session] {
    const Result<int> code = check(*options, session);
    session.exit_code = code ? *code : report_error(session, code.error());
  });
}

}  // namespace sluice
