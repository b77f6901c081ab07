// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/policy_options.hpp"

#include "base/files.hpp"
#include "cli/overlay.hpp"
#include "cli/pack_opener.hpp"
#include "exports/kit.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

/// The kit's own rules and data stand in place of the program's, and its lock pins all of them.
Result<PolicySources> kit_sources(const std::string& folder, const PolicyOptions& options) {
  if (is_file(folder)) return refuse(fmt::format("--kit {}: is a file, and a kit is a folder", folder), "unpack it first");
  const std::string project = join_path(folder, kit_project_file);
  if (!is_file(project) || !is_file(join_path(folder, kit_list_file))) {
    return refuse(fmt::format("--kit {}: this is no kit, it has no {} and {}", folder, kit_project_file, kit_list_file),
                  "name the folder that your customer's `sluice kit` wrote");
  }
  if (!options.packs.empty() || !options.project.empty()) {
    return refuse("--kit brings packs and project itself", "leave out --policy and --project");
  }
  PolicySources sources;
  sources.builtin_folder = join_path(folder, kit_shipped_folder);
  sources.project_file = project;
  sources.rung = options.rung;
  sources.needs_lock = true;
  return sources;
}

}  // namespace

void PolicyOptions::add_to(CLI::App& command) {
  command.add_option("--policy", packs, "Pack to judge by, in place of the project's: a file, or builtin:NAME@MAJOR; may be repeated")
      ->type_name("PACK")->allow_extra_args(false);
  command.add_option("--project", project, "Project file (default: sluice.yaml of this folder, if there is one)")->type_name("FILE");
  command.add_option("--overlay", overlay,
                     "Folder of a signed overlay that tightens the policy, besides the machine's in /etc/sluice and the one that SLUICE_OVERLAY names")
      ->type_name("DIR");
  command.add_option("--kit", kit, "Judge as a customer does: a folder that `sluice kit` wrote; in place of --project and --policy")->type_name("FOLDER");
  command.add_option("--rung", rung, "Judge at this step of the maturity ladder; may only be stricter than the project's")
      ->type_name("RUNG");
  command.add_option("--as-of", as_of, "Judge as of this day (YYYY-MM-DD, UTC) instead of today")->type_name("DAY");
  command.add_flag("--allow-past", allow_past, "Allow --as-of a past day; the report says so");
  command.add_flag("--locked", locked, "Refuse packs and rules that sluice.lock does not pin");
}

Result<PolicySources> PolicyOptions::sources(const Session& session) const {
  Session with_overlay = session;
  if (!overlay.empty()) with_overlay.added_overlays.emplace_back("added:/asked", overlay);
  if (!kit.empty()) {
    TRY_ASSIGN(PolicySources of_kit, kit_sources(kit, *this));
    TRY(add_overlays(with_overlay, of_kit));
    return of_kit;
  }
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  sources.packs = packs;
  sources.rung = rung;
  sources.needs_lock = locked;
  if (!project.empty() && !is_file(project)) {
    return refuse(fmt::format("--project {}: no such file", project), "name your sluice.yaml, or leave the flag out");
  }
  sources.project_file = !project.empty() ? project : is_file("sluice.yaml") ? "sluice.yaml" : "";
  let_open_packs(sources, session);
  TRY(add_overlays(with_overlay, sources));
  return sources;
}

Result<Day> PolicyOptions::day(const Session& session) const { return judgement_day(as_of, allow_past, session.today); }

Result<Day> judgement_day(const std::string& as_of, bool allow_past, Day today) {
  if (as_of.empty()) return today;
  const std::optional<Day> day = parse_day(as_of);
  if (!day) return refuse(fmt::format("--as-of {}: is no day", as_of), "write it as YYYY-MM-DD");
  if (*day < today && !allow_past) {
    return refuse(fmt::format("--as-of {}: lies in the past, where expired waivers would hold again", as_of),
                  "add --allow-past if an old state is to be judged; the report will say so");
  }
  return *day;
}

}  // namespace sluice
