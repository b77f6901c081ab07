// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Buildroot (manual, "Legal notice and licensing"): OUTPUT/build/packages-file-list[-staging|-host].txt has a line
// "zlib,./usr/lib/libz.so" for each file, OUTPUT/legal-info/[host-]manifest.csv a row for each package: name, version,
// license, license files, archive, site.
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/buildroot_manifest.hpp"
#include "hooks/owner_records.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::uint64_t most_bytes = 64u << 20;

/// A list of files, and the folders of which one holds them.
struct FileList {
  std::string_view name;
  std::array<std::string_view, 2> roots;
  std::string_view manifest;
};
constexpr std::array<FileList, 3> lists = {{
    {"packages-file-list-staging.txt", {"/sysroot/", "/staging/"}, "manifest.csv"},
    {"packages-file-list.txt", {"/target/", "/target/"}, "manifest.csv"},
    {"packages-file-list-host.txt", {"/host/", "/host/"}, "host-manifest.csv"},
}};

std::string name_below(std::string_view file, const FileList& list) {
  for (const std::string_view root : list.roots) {
    const std::size_t at = file.rfind(root);
    if (at != std::string_view::npos) return std::string(file.substr(at + root.size()));
  }
  return {};
}

using Wanted = std::multimap<std::string, std::size_t, std::less<>>;

void find_in_list(const std::string& output, const FileList& list, const Wanted& wanted,
                  std::vector<std::optional<FileOwner>>& owners) {
  const auto text = read_file(output + "/build/" + std::string(list.name), most_bytes);
  if (!text) return;
  for (const std::string_view line : split(*text, '\n')) {
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos) continue;
    std::string_view path = trim(line.substr(comma + 1));
    if (path.starts_with("./")) path.remove_prefix(2);
    const auto [first, last] = wanted.equal_range(path);
    for (auto at = first; at != last; ++at) {
      owners[at->second] = FileOwner{"buildroot", std::string(line.substr(0, comma)), "",
                                     output + "/legal-info/" + std::string(list.manifest), ""};
    }
  }
}

/// The versions that the manifests state.
void add_versions(std::vector<std::optional<FileOwner>>& owners) {
  std::map<std::string, std::vector<BuildrootPackage>> manifests;
  for (std::optional<FileOwner>& owner : owners) {
    if (!owner || owner->kind != "buildroot") continue;
    const auto [known, is_new] = manifests.try_emplace(owner->evidence);
    if (is_new) {
      if (const auto text = read_file(owner->evidence, most_bytes)) known->second = parse_buildroot_manifest(*text);
    }
    const auto package = std::ranges::find(known->second, owner->name, &BuildrootPackage::name);
    if (package != known->second.end()) owner->version = package->version;
  }
}

}  // namespace

bool find_buildroot_owners(const OwnerPlaces&, std::span<const std::string> files,
                           std::vector<std::optional<FileOwner>>& owners) {
  std::map<std::pair<std::string, const FileList*>, Wanted> outputs;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (owners[at]) continue;
    for (const FileList& list : lists) {
      const std::string name = name_below(files[at], list);
      if (name.empty()) continue;
      for (const std::string& folder : folders_above(files[at])) {
        if (!is_file(folder + "/build/" + std::string(list.name))) continue;
        outputs[{folder, &list}].emplace(name, at);
        break;
      }
      break;
    }
  }
  for (const auto& [output, wanted] : outputs) find_in_list(output.first, *output.second, wanted, owners);
  add_versions(owners);
  return !outputs.empty();
}

void describe_buildroot(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  const auto text = read_file(owner.evidence, most_bytes);
  if (!text) return;
  for (const BuildrootPackage& package : parse_buildroot_manifest(*text)) {
    if (package.name != owner.name) continue;
    record.source = package.site;
    record.declared.dialect.comma = LicenseJoin::all_of;
    declare(package.license, package.line, record.declared);
    return;
  }
}

}  // namespace sluice
