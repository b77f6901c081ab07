// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/hook_lines.hpp"

#include "base/files.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <string>

namespace sluice {
namespace {

struct Line {
  const char* name;
  const char* summary;
  const char* file;  ///< of share/cmake/managers that it needs, or empty
  const char* text;  ///< {0}: the file
};

constexpr std::array<Line, 5> lines = {{
    {"make", "The make line that puts the gate in front of compiler, linker and archiver", "",
     "make CC=\"sluice cc -- gcc\" CXX=\"sluice cc -- g++\" AR=\"sluice cc -- ar\"\n"},
    {"meson", "A native file for meson setup, and the line to build with", "",
     "# meson setup build --native-file sluice.ini, then: sluice ninja -C build\n"
     "[binaries]\n"
     "c = ['sluice', 'cc', '--', 'cc']\n"
     "cpp = ['sluice', 'cc', '--', 'c++']\n"},
    {"ninja", "The line to say in place of ninja", "", "sluice ninja -C build\n"},
    {"conan", "How to install the hook that judges sources before a recipe builds them", "hook_sluice.py",
     "install -D -t \"$(conan config home)/extensions/hooks\" {0}\n"},
    {"vcpkg", "The variable that makes vcpkg fetch through the gate", "sluice-vcpkg-asset",
     "export X_VCPKG_ASSET_SOURCES=\"clear;x-script,{0} {{url}} {{sha512}} {{dst}};x-block-origin\"\n"},
}};

void print_line(const Line& line, Session& session) {
  const std::string file =
      std::string(line.file).empty() ? "" : join_path(session.share_folder, std::string("cmake/managers/") + line.file);
  if (!file.empty() && !is_file(file)) {
    session.exit_code = report_error(
        session, Error{file + ": no such file", "install sluice with `cmake --install`", Failure::cannot_finish, {}});
    return;
  }
  print(fmt::format(fmt::runtime(line.text), file));
}

}  // namespace

void add_hook_lines(CLI::App& hook, Session& session) {
  for (const Line& line : lines) {
    CLI::App* command = hook.add_subcommand(line.name, line.summary);
    command->callback([&line, &session] { print_line(line, session); });
  }
}

}  // namespace sluice
