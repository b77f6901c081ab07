// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A module's git folder is .git/modules/NAME (gitsubmodules(7)), or where the file MODULE/.git points; its HEAD has a
// commit, or names a reference that is a file below refs/ or a line of packed-refs (gitrepository-layout(5)).
#include "hooks/git_modules.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 4u << 20;
constexpr std::size_t most_modules = 2000;
constexpr int most_references = 4;  ///< that name each other

bool is_commit(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// `NAME` of [submodule "NAME"]; empty for another section.
std::string_view section_name(std::string_view line) {
  constexpr std::string_view head = "[submodule \"";
  if (!line.starts_with(head) || !line.ends_with("\"]")) return {};
  return line.substr(head.size(), line.size() - head.size() - 2);
}

std::string packed_commit(const std::string& git, std::string_view reference) {
  const auto text = read_file(join_path(git, "packed-refs"), most_bytes);
  if (!text) return {};
  for (const std::string_view line : split(*text, '\n')) {
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos && trim(line.substr(blank)) == reference && is_commit(line.substr(0, blank)))
      return std::string(line.substr(0, blank));
  }
  return {};
}

std::string commit_of(const std::string& git, const std::string& name, int depth = 0) {
  constexpr std::string_view pointer = "ref: ";
  const auto text = read_file(join_path(git, name), most_bytes);
  if (!text) return packed_commit(git, name);
  const std::string_view content = trim(*text);
  if (is_commit(content)) return std::string(content);
  const std::string next(content.starts_with(pointer) ? trim(content.substr(pointer.size())) : "");
  const bool is_plain = next.starts_with("refs/") && next.find("..") == std::string::npos;
  return is_plain && depth < most_references ? commit_of(git, next, depth + 1) : "";
}

/// Where `.git` of a folder leads: itself, or what "gitdir: PATH" in it says.
std::string git_folder_of(const std::string& folder) {
  constexpr std::string_view pointer = "gitdir: ";
  const std::string own = join_path(folder, ".git");
  if (is_folder(own)) return own;
  const auto text = read_file(own, most_bytes);
  const std::string_view content = text ? trim(*text) : std::string_view{};
  return content.starts_with(pointer)
             ? absolute_path(join_path(folder, std::string(trim(content.substr(pointer.size())))))
             : "";
}

}  // namespace

std::vector<GitModule> parse_git_modules(std::string_view text) {
  std::vector<GitModule> modules;
  std::uint32_t number = 0;
  bool is_open = false;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.starts_with('[')) {
      const std::string_view name = section_name(line);
      is_open = !name.empty() && modules.size() < most_modules;
      if (is_open) modules.push_back({std::string(name), {}, {}, {}, number});
    }
    const std::size_t equals = line.find('=');
    if (!is_open || equals == std::string_view::npos) continue;
    const std::string_view key = trim(line.substr(0, equals));
    if (key == "path") modules.back().path = trim(line.substr(equals + 1));
    if (key == "url") modules.back().url = trim(line.substr(equals + 1));
  }
  std::erase_if(modules, [](const GitModule& one) { return one.path.empty(); });
  return modules;
}

std::vector<GitModule> find_git_modules(const std::string& source_folder) {
  const auto text = read_file(join_path(source_folder, ".gitmodules"), most_bytes);
  if (!text) return {};
  std::vector<GitModule> modules = parse_git_modules(*text);
  const std::string git = git_folder_of(source_folder);
  for (GitModule& one : modules) {
    const std::string own = git_folder_of(join_path(source_folder, one.path));
    if (!own.empty()) one.commit = commit_of(own, "HEAD");
    if (one.commit.empty() && !git.empty()) one.commit = commit_of(git + "/modules/" + one.name, "HEAD");
  }
  return modules;
}

}  // namespace sluice
