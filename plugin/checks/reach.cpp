// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/reach.hpp"

#include "model/file_role.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

bool is_same_call(const Origin& a, const Origin& b) { return a.path == b.path && a.line == b.line && a.line > 0; }

/// The call that took the delivery in also made the component; or the component's folder has the delivery's name, and
/// no other's does.
std::uint32_t find_component(const Inventory& inventory, const Delivery& delivery) {
  std::uint32_t by_name = no_index;
  bool is_unique = true;
  for (std::uint32_t i = 0; i < inventory.components.size(); ++i) {
    const Component& component = inventory.components[i];
    const auto takes_in = [&](const Origin& origin) { return is_same_call(origin, *delivery.taken_in); };
    if (delivery.taken_in && std::ranges::any_of(component.origins, takes_in)) return i;
    const auto ends_in_name = [&](const std::string& path) {
      return path == delivery.name || path.ends_with("/" + delivery.name);
    };
    if (!ends_in_name(component.location) && !ends_in_name(component.source)) continue;
    is_unique = by_name == no_index;
    by_name = i;
  }
  return is_unique ? by_name : no_index;
}

bool is_header(std::string_view path) {
  constexpr std::array<std::string_view, 9> ends = {".h",   ".hh",  ".hpp", ".hxx", ".h++",
                                                    ".inc", ".inl", ".ipp", ".tcc"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return path.ends_with(end); });
}

}  // namespace

Reach::Reach(const Inventory& inventory, const Packages& packages) : inventory_(inventory), packages_(packages) {
  for (const Package& package : packages.all()) {
    const Delivery& delivery = inventory.deliveries[package.delivery];
    const bool is_whole = package.container == delivery.container && package.manifest == no_index;
    components_.push_back(is_whole ? find_component(inventory, delivery) : no_index);
  }
  take_build();
  const auto count = static_cast<std::uint32_t>(inventory.contents.entries.size());
  counts_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) counts_.push_back(find_counts(i));
}

void Reach::take_build() {
  if (!inventory_.build) return;
  std::vector<std::string> sources;
  for (const BuildTarget& target : inventory_.build->targets) {
    sources.insert(sources.end(), target.sources.begin(), target.sources.end());
    if (target.ships) shipped_.insert(target.sources.begin(), target.sources.end());
  }
  for (const std::uint32_t index : components_) {
    if (index == no_index || inventory_.components[index].location.empty()) continue;
    const std::string folder = inventory_.components[index].location + "/";
    const auto lies_in_it = [&](const std::string& source) { return source.starts_with(folder); };
    if (std::ranges::any_of(sources, lies_in_it)) built_locations_.insert(folder);
  }
}

bool Reach::is_compiled(std::uint32_t package, std::string_view path) const {
  const std::uint32_t component = components_[package];
  if (component == no_index) return true;
  const std::string folder = inventory_.components[component].location + "/";
  if (!built_locations_.contains(folder)) return true;
  return is_header(path) || shipped_.contains(folder + std::string(path));
}

bool Reach::find_counts(std::uint32_t entry) const {
  const std::uint32_t package = packages_.of_entry(entry);
  if (package == no_index) return false;
  const std::string_view path = packages_.path_of(entry);
  const FileRole role = file_role(path);
  if (role == FileRole::license_text) return true;
  return role == FileRole::source && is_compiled(package, path);
}

}  // namespace sluice
