// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice gate: what the build hook calls, at every build. First the quick check; only if something changed, the whole
// judgement.
#include "attest/verification_result.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/acceptances.hpp"
#include "cli/attestation_output.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/ci_system.hpp"
#include "cli/clickable.hpp"
#include "cli/commands.hpp"
#include "cli/data_used.hpp"
#include "cli/delivery_globs.hpp"
#include "cli/gate_request.hpp"
#include "cli/judgement.hpp"
#include "cli/ledger_record.hpp"
#include "cli/output_options.hpp"
#include "cli/overlay.hpp"
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

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view release_point = "P3";

Result<Policy> load_gate_policy(const BuildRequest& request, const Session& session) {
  TRY_ASSIGN(const PolicySources sources, request_sources(request, session));
  TRY_ASSIGN(Policy policy, load_policy(sources, catalogue()));
  if (!request.parent.empty()) {  // a part of a product: the whole's deliveries and SBOMs are judged where the whole is built
    policy.project.deliveries.clear();
    policy.sboms.clear();
  }
  TRY_ASSIGN(auto active, find_override(join_path(request.build_folder, override_file), session.now_unix));
  // For a release there is none; that one lives is a reason to refuse (release_obstacle).
  if (request.point != release_point) policy.active_override = std::move(active);
  return policy;
}

/// DESIGN section 5: an override never holds for a release, and nothing is released while one lives.
Result<std::string> release_obstacle(const BuildRequest& request, const Session& session) {
  if (request.point != release_point) return std::string();
  TRY_ASSIGN(const auto active, find_override(join_path(request.build_folder, override_file), session.now_unix));
  if (!active) return std::string();
  return fmt::format("sluice:1:1: error: not released: override {} of {} holds until {} [-Wsluice-override]\n",
                     to_visible(active->ticket), to_visible(active->by), to_utc_text(active->until_unix));
}

/// The blocks of messages, each a line with its tag and the notes under it, that were not printed before.
std::string without_repeated(std::string_view messages, std::string_view before) {
  constexpr std::string_view tag = " [-W";
  std::set<std::string_view> printed;
  for (const std::string_view line : split(before, '\n')) printed.insert(line);
  std::string kept;
  bool is_new = true;
  while (!messages.empty()) {
    const std::size_t end = std::min(messages.find('\n'), messages.size() - 1) + 1;
    const std::string_view line = messages.substr(0, end - 1);
    if (line.find(tag) != std::string_view::npos) is_new = !printed.contains(line);
    if (is_new) kept += messages.substr(0, end);
    messages.remove_prefix(end);
  }
  return kept;
}

/// "gate-Release.state" beside the request's own state: what the first build step said.
std::string intake_state(const BuildRequest& request) {
  return join_path(request.report_folder, "gate" + (request.config.empty() ? "" : "-" + request.config) + ".state");
}

/// Where the report of a check point lies: BUILD/.sluice/report-Release.json, ...
std::string report_stem(const BuildRequest& request) {
  const char* const name = request.point == "P2" ? "verify" : request.point == release_point ? "release" : "report";
  return join_path(request.report_folder, name + (request.config.empty() ? "" : "-" + request.config));
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
  TRY_ASSIGN(Inventory read, reader.read(deliveries, policy));
  std::vector<std::string> looked_at;
  if (request.point != "P0") {
    TRY_ASSIGN(looked_at, add_build(request, policy, session, read));
  }
  const auto inventory = std::make_shared<const Inventory>(std::move(read));
  TRY_ASSIGN(const auto earlier, find_acceptances("", request.project_file, day));
  TRY_ASSIGN(const std::vector<Product> products, find_products(request, *inventory));
  JudgeOptions judging{day, true, false, session.now_unix, jobs, "sluice"};
  judging.earlier = earlier ? &*earlier : nullptr;
  judging.products = products;
  Judged judged{make_report(*inventory, policy, judging, session, day < session.today), request.inputs};
  judged.report.facts = inventory;
  judged.inputs.insert(judged.inputs.end(), looked_at.begin(), looked_at.end());
  if (earlier) judged.inputs.push_back(absolute_path(earlier->folder));
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

/// DESIGN section 3: only the hook, and only where nothing but danger stops a build, turns "could not finish" into a
/// warning. `lack` says what was not done; the exit code is then `otherwise`.
int forgive(const Error& error, const Policy& policy, std::string_view lack, int otherwise, const Session& session) {
  const int code = report_error(session, error);
  const Rung* rung = policy.find_rung(policy.rung);
  if (code != exit_cannot_finish || rung == nullptr || !rung->stops_for_danger_only) return code;
  narrate(fmt::format("sluice: warning: {}; the build goes on because the rung is '{}'\n", lack, policy.rung));
  return otherwise;
}

/// The private key is no business of the configure, which a supplier's code takes part in: only the environment of a
/// CI job names it.
Result<void> attest_gate(const std::string& report_file, const Report& report) {
  const std::string key_file = environment("SLUICE_ATTEST_KEY");
  if (key_file.empty() || subjects_of(report.verdict).empty()) return {};
  TRY_ASSIGN(const SigningKey key, SigningKey::load(key_file));
  return write_attestation(report_file + ".intoto.json", report, key);
}

Result<int> end_gate(const BuildRequest& request, const Policy& policy, Judged& judged, const Session& session) {
  const ReportStyle style;
  TRY_ASSIGN(const std::string obstacle, release_obstacle(request, session));
  // What is refused is not reported, recorded and attested as passed.
  if (!obstacle.empty()) judged.report.verdict.gate = GateOutcome::failed;
  const Report clickable = with_clickable_places(judged.report, {request.source_folder, request.build_folder});
  std::string messages = find_report_format("compiler")->render(clickable, style) + obstacle;
  if (request.point == "P2") messages = without_repeated(messages, find_messages(intake_state(request)));
  narrate(messages);
  // CMake reads what is said at P0 and tells it in its own words.
  if (request.point != "P0" && !messages.empty()) annotate("auto", false, judged.report, style, session);
  if (!request.report_folder.empty()) {
    judged.report.data = find_data_used(session);
    const std::string stem = report_stem(request);
    TRY(write_file(stem + ".json", find_report_format("json")->render(judged.report, style)));
    TRY(write_file(stem + ".txt", find_report_format("text")->render(judged.report, style)));
    TRY(write_file(stem + ".html", find_report_format("html")->render(judged.report, style)));
    TRY(attest_gate(stem + ".json", judged.report));
  }
  const int code = obstacle.empty() ? exit_code_of(judged.report.verdict, false, false) : exit_failed;
  // A build that passed was recorded before its compile; once is enough.
  const bool is_repeated = request.point == "P2" && code == exit_passed;
  const std::string ledger = is_repeated ? "" : ledger_place(request.ledger, policy);
  const Result<void> recorded = record_verdict(ledger, judged.report, *judged.report.facts, policy, session);
  if (!request.state_file.empty()) {
    // What an override let through is judged again at every build: it ends by the hour, a state holds by the day. What
    // could not be recorded is judged again too, until it is.
    const bool may_repeat = code == exit_passed && !judged.report.verdict.overridden && recorded;
    TRY(save_gate_state(request.state_file, {may_repeat ? "passed" : "failed", messages,
                                             judged.report.envelope.valid_until, version, judged.inputs}));
  }
  if (!recorded) return forgive(recorded.error(), policy, "not recorded", code, session);
  return code;
}

/// A pass from before somebody named another folder for an overlay says nothing about that one.
bool knows_overlay(const GateState& state, const Session& session) {
  return std::ranges::all_of(overlay_places(session), [&](const std::string& place) {
    return std::ranges::find(state.inputs, place) != state.inputs.end();
  });
}

int gate(const std::string& request_file, const ReadingOptions& reading, Session& session) {
  Result<BuildRequest> request = load_build_request(request_file);
  if (request && request->point == release_point) request->state_file.clear();  // a release is always judged
  if (!request) return report_error(session, request.error());
  if (!request->state_file.empty()) {
    const auto state = find_unchanged(request->state_file, to_string(session.today));
    if (state && knows_overlay(*state, session)) {
      narrate(state->messages);
      return exit_passed;
    }
  }
  DeliveryReader reader(reading.reading(session));
  reader.expect(paths_of(request->deliveries));
  const Result<Policy> policy = load_gate_policy(*request, session);
  if (!policy) return report_error(session, policy.error());
  Result<Judged> judged = judge_request(*request, *policy, reader, reading.jobs, session);
  if (!judged) return forgive(judged.error(), *policy, "not judged", exit_passed, session);
  const Result<int> code = end_gate(*request, *policy, *judged, session);
  return code ? *code : forgive(code.error(), *policy, "not judged", exit_passed, session);
}

}  // namespace

int run_gate(const std::string& request_file, Session& session) { return gate(request_file, ReadingOptions{}, session); }

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
