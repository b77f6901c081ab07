// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/meson_build.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace sluice {
namespace {

constexpr const char* reader_name = "meson_build";
constexpr std::string_view folder_name = "meson-info";

std::optional<json::Value> read_info(const std::string& build_folder, const std::string& name, const Limits& limits,
                                     EventLog& log) {
  const std::string file = join_path(join_path(build_folder, std::string(folder_name)), name);
  const auto text = read_file(file, limits.document_bytes);
  auto value = text ? json::parse(*text, name, limits) : fail(text.error().message);
  if (value) return std::move(*value);
  log.unknowns.push_back({"Meson's introspection", value.error().message, {"", 0, 0, "", reader_name}});
  return std::nullopt;
}

/// Only what has link arguments or a version is a package; Meson lists its own pseudo dependencies ("threads") too.
void read_dependencies(const json::Value& root, const std::string& list_file, EventLog& log) {
  for (const json::Value& item : root.items) {
    PackageEvent package;
    package.name = item.text_or("name", "");
    package.version = item.text_or("version", "");
    if (package.version == "unknown") package.version.clear();
    package.file = list_file;
    package.found = true;
    for (const json::Value& argument : item.items_of("link_args")) package.libraries.push_back(argument.string);
    if (!package.name.empty() && (!package.version.empty() || !package.libraries.empty()))
      log.packages.push_back(std::move(package));
  }
}

void read_subprojects(const json::Value& root, const std::string& source_folder, const std::string& list_file,
                      const Limits& limits, EventLog& log) {
  const std::string folder = join_path(source_folder, std::string(root.text_or("subproject_dir", "subprojects")));
  for (const json::Value& item : root.items_of("subprojects")) {
    const std::string name(item.text_or("name", ""));
    if (name.empty() || name.find('/') != std::string::npos) continue;
    const std::string own = join_path(folder, name);
    log.projects.push_back({std::string(item.text_or("descriptive_name", name)),
                            std::string(item.text_or("version", "")), "", own, join_path(own, "meson.build")});
    const auto wrap = read_file(join_path(folder, name + ".wrap"), limits.document_bytes);
    if (!wrap) continue;
    TakenIn taken = parse_wrap(*wrap);
    taken.name = name;
    if (taken.folder.empty()) taken.folder = name;
    taken.folder = join_path(folder, taken.folder);
    taken.file = list_file;
    log.projects.back().folder = taken.folder;
    log.fetches.push_back(std::move(taken));
  }
}

}  // namespace

bool has_meson_build(const std::string& build_folder) {
  return is_file(join_path(build_folder, std::string(folder_name) + "/intro-projectinfo.json"));
}

MesonBuild read_meson_build(const std::string& build_folder, const std::string& source_folder, const Limits& limits) {
  MesonBuild build;
  const std::string list_file = join_path(source_folder, "meson.build");
  if (const auto dependencies = read_info(build_folder, "intro-dependencies.json", limits, build.log))
    read_dependencies(*dependencies, list_file, build.log);
  if (const auto project = read_info(build_folder, "intro-projectinfo.json", limits, build.log)) {
    build.project = project->text_or("descriptive_name", "");
    read_subprojects(*project, source_folder, list_file, limits, build.log);
  }
  return build;
}

TakenIn parse_wrap(std::string_view text) {
  TakenIn taken;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = trim(line.substr(0, equals));
    const std::string value(trim(line.substr(equals + 1)));
    if (key == "source_url") taken.urls.push_back(value);
    if (key == "source_hash") taken.hash = "SHA256=" + value;
    if (key == "url") taken.git_repository = value;
    if (key == "revision") taken.git_tag = value;
    const bool is_inner = value.find("..") == std::string::npos && !value.starts_with('/');
    if (key == "directory" && is_inner) taken.folder = value;
  }
  return taken;
}

}  // namespace sluice
