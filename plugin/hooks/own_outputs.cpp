// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/own_outputs.hpp"

#include "base/files.hpp"
#include "hooks/build_trace.hpp"
#include "hooks/ninja_deps.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t most_log = 1ull << 30, most_makefile = 64u << 20;

/// "x.c" of "x.c.o" and "x.c.obj".
std::string_view source_of(std::string_view object) {
  for (const std::string_view ending : {".o", ".obj"}) {
    if (object.ends_with(ending)) return object.substr(0, object.size() - ending.size());
  }
  return {};
}

/// Outputs of the rules of a makefile of CMake's: "path/file: ..." at the start of a line.
void add_rules(const std::string& makefile, const std::string& build, std::set<std::string>& outputs) {
  const auto text = read_file(makefile, most_makefile);
  if (!text) return;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string_view line(text->data() + at, end - at);
    const std::size_t colon = line.find(": ");
    const bool is_rule = colon != std::string_view::npos && line.front() != '\t' && line.front() != '#';
    if (is_rule) outputs.insert(absolute_path(join_path(build, std::string(line.substr(0, colon)))));
    at = end + 1;
  }
}

}  // namespace

OwnOutputs::OwnOutputs(const file_api::Reply& reply, const std::string& build_folder, Places& places)
    : reply_(reply), build_(build_folder) {
  for (const file_api::Target& target : reply.targets) {
    if (target.is_imported) continue;
    for (const std::string& artifact : target.artifacts) artifacts_.insert(places.real(places.in_build(artifact)));
    auto& names = sources_[places.real(places.in_build(object_folder(target)))];
    for (const std::string& source : target.sources) names.insert(file_name_of(source));
  }
}

bool OwnOutputs::has(const std::string& path) {
  return artifacts_.contains(path) || is_object_of_source(path) || is_output_of_command(path);
}

bool OwnOutputs::is_object_of_source(std::string_view path) const {
  constexpr std::string_view ending = ".dir/";
  const std::size_t at = path.find(ending);
  const std::string_view source = source_of(path.substr(path.rfind('/') + 1));
  if (at == std::string_view::npos || source.empty()) return false;
  const auto known = sources_.find(path.substr(0, at + ending.size() - 1));
  return known != sources_.end() && known->second.contains(source);
}

bool OwnOutputs::is_output_of_command(const std::string& path) {
  if (!has_commands_) read_commands();
  return commands_.contains(path);
}

void OwnOutputs::read_commands() {
  has_commands_ = true;
  if (const auto log = read_file(join_path(build_, ".ninja_log"), most_log)) {
    for (const std::string& output : parse_ninja_log(*log)) commands_.insert(absolute_path(join_path(build_, output)));
    return;
  }
  for (const file_api::Target& target : reply_.targets) {
    if (!target.is_imported) add_rules(join_path(build_, object_folder(target) + "/build.make"), build_, commands_);
  }
}

}  // namespace sluice
