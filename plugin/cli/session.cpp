// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/session.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/ci_system.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace sluice {
namespace {

bool names_utf8(const std::string& locale) {
  return locale.find("UTF-8") != std::string::npos || locale.find("utf8") != std::string::npos ||
         locale.find("UTF8") != std::string::npos;
}

bool is_utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const std::string value = environment(name); !value.empty()) return names_utf8(value);
  }
  return false;
}

/// COLUMNS where somebody set it, else what the terminal says; within what a person reads.
std::uint32_t terminal_width() {
  winsize size{};
  std::uint64_t columns = parse_uint(environment("COLUMNS")).value_or(0);
  if (columns == 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  if (columns == 0) return 100;
  return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(columns, 40, 140));
}

/// Terminals that are known to show links; others may print the bytes.
bool shows_terminal_links() {
  for (const char* name : {"KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "FORCE_HYPERLINK"}) {
    if (!environment(name).empty()) return true;
  }
  constexpr std::uint64_t first_vte = 5000;
  if (parse_uint(environment("VTE_VERSION")).value_or(0) >= first_vte) return true;
  const std::string program = environment("TERM_PROGRAM");
  const std::string term = environment("TERM");
  return program == "iTerm.app" || program == "WezTerm" || program == "vscode" || program == "ghostty" ||
         term.starts_with("foot") || term.starts_with("alacritty") || term.starts_with("xterm-kitty");
}

bool is_coloured(const Session& session, bool is_terminal) {
  if (session.no_colour) return false;
  return is_terminal || session.force_colour;
}

/// Installed: PREFIX/bin/sluice and PREFIX/share/sluice; a build tree has the same shape.
std::string find_share_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "sluice").string();
}

/// As the XDG Base Directory Specification has it: a folder that is not absolute counts as none.
std::string find_cache_folder() {
  if (const std::string stated = environment("XDG_CACHE_HOME"); stated.starts_with('/')) return stated + "/sluice";
  const std::string home = environment("HOME");
  return home.starts_with('/') ? home + "/.cache/sluice" : "";
}

}  // namespace

TextStyle Session::out_style(std::string_view choice) const {
  const bool colour = choice == "always" || (choice != "never" && is_coloured(*this, stdout_is_terminal));
  return {colour, ascii, width};
}

TextStyle Session::err_style() const { return {is_coloured(*this, stderr_is_terminal), ascii, width}; }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Session make_session(int argc, const char* const* argv) {
  Session session;
  session.argv.assign(argv, argv + argc);
  session.share_folder = find_share_folder();
  session.builtin_folder = join_path(session.share_folder, "policy");
  session.folder = absolute_path(".");
  session.cache_folder = find_cache_folder();
  if (std::string overlay = environment("SLUICE_OVERLAY"); !overlay.empty()) session.added_overlays.emplace_back("added:", std::move(overlay));
  session.takes_loopback = environment("SLUICE_TEST_LOOPBACK") == "1";
  session.toolchain_file = environment("CMAKE_TOOLCHAIN_FILE");
  session.top_level_includes = environment("CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
  session.stdout_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  session.stderr_is_terminal = ::isatty(STDERR_FILENO) == 1;
  session.no_colour = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
  session.force_colour = !environment("CLICOLOR_FORCE").empty() && environment("CLICOLOR_FORCE") != "0";
  session.shows_links = session.stdout_is_terminal && !session.no_colour && shows_terminal_links();
  session.ci_system = ci_by_environment();
  session.step_summary = find_step_summary();
  session.ascii = !is_utf8_locale();
  session.width = session.stdout_is_terminal ? terminal_width() : 100;
  session.now_unix = std::time(nullptr);
  session.today = Day{static_cast<std::int32_t>(session.now_unix / 86400)};
  return session;
}

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void narrate(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

int report_error(const Session& session, const Error& error) {
  for (const Diagnostic& diagnostic : error.diagnostics) narrate(render(diagnostic, session.err_style()) + "\n");
  narrate(fmt::format("sluice: {}\n", error.message));
  if (!error.help.empty()) narrate(fmt::format("  help: {}\n", error.help));
  return error.failure == Failure::cannot_start ? exit_cannot_start : exit_cannot_finish;
}

std::string to_utc_text(std::int64_t unix_seconds) {
  const Day day{static_cast<std::int32_t>(unix_seconds / 86400)};
  const std::int64_t seconds = unix_seconds % 86400;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(day), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace sluice
