// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"
#include "model/sbom.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::exports {

/// A component in the making.
struct ObservedPart {
  std::string type = "library";
  std::string name;
  std::string version;
  std::string supplier;
  std::string purl;
  std::string declared;
  std::string concluded;
  std::string sha256;
  std::string download;
  std::vector<std::string> holders;
  std::set<std::string> linkages;
  std::set<std::string> seen;
};

/// "sources/a.tar!/package.json:3", without control characters.
std::string place_text(const Origin& origin);

/// A delivery, its license as far as it has one of its own.
ObservedPart part_of(const Inventory& inventory, const Delivery& delivery);
ObservedPart part_of(const Component& component);
ObservedPart part_of(const LicenseConclusion& conclusion);
/// License, holders, and what the part itself does not say.
void add_conclusion(const LicenseConclusion& conclusion, ObservedPart& part);

/// What SBOM documents name: who vouches for what was seen (same name and version, or purl), and what nobody saw.
class SbomWitnesses {
 public:
  explicit SbomWitnesses(const Inventory& inventory);
  /// Adds the places that name the part, which counts as seen from now on.
  void add_to(ObservedPart& part);
  /// Components that an SBOM states and no part so far was; sorted, those of several SBOMs once. What a document is about is none.
  std::vector<ObservedPart> unseen() const;

 private:
  void add(const Sbom& sbom, const std::string& path);
  std::vector<ObservedPart> stated_;
  std::vector<bool> was_seen_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_key_;  ///< indices of stated_ by purl, and by name and version
};

/// Begins an element of kind component and states the part.
std::uint32_t begin_part(const ObservedPart& part, std::string_view id, Sbom& sbom);

/// SPDX ids allow letters, digits, '.' and '-'.
std::string id_text(std::string_view text);

}  // namespace sluice::exports
