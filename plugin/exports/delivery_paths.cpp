// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/delivery_paths.hpp"

#include "model/file_name_version.hpp"

#include <optional>

namespace sluice::exports {
namespace {

/// Each name of the folder, which ends with '/'; an archive's name ends with '!' here.
std::string folder_without_versions(std::string_view folder) {
  std::string plain;
  for (std::size_t begin = 0; begin < folder.size();) {
    const std::size_t slash = folder.find('/', begin);
    std::string_view name = folder.substr(begin, slash - begin);
    const bool is_archive = name.ends_with('!');
    if (is_archive) name.remove_suffix(1);
    plain += name_without_release(name) + (is_archive ? "!/" : "/");
    begin = slash + 1;
  }
  return plain;
}

/// "sdk-1.0/" by container: the one folder that everything in it lies in, if its name has a version; else "".
std::vector<std::string> versioned_tops(const Contents& contents) {
  std::vector<std::optional<std::string>> tops(contents.containers.size());
  for (const Entry& entry : contents.entries) {
    const std::string_view path = entry.path.view();
    const std::size_t slash = path.find('/');
    const bool is_top = slash == std::string_view::npos && entry.kind == EntryKind::folder;
    const std::string top = is_top ? std::string(path) + "/" : std::string(path.substr(0, slash + 1));
    std::optional<std::string>& known = tops[entry.container];
    if (!known) known = top;
    if (*known != top) known->clear();
  }
  std::vector<std::string> versioned;
  for (const std::optional<std::string>& top : tops) {
    const std::string name = top.value_or("");
    versioned.push_back(release_in_file_name(name.substr(0, name.find('/'))).empty() ? "" : name);
  }
  return versioned;
}

}  // namespace

DeliveryPaths::DeliveryPaths(const Inventory& inventory) {
  const std::vector<std::string> tops = versioned_tops(inventory.contents);
  for (const Delivery& delivery : inventory.deliveries)
    roots_.push_back({inventory.contents.containers[delivery.container].path, tops[delivery.container]});
}

std::string DeliveryPaths::inside(std::string_view full) const {
  for (const Root& root : roots_) {
    if (!full.starts_with(root.path)) continue;
    std::string_view rest = full.substr(root.path.size());
    if (!rest.empty() && !rest.starts_with("!/") && !rest.starts_with('/')) continue;
    rest.remove_prefix(rest.empty() ? 0 : rest.find('/') + 1);
    if (rest.starts_with(root.top)) rest.remove_prefix(root.top.size());
    if (!rest.empty() && rest.size() + 1 == root.top.size() && root.top.starts_with(rest)) rest = {};
    if (roots_.size() == 1) return std::string(rest);
    return name_without_release(root.path) + (rest.empty() ? "" : "!/") + std::string(rest);
  }
  return std::string(full);
}

std::string DeliveryPaths::plain(std::string_view full, LastName last) {
  const std::string path = inside(full);
  const std::size_t behind = path.rfind('/') + 1;  // 0 without a folder
  const auto [found, is_new] = folders_.try_emplace(path.substr(0, behind));
  if (is_new) found->second = folder_without_versions(found->first);
  const std::string name = path.substr(behind);
  return found->second + (last == LastName::without_version ? name_without_release(name) : name);
}

}  // namespace sluice::exports
