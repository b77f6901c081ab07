// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/acceptance_settings.hpp"

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/yaml.hpp"
#include "policy/fields.hpp"

namespace sluice {

Result<AcceptanceSettings> load_acceptance_settings(const std::string& project_file) {
  AcceptanceSettings settings;
  if (project_file.empty()) return settings;
  TRY_ASSIGN(std::string text, read_file(project_file, Limits{}.document_bytes));
  TRY_ASSIGN(const yaml::Document document, yaml::parse(std::move(text), project_file));
  const yaml::Node* stated = document.root.find("acceptance");
  if (stated == nullptr) return settings;
  const std::string folder = parent_of(project_file);
  if (const std::string name = policy::text_at(*stated, "folder"); !name.empty()) {
    settings.folder = join_path(folder, name);
  }
  for (const yaml::Member& role : policy::members_at(*stated, "roles")) {
    std::vector<std::string>& files = settings.roles[role.key];
    for (const std::string& file : policy::texts_of(role.value)) files.push_back(join_path(folder, file));
  }
  return settings;
}

}  // namespace sluice
