// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice doctor: is the gate set up, is the hook active in a build folder, and what can it not see there.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/policy_options.hpp"
#include "checks/kind.hpp"
#include "hooks/build_request.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

/// Lines of a check-up; a problem makes the exit code 1.
class CheckUp {
 public:
  void good(const std::string& text) { out_ += "  ok       " + text + "\n"; }
  void limit(const std::string& text) { out_ += "  unseen   " + text + "\n"; }
  void problem(const std::string& text, const std::string& help) {
    out_ += "  PROBLEM  " + text + "\n           help: " + help + "\n";
    ++problems_;
  }
  void heading(const std::string& text) { out_ += text + "\n"; }
  int finish() const {
    print(out_ + (problems_ == 0 ? "doctor: all well\n" : fmt::format("doctor: {}\n", count_of(problems_, "problem", "problems"))));
    return problems_ == 0 ? exit_passed : exit_failed;
  }

 private:
  std::string out_;
  std::uint64_t problems_ = 0;
};

void examine_policy(const PolicyOptions& options, const Session& session, CheckUp& up) {
  up.heading("policy");
  const Result<PolicySources> sources = options.sources(session);
  if (!sources) return up.problem(sources.error().message, sources.error().help);
  if (sources->project_file.empty() && sources->packs.empty()) {
    up.limit("no sluice.yaml here: the shipped internal-baseline holds at rung observe, where only danger stops a build");
  }
  const Result<Policy> policy = load_policy(*sources, catalogue());
  if (!policy) return up.problem(policy.error().message, "run `sluice policy lint` to see each place");
  up.good(fmt::format("{} rules, rung '{}'", policy->rules.size(), policy->rung));
  const auto unlocked = std::ranges::count_if(policy->packs, [](const PackRef& pack) { return !pack.locked; });
  if (unlocked > 0 && !policy->is_fallback) up.limit(fmt::format("{} not pinned in sluice.lock; `sluice policy lock` pins them", count_of(static_cast<std::uint64_t>(unlocked), "pack", "packs")));
}

/// The value of a CMakeCache.txt entry, or empty.
std::string cache_value(const std::string& cache, std::string_view name) {
  for (const std::string_view line : split(cache, '\n')) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with(":")) return std::string(line.substr(line.find('=') + 1));
  }
  return {};
}

void examine_entry(const std::string& cache, CheckUp& up) {
  const std::string includes = cache_value(cache, "CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
  if (includes.find("SluiceGate.cmake") != std::string::npos) {
    up.good("the hook enters by CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
  } else {
    up.limit("CMAKE_PROJECT_TOP_LEVEL_INCLUDES does not name SluiceGate.cmake; find_package(Sluice) sees no dependency provider events");
  }
  const std::string generator = cache_value(cache, "CMAKE_GENERATOR");
  up.good(fmt::format("generator {}", to_visible(generator)));
  if (generator.find("Makefiles") != std::string::npos) up.limit("`make x.o` in a sub-folder's Makefile bypasses the gate, by design of Make");
}

void examine_build(const std::string& folder, CheckUp& up) {
  up.heading("build " + to_visible(folder));
  const Limits limits;
  const Result<std::string> cache = read_file(join_path(folder, "CMakeCache.txt"), limits.document_bytes);
  if (!cache) return up.problem("no CMakeCache.txt: this is no CMake build folder", "name the folder given to `cmake -B`");
  examine_entry(*cache, up);
  const Result<BuildRequest> request = load_build_request(join_path(folder, ".sluice/gate-request.json"));
  if (!request) return up.problem("the hook did not run at configure: " + request.error().message, "configure with the line that `sluice hook cmake` prints");
  up.good("the hook wrote its request at configure");
  Inventory inventory;
  const auto read = read_build(*request, inventory);
  if (!read) return up.problem(read.error().message, "run cmake once more; CMake before 3.27 replies from the second run on, or use `cmake -C SluiceInit.cmake`");
  up.good(fmt::format("{}, {}", count_of(inventory.build->targets.size(), "target", "targets"), count_of(inventory.uses.size(), "use of a component", "uses of components")));
  for (const Unknown& unknown : inventory.unknowns) up.limit(to_visible(unknown.fact + ": " + unknown.reason));
}

int examine(const PolicyOptions& options, const std::string& build, const Session& session) {
  CheckUp up;
  up.heading("program");
  const std::string gate = join_path(session.share_folder, "cmake/SluiceGate.cmake");
  is_file(gate) ? up.good("CMake files found") : up.problem("the CMake files are not beside the program", "install it with `cmake --install`");
  is_folder(session.builtin_folder) ? up.good("rules and packs found") : up.problem("the rules and packs are not beside the program", "install it with `cmake --install`");
  examine_policy(options, session, up);
  if (!build.empty()) examine_build(build, up);
  return up.finish();
}

}  // namespace

void add_doctor(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("doctor", "Say whether the gate is set up, whether the hook is active, and what it cannot see");
  const auto options = std::make_shared<PolicyOptions>();
  const auto build = std::make_shared<std::string>();
  command->add_option("--build", *build, "Build folder to look at")->type_name("DIR");
  options->add_to(*command);
  command->callback([options, build, &session] { session.exit_code = examine(*options, *build, session); });
}

}  // namespace sluice
