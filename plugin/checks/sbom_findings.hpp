// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What checks on SBOMs tell people: one finding for each check, document and kind of answer, which names the first
// elements and counts all of them.
#pragma once

#include "checks/kind.hpp"
#include "checks/sbom_profile_check.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Places that one finding keeps, at most; the cause counts all of them.
inline constexpr std::size_t most_sbom_places = 1000;

/// One SBOM as a rule judges it.
struct JudgedSbom {
  const Inventory& inventory;
  const SbomDocument& document;
  std::string by;  ///< who asks: "ntia-2021", or empty
};

/// The findings of one check, with the terms "missing:", "malformed:", "unknown:" and "forbidden:", then BY: and the
/// check's id.
std::vector<Finding> make_sbom_findings(const JudgedSbom& judged, const SbomCheckResult& result);

/// That a document was not read to its end, so that nothing can be said of what it does not state.
Finding make_unread_sbom(const CheckInput& input, const Rule& rule, const SbomDocument& document);

/// The first rule that finds an SBOM which could not be read, or that none was delivered; empty if it is `asking`.
std::string rule_for_sbom(const CheckInput& input, std::uint32_t delivery, const Rule& asking);

/// All files by name, to look for what lies beside an SBOM.
class SbomSurroundingFiles {
 public:
  /// Keeps a reference to the inventory.
  explicit SbomSurroundingFiles(const Inventory& inventory) : inventory_(inventory) {}
  /// What a profile asks of the surroundings. Holds as long as this object.
  SbomSurroundings around(const Document& document, const SbomProfile& profile);

 private:
  void fill();
  std::string key_of_entry(std::uint32_t index) const;

  const Inventory& inventory_;
  std::unordered_set<std::string> keys_;
};

/// Where a check's values are written in that format, joined: "packages[].supplier or packages[].originator".
std::string where_to_write(const SbomCheckResult& result, const std::string& format);

}  // namespace sluice
