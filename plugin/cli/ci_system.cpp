// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/ci_system.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace sluice {
namespace {

struct CiSystem {
  std::string_view name;
  const char* variable;     ///< set by the system in each step
  std::string_view format;  ///< that its log is read for
};

/// Jenkins' warnings-ng reads a log as g++'s.
constexpr CiSystem systems[] = {{"github", "GITHUB_ACTIONS", "github"},
                                {"azure", "TF_BUILD", "azure"},
                                {"teamcity", "TEAMCITY_VERSION", "teamcity"},
                                {"jenkins", "JENKINS_URL", "compiler"}};

bool append(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (file == nullptr) return false;
  const bool is_written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  return std::fclose(file) == 0 && is_written;
}

void add_summary(const Report& report, const ReportStyle& style, const Session& session) {
  if (session.step_summary.empty()) return;
  if (append(session.step_summary, find_report_format("github-summary")->render(report, style))) return;
  narrate(fmt::format("sluice: the summary of the step could not be written to {}\n", session.step_summary));
}

}  // namespace

std::string ci_by_environment() {
  for (const CiSystem& system : systems) {
    if (!environment(system.variable).empty()) return std::string(system.name);
  }
  return {};
}

std::string find_step_summary() { return environment("GITHUB_STEP_SUMMARY"); }

std::vector<std::string> annotation_choices() {
  std::vector<std::string> choices = {"auto", "none"};
  for (const CiSystem& system : systems) choices.emplace_back(system.name);
  return choices;
}

void annotate(std::string_view choice, bool is_stdout_taken, const Report& report, const ReportStyle& style,
              const Session& session) {
  const std::string_view name = choice == "auto" ? std::string_view(session.ci_system) : choice;
  for (const CiSystem& system : systems) {
    if (system.name != name) continue;
    const std::string text = find_report_format(system.format)->render(report, style);
    is_stdout_taken ? narrate(text) : print(text);
    if (system.name == "github") add_summary(report, style, session);
  }
}

}  // namespace sluice
