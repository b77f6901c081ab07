// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/sbom_profiles.hpp"

#include "base/files.hpp"
#include "policy/fields.hpp"
#include "policy/reading.hpp"
#include "policy/sbom_profile_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

constexpr std::string_view asking_kind = "sbom.profile";
constexpr std::string_view pack_key = "sbom-profiles";

using Files = std::vector<std::string>;

void read_shipped(const std::string& builtin_folder, SbomProfiles& profiles, Reading& reading, Files& files) {
  const std::string folder = join_path(builtin_folder, "profiles");
  for (const std::string& name : list_folder(folder)) {
    if (!name.ends_with(".yaml")) continue;
    const yaml::Document* document =
        reading.open(join_path(folder, name), fmt::format("builtin:profiles/{}", name), {});
    if (document == nullptr) continue;
    read_sbom_profile(*document, "shipped", profiles, reading);
    files.push_back(document->file);
  }
}

void read_of_pack(const PackDraft& pack, SbomProfiles& profiles, Reading& reading, Files& files) {
  const yaml::Node* patterns = pack.document->root.find(pack_key);
  if (patterns == nullptr) return;
  for (const yaml::Node* pattern : scalars_of(*patterns)) {
    const std::vector<std::string> paths = reading.find_files(pack.folder, pattern->text);
    if (paths.empty()) {
      reading.error("no-profile-file", fmt::format("'{}' in pack '{}' matches no file", pattern->text, pack.ref.id),
                    pattern->span, "no such file");
    }
    for (const std::string& path : paths) {
      const yaml::Document* document = reading.open(path, path, pattern->span);
      if (document == nullptr) continue;
      read_sbom_profile(*document, "pack " + pack.ref.id, profiles, reading);
      files.push_back(document->file);
    }
  }
}

/// A rule by a profile that nobody wrote would pass everything.
void check_names(const Rule& rule, const SbomProfiles& profiles, Reading& reading) {
  std::vector<std::string_view> known;
  for (const SbomProfile& profile : profiles.profiles) {
    known.push_back(profile.id);
    if (!profile.series.empty()) known.push_back(profile.series);
  }
  for (const std::string& name : rule.list("profiles")) {
    if (!profiles.find_all(name).empty()) continue;
    reading
        .error("unknown-profile",
               fmt::format("rule '{}' asks for the SBOM profile '{}', which nobody wrote", rule.id, name), rule.span,
               "this rule")
        .help = nearest_help("profile", name, known);
  }
}

}  // namespace

SbomProfiles read_shipped_sbom_profiles(const std::string& builtin_folder, Reading& reading) {
  SbomProfiles profiles;
  Files files;
  read_shipped(builtin_folder, profiles, reading, files);
  return profiles;
}

SbomProfileFiles read_sbom_profiles(const std::string& builtin_folder, const std::vector<PackDraft>& packs,
                                    const Rules& rules, Reading& reading) {
  const bool is_asked =
      std::ranges::any_of(rules, [](const auto& rule) { return rule.second.rule.kind == asking_kind; });
  const bool is_brought =
      std::ranges::any_of(packs, [](const PackDraft& pack) { return pack.document->root.find(pack_key) != nullptr; });
  if (!is_asked && !is_brought) return {};
  Files files;
  const auto profiles = std::make_shared<SbomProfiles>();
  if (!builtin_folder.empty()) read_shipped(builtin_folder, *profiles, reading, files);
  for (const PackDraft& pack : packs) read_of_pack(pack, *profiles, reading, files);
  for (const auto& rule : rules) {
    if (rule.second.rule.kind == asking_kind) check_names(rule.second.rule, *profiles, reading);
  }
  return {profiles, std::move(files)};
}

}  // namespace sluice::policy
