// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_selection.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view side_file_format = "license-side-file";

/// Each pattern may be tried with each entry: some seconds in all.
std::size_t most_patterns(std::size_t entries) {
  constexpr std::size_t most_tries = 500'000'000;
  return most_tries / std::max(entries, std::size_t{5000});
}

/// As readers spell folders: without "./" before it.
std::string_view plain(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

/// The literal bytes before a pattern's first special one.
std::string_view literal_start(std::string_view pattern) { return pattern.substr(0, pattern.find_first_of("*?[{\\")); }

/// What `path` is below `folder`; empty if it is not.
std::string_view below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return path;
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') return {};
  return path.substr(folder.size() + 1);
}

bool says_license(const LicenseDeclaration& one) {
  return !one.expression.empty() || !one.unknown.empty() || !one.problem.empty();
}
bool says_copyright(const LicenseDeclaration& one) { return !one.copyrights.empty(); }

/// The folders around a path, from the root down: "", "a", "a/b" for "a/b/c".
std::vector<std::string> folders_around(std::string_view path) {
  std::vector<std::string> out(1);
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    out.emplace_back(path.substr(0, slash));
  }
  return out;
}

}  // namespace

LicenseSelection::LicenseSelection(const Inventory& inventory) : inventory_(inventory) {
  const std::vector<Container>& containers = inventory.contents.containers;
  for (std::uint32_t i = 0; i < containers.size(); ++i) {
    if (containers[i].entry != no_index) contained_.emplace(containers[i].entry, i);
  }
  for (std::uint32_t i = 0; i < inventory.declarations.size(); ++i) add(i);
}

/// Container and folder for which a declaration speaks: a package that is a container itself speaks for what is in it.
std::optional<LicenseSelection::Place> LicenseSelection::place_of(const LicenseDeclaration& one) const {
  const auto inside = contained_.find(one.entry);
  if (inside != contained_.end()) return Place{inside->second, ""};
  if (one.entry < inventory_.contents.entries.size()) {
    return Place{inventory_.contents.entries[one.entry].container, one.folder};
  }
  if (one.delivery < inventory_.deliveries.size()) return Place{inventory_.deliveries[one.delivery].container, ""};
  return std::nullopt;
}

void LicenseSelection::add(std::uint32_t declaration) {
  const LicenseDeclaration& one = inventory_.declarations[declaration];
  std::optional<Place> place = place_of(one);
  if (!place) return;
  Folder& folder = folders_[std::move(*place)];
  if (one.files.empty()) {
    folder.packages.push_back(declaration);
    return;
  }
  Scope& scope = folder.documents[one.entry];
  for (const std::string& pattern : one.files) {
    Glob glob(pattern);
    if (glob.is_literal()) {
      scope.literal[pattern] = declaration;
    } else if (++patterns_ > most_patterns(inventory_.contents.entries.size())) {
      is_cut_ = true;
    } else {
      scope.patterns.push_back({std::move(glob), std::string(literal_start(pattern)), declaration});
    }
  }
}

/// The last declaration of a document that matches, or no_index.
std::uint32_t LicenseSelection::find_in(const Scope& scope, std::string_view path) {
  const auto named = scope.literal.find(std::string(path));
  const std::uint32_t by_name = named == scope.literal.end() ? no_index : named->second;
  for (auto pattern = scope.patterns.rbegin(); pattern != scope.patterns.rend(); ++pattern) {
    if (by_name != no_index && pattern->declaration <= by_name) break;
    if (path.starts_with(pattern->start) && pattern->glob.matches(path)) return pattern->declaration;
  }
  return by_name;
}

/// From the root down to the first that overrides; then the nearest first.
void LicenseSelection::add_files(std::vector<std::uint32_t> from_root, DeclarationHit& hit) const {
  const auto precedence_of = [this](std::uint32_t one) { return inventory_.declarations[one].precedence; };
  const auto overriding = std::ranges::find(from_root, DeclarationPrecedence::overriding, precedence_of);
  const bool is_overridden = overriding != from_root.end();
  if (is_overridden) {
    from_root.erase(overriding + 1, from_root.end());
    hit.files.clear();
    hit.own = OwnStatement::replaced;
  }
  const auto says = [&](bool (*what)(const LicenseDeclaration&)) {
    return std::ranges::any_of(hit.files, [&](std::uint32_t one) { return what(inventory_.declarations[one]); });
  };
  bool has_license = says(says_license);
  bool has_copyright = says(says_copyright);
  std::ranges::reverse(from_root);
  for (const std::uint32_t one : from_root) {
    const LicenseDeclaration& declaration = inventory_.declarations[one];
    if (declaration.precedence == DeclarationPrecedence::closest) {
      const bool adds = (!has_license && says_license(declaration)) || (!has_copyright && says_copyright(declaration));
      if (is_overridden || !adds) continue;
      has_license = has_license || says_license(declaration);
      has_copyright = has_copyright || says_copyright(declaration);
    } else if (hit.own == OwnStatement::first) {
      hit.own = OwnStatement::together;
    }
    hit.files.push_back(one);
  }
}

DeclarationHit LicenseSelection::find(std::uint32_t entry) const {
  DeclarationHit hit;
  if (entry >= inventory_.contents.entries.size()) return hit;
  const Entry& file = inventory_.contents.entries[entry];
  const std::string_view path = plain(file.path.view());
  std::vector<std::uint32_t> from_root;
  for (std::string& name : folders_around(path)) {
    const auto folder = folders_.find({file.container, std::move(name)});
    if (folder == folders_.end()) continue;
    if (!folder->second.packages.empty()) hit.packages = folder->second.packages;
    for (const auto& [document, scope] : folder->second.documents) {
      const std::uint32_t found = find_in(scope, below(path, folder->first.second));
      if (found == no_index) continue;
      if (inventory_.declarations[found].format == side_file_format) {
        hit.files.push_back(found);
        hit.own = OwnStatement::replaced;
      } else {
        from_root.push_back(found);
      }
    }
  }
  add_files(std::move(from_root), hit);
  return hit;
}

}  // namespace sluice
