// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "model/origin.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// CMake's file API reply (cmake-file-api(7)): codemodel 2.4 (CMake 3.25) to 2.10 (4.3), cache 2, toolchains 1.
namespace sluice::file_api {

/// A piece of a link line, in the shell's spelling, with the call that put it there.
struct Fragment {
  std::string text;
  std::string role;  ///< "flags", "libraries", "libraryPath", "frameworkPath"
  Origin place;
};

/// A direct edge of the link graph (codemodel 2.9 and newer).
struct Edge {
  std::string id;    ///< of a target, or empty for a plain item
  std::string text;  ///< a plain item
  Origin place;
};

struct Target {
  std::string name, id, type;
  std::string build_folder;          ///< relative to the top build folder, or absolute
  std::string folder;                ///< its source folder, as in the reply: relative to the top, or absolute
  bool is_imported = false;
  bool is_abstract = false;          ///< an imported or interface library that nothing builds (codemodel 2.9)
  bool is_generated = false;         ///< made by CMake itself: ALL_BUILD, ...
  bool is_installed = false;
  std::vector<std::string> artifacts;  ///< relative to the build folder, or absolute
  std::vector<std::string> sources;    ///< those that are compiled, as in the reply: relative to the top source folder, or absolute
  std::vector<std::string> objects;    ///< listed among its sources, but made elsewhere
  std::vector<Fragment> fragments;
  std::vector<Edge> links;             ///< what it links itself
  std::vector<Edge> offers;            ///< what its users link
  std::vector<std::string> dependencies;  ///< ids it waits for, of those asked for
  Origin place;                        ///< call that made it
};

struct Toolchain {
  std::string compiler, version;         ///< "GNU", "12.2.0"
  std::vector<std::string> link_folders;
  std::vector<std::string> link_libraries;
  std::vector<std::string> include_folders;
};

struct Reply {
  std::string cmake_version, generator, project;
  std::vector<std::string> configs;
  std::vector<Target> targets;           ///< of one configuration
  std::vector<Toolchain> toolchains;
  std::map<std::string, std::string> cache;
};

/// Names of targets. A target lists everything that it waits for, which is most of a reply; only these are kept.
using Names = std::set<std::string, std::less<>>;

/// One target file. Pure.
Result<Target> parse_codemodel_target(std::string_view json, std::string_view file, const Names& wanted_dependencies);

/// Reads the newest complete reply of a build folder for one configuration (the first if empty or unknown). A file that vanished
/// because CMake ran at the same time makes it start again. A target that cannot be read becomes an Unknown; an Error only if
/// there is no reply.
Result<Reply> read_reply(const std::string& build_folder, const std::string& config, const Names& wanted_dependencies, const Limits& limits,
                         std::vector<Unknown>& unknowns);

}  // namespace sluice::file_api
