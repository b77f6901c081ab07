// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/reading_options.hpp"

#include "cli/build_id.hpp"
#include "cli/license_engine.hpp"
#include "cli/sbom_schemas.hpp"
#include "cli/terminal_progress.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace sluice {

void ReadingOptions::add_to(CLI::App& command) {
  command.add_option("--jobs", jobs, "Threads that decode and hash; 0, the default: one for each processor")
      ->type_name("N")
      ->check(CLI::Range(0, 256));
  command
      .add_option("--cache", cache,
                  "Folder for what was seen in archives, so that an archive seen before is only hashed (default: "
                  "$XDG_CACHE_HOME/sluice, or ~/.cache/sluice)")
      ->type_name("DIR");
  command.add_flag("--no-cache", no_cache, "Open every archive, and keep nothing");
}

ReadOptions ReadingOptions::reading(const Session& session) const {
  const auto licenses = [&session] { return load_license_scan(session); };
  const auto sboms = [&session] { return load_sbom_schemas(session); };
  const bool is_seen = session.stderr_is_terminal;
  const RemarkListener remark = [is_seen](const std::string& text) {
    if (is_seen) narrate(fmt::format("sluice: {}\n", text));
  };
  const std::shared_ptr<ReadMeter> meter = make_terminal_progress(session);
  if (no_cache) return {jobs, remark, {}, {}, licenses, sboms, meter};
  const std::string& folder = cache.empty() ? session.cache_folder : cache;
  const std::string build = find_build_id();
  return {jobs, remark, folder, build.empty() ? "" : fmt::format("{} {}", version, build), licenses, sboms, meter};
}

}  // namespace sluice
