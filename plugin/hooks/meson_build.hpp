// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/event_log.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// What Meson's introspection of a build folder says (Meson manual, "IDE integration"; 1.0 and newer): the project's
/// name, dependencies with version and link arguments, subprojects with version and, where a wrap file brought them,
/// URL and hash.
struct MesonBuild {
  std::string project;
  EventLog log;
};

/// Is there an introspection of Meson's below the build folder?
bool has_meson_build(const std::string& build_folder);
/// Reads it. A file that cannot be read becomes an Unknown of the log.
MesonBuild read_meson_build(const std::string& build_folder, const std::string& source_folder, const Limits& limits);

/// source_url and source_hash of a .wrap file (Meson manual, "Wrap dependency system"). Pure.
TakenIn parse_wrap(std::string_view text);

}  // namespace sluice
