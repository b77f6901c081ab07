// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/cmake_version.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>

extern char** environ;

namespace sluice {
namespace {

/// The first bytes that the program prints; the rest is not read.
std::string first_output(const std::string& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string name = program, argument = "--version";
  std::array<char*, 3> argv = {name.data(), argument.data(), nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::array<char, 256> bytes{};
  const ssize_t count = failed == 0 ? ::read(ends[0], bytes.data(), bytes.size()) : 0;
  ::close(ends[0]);
  if (failed == 0) ::waitpid(child, nullptr, 0);
  return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : "";
}

}  // namespace

std::optional<CmakeVersion> parse_cmake_version(std::string_view text) {
  constexpr std::string_view start = "cmake version ";
  if (!text.starts_with(start)) return std::nullopt;
  text.remove_prefix(start.size());
  const char* const end = text.data() + text.size();
  CmakeVersion version;
  const auto [dot, bad_major] = std::from_chars(text.data(), end, version.major);
  if (bad_major != std::errc{} || dot == end || *dot != '.') return std::nullopt;
  const auto [rest, bad_minor] = std::from_chars(dot + 1, end, version.minor);
  return bad_minor == std::errc{} ? std::optional(version) : std::nullopt;
}

std::optional<CmakeVersion> ask_cmake_version(const std::string& program) {
  return parse_cmake_version(first_output(program));
}

}  // namespace sluice
