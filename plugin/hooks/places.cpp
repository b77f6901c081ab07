// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/places.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <filesystem>

namespace sluice {
namespace {

constexpr std::uint64_t most_list_file = 4u << 20;

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// Absolute and lexically normal. Most paths are normal as they come, and paths are many: std::filesystem is asked for the rest only.
std::string below(const std::string& folder, const std::string& path) {
  if (path.empty() || path == ".") return folder;
  const bool is_normal = path.find("./") == std::string::npos && path.find("//") == std::string::npos && !path.ends_with('/') && !path.ends_with("/.") &&
                         !path.ends_with("..");
  if (is_normal) return path.starts_with('/') ? path : folder + "/" + path;
  return without_slash(absolute_path(join_path(folder, path)));
}

}  // namespace

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder.empty() || !path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

Places::Places(std::string source_folder, std::string build_folder)
    : source_(without_slash(std::move(source_folder))), build_(without_slash(std::move(build_folder))) {}

std::string Places::shown(const std::string& path) const {
  const bool build_is_inner = lies_in(build_, source_);
  const std::string* const folders[] = {build_is_inner ? &build_ : &source_, build_is_inner ? &source_ : &build_};
  for (const std::string* folder : folders) {
    if (path != *folder && lies_in(path, *folder)) return path.substr(folder->size() + 1);
  }
  return path == source_ || path == build_ ? "." : path;
}

std::string Places::in_build(const std::string& path) const { return below(build_, path); }
std::string Places::in_source(const std::string& path) const { return below(source_, path); }

const std::string& Places::real(const std::string& path) {
  const auto [known, is_new] = real_.try_emplace(path);
  if (is_new) {
    std::error_code error;
    const std::filesystem::path found = std::filesystem::canonical(path, error);
    known->second = error ? absolute_path(path) : found.string();
  }
  return known->second;
}

Origin Places::call(const std::string& file, std::string_view command, std::string_view first, std::string_view other) {
  Origin origin{shown(file), 0, 0, "", "event_log"};
  if (!file.empty()) origin.line = list_file(file).find_call(command, first, other);
  return origin;
}

Origin Places::call_about(const std::string& file, std::string_view command, std::string_view name) {
  Origin origin{shown(file), 0, 0, "", "event_log"};
  if (file.empty()) return origin;
  const std::string wanted = to_lower_ascii(name);
  const auto names_it = [&](const std::string& argument) {
    const std::string lower = to_lower_ascii(argument);
    const std::size_t slash = lower.rfind('/');
    return lower == wanted || (slash != std::string::npos && lower.substr(slash + 1, lower.find_first_of("@#", slash) - slash - 1) == wanted);
  };
  for (const ListFile::Call* call : list_file(file).find_calls(command)) {
    if (origin.line == 0 && std::ranges::any_of(call->arguments, names_it)) origin.line = call->line;
  }
  return origin;
}

const ListFile& Places::list_file(const std::string& file) {
  auto known = list_files_.find(file);
  if (known == list_files_.end()) {
    const auto text = read_file(file, most_list_file);
    known = list_files_.emplace(file, ListFile(text ? *text : "")).first;
  }
  return known->second;
}

}  // namespace sluice
