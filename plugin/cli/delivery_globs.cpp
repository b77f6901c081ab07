// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/delivery_globs.hpp"

#include "base/files.hpp"
#include "base/glob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace sluice {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 1'000'000;

/// The folder part of a glob up to its first special character: where the search starts.
std::string fixed_part(const std::string& glob) {
  const std::size_t special = glob.find_first_of("*?[{\\");
  const std::size_t slash = glob.rfind('/', special);
  return slash == std::string::npos ? "" : glob.substr(0, slash);
}

/// Absolute and without "." and "..": a build folder must be known by any spelling.
fs::path place_of(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

/// What the hook and CMake write into a build folder, which may be the source folder too.
constexpr std::array<std::string_view, 3> written_by_builds = {".sluice", ".cmake", "CMakeFiles"};

/// True if it is the folder to skip, or of what is written into that; the iterator then stays out of it.
bool skips(fs::recursive_directory_iterator& at, const std::string& skip) {
  if (skip.empty()) return false;
  const fs::path here = place_of(at->path()), build = place_of(skip);
  const bool is_written =
      here.parent_path() == build && std::ranges::find(written_by_builds, here.filename().string()) != written_by_builds.end();
  if (here != build && !is_written) return false;
  at.disable_recursion_pending();
  return true;
}

Result<std::vector<std::string>> expand(const std::string& folder, const std::string& pattern, const std::string& skip) {
  const Glob glob(pattern);
  const std::string exact = join_path(folder, pattern);
  if (glob.is_literal()) {
    if (!is_file(exact) && !is_folder(exact)) return std::vector<std::string>{};
    return std::vector<std::string>{exact};
  }
  std::vector<std::string> found;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::recursive_directory_iterator at(join_path(folder, fixed_part(pattern)), error), end; !error && at != end; at.increment(error)) {
    if (++seen > most_files) return fail(fmt::format("{}: more than {} files to look through", pattern, most_files));
    if (skips(at, skip)) continue;
    const std::string relative = at->path().lexically_relative(folder).generic_string();
    if (!glob.matches(relative)) continue;
    found.push_back(at->path().string());
    if (at->is_directory()) at.disable_recursion_pending();
  }
  return found;
}

/// Folders below `top` in which a glob with `depth` further slashes can match.
void add_folders(std::vector<std::string>& folders, const std::string& top, std::size_t depth, const std::string& skip) {
  folders.push_back(top.ends_with('/') ? top : top + '/');
  std::error_code error;
  for (fs::recursive_directory_iterator at(top, error), end; !error && at != end && folders.size() < most_files; at.increment(error)) {
    if (!at->is_directory(error) || skips(at, skip)) continue;
    if (static_cast<std::size_t>(at.depth()) >= depth) {
      at.disable_recursion_pending();
    } else {
      folders.push_back(at->path().string() + '/');
    }
  }
}

}  // namespace

Result<std::vector<std::string>> find_deliveries(const Project& project, const std::string& skip) {
  std::vector<std::string> all;
  const std::string folder = parent_of(absolute_path(project.file));
  for (const std::string& pattern : project.deliveries) {
    TRY_ASSIGN(const std::vector<std::string> found, expand(folder, pattern, skip));
    if (found.empty()) {
      return fail(fmt::format("{}: 'deliveries' names {}, but no such file is there", project.file, pattern),
                  "put the delivery in its place, or take the line out");
    }
    all.insert(all.end(), found.begin(), found.end());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::string> searched_folders(const Project& project, const std::string& skip) {
  std::vector<std::string> folders;
  for (const std::string& pattern : project.deliveries) {
    if (Glob(pattern).is_literal()) continue;
    const std::string fixed = fixed_part(pattern);
    const std::string rest = pattern.substr(fixed.empty() ? 0 : fixed.size() + 1);
    const bool is_deep = rest.find("**") != std::string::npos;
    const auto slashes = static_cast<std::size_t>(std::ranges::count(rest, '/'));
    add_folders(folders, join_path(parent_of(absolute_path(project.file)), fixed), is_deep ? most_files : slashes, skip);
  }
  return folders;
}

}  // namespace sluice
