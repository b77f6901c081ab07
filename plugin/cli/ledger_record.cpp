// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/ledger_record.hpp"

#include "base/files.hpp"
#include "cli/ledger_run.hpp"
#include "store/ledger.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <vector>

namespace sluice {
namespace {

/// The variable that tells a CI, or empty: most set CI; TF_BUILD is Azure's, JENKINS_URL and TEAMCITY_VERSION are
/// plain.
std::string find_ci() {
  for (const char* name : {"GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "CI"}) {
    if (const std::string value = environment(name); !value.empty() && value != "false") return name;
  }
  return {};
}

bool lies_below(const std::string& path, const std::string& folder) {
  return !folder.empty() && folder != "/" && path.starts_with(folder + (folder.ends_with('/') ? "" : "/"));
}

/// The work tree, or a temporary folder: what a CI throws away.
bool is_short_lived(const std::string& path, const Session& session) {
  std::vector<std::string> folders = {session.folder, "/tmp", "/var/tmp"};
  for (const char* name : {"TMPDIR", "RUNNER_TEMP", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY",
                           "AGENT_TEMPDIRECTORY", "WORKSPACE"}) {
    folders.push_back(environment(name));
  }
  for (const std::string& folder : folders) {
    if (lies_below(path, folder)) return true;
  }
  return false;
}

void warn_of_short_life(const std::string& place, const Session& session) {
  const std::string ci = find_ci();
  if (ci.empty() || is_ledger_url(place) || !is_short_lived(absolute_path(place), session)) return;
  narrate(
      fmt::format("sluice: warning: the ledger {} lies where this CI ({} is set) keeps nothing after the job\n"
                  "  help: name a file on a drive that stays, or a postgresql:// URL\n",
                  place, ci));
}

}  // namespace

void add_ledger_option(CLI::App& command, std::string& ledger, const std::string& help) {
  command.add_option("--ledger", ledger, help)->type_name("FILE|URL");
}

std::string ledger_place(const std::string& named, const Policy& policy) {
  if (!named.empty() || policy.project.ledger.empty()) return named;
  if (is_ledger_url(policy.project.ledger)) return policy.project.ledger;
  return join_path(parent_of(policy.project.file), policy.project.ledger);
}

Result<void> record_verdict(const std::string& place, const Report& report, const Inventory& inventory,
                            const Policy& policy, const Session& session) {
  if (place.empty()) return {};
  warn_of_short_life(place, session);
  Result<Ledger> ledger = Ledger::open(place, OpenMode::create);
  const Result<bool> recorded = ledger ? ledger->record(make_ledger_run(report, inventory, policy, session.now_unix))
                                       : Result<bool>(tl::unexpected(ledger.error()));
  if (!recorded) {
    Error error = recorded.error();
    return tl::unexpected(std::move(error).within("the verdict stands, but it was NOT RECORDED"));
  }
  return {};
}

}  // namespace sluice
