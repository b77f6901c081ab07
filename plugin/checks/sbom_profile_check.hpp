// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A profile against one SBOM. Linear in the document for a given profile.
#pragma once

#include "checks/sbom_values.hpp"
#include "model/sbom_profile.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace sluice {

/// What lies around an SBOM, for checks of the scope `delivery`.
struct SbomSurroundings {
  std::string file_name;
  bool is_inside = true;
  std::string key;                                         ///< of the SBOM itself in `files`
  const std::unordered_set<std::string>* files = nullptr;  ///< keys of all files; null: nothing lies around it

  bool has_companion(const std::string& ending) const { return files != nullptr && files->contains(key + ending); }
};

/// An element that does not meet a check.
struct SbomMiss {
  std::uint32_t element = no_index;   ///< no_index: the document has none that it would need
  std::uint32_t field = no_index;     ///< index into Sbom::fields: the value that is wrong
  std::uint32_t relation = no_index;  ///< index into Sbom::relations

  friend bool operator==(const SbomMiss&, const SbomMiss&) = default;
};

/// What the elements of a check's scope answer. Those that are not listed state what is asked for, or need not.
struct SbomCheckResult {
  const SbomCheck* check = nullptr;
  std::uint64_t looked_at = 0;  ///< elements that were asked
  std::vector<SbomMiss> missing;
  std::vector<SbomMiss> malformed;   ///< stated, but not so that it counts
  std::vector<SbomMiss> unknown;     ///< declared unknown
  std::vector<SbomMiss> forbidden;   ///< stated where it must not be
  std::uint64_t off_values = 0;      ///< of SbomCheck::any: a bit for each of the first 64 whose option is off
  std::uint32_t missing_values = 0;  ///< of SbomCheck::all: a bit for each value that somebody misses

  bool is_met() const { return missing.empty() && malformed.empty() && unknown.empty() && forbidden.empty(); }
};

/// Options of a profile that are on: as it says, changed by what a rule accepts and refuses.
std::set<std::string, std::less<>> options_of(const SbomProfile& profile, const std::vector<std::string>& accepted,
                                              const std::vector<std::string>& refused);

/// A result for each check that holds for the document's format and is judged here, in the profile's order. Of levels
/// other than must, too.
std::vector<SbomCheckResult> check_sbom(const SbomProfile& profile, const std::set<std::string, std::less<>>& options,
                                        const Sbom& sbom, const SbomSurroundings& around);

/// True for elements that a scope is about.
bool is_in_scope(const SbomElement& element, SbomScope scope);

}  // namespace sluice
