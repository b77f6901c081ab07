// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The kit: all that a supplier needs to get the receiver's verdict on a delivery before it is sent. A folder with a
// project file, packs, rules, register, waivers, and the license data and SBOM profiles that the rules refer to.
#pragma once

#include "base/result.hpp"
#include "model/pack_data.hpp"
#include "model/policy.hpp"
#include "model/report.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// A file of the kit, by its path in it.
struct KitFile {
  std::string path;
  std::string text;
};

struct KitParts {
  std::vector<KitFile> shipped;   ///< data files of the program that the rules refer to, by their path in its policy
  std::vector<PackData> packs;
  std::vector<DataUsed> data;     ///< what else a verdict rests on
  std::string engine;             ///< version of the program
};

/// Folder of the kit that stands in place of the program's own policy.
inline constexpr const char* kit_shipped_folder = "shipped";
inline constexpr const char* kit_project_file = "sluice.yaml";
inline constexpr const char* kit_list_file = "kit.json";

/// The files of the kit, sorted by path, all but sluice.lock. `policy` must be view_for_supplier()'s (gate), and hold one
/// supplier. Reading them gives that policy again.
std::vector<KitFile> make_kit(const Policy& policy, const KitParts& parts);

/// What a kit says of itself (kit.json).
struct KitTitle {
  std::string supplier;
  std::string engine;
  std::vector<DataUsed> data;
  std::map<std::string, std::string, std::less<>> files;  ///< SHA-256 in hex of every file but this one, README.md and sluice.lock, by path
};
Result<KitTitle> parse_kit_title(const std::string& text, const std::string& place);

}  // namespace sluice
