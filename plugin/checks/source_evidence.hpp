// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/packages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// Where the source of a package was looked for, and what is there.
struct SourceAnswer {
  enum class Standing { missing, wrong_version, unknown, found };
  Standing standing = Standing::missing;
  std::string detail;  ///< what is there, for people; empty if nothing is
  std::vector<std::string> looked_for;
  Origin place;  ///< of what is there
};

/// Binaries and sources of packages in deliveries.
class SourceEvidence {
 public:
  explicit SourceEvidence(const Inventory& inventory);

  /// Does the package hold compiled code? A static library counts, and an archive in it does not: it is a package.
  bool has_binaries(const LicenseConclusion& conclusion) const { return counts(conclusion).binaries > 0; }
  bool has_sources(const LicenseConclusion& conclusion) const { return counts(conclusion).sources > 0; }
  bool has_build_scripts(const LicenseConclusion& conclusion) const { return counts(conclusion).scripts > 0; }

  /// The source of the package in the version that is delivered: in the package itself if it has no binaries, else in
  /// an archive or folder of its delivery that has the package's name and version, or that the manifest names.
  SourceAnswer find_source(const LicensedUse& use) const;

  /// A written offer that the manifest names, or a file called so; one that ends within three years after `day` is
  /// none (GPL-2.0 section 3(b), GPL-3.0 section 6(b)).
  SourceAnswer find_offer(const LicensedUse& use, Day day) const;

 private:
  struct Counts {
    std::uint64_t binaries = 0, sources = 0, scripts = 0;
  };
  /// An archive or folder that may be the source of something.
  struct Candidate {
    std::uint32_t delivery = 0;
    std::string path;
    std::string name, version;  ///< lower-case name; as far as they are known
    bool has_code = false;
  };

  void count_files();
  void add_candidates();
  const Counts& counts(const LicenseConclusion& conclusion) const;
  SourceAnswer judge(const Candidate& candidate, std::string_view version) const;

  const Inventory& inventory_;
  Packages packages_;
  std::vector<Counts> counts_;                                                ///< by package
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers_;  ///< package by container and manifest
  std::vector<Candidate> candidates_;
};

}  // namespace sluice
