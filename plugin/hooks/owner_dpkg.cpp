// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// dpkg's database as files: info/NAME[:ARCH].list names each file of a package, NAME[:ARCH].md5sums its digests, status
// its version. Debian 12 and newer have /lib as a link to /usr/lib, and packages that still name files there.
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/file_owner.hpp"

#include <string_view>
#include <unordered_map>

namespace sluice {
namespace {

constexpr std::uint64_t most_list = 64u << 20;
constexpr std::uint64_t most_status = 256u << 20;
constexpr std::string_view list_ending = ".list";

/// What is asked for, by each way in which a list may write it.
using Wanted = std::unordered_multimap<std::string_view, std::size_t>;

/// "/lib/x" of "/usr/lib/x"; empty for what no merged folder holds.
std::string_view before_merge(std::string_view path) {
  constexpr std::string_view usr = "/usr";
  for (const std::string_view folder : {"/usr/lib", "/usr/bin/", "/usr/sbin/"}) {
    if (path.starts_with(folder)) return path.substr(usr.size());
  }
  return {};
}

template <class Visit>
void for_each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Versions of the packages asked for, by "name" and "name:arch".
void read_versions(const std::string& status, std::unordered_map<std::string, std::string>& versions) {
  const auto text = read_file(status, most_status);
  if (!text) return;
  std::string_view name, arch, version;
  const auto close = [&] {
    for (const std::string& key : {std::string(name), std::string(name) + ":" + std::string(arch)}) {
      if (const auto known = versions.find(key); known != versions.end()) known->second = version;
    }
    name = arch = version = {};
  };
  for_each_line(*text, [&](std::string_view line) {
    if (line.empty()) close();
    if (line.starts_with("Package: ")) name = line.substr(9);
    if (line.starts_with("Architecture: ")) arch = line.substr(14);
    if (line.starts_with("Version: ")) version = line.substr(9);
  });
  close();
}

/// Sets the digests that the package states for its files, of those asked for.
void read_digests(const std::string& file, const Wanted& wanted, const std::string& evidence,
                  std::vector<std::optional<FileOwner>>& owners) {
  constexpr std::size_t digits = 32, before_path = 34;
  const auto text = read_file(file, most_list);
  if (!text) return;
  std::string path;
  for_each_line(*text, [&](std::string_view line) {
    if (line.size() <= before_path) return;
    path = "/";
    path += line.substr(before_path);
    const auto [first, last] = wanted.equal_range(path);
    for (auto at = first; at != last; ++at) {
      std::optional<FileOwner>& owner = owners[at->second];
      if (owner && owner->evidence == evidence) owner->digest = "md5:" + to_lower_ascii(line.substr(0, digits));
    }
  });
}

}  // namespace

bool find_dpkg_owners(const OwnerPlaces& places, std::span<const std::string> files,
                      std::vector<std::optional<FileOwner>>& owners) {
  const std::string folder = places.root + "/var/lib/dpkg/info";
  if (!is_folder(folder)) return false;
  Wanted wanted;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (owners[at]) continue;
    wanted.emplace(files[at], at);
    if (const std::string_view other = before_merge(files[at]); !other.empty()) wanted.emplace(other, at);
  }
  if (wanted.empty()) return true;
  std::unordered_map<std::string, std::string> versions;
  for (const std::string& name : list_folder(folder)) {
    if (!name.ends_with(list_ending)) continue;
    const std::string list = join_path(folder, name);
    const auto text = read_file(list, most_list);
    if (!text) continue;
    const std::string package = name.substr(0, name.size() - list_ending.size());
    bool has_any = false;
    for_each_line(*text, [&](std::string_view line) {
      const auto [first, last] = wanted.equal_range(line);
      for (auto at = first; at != last; ++at) {
        if (owners[at->second]) continue;
        owners[at->second] = FileOwner{"deb", package, "", list, ""};
        has_any = true;
      }
    });
    if (!has_any) continue;
    versions.emplace(package, "");
    read_digests(join_path(folder, package + ".md5sums"), wanted, list, owners);
  }
  read_versions(places.root + "/var/lib/dpkg/status", versions);
  for (std::optional<FileOwner>& owner : owners) {
    const auto known = owner && owner->kind == "deb" ? versions.find(owner->name) : versions.end();
    if (known == versions.end()) continue;
    owner->version = known->second;
    owner->name.resize(std::min(owner->name.find(':'), owner->name.size()));
  }
  return true;
}

}  // namespace sluice
