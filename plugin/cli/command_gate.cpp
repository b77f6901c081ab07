// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice gate: what the build hook calls, at every build. First the quick check; only if something changed, the whole
// judgement.
#include "base/files.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/ci_system.hpp"
#include "cli/commands.hpp"
#include "cli/delivery_globs.hpp"
#include "cli/judgement.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/override.hpp"
#include "gate/own_notices.hpp"
#include "gate/own_sboms.hpp"
#include "gate/sidecars.hpp"
#include "hooks/build_request.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace sluice {
namespace {

Result<Policy> load_gate_policy(const BuildRequest& request, const Session& session) {
  TRY_ASSIGN(Policy policy, load_policy(request_sources(request, session), catalogue()));
  TRY_ASSIGN(policy.active_override, find_override(join_path(request.build_folder, override_file), session.now_unix));
  return policy;
}

std::vector<std::string> paths_of(const std::vector<DeliveryRequest>& deliveries) {
  std::vector<std::string> paths;
  for (const DeliveryRequest& delivery : deliveries) paths.push_back(delivery.path);
  return paths;
}

struct Judged {
  Report report;
  std::vector<std::string> inputs;
};

Result<Judged> judge_request(const BuildRequest& request, const Policy& policy, DeliveryReader& reader,
                             std::size_t jobs, const Session& session) {
  TRY_ASSIGN(const Day day, judgement_day(request.as_of, request.allow_past, session.today));
  TRY_ASSIGN(const std::vector<DeliveryRequest> deliveries, build_deliveries(request, policy));
  TRY_ASSIGN(Inventory inventory, reader.read(deliveries, policy));
  if (request.point != "P0") TRY(add_build(request, policy, inventory));
  const JudgeOptions judging{day, true, false, session.now_unix, jobs, "sluice"};
  Judged judged{make_report(inventory, policy, judging, session, day < session.today), request.inputs};
  for (const DeliveryRequest& delivery : deliveries) {
    judged.inputs.push_back(delivery.path);
    for (const auto& places : {sidecar_places(delivery.path), delivery.sidecars}) {
      judged.inputs.insert(judged.inputs.end(), places.begin(), places.end());
    }
  }
  if (request.point != "P0") {
    for (std::string& folder : searched_folders(policy.project, request.build_folder))
      judged.inputs.push_back(std::move(folder));
  }
  for (const std::string& file : own_notice_files(policy)) judged.inputs.push_back(absolute_path(file));
  for (const std::string& file : own_sbom_files(policy)) judged.inputs.push_back(absolute_path(file));
  for (const std::string& file : policy.files) judged.inputs.push_back(absolute_path(file));
  for (const std::string& file : {request.event_log, join_path(request.build_folder, override_file)}) {
    if (!file.empty()) judged.inputs.push_back(file);
  }
  return judged;
}

Result<int> end_gate(const BuildRequest& request, const Judged& judged, const Session& session) {
  const ReportStyle style;
  const std::string messages = find_report_format("compiler")->render(judged.report, style);
  narrate(messages);
  // CMake reads what is said at P0 and tells it in its own words.
  if (request.point != "P0") annotate("auto", false, judged.report, style, session);
  if (!request.report_folder.empty()) {
    const std::string stem =
        join_path(request.report_folder, "report" + (request.config.empty() ? "" : "-" + request.config));
    TRY(write_file(stem + ".json", find_report_format("json")->render(judged.report, style)));
    TRY(write_file(stem + ".txt", find_report_format("text")->render(judged.report, style)));
  }
  const int code = exit_code_of(judged.report.verdict, false, false);
  if (!request.state_file.empty()) {
    // What an override let through is judged again at every build: it ends by the hour, a state holds by the day.
    const bool may_repeat = code == exit_passed && !judged.report.verdict.overridden;
    TRY(save_gate_state(request.state_file, {may_repeat ? "passed" : "failed", messages,
                                             judged.report.envelope.valid_until, version, judged.inputs}));
  }
  return code;
}

/// DESIGN section 3: only the hook, and only where nothing but danger stops a build, turns "could not finish" into a
/// warning.
int forgive(const Error& error, const Policy& policy, const Session& session) {
  const int code = report_error(session, error);
  const Rung* rung = policy.find_rung(policy.rung);
  if (code != exit_cannot_finish || rung == nullptr || !rung->stops_for_danger_only) return code;
  narrate(fmt::format("sluice: warning: not judged; the build goes on because the rung is '{}'\n", policy.rung));
  return exit_passed;
}

int gate(const std::string& request_file, const ReadingOptions& reading, Session& session) {
  const Result<BuildRequest> request = load_build_request(request_file);
  if (!request) return report_error(session, request.error());
  if (!request->state_file.empty()) {
    if (const auto state = find_unchanged(request->state_file, to_string(session.today))) {
      narrate(state->messages);
      return exit_passed;
    }
  }
  DeliveryReader reader(reading.reading(session));
  reader.expect(paths_of(request->deliveries));
  const Result<Policy> policy = load_gate_policy(*request, session);
  if (!policy) return report_error(session, policy.error());
  const Result<Judged> judged = judge_request(*request, *policy, reader, reading.jobs, session);
  if (!judged) return forgive(judged.error(), *policy, session);
  const Result<int> code = end_gate(*request, *judged, session);
  return code ? *code : forgive(code.error(), *policy, session);
}

}  // namespace

void add_gate(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("gate", "Judge a build request; what the CMake hook calls at every build");
  const auto request = std::make_shared<std::string>();
  const auto reading = std::make_shared<ReadingOptions>();
  command->add_option("request", *request, "Request that the hook wrote (BUILD/.sluice/gate-request.json)")
      ->required()
      ->type_name("REQUEST.json");
  reading->add_to(*command);
  command->footer(
      "Messages have the form file:line:col: error: text [-Wsluice-rule]; the whole report lies beside the request.");
  command->callback([request, reading, &session] { session.exit_code = gate(*request, *reading, session); });
}

}  // namespace sluice
