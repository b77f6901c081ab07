// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_request.hpp"
#include "hooks/elf_dynamic.hpp"
#include "hooks/file_api.hpp"
#include "hooks/places.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluice {

/// What one target took, by index into BuildTrace::files.
struct TargetTrace {
  const file_api::Target* target = nullptr;
  std::vector<std::uint32_t> linked, included;  ///< each file once
  bool is_traced = false;  ///< its linker said what it opened; never of what is no program or shared library
  std::string artifact;    ///< host path, if it was built
  std::optional<ElfDynamic> dynamic;
};

/// What a finished build leaves behind: the linkers' dependency files (or maps, or as the last resort the link lines),
/// the compilers' dependency files, and the results.
struct BuildTrace {
  std::vector<std::string> files;  ///< absolute, lexically normal, each once
  std::vector<TargetTrace> targets;
  std::vector<std::uint32_t> unattributed;  ///< included by an object of which no target is known
};

/// Reads the trace of the configuration of a reply. What a target did not leave behind is an Unknown.
BuildTrace read_build_trace(const BuildRequest& request, const file_api::Reply& reply, Places& places,
                            std::vector<Unknown>& unknowns);

/// Folder of a target's objects, relative to the build folder: "src/CMakeFiles/app.dir".
std::string object_folder(const file_api::Target& target);

}  // namespace sluice
