// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/pipeline.hpp"
#include "hooks/build_request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// The pack that asks for licenses, where nobody names one: a rule on licenses must ask, or none are looked for.
inline constexpr const char* licensing_pack = "builtin:license-compliance@1";

/// The flags of commands that tell what is in deliveries and a build, and judge nothing.
struct SurveyOptions {
  PolicyOptions policy;
  ReadingOptions reading;
  std::vector<std::string> deliveries;
  std::string supplier;
  std::string build;

  /// `build_help`: what --build is for in this command.
  void add_to(CLI::App& command, const std::string& build_help);
};

/// What is to be looked at.
struct Survey {
  Policy policy;
  std::vector<DeliveryRequest> deliveries;
  std::optional<BuildRequest> build;
};

/// The policy is, without a word on it, that of the build, else the project's, else licensing_pack.
Result<Survey> prepare_survey(const SurveyOptions& options, const Session& session);
Result<Inventory> read_survey(const Survey& survey, const SurveyOptions& options, const Session& session);

}  // namespace sluice
