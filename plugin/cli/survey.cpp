// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/survey.hpp"

#include "cli/build_deliveries.hpp"
#include "cli/judgement.hpp"

#include <CLI/CLI.hpp>

namespace sluice {
namespace {

Result<PolicySources> find_sources(const SurveyOptions& options, const std::optional<BuildRequest>& build,
                                   const Session& session) {
  TRY_ASSIGN(PolicySources sources, options.policy.sources(session));
  const bool is_given = !options.policy.packs.empty() || !options.policy.project.empty();
  if (!is_given && build) {
    TRY_ASSIGN(sources, request_sources(*build, session));
  }
  if (sources.packs.empty() && sources.project_file.empty()) sources.packs = {licensing_pack};
  return sources;
}

}  // namespace

void SurveyOptions::add_to(CLI::App& command, const std::string& build_help) {
  command.add_option("delivery", deliveries, "Archives, folders and files; besides those of the build")
      ->type_name("DELIVERY");
  command.add_option("--build", build, build_help)->type_name("DIR");
  command.add_option("--supplier", supplier, "Supplier's id in suppliers.yaml, where path and URL do not tell")
      ->type_name("ID");
  policy.add_to(command);
  reading.add_to(command);
}

Result<Survey> prepare_survey(const SurveyOptions& options, const Session& session) {
  Survey survey;
  if (!options.build.empty()) {
    TRY_ASSIGN(survey.build, find_build_request(options.build));
  }
  if (options.deliveries.empty() && !survey.build)
    return refuse("nothing to look at", "name deliveries, or --build DIR");
  TRY_ASSIGN(const PolicySources sources, find_sources(options, survey.build, session));
  TRY_ASSIGN(survey.policy, load_policy(sources, catalogue()));
  if (survey.build) {
    TRY_ASSIGN(survey.deliveries, build_deliveries(*survey.build, survey.policy));
  }
  for (const std::string& path : options.deliveries) survey.deliveries.push_back({path, options.supplier, {}, {}, {}});
  return survey;
}

Result<Inventory> read_survey(const Survey& survey, const SurveyOptions& options, const Session& session) {
  DeliveryReader reader(options.reading.reading(session));
  TRY_ASSIGN(Inventory inventory, reader.read(survey.deliveries, survey.policy));
  if (survey.build) TRY(add_build(*survey.build, survey.policy, session, inventory));
  return inventory;
}

}  // namespace sluice
