// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/origin.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A find_package() call and its outcome.
struct PackageEvent {
  std::string name, version, config, file;  ///< config file, and the list file of the call
  bool found = false;
  std::vector<std::string> libraries, includes;
};

/// An imported target.
struct ImportedEvent {
  std::string name, type, package;  ///< type as CMake says: STATIC_LIBRARY, UNKNOWN_LIBRARY, ...
  std::vector<std::string> locations, links, includes;
};

/// What FetchContent or ExternalProject takes in.
struct TakenIn {
  std::string name, hash, git_repository, git_tag, file, seen;
  std::vector<std::string> urls, byproducts;
  std::string folder, binary_folder, install_folder;
  std::string build;  ///< of an external project: "gated" if the gate stands in its build, "opaque" if not; empty if nobody said
};

struct ProjectEvent {
  std::string name, version, homepage, folder, file;
};

/// The hook's event log (cmake/SluiceEvents.cmake, format sluice.events/1). It is written while a stranger's CMake code runs, so it
/// is a hint.
struct EventLog {
  std::vector<PackageEvent> packages;
  std::vector<ImportedEvent> imported;
  std::vector<TakenIn> fetches, externals;
  std::vector<ProjectEvent> projects;
  std::map<std::string, std::string> aliases;  ///< other name to target
  std::vector<std::string> left_out;           ///< targets outside ALL
  std::vector<Unknown> unknowns;               ///< what the log itself says or shows to be missing
};

/// Reads the log's text. A line that cannot be read, a replaced or absent dependency provider and a missing end are Unknowns.
EventLog parse_event_log(std::string_view text, const Limits& limits);

/// What targets link themselves ("uses") and make their users link ("offers"), from the hook's edges file.
struct EdgeLists {
  std::map<std::string, std::vector<std::string>> uses, offers;
};
EdgeLists parse_edges(std::string_view text);

}  // namespace sluice
