// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/child_builds.hpp"

#include "base/files.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint32_t most_nested = 8;
constexpr std::string_view passed = "passed";  ///< Verdict::gate in a report
constexpr std::string_view opaque = "opaque";  ///< TakenIn::build

/// The child's own facts are relative to its folders; here they are told from this build's.
class Rebase {
 public:
  Rebase(const BuildRequest& child, const Places& outer) : child_(child), outer_(outer) {}

  std::string path(const std::string& path) const {
    if (path.empty() || path.starts_with('/') || path.find("://") != std::string::npos) return path;
    for (const std::string& folder : {child_.build_folder, child_.source_folder}) {
      const std::string found = join_path(folder, path);
      if (is_file(found) || is_folder(found)) return outer_.shown(found);
    }
    return path;
  }
  Origin place(Origin origin) const {
    origin.path = path(origin.path);
    return origin;
  }

 private:
  const BuildRequest& child_;
  const Places& outer_;
};

/// What the child's gate decided: "passed", "failed", ...; empty if it did not judge yet. Check point: "report" (P1) or "verify" (P2).
std::string decided(const BuildRequest& child, std::string_view point) {
  const std::string config = child.config.empty() ? "" : "-" + child.config;
  const std::string file = join_path(child.build_folder, fmt::format(".sluice/{}{}.json", point, config));
  const Limits limits;
  const Result<std::string> text = read_file(file, limits.document_bytes);
  if (!text) return {};
  const Result<json::Value> root = json::parse(*text, file, limits);
  const json::Value* body = root ? root->find("body") : nullptr;
  return body == nullptr ? "" : std::string(body->text_or("gate", ""));
}

class ChildBuilds {
 public:
  ChildBuilds(const BuildRequest& request, const ReadOne& read_one, Places& places, Inventory& outer)
      : read_one_(read_one), places_(places), outer_(outer), is_finished_(looks_at_results(request.point)) {
    visited_.insert(places.real(request.build_folder));
    for (std::uint32_t i = 0; i < outer.components.size(); ++i) known_.emplace(key_of(outer.components[i]), i);
  }

  void add_all(const EventLog& log, const std::string& prefix, std::uint32_t depth) {
    for (const TakenIn& one : log.externals) {
      if (!one.build.empty()) add(one, prefix + one.name, depth);
    }
  }
  std::vector<std::string> take_inputs() { return std::move(inputs_); }

 private:
  void add(const TakenIn& one, const std::string& name, std::uint32_t depth) {
    const Origin place = places_.call(one.file, "ExternalProject_Add", one.name);
    const auto unseen = [&](std::string fact, std::string reason) {
      outer_.unknowns.push_back({std::move(fact), std::move(reason), place});
    };
    const std::string links = fmt::format("what the build of {} links", name);
    if (one.build == opaque) return unseen(links, "it is no CMake build that the gate reaches");
    if (depth >= most_nested) return unseen(links, "it lies too deep in builds inside of builds");
    if (!visited_.insert(places_.real(one.binary_folder)).second) return;
    const Result<BuildRequest> child = load_build_request(join_path(one.binary_folder, ".sluice/gate-request.json"));
    if (!child) return unseen(links, "it was not configured yet; the build after it tells");
    Inventory inner;
    const Result<OneBuild> build = read_one_(*child, inner);
    if (!build) return unseen(links, build.error().message);
    merge(name + "/", inner, Rebase(*child, places_));
    inputs_.insert(inputs_.end(), build->inputs.begin(), build->inputs.end());
    const bool has_evidence = is_finished_ && is_file(join_path(child->build_folder, ".sluice/verify-request.json"));
    const std::string_view point = has_evidence ? "verify" : "report";
    const std::string gate = decided(*child, point);
    if (gate != passed)
      unseen(fmt::format("whether the build of {} passed", name),
             gate.empty() ? fmt::format("its own gate has not judged yet ({})", point) : "its own gate says: " + gate);
    add_all(build->log, name + "/", depth + 1);
  }

  static std::string key_of(const Component& one) { return one.name + "\n" + one.version + "\n" + one.location; }

  /// The index in the outer inventory.
  std::uint32_t move(Component component, const Rebase& rebase) {
    component.location = rebase.path(component.location);
    component.source = rebase.path(component.source);
    for (Origin& origin : component.origins) origin = rebase.place(origin);
    const auto [known, is_new] =
        known_.try_emplace(key_of(component), static_cast<std::uint32_t>(outer_.components.size()));
    if (is_new) {
      outer_.components.push_back(std::move(component));
    } else {
      std::vector<Origin>& origins = outer_.components[known->second].origins;
      origins.insert(origins.end(), component.origins.begin(), component.origins.end());
    }
    return known->second;
  }

  void merge(const std::string& prefix, const Inventory& child, const Rebase& rebase) {
    std::map<std::uint32_t, std::uint32_t> moved;
    for (std::uint32_t i = 0; i < child.components.size(); ++i) {
      if (child.components[i].provenance != Provenance::first_party)
        moved.emplace(i, move(child.components[i], rebase));
    }
    for (Use use : child.uses) {
      const auto component = moved.find(use.component);
      if (component == moved.end()) continue;
      use.consumer = prefix + use.consumer;
      use.component = component->second;
      use.direct = false;
      use.origin = rebase.place(use.origin);
      outer_.uses.push_back(std::move(use));
    }
    for (Unknown unknown : child.unknowns) {
      unknown.fact = prefix + " " + unknown.fact;
      unknown.origin = rebase.place(unknown.origin);
      outer_.unknowns.push_back(std::move(unknown));
    }
    add_targets(prefix, *child.build, rebase);
  }

  void add_targets(const std::string& prefix, const Build& child, const Rebase& rebase) {
    Build& build = *outer_.build;
    for (BuildTarget target : child.targets) {
      target.name = prefix + target.name;
      target.origin = rebase.place(target.origin);
      for (std::string& source : target.sources) source = rebase.path(source);
      build.targets.push_back(std::move(target));
    }
    for (const auto count :
         {&Build::link_inputs, &Build::link_inputs_owned, &Build::link_inputs_versioned, &Build::link_inputs_linkage}) {
      build.*count += child.*count;
    }
  }

  const ReadOne& read_one_;
  Places& places_;
  Inventory& outer_;
  bool is_finished_;
  std::vector<std::string> inputs_;
  std::set<std::string> visited_;
  std::map<std::string, std::uint32_t> known_;
};

}  // namespace

std::vector<std::string> add_child_builds(const BuildRequest& request, const EventLog& log, const ReadOne& read_one,
                                          Places& places, Inventory& inventory) {
  ChildBuilds children(request, read_one, places, inventory);
  children.add_all(log, "", 0);
  std::ranges::sort(inventory.build->targets, {}, &BuildTarget::name);
  return children.take_inputs();
}

}  // namespace sluice
