// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice policy update: locks of many projects at once, each change told in plain sentences.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "cli/pack_opener.hpp"
#include "cli/policy_commands.hpp"
#include "policy/load.hpp"
#include "policy/lock_change.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace sluice {
namespace {

struct UpdateOptions {
  std::vector<std::string> folders = {"."};
  bool check = false;
};

/// True if the lock differs from what the packs are now; it is then written, unless it is only checked.
Result<bool> update_one(const std::string& folder, const UpdateOptions& options, const Session& session) {
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  sources.project_file = folder == "." ? "sluice.yaml" : join_path(folder, "sluice.yaml");
  if (!is_file(sources.project_file))
    return refuse(fmt::format("{}: there is no such file", sources.project_file), "name folders of projects, each with its sluice.yaml");
  let_open_packs(sources, session, !options.check);
  const std::string path = join_path(parent_of(sources.project_file), "sluice.lock");
  TRY_ASSIGN(const std::string fresh, make_lock(sources, catalogue()));
  std::string old;
  if (is_file(path)) {
    TRY_ASSIGN(old, read_file(path, Limits{}.document_bytes));
  }
  if (old == fresh) return false;
  TRY_ASSIGN(const std::vector<std::string> sentences, describe_lock_change(old, fresh, path));
  print(fmt::format("{}: {}\n", to_visible(path), options.check ? "is out of date" : old.empty() ? "written" : "rewritten"));
  for (const std::string& one : sentences) print(fmt::format("  {}\n", to_visible(one)));
  if (!options.check) TRY(write_file(path, fresh));
  return true;
}

/// A project that cannot be read does not keep the others from being looked at.
int update(const UpdateOptions& options, const Session& session) {
  std::size_t changed = 0, failed = 0;
  int code = exit_passed;
  for (const std::string& folder : options.folders) {
    const Result<bool> result = update_one(folder, options, session);
    if (!result) code = std::max(code, report_error(session, result.error()));
    failed += result ? 0 : 1;
    changed += result && *result ? 1 : 0;
  }
  const std::size_t whole = options.folders.size() - changed - failed;
  print(fmt::format("{}: {} up to date, {} {}, {} not readable\n", count_of(options.folders.size(), "project", "projects"), whole,
                    changed, options.check ? "out of date" : "rewritten", failed));
  return code != exit_passed ? code : options.check && changed > 0 ? exit_failed : exit_passed;
}

}  // namespace

void add_policy_update(CLI::App& policy, Session& session) {
  CLI::App* command = policy.add_subcommand("update", "Rewrite sluice.lock of one project or many, and say what changes for each");
  const auto options = std::make_shared<UpdateOptions>();
  command->add_option("folder", options->folders, "Folders with a sluice.yaml each (default: this one)")->type_name("DIR");
  command->add_flag("--check", options->check, "Write nothing; exit 1 if a lock is out of date");
  command->footer(
      "Told are packs that moved from one version or digest to another, and rules that were added, removed, raised or lowered\n"
      "by them; what the project itself raises is not in the lock. This is the only command that fetches: a pack that\n"
      "'extends' names as {use: https://..., sha256: ...} is kept by its digest in sluice-packs/ beside sluice.yaml, if that\n"
      "folder is there, else in the user's cache, and read from there by every other command, without a network.\n"
      "  sluice policy update ~/src/*/ && git -C ~/src/app diff sluice.lock\n"
      "  sluice policy update --check        # in a CI job");
  command->callback([options, &session] { session.exit_code = update(*options, session); });
}

}  // namespace sluice
