// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// read_build: file API reply, event log and edges of a build folder become Build, components and uses.
#include "base/files.hpp"
#include "hooks/build_request.hpp"
#include "hooks/build_uses.hpp"
#include "hooks/evidence.hpp"

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

constexpr const char* reader_name = "build_reader";
constexpr std::string_view gate_target = "sluice-gate";

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

/// Names of the targets that ship. Where the project installs anything, what is installed and what that links; else all that is built
/// by default.
file_api::Names shipped_names(const file_api::Reply& reply, const EventLog& log, const EdgeLists& edges) {
  const bool installs = std::ranges::any_of(reply.targets, &file_api::Target::is_installed);
  file_api::Names names;
  std::vector<std::string> open;
  for (const file_api::Target& target : reply.targets) {
    const bool is_left_out = std::ranges::find(log.left_out, target.name) != log.left_out.end();
    if (installs ? target.is_installed : !is_left_out) open.push_back(target.name);
  }
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
    if (target.is_imported || target.is_abstract || target.is_generated || target.name == gate_target) continue;
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

Result<std::vector<std::string>> read_build(const BuildRequest& request, Inventory& inventory) {
  const Limits limits;
  const EventLog log = load_event_log(request, limits);
  TRY_ASSIGN(const file_api::Reply reply, file_api::read_reply(request.build_folder, request.config, external_names(log), limits, inventory.unknowns));
  const EdgeLists edges = load_edges(request, limits, inventory);
  inventory.unknowns.insert(inventory.unknowns.end(), log.unknowns.begin(), log.unknowns.end());
  inventory.build = make_build(reply, log, edges, request.config);
  Places places(request.source_folder, request.build_folder);
  BuildComponents components(reply, log, places, inventory);
  BuildUses(reply, log, edges, components, places, inventory).add_all();
  add_sources(reply, components, places, *inventory.build);
  report_unseen(request, log, places, inventory);
  if (looks_at_results(request.point)) EvidenceReader(request, reply, log, components, places, inventory).add_all();
  return looks_at_results(request.point) ? result_files(request, reply, places) : std::vector<std::string>();
}

}  // namespace sluice
