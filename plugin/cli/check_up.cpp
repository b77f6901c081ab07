// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/check_up.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view gate_file = "SluiceGate.cmake";
constexpr std::string_view toolchain_file = "SluiceToolchain.cmake";
constexpr std::uint64_t most_log = 64u << 20;

bool names(const std::string& text, std::string_view file) { return text.find(file) != std::string::npos; }

/// The value of a CMakeCache.txt entry, or empty.
std::string cache_value(const std::string& cache, std::string_view name) {
  for (const std::string_view line : split(cache, '\n')) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with(":"))
      return std::string(line.substr(line.find('=') + 1));
  }
  return {};
}

/// The first event of the hook's log, or an empty object.
json::Value start_event(const std::string& folder) {
  const Result<std::string> log = read_file(join_path(folder, ".sluice/events.jsonl"), most_log);
  if (!log) return json::Value::object();
  Result<json::Value> event = json::parse(split(*log, '\n').front(), "events.jsonl");
  return event ? std::move(*event) : json::Value::object();
}

/// The environment counts at the first configure only, and only where neither a preset nor -D names a toolchain.
void examine_environment(const std::string& cache, const Session& session, CheckUp& up) {
  const std::string in_use = cache_value(cache, "CMAKE_TOOLCHAIN_FILE");
  if (names(session.toolchain_file, toolchain_file) && !names(in_use, toolchain_file)) {
    const std::string wrapper = join_path(session.share_folder, "cmake/" + std::string(toolchain_file));
    if (in_use.empty()) {
      up.problem("the environment's CMAKE_TOOLCHAIN_FILE was ignored: the folder was configured before it was set",
                 "configure anew with `cmake --fresh`, or in a new folder");
    } else {
      up.problem(fmt::format("the environment's CMAKE_TOOLCHAIN_FILE was ignored: a preset or -D names {}",
                             to_visible(in_use)),
                 fmt::format("write include(\"{}\") at the end of that file, or give -DCMAKE_TOOLCHAIN_FILE={} "
                             "-DSLUICE_CHAIN_TOOLCHAIN={}",
                             wrapper, wrapper, to_visible(in_use)));
    }
  }
  if (!session.top_level_includes.empty()) {
    up.problem("CMAKE_PROJECT_TOP_LEVEL_INCLUDES is set in the environment, where CMake does not look",
               "give it to cmake with -D, or set CMAKE_TOOLCHAIN_FILE as `sluice hook cmake --toolchain` says");
  }
}

}  // namespace

int CheckUp::finish() const {
  print(out_ + (problems_ == 0 ? "doctor: all well\n"
                               : fmt::format("doctor: {}\n", count_of(problems_, "problem", "problems"))));
  return problems_ == 0 ? exit_passed : exit_failed;
}

void examine_entry(const std::string& folder, const std::string& cache, const Session& session, CheckUp& up) {
  const json::Value start = start_event(folder);
  const std::string includes = cache_value(cache, "CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
  if (const auto toolchain = start.text_or("toolchain", ""); !toolchain.empty()) {
    up.good(fmt::format("the hook enters by the toolchain file {}", to_visible(toolchain)));
  } else if (names(includes, gate_file)) {
    up.good("the hook enters by CMAKE_PROJECT_TOP_LEVEL_INCLUDES");
  } else {
    up.limit(
        "CMAKE_PROJECT_TOP_LEVEL_INCLUDES does not name SluiceGate.cmake; find_package(Sluice) sees no dependency "
        "provider events");
  }
  examine_environment(cache, session, up);
  if (const auto parent = start.text_or("parent", ""); !parent.empty()) {
    up.good(fmt::format("a part of the build {}, whose settings hold here", to_visible(parent)));
  }
  if (cache_value(cache, "SLUICE_EXTERNAL") == "OFF") {
    up.limit("SLUICE_EXTERNAL is OFF: what ExternalProject downloads is not judged before it runs");
  }
  const std::string generator = cache_value(cache, "CMAKE_GENERATOR");
  up.good(fmt::format("generator {}", to_visible(generator)));
  if (names(generator, "Makefiles"))
    up.limit("`make x.o` in a sub-folder's Makefile bypasses the gate, by design of Make");
}

}  // namespace sluice
