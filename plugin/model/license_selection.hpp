// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/glob.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice {

/// How declarations and what a file says of itself go together.
enum class OwnStatement : std::uint8_t {
  first,     ///< what the file says holds; the declarations speak for what it leaves open, license or copyright
  together,  ///< both hold
  replaced,  ///< only the declarations hold
};

/// What speaks for a file besides itself. Numbers are indexes into Inventory::declarations.
struct DeclarationHit {
  std::vector<std::uint32_t> files;        ///< those that name the file, the nearest first
  OwnStatement own = OwnStatement::first;  ///< of `files`
  std::vector<std::uint32_t> packages;     ///< of the nearest package around the file; they never replace what it says

  friend bool operator==(const DeclarationHit&, const DeclarationHit&) = default;
};

/// Finds which declarations speak for an entry, among those of its own container:
///  - of one copyright file (copyright-format/1.0, "Files field") or REUSE.toml the last that matches;
///  - of REUSE.toml files in several folders, as REUSE 3.3, "Order of precedence" says: from the root down to the first
///    that overrides; of those the ones that aggregate or override, and if none overrides, of the rest the nearest with
///    a license and the nearest with a copyright;
///  - a ".license" file beside the entry stands for the entry's own words, unless an annotation overrides those;
///  - packages: those without file patterns in the nearest folder around the entry; an archive that declares a license
///  of
///    its own (an RPM package) speaks for what is in it.
/// Refers to the inventory.
class LicenseSelection {
 public:
  explicit LicenseSelection(const Inventory& inventory);
  DeclarationHit find(std::uint32_t entry) const;

  /// There are more patterns than can be held against so many entries: declarations are missing, so that no answer is
  /// sure.
  bool is_cut() const { return is_cut_; }

 private:
  struct Pattern {
    Glob glob;
    std::string start;  ///< literal bytes that what it matches begins with
    std::uint32_t declaration = 0;
  };
  /// A document's patterns; of each declaration those without a special character apart.
  struct Scope {
    std::vector<Pattern> patterns;                           ///< by declaration
    std::unordered_map<std::string, std::uint32_t> literal;  ///< the last declaration that names the path
  };
  struct Folder {
    std::map<std::uint32_t, Scope> documents;  ///< by entry
    std::vector<std::uint32_t> packages;
  };
  using Place = std::pair<std::uint32_t, std::string>;  ///< container and folder

  void add(std::uint32_t declaration);
  std::optional<Place> place_of(const LicenseDeclaration& one) const;
  static std::uint32_t find_in(const Scope& scope, std::string_view path);
  void add_files(std::vector<std::uint32_t> from_root, DeclarationHit& hit) const;

  const Inventory& inventory_;
  std::unordered_map<std::uint32_t, std::uint32_t> contained_;  ///< container of an entry that is one
  std::map<Place, Folder> folders_;
  std::size_t patterns_ = 0;  ///< with a special character, in all
  bool is_cut_ = false;
};

}  // namespace sluice
