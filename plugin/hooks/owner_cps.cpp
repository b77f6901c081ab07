// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// CPS files (Common Package Specification 0.13), which CMake 4.3 reads and older ones do not: they are looked for in
// the cps folders above a library. Locations begin with @prefix@, which is where `cps_path` says the file lies (or
// `prefix`), else what the folders named in the specification, section "Package searching", lead to.
#include "base/files.hpp"
#include "base/json.hpp"
#include "hooks/owner_records.hpp"

#include <array>
#include <map>
#include <string>

namespace sluice {
namespace {

constexpr std::size_t most_files = 2000;
constexpr std::array<std::string_view, 4> cps_folders = {"cps", "lib/cps", "lib64/cps", "share/cps"};
constexpr std::array<std::string_view, 2> location_keys = {"location", "link_location"};

/// The .cps files of a prefix, also one folder further down.
std::vector<std::string> list_cps(const std::string& prefix) {
  std::vector<std::string> files;
  for (const std::string_view folder : cps_folders) {
    const std::string path = prefix + "/" + std::string(folder);
    for (const std::string& name : list_folder(path)) {
      if (name.ends_with(".cps")) files.push_back(join_path(path, name));
      if (name.ends_with(".cps") || !is_folder(join_path(path, name))) continue;
      for (const std::string& inner : list_folder(join_path(path, name))) {
        if (inner.ends_with(".cps") && files.size() < most_files)
          files.push_back(join_path(join_path(path, name), inner));
      }
    }
  }
  return files;
}

std::string without_prefix_mark(std::string_view location, const std::string& prefix) {
  constexpr std::string_view mark = "@prefix@/";
  return absolute_path(location.starts_with(mark) ? prefix + "/" + std::string(location.substr(mark.size()))
                                                  : std::string(location));
}

const json::Value* find_components(const json::Value& root) {
  const json::Value* found = root.find("components");
  return found == nullptr ? root.find("Components") : found;
}

Linkage linkage_of_component(std::string_view type) {
  if (type == "archive") return Linkage::static_linked;
  if (type == "dylib" || type == "module") return Linkage::dynamic;
  if (type == "interface") return Linkage::header_only;
  return Linkage::unknown;
}

/// Files of the components of one .cps file, to the owner that they have.
void read_cps(const std::string& file, const std::string& prefix, std::map<std::string, FileOwner>& owned) {
  const Limits limits;
  const auto text = read_file(file, limits.document_bytes);
  const auto root = text ? json::parse(*text, file, limits) : fail("not read");
  const json::Value* components = root ? find_components(*root) : nullptr;
  if (components == nullptr) return;
  const FileOwner owner{"cps", std::string(root->text_or("name", "")), std::string(root->text_or("version", "")), file,
                        ""};
  for (const json::Member& component : components->members) {
    for (const std::string_view key : location_keys) {
      const std::string_view location = component.value.text_or(key, "");
      if (!location.empty()) owned.emplace(without_prefix_mark(location, prefix), owner);
    }
  }
}

}  // namespace

bool find_cps_owners(const OwnerPlaces&, std::span<const std::string> files,
                     std::vector<std::optional<FileOwner>>& owners) {
  std::map<std::string, std::map<std::string, FileOwner>> prefixes;
  bool has_any = false;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (owners[at]) continue;
    for (const std::string& prefix : folders_above(files[at])) {
      const auto [known, is_new] = prefixes.try_emplace(prefix);
      if (is_new) {
        for (const std::string& file : list_cps(prefix)) read_cps(file, prefix, known->second);
      }
      has_any = has_any || !known->second.empty();
      const auto owner = known->second.find(files[at]);
      if (owner == known->second.end()) continue;
      owners[at] = owner->second;
      break;
    }
  }
  return has_any;
}

void describe_cps(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  const Limits limits;
  const auto text = read_file(owner.evidence, limits.document_bytes);
  if (!text) return;
  if (auto declared = declared_licenses(owner.evidence, *text, limits)) record.declared = std::move(*declared);
  const auto root = json::parse(*text, owner.evidence, limits);
  const json::Value* components = root ? find_components(*root) : nullptr;
  if (components == nullptr) return;
  record.source = root->text_or("website", "");
  if (components->members.size() == 1)
    record.linkage = linkage_of_component(components->members.front().value.text_or("type", ""));
}

}  // namespace sluice
