// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/own_sboms.hpp"

#include "base/files.hpp"
#include "gate/document_listener.hpp"

#include <fmt/format.h>

#include <utility>

namespace sluice {
namespace {

constexpr std::size_t head_bytes = 4096;

}  // namespace

std::vector<std::string> own_sbom_files(const Policy& policy) {
  std::vector<std::string> files;
  for (const std::string& path : policy.sboms) files.push_back(join_path(parent_of(policy.project.file), path));
  return files;
}

Result<void> read_own_sboms(const Policy& policy, const ReadContext& context, Inventory& inventory) {
  const std::vector<std::string> files = own_sbom_files(policy);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& shown = policy.sboms[i];
    if (!is_file(files[i])) return refuse(fmt::format("{}: sboms: there is no file {}", policy.project.file, shown));
    TRY_ASSIGN(std::string bytes, read_file(files[i], policy.limits.memory));
    const DocumentReader* const reader = find_reader(shown, std::string_view(bytes).substr(0, head_bytes));
    Inventory alone;
    if (reader != nullptr) reader->read({0, no_index, shown, shown, std::move(bytes)}, context, alone);
    if (alone.sboms.empty()) {
      return refuse(fmt::format("{}: sboms: {} is no SBOM in a format that is read", policy.project.file, shown),
                    "CycloneDX in JSON or XML, and SPDX in any of its formats are");
    }
    inventory.own_sboms.push_back({shown, std::move(alone.sboms.front().sbom)});
  }
  return {};
}

}  // namespace sluice
