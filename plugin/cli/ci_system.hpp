// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "model/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The CI system that the environment names: "github", "azure", "teamcity" or "jenkins"; or empty. GitLab reads no
/// annotations in a log.
std::string ci_by_environment();
/// The file that GitHub shows as the summary of a step; or empty.
std::string find_step_summary();

/// What --annotate may be.
std::vector<std::string> annotation_choices();

/// Adds to a log what a CI system shows beside it: `choice` is "auto" (by the environment), "none" or a system. Nothing
/// else of a run changes; what cannot be added is told on stderr. Writes to stderr where stdout is taken by a report.
void annotate(std::string_view choice, bool is_stdout_taken, const Report& report, const ReportStyle& style,
              const Session& session);

}  // namespace sluice
