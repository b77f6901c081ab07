// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "policy/load.hpp"
#include "reports/report_format.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Exit codes (DESIGN.md section 3). When several hold, the largest of 70, 3, 1 wins.
enum Exit : int { exit_passed = 0, exit_failed = 1, exit_cannot_start = 2, exit_cannot_finish = 3, exit_internal = 70 };

/// What one run of the program knows of its surroundings, read once in main; commands leave their exit code in it.
struct Session {
  std::vector<std::string> argv;
  std::string builtin_folder;      ///< rules/ and packs/ that came with the program
  std::string share_folder;        ///< CMake files, schemas
  std::string folder;              ///< working folder
  std::string cache_folder;        ///< of this user; empty if there is none
  std::string machine_folder = "/etc/sluice";  ///< of the machine's overlay
  std::vector<std::pair<std::string, std::string>> added_overlays;  ///< further folders of overlays, behind what reports call them
  bool takes_loopback = false;     ///< SLUICE_TEST_LOOPBACK is 1: packs may come from http://127.0.0.1, for tests
  std::string toolchain_file;      ///< CMAKE_TOOLCHAIN_FILE of the environment
  std::string top_level_includes;  ///< CMAKE_PROJECT_TOP_LEVEL_INCLUDES of the environment, which CMake ignores
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool no_colour = false;          ///< NO_COLOR is set, or TERM is dumb
  bool force_colour = false;       ///< CLICOLOR_FORCE is set and not 0
  bool shows_links = false;        ///< a terminal that is known to show links (OSC 8)
  std::string ci_system;           ///< that this process runs under (cli/ci_system.hpp)
  std::string step_summary;        ///< file for the summary of a step, or empty
  bool ascii = false;              ///< the locale is not UTF-8
  std::uint32_t width = 100;
  std::int64_t now_unix = 0;
  Day today{};
  int exit_code = exit_passed;

  /// `choice`: "always", "never", or anything else for what the environment says.
  TextStyle out_style(std::string_view choice = {}) const;
  TextStyle err_style() const;
};

/// Reads the surroundings: environment, terminal, clock, place of the program.
Session make_session(int argc, const char* const* argv);

/// A variable of the environment; empty if it is not set.
std::string environment(const char* name);

/// Text to stdout, narration to stderr.
void print(std::string_view text);
void narrate(std::string_view text);

/// Prints an error and its diagnostics to stderr and returns its exit code.
int report_error(const Session& session, const Error& error);

/// "2026-11-21T09:30:00Z"
std::string to_utc_text(std::int64_t unix_seconds);

}  // namespace sluice
