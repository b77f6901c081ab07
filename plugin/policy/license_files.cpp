// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/license_files.hpp"

#include "base/files.hpp"
#include "policy/fields.hpp"
#include "policy/license_categories_file.hpp"
#include "policy/license_duties_file.hpp"
#include "policy/ort_classifications.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

using Files = std::vector<std::string>;

/// With `needed`, a missing list of categories is a problem: everything would be uncategorized in silence.
void read_shipped(const LicenseSources& sources, bool needed, Policy& policy, Reading& reading, Files& files) {
  const std::string folder = join_path(sources.builtin_folder, "licenses");
  const std::string categories = join_path(folder, "categories.yaml");
  if (needed || is_file(categories)) {
    const yaml::Document* document = reading.open(categories, "builtin:licenses/categories.yaml", {});
    if (document != nullptr) read_license_categories(*document, sources.names, policy.license_categories, reading);
    if (document != nullptr) files.push_back(document->file);
  }
  const std::string duties = join_path(folder, "duties");
  for (const std::string& name : list_folder(duties)) {
    if (!name.ends_with(".yaml")) continue;
    const yaml::Document* document =
        reading.open(join_path(duties, name), fmt::format("builtin:licenses/duties/{}", name), {});
    if (document == nullptr) continue;
    read_license_duties(*document, "shipped", sources.names, policy.license_duties, reading);
    files.push_back(document->file);
  }
}

void read_of_pack(const PackDraft& pack, const LicenseNames* names, Policy& policy, Reading& reading, Files& files) {
  const yaml::Node& root = pack.document->root;
  const std::string by = "pack " + pack.ref.id;
  add_license_categories(root, by, names, policy.license_categories, reading);
  std::string classifications = add_ort_classifications(root, pack.folder, by, policy.license_categories, reading);
  if (!classifications.empty()) files.push_back(std::move(classifications));
  const yaml::Node* patterns = root.find("license-duties");
  if (patterns == nullptr) return;
  for (const yaml::Node* pattern : scalars_of(*patterns)) {
    const std::vector<std::string> paths = reading.find_files(pack.folder, pattern->text);
    if (paths.empty()) {
      reading.error("no-duty-file", fmt::format("'{}' in pack '{}' matches no file", pattern->text, pack.ref.id),
                    pattern->span, "no such file");
    }
    for (const std::string& path : paths) {
      const yaml::Document* document = reading.open(path, path, pattern->span);
      if (document == nullptr) continue;
      read_license_duties(*document, by, names, policy.license_duties, reading);
      files.push_back(document->file);
    }
  }
}

bool changes_licenses(const PackDraft& pack) {
  const yaml::Node& root = pack.document->root;
  constexpr std::array<std::string_view, 3> keys = {"license-categories", "ort-classifications", "license-duties"};
  return std::ranges::any_of(keys, [&](std::string_view key) { return root.find(key) != nullptr; });
}

}  // namespace

bool asks_for_licenses(const Rules& rules) {
  return std::ranges::any_of(rules, [](const auto& rule) {
    const std::string& kind = rule.second.rule.kind;
    return kind.starts_with("license.") || kind == "source.complete";
  });
}

std::vector<std::string> read_license_files(const LicenseSources& sources, bool wanted, Policy& policy,
                                            Reading& reading) {
  Files files;
  if (!wanted && std::ranges::none_of(sources.packs, changes_licenses)) return files;
  if (!sources.builtin_folder.empty()) read_shipped(sources, wanted, policy, reading, files);
  for (const PackDraft& pack : sources.packs) read_of_pack(pack, sources.names, policy, reading, files);
  check_lifts(policy.license_duties, reading);
  return files;
}

}  // namespace sluice::policy
