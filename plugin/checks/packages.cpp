// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/packages.hpp"

#include "model/file_role.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

/// Speaks for a whole package, not for some files of it.
bool is_whole(const LicenseDeclaration& declaration) {
  return declaration.files.empty() && declaration.entry != no_index;
}

/// A manifest in a folder for tests or the like makes no package of its own, nor does a recipe in one for packaging: it
/// is about what lies outside.
bool makes_package(std::string_view folder) {
  constexpr std::array<std::string_view, 5> packaging = {"contrib", "packaging", "rpm", "redhat", "dist"};
  const std::string_view path = folder.substr(0, folder.size() - 1);
  if (std::ranges::find(packaging, path.substr(path.rfind('/') + 1)) != packaging.end()) return false;
  return file_role(std::string(folder) + "x") == FileRole::source;
}

/// The one folder at the top of each container that holds all of its files: "lib-1.2/"; else empty.
std::vector<std::string> top_folders(const Contents& contents) {
  std::vector<std::optional<std::string_view>> tops(contents.containers.size());
  for (const Entry& entry : contents.entries) {
    if (entry.kind == EntryKind::folder) continue;
    std::string_view path = entry.path.view();
    if (path.starts_with("./")) path.remove_prefix(2);
    const std::size_t shift = entry.path.view().size() - path.size();
    const std::string_view top =
        entry.path.view().substr(0, path.find('/') == path.npos ? 0 : shift + path.find('/') + 1);
    std::optional<std::string_view>& known = tops[entry.container];
    if (!known) known = top;
    if (*known != top) known = std::string_view();
  }
  std::vector<std::string> folders;
  for (const auto& top : tops) folders.emplace_back(top.value_or(std::string_view()));
  return folders;
}

}  // namespace

std::vector<std::uint32_t> deliveries_of_containers(const Inventory& inventory) {
  std::vector<std::uint32_t> found(inventory.contents.containers.size(), no_index);
  for (std::uint32_t i = 0; i < inventory.deliveries.size(); ++i) {
    if (inventory.deliveries[i].container < found.size()) found[inventory.deliveries[i].container] = i;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {  // a parent stands before what it holds
    const std::uint32_t parent = inventory.contents.containers[i].parent;
    if (parent != no_index && parent < i) found[i] = found[parent];
  }
  return found;
}

Packages::Packages(const Inventory& inventory) : inventory_(inventory) {
  add_containers();
  add_folders();
  find_entries();
  add_declarations();
}

void Packages::add_containers() {
  const std::vector<std::uint32_t> deliveries = deliveries_of_containers(inventory_);
  std::vector<std::string> tops = top_folders(inventory_.contents);
  for (std::uint32_t i = 0; i < deliveries.size(); ++i) {
    if (deliveries[i] != no_index) packages_.push_back({deliveries[i], i, std::move(tops[i]), no_index, {}});
  }
}

void Packages::add_folders() {
  std::vector<std::uint32_t> own(inventory_.contents.containers.size(), no_index);
  for (std::uint32_t i = 0; i < packages_.size(); ++i) own[packages_[i].container] = i;
  std::vector<Package> folders;
  for (const LicenseDeclaration& declaration : inventory_.declarations) {
    if (!is_whole(declaration)) continue;
    const Entry& entry = inventory_.contents.entries[declaration.entry];
    if (own[entry.container] == no_index) continue;
    const Package& outer = packages_[own[entry.container]];
    const std::string_view folder = folder_of(entry.path);
    if (folder.size() <= outer.folder.size() || !folder.starts_with(outer.folder)) continue;
    if (makes_package(folder.substr(outer.folder.size()))) {
      folders.push_back({outer.delivery, entry.container, std::string(folder), declaration.entry, {}});
    }
  }
  packages_.insert(packages_.end(), std::make_move_iterator(folders.begin()), std::make_move_iterator(folders.end()));
  const auto order = [](const Package& one) {
    return std::tuple(one.container, one.manifest != no_index, std::string_view(one.folder));
  };
  std::ranges::stable_sort(packages_, [&](const Package& a, const Package& b) { return order(a) < order(b); });
  const auto is_same = [&](const Package& a, const Package& b) { return order(a) == order(b); };
  packages_.erase(std::unique(packages_.begin(), packages_.end(), is_same), packages_.end());
  folders_.resize(own.size());
  for (std::uint32_t i = 0; i < packages_.size(); ++i) folders_[packages_[i].container].emplace(packages_[i].folder, i);
}

/// A manifest that lies deeper, in a folder for tests or the like, speaks for nobody; Debian's lies in one of its own.
void Packages::add_declarations() {
  for (std::uint32_t i = 0; i < inventory_.declarations.size(); ++i) {
    const LicenseDeclaration& declaration = inventory_.declarations[i];
    if (!is_whole(declaration)) continue;
    const Entry& entry = inventory_.contents.entries[declaration.entry];
    const std::uint32_t package = package_of(entry.container, entry.path);
    if (package == no_index) continue;
    const std::string_view inner = folder_of(path_of(declaration.entry));
    if (inner.empty() || inner == "debian/") packages_[package].declarations.push_back(i);
  }
}

/// Files of one folder stand together and have the same package.
void Packages::find_entries() {
  const std::vector<Entry>& entries = inventory_.contents.entries;
  of_entries_.reserve(entries.size());
  std::uint32_t container = no_index;
  std::string_view folder;
  for (const Entry& entry : entries) {
    const std::string_view own = folder_of(entry.path);
    const bool is_same = entry.container == container && own == folder;
    of_entries_.push_back(is_same ? of_entries_.back() : package_of(entry.container, entry.path));
    container = entry.container;
    folder = own;
  }
}

std::uint32_t Packages::package_of(std::uint32_t container, std::string_view path) const {
  const auto& folders = folders_[container];
  if (folders.empty()) return no_index;
  for (std::string_view folder = folder_of(path); folders.size() > 1;
       folder = folder_of(folder.substr(0, folder.size() - 1))) {
    const auto found = folders.find(folder);
    if (found != folders.end()) return found->second;
    if (folder.empty()) break;
  }
  return folders.begin()->second;
}

std::string_view Packages::path_of(std::uint32_t entry) const {
  const std::uint32_t package = of_entry(entry);
  const std::string_view path = inventory_.contents.entries[entry].path.view();
  if (package == no_index || !path.starts_with(packages_[package].folder)) return path;
  return path.substr(packages_[package].folder.size());
}

}  // namespace sluice
