// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// read_build: file API reply, event log and edges of a build folder become Build, components and uses.
#include "base/files.hpp"
#include "hooks/build_request.hpp"
#include "hooks/build_uses.hpp"
#include "hooks/child_builds.hpp"
#include "hooks/evidence.hpp"
#include "hooks/read_commands.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

constexpr const char* reader_name = "build_reader";
constexpr std::array<std::string_view, 2> own_targets = {"sluice-gate", "sluice-verify"};

EventLog load_event_log(const BuildRequest& request, const Limits& limits) {
  const auto text = request.event_log.empty() ? Result<std::string>(std::string{}) : read_file(request.event_log, limits.document_bytes);
  EventLog log = parse_event_log(text ? *text : "", limits);
  if (!text) log.unknowns.push_back({"the hook's event log", text.error().message, {"", 0, 0, "", reader_name}});
  return log;
}

EdgeLists load_edges(const BuildRequest& request, const Limits& limits, Inventory& inventory) {
  const std::string name = request.config.empty() ? "edges.txt" : "edges-" + request.config + ".txt";
  const auto text = read_file(join_path(request.build_folder, ".sluice/" + name), limits.document_bytes);
  if (text) return parse_edges(*text);
  inventory.unknowns.push_back({"header-only libraries in use", "the hook's list of edges cannot be read: " + text.error().message, {"", 0, 0, "", reader_name}});
  return {};
}

/// The targets and all that they link.
file_api::Names with_linked(std::vector<std::string> open, const EventLog& log, const EdgeLists& edges) {
  file_api::Names names;
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (!names.insert(name).second) continue;
    for (const auto* lists : {&edges.uses, &edges.offers}) {
      const auto list = lists->find(name);
      if (list == lists->end()) continue;
      for (const std::string& item : list->second) {
        const auto alias = log.aliases.find(item);
        open.push_back(alias == log.aliases.end() ? item : alias->second);
      }
    }
  }
  return names;
}

file_api::Names built_by_default(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges) {
  const file_api::Names left_out(log.left_out.begin(), log.left_out.end());
  std::vector<std::string> names;
  for (const file_api::Target& target : reply.targets) {
    if (left_out.count(target.name) == 0) names.push_back(target.name);
  }
  return with_linked(std::move(names), log, edges);
}

/// Names of the targets that ship. Where the project installs anything, what is installed and what that links; else all that is built
/// by default.
file_api::Names shipped_names(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges) {
  std::vector<std::string> installed;
  for (const file_api::Target& target : reply.targets) {
    if (target.is_installed) installed.push_back(target.name);
  }
  return installed.empty() ? built_by_default(reply, log, edges) : with_linked(std::move(installed), log, edges);
}

/// The targets of external projects, the only ones whose build order tells who uses them.
file_api::Names external_names(const EventLog& log) {
  file_api::Names names;
  for (const TakenIn& one : log.externals) names.insert(one.name);
  return names;
}

Build make_build(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges, const std::string& config) {
  Build build;
  build.project = reply.project;
  build.generator = reply.generator;
  build.cmake_version = reply.cmake_version;
  build.configs = config.empty() ? reply.configs : std::vector<std::string>{config};
  std::erase(build.configs, "");
  const file_api::Names shipped = shipped_names(reply, log, edges);
  for (const file_api::Target& target : reply.targets) {
    const bool is_ours = std::ranges::find(own_targets, target.name) != own_targets.end();
    if (target.is_imported || target.is_abstract || target.is_generated || is_ours) continue;
    build.targets.push_back({target.name, target.type, target.type != "UTILITY" && shipped.count(target.name) > 0, target.place, {}});
  }
  std::ranges::sort(build.targets, {}, &BuildTarget::name);
  return build;
}

/// Compiled files of other people's components: whether a file of a delivery ends in a product is asked of them only.
void add_sources(const file_api::Reply& reply, const BuildComponents& components, const Places& places, Build& build) {
  for (const file_api::Target& target : reply.targets) {
    const auto built = std::ranges::find(build.targets, target.name, &BuildTarget::name);
    if (built == build.targets.end()) continue;
    for (const std::string& source : target.sources) {
      const std::string path = places.in_source(source);
      if (components.of_folder(path)) built->sources.push_back(places.shown(path));
    }
    std::ranges::sort(built->sources);
  }
}

/// What came over the network was unpacked before anybody looked; what an override put in place was never declared.
void report_unseen(const BuildRequest& request, const EventLog& log, Places& places, Inventory& inventory) {
  const auto is_seen = [&](const std::string& url) {
    return std::ranges::any_of(request.deliveries, [&](const DeliveryRequest& one) { return one.url == url || one.path == url || "file://" + one.path == url; });
  };
  const auto report = [&](const TakenIn& one, const char* command, const char* reason) {
    inventory.unknowns.push_back({"contents of " + one.name, reason, places.call(one.file, command, one.name)});
  };
  for (const TakenIn& one : log.fetches) {
    if (one.seen == "override") {
      inventory.unknowns.push_back({"origin of " + one.name, "FETCHCONTENT_SOURCE_DIR_... puts " + places.shown(one.folder) + " in place of what the project declares", {"", 0, 0, "", reader_name}});
    } else if (!one.git_repository.empty() || std::ranges::none_of(one.urls, is_seen)) {
      report(one, "FetchContent_Declare", "it is fetched over the network and was not looked at as a delivery");
    }
  }
  for (const TakenIn& one : log.externals) {
    const bool is_local = one.git_repository.empty() && one.urls.empty();
    if (!is_local && std::ranges::none_of(one.urls, is_seen)) report(one, "ExternalProject_Add", "it is downloaded by the build and was not looked at as a delivery");
  }
}

/// Files whose owners will be asked for: databases are read once for all of them. Link lines repeat themselves, so each fragment is looked
/// at once.
std::vector<std::string> expected_files(const file_api::Reply& reply, const EventLog& log, Places& places) {
  std::set<std::string> files;
  for (const PackageEvent& one : log.packages) {
    files.insert(one.libraries.begin(), one.libraries.end());
    files.insert(one.config);
  }
  for (const ImportedEvent& one : log.imported) files.insert(one.locations.begin(), one.locations.end());
  LibraryFinder finder(toolchain_folders(reply));
  std::set<std::string_view> seen;
  for (const file_api::Target& target : reply.targets) {
    std::vector<file_api::Fragment> fragments;
    for (const file_api::Fragment& one : target.fragments) {
      if (seen.insert(one.text).second) fragments.push_back(one);
    }
    const LinkLine line = read_link_line(fragments);
    for (const LinkItem& item : line.items) {
      const auto file = item.file.empty() ? finder.find(item, line.folders) : std::optional(item.file);
      if (file && file->starts_with('/')) files.insert(*file);
    }
  }
  std::set<std::string> all;
  for (const std::string& file : files) {
    if (!file.starts_with('/')) continue;
    all.insert(file);
    all.insert(places.real(file));
  }
  return {all.begin(), all.end()};
}

/// What a finished build is told by, if it is looked at: the compilers' log, the linkers' lists and the results.
std::vector<std::string> result_files(const BuildRequest& request, const file_api::Reply& reply, const Places& places) {
  std::vector<std::string> files = {join_path(request.build_folder, ".ninja_deps"), join_path(request.build_folder, ".sluice/link/")};
  for (const file_api::Target& target : reply.targets) {
    if (target.is_imported || target.is_abstract) continue;
    for (const std::string& artifact : target.artifacts) files.push_back(places.in_build(artifact));
  }
  return files;
}

}  // namespace

Result<OneBuild> add_read_build(const BuildRequest& request, const file_api::Reply& reply, EventLog log, const EdgeLists& edges, Inventory& inventory,
                                const LicenseLoader& licenses) {
  inventory.unknowns.insert(inventory.unknowns.end(), log.unknowns.begin(), log.unknowns.end());
  inventory.build = make_build(reply, log, edges, request.config);
  Places places(request.source_folder, request.build_folder);
  ComponentOwners owners({request.owner_root, places.in_build("."), places.in_source(".")}, licenses);
  owners.expect(expected_files(reply, log, places));
  BuildComponents components(reply, log, places, owners, inventory);
  BuildUses(reply, log, edges, components, places, inventory).add_all();
  add_sources(reply, components, places, *inventory.build);
  report_unseen(request, log, places, inventory);
  std::vector<std::string> inputs = owners.evidence();
  if (!looks_at_results(request.point)) return OneBuild{std::move(log), std::move(inputs)};
  BuildEvidenceReader(request, reply, log, components, places, inventory).add_all();
  for (std::string& file : result_files(request, reply, places)) inputs.push_back(std::move(file));
  return OneBuild{std::move(log), std::move(inputs)};
}

namespace {

Result<OneBuild> read_one_build(const BuildRequest& request, Inventory& inventory, const LicenseLoader& licenses) {
  if (!request.commands.empty()) return read_commands(request, inventory, licenses);
  const Limits limits;
  EventLog log = load_event_log(request, limits);
  TRY_ASSIGN(const file_api::Reply reply, file_api::read_reply(request.build_folder, request.config, external_names(log), limits, inventory.unknowns));
  const EdgeLists edges = load_edges(request, limits, inventory);
  const file_api::Names built = built_by_default(reply, log, edges);
  std::erase_if(log.left_out, [&](const std::string& name) { return built.count(name) > 0; });
  return add_read_build(request, reply, std::move(log), edges, inventory, licenses);
}

}  // namespace

Result<std::vector<std::string>> read_build(const BuildRequest& request, Inventory& inventory, const LicenseLoader& licenses) {
  const ReadOne read_one = [&licenses](const BuildRequest& one, Inventory& into) { return read_one_build(one, into, licenses); };
  TRY_ASSIGN(OneBuild build, read_one(request, inventory));
  Places places(request.source_folder, request.build_folder);
  for (std::string& file : add_child_builds(request, build.log, read_one, places, inventory)) build.inputs.push_back(std::move(file));
  return std::move(build.inputs);
}

}  // namespace sluice
