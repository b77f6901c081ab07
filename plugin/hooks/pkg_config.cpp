// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/pkg_config.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/link_classify.hpp"

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 64u << 10;
constexpr std::size_t most_files = 2000;

/// Value of "Key: value".
std::optional<std::string_view> value_of(std::string_view line, std::string_view key) {
  const bool is_key = line.starts_with(key) && line.substr(key.size()).starts_with(":");
  return is_key ? std::optional(trim(line.substr(key.size() + 1))) : std::nullopt;
}

}  // namespace

std::optional<PkgConfigModule> parse_pkg_config(std::string_view name, std::string_view text) {
  PkgConfigModule module{std::string(name), "", "", ""};
  for (const std::string_view line : split(text, '\n')) {
    if (const auto version = value_of(line, "Version")) module.version = *version;
    if (const auto url = value_of(line, "URL")) module.url = *url;
    if (const auto libraries = value_of(line, "Libs")) {
      for (const std::string& word : split_shell_words(*libraries)) {
        if (word.starts_with("-l") && module.first_library.empty()) module.first_library = word.substr(2);
      }
    }
  }
  const bool is_plain = module.version.find('$') == std::string::npos;
  return module.version.empty() || module.first_library.empty() || !is_plain ? std::nullopt : std::optional(module);
}

const PkgConfigModule* PkgConfigIndex::find(const std::string& library_file) {
  const std::string folder = join_path(parent_of(library_file), "pkgconfig");
  const auto [modules, is_new] = folders_.try_emplace(folder);
  std::size_t count = 0;
  for (const std::string& name : is_new ? list_folder(folder) : std::vector<std::string>{}) {
    if (!name.ends_with(".pc") || ++count > most_files) continue;
    const auto text = read_file(join_path(folder, name), most_bytes);
    if (!text) continue;
    auto module = parse_pkg_config(name.substr(0, name.size() - 3), *text);
    if (!module) continue;
    module->file = join_path(folder, name);
    const std::string library = module->first_library;
    modules->second.emplace(library, std::move(*module));
  }
  const auto found = modules->second.find(library_name(library_file));
  return found == modules->second.end() ? nullptr : &found->second;
}

}  // namespace sluice
