// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The bench target: every speed that Sluice promises, as a ratio or a figure against a named baseline of the same run.
#include "bench/archives.hpp"
#include "bench/impact.hpp"
#include "bench/ledger.hpp"
#include "bench/licenses.hpp"
#include "bench/measure.hpp"
#include "bench/policy_load.hpp"
#include "bench/sbom_reading.hpp"
#include "bench/sbom_truth.hpp"
#include "bench/sboms.hpp"
#include "gate/judge.hpp"
#include "hooks/build_request.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace sluice;

namespace {

constexpr int rounds = 5;

bool bench_start(const std::string& program) {
  const bench::Pair pair = bench::compare(
      30,
      [&] {
        return bench::run({program, "--version"}).seconds;
      },
      [&] { return bench::run({"true"}).seconds; });
  return bench::report("start-up", (pair.first - pair.second) * 1000, "ms", 4, "over `true`");
}

bool bench_policy() {
  const Inventory inventory = bench::make_inventory(20000);
  const Policy policy = bench::make_policy(300);
  std::uint64_t checks = 0;
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    best = std::min(best, bench::time_of([&] { checks = judge(inventory, policy, {}).checks; }));
  }
  return bench::report("policy, 300 rules over 20,000 components", best, "s", 1.0, fmt::format("({} checks)", checks));
}

std::string big_project(int targets) {
  std::string text = "cmake_minimum_required(VERSION 3.24)\nproject(big C)\n";
  for (int i = 0; i < targets; ++i) {
    text += fmt::format("add_library(l{0} STATIC x.c)\n", i);
    if (i > 0) text += fmt::format("target_link_libraries(l{0} PRIVATE l{1})\n", i, i - 1);
  }
  return text + fmt::format("add_executable(app m.c)\ntarget_link_libraries(app PRIVATE l{})\n", targets - 1);
}

bool configure(const std::string& source, const std::string& build, const std::vector<std::string>& more) {
  std::vector<std::string> command = {"cmake", "-G", "Ninja", "-S", source, "-B", build};
  command.insert(command.end(), more.begin(), more.end());
  return bench::run(command).exit_code == 0;
}

bool bench_reply(const std::string& program, const test::TemporaryFolder& folder) {
  folder.write("big/CMakeLists.txt", big_project(1000));
  folder.write("big/x.c", "int x;\n");
  folder.write("big/m.c", "int main(void){return 0;}\n");
  const std::string build = folder.path() + "/big-build";
  const std::string init = std::string(SLUICE_SOURCE_DIR) + "/cmake/SluiceInit.cmake";
  const bool configured = bench::run({"cmake", "-C", init, "-G", "Ninja", "-S", folder.path() + "/big", "-B", build,
                                      "-DSLUICE_EXECUTABLE=" + program})
                              .exit_code == 0;
  const auto request = load_build_request(build + "/.sluice/gate-request.json");
  if (!configured || !request) return fmt::print("reply: the project did not configure\n"), false;
  double best = 1e9;
  std::size_t targets = 0;
  for (int i = 0; i < rounds; ++i) {
    Inventory inventory;
    best = std::min(best, bench::time_of([&] {
                      if (read_build(*request, inventory)) targets = inventory.build->targets.size();
                    }));
  }
  return bench::report("reading the file API reply of 1,000 targets", best * 1000, "ms", 100,
                       fmt::format("({} targets)", targets)) &&
         targets > 1000;
}

/// A configure of 1,000 targets in an empty folder over the same without the gate; most of what it adds is the file API
/// reply.
bool bench_configure(const std::string& program, const test::TemporaryFolder& folder) {
  const std::string source = folder.path() + "/big", plain = folder.path() + "/big-plain",
                    gated = folder.path() + "/big-gated";
  folder.write("big/CMakeLists.txt", big_project(1000));
  const std::string gate =
      "-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + std::string(SLUICE_SOURCE_DIR) + "/cmake/SluiceGate.cmake";
  if (!configure(source, plain, {}) || !configure(source, gated, {gate, "-DSLUICE_EXECUTABLE=" + program}))
    return fmt::print("configure: the project did not configure\n"), false;
  const bench::Pair pair = bench::compare(
      rounds,
      [&] {
        return bench::run({"cmake", "--fresh", "-DSLUICE_EXECUTABLE=" + program, gate, gated}).seconds;
      },
      [&] {
        return bench::run({"cmake", "--fresh", plain}).seconds;
      });
  return bench::report("configure of 1,000 targets, added by the gate", (pair.first / pair.second - 1) * 100, "%", 5,
                       fmt::format("over {:.2f} s without it", pair.second));
}

bool bench_no_op(const std::string& program, const test::TemporaryFolder& folder) {
  folder.write("small/CMakeLists.txt", big_project(25));
  folder.write("small/x.c", "int x;\n");
  folder.write("small/m.c", "int main(void){return 0;}\n");
  const std::string source = folder.path() + "/small", plain = folder.path() + "/plain",
                    gated = folder.path() + "/gated";
  const std::string init = std::string(SLUICE_SOURCE_DIR) + "/cmake/SluiceInit.cmake";
  const bool configured = configure(source, plain, {}) && bench::run({"cmake", "-C", init, "-G", "Ninja", "-S", source,
                                                                      "-B", gated, "-DSLUICE_EXECUTABLE=" + program})
                                                                  .exit_code == 0;
  for (const std::string& build : {plain, gated}) {
    if (!configured || bench::run({"ninja", "-C", build}).exit_code != 0)
      return fmt::print("no-op: the project did not build\n"), false;
  }
  const bench::Pair pair = bench::compare(
      30,
      [&] {
        return bench::run({"ninja", "-C", gated}).seconds;
      },
      [&] {
        return bench::run({"ninja", "-C", plain}).seconds;
      });
  return bench::report("no-op Ninja build, added by the gate", (pair.first - pair.second) * 1000, "ms", 15,
                       fmt::format("over {:.1f} ms without it", pair.second * 1000));
}

/// 100 libraries of 20 objects each and a program, with what a C program includes.
bool bench_evidence(const std::string& program, const test::TemporaryFolder& folder) {
  constexpr int libraries = 100, objects = 20;
  std::string list = "cmake_minimum_required(VERSION 3.24)\nproject(traced C)\nadd_executable(app m.c)\n";
  std::string sources;
  for (int i = 0; i < objects; ++i) {
    const std::string name = fmt::format("s{}.c", i);
    sources += " " + name;
    folder.write(
        "traced/" + name,
        "#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n");
  }
  for (int i = 0; i < libraries; ++i) {
    list += fmt::format("add_library(l{0} STATIC{1})\ntarget_link_libraries(app PRIVATE l{0})\n", i, sources);
  }
  folder.write("traced/CMakeLists.txt", list);
  folder.write("traced/m.c", "int main(void){return 0;}\n");
  const std::string build = folder.path() + "/traced-build",
                    init = std::string(SLUICE_SOURCE_DIR) + "/cmake/SluiceInit.cmake";
  const std::string state = build + "/.sluice/verify.state";
  const bool is_built = bench::run({"cmake", "-C", init, "-G", "Ninja", "-S", folder.path() + "/traced", "-B", build,
                                    "-DSLUICE_EXECUTABLE=" + program})
                                .exit_code == 0 &&
                        bench::run({"ninja", "-C", build}).exit_code == 0;
  if (!is_built) return fmt::print("evidence: the project did not build\n"), false;
  const std::vector<std::string> verify = {program, "gate", build + "/.sluice/verify-request.json"};
  double first = 1e9, again = 1e9;
  for (int i = 0; i < rounds; ++i) {
    std::filesystem::remove(state);
    std::filesystem::remove(build + "/.sluice/digests");
    first = std::min(first, bench::run(verify).seconds);
    again = std::min(again, bench::run(verify).seconds);
  }
  const bool is_quick = bench::report("evidence of 2,000 objects, nothing known before", first * 1000, "ms", 300, "");
  return bench::report("the same, nothing changed", again * 1000, "ms", 15, "") && is_quick;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print("usage: bench SLUICE CORPUS-FOLDER [PART...]\n"), 2;
  const std::string program = std::filesystem::absolute(argv[1]).string(), corpus = std::filesystem::absolute(argv[2]).string();
  const test::TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::function<bool()>>> parts = {
      {"start", [&] { return bench_start(program); }},
      {"archives", [&] { return bench::bench_archives(program, corpus); }},
      {"licenses", [&] { return bench::bench_licenses(program, corpus); }},
      {"sbom-reading", [&] { return bench::bench_sbom_reading(program); }},
      {"small-entries", [&] { return bench::bench_small_entries(program); }},
      {"hostile", [&] { return bench::bench_hostile(program); }},
      {"policy", [&] { return bench_policy(); }},
      {"sboms", [&] { return bench::bench_sboms(); }},
      {"sbom-truth", [&] { return bench::bench_sbom_truth(corpus); }},
      {"ledger", [&] { return bench::bench_ledger(program); }},
      {"impact", [&] { return bench::bench_impact(program); }},
      {"reply", [&] { return bench_reply(program, folder); }},
      {"configure", [&] { return bench_configure(program, folder); }},
      {"no-op", [&] { return bench_no_op(program, folder); }},
      {"evidence", [&] { return bench_evidence(program, folder); }},
  };
  const std::set<std::string> asked(argv + 3, argv + argc);
  bool all = true;
  std::size_t ran = 0;
  for (const auto& [name, part] : parts) {
    if (!asked.empty() && !asked.contains(name)) continue;
    all = part() && all;
    ++ran;
  }
  if (ran == 0 || (!asked.empty() && ran != asked.size())) return fmt::print("bench: no part of that name\n"), 2;
  fmt::print("bench: {}\n", all ? "every bound holds" : "a bound does not hold");
  return all ? 0 : 1;
}
