// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/licensing_listener.hpp"
#include "hooks/owner_record.hpp"
#include "model/inventory.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Loads what is known of licenses; may be empty: then components have no license.
using LicenseLoader = std::function<Result<LicenseScan>()>;

/// Records of the packages that own files, each read once, and what they say of components. What a folder of somebody
/// else's code says of itself (manifests, license texts) is a record too.
class ComponentOwners {
 public:
  ComponentOwners(OwnerPlaces places, LicenseLoader licenses)
      : places_(places), owners_(std::move(places)), load_(std::move(licenses)) {}

  /// Looks up files that will be asked for, all at once.
  void expect(std::span<const std::string> files) { owners_.expect(files); }
  /// Record of the package that owns the file; null if no database knows it. Lives as long as this.
  const OwnerRecord* find_record(const std::string& file);
  /// The records of packages that any look-up so far has named, sorted: another version of a package is another record.
  std::vector<std::string> evidence() const { return owners_.evidence(); }
  /// Record of a folder by what lies in it; null if nothing there names a package, a version or a license.
  const OwnerRecord* find_folder_record(const std::string& folder);
  /// Fills what the component does not say itself yet; owner and purl are the record's, if that has an owner.
  void apply(const OwnerRecord& record, Component& component);

 private:
  std::string license_of(const OwnerRecord& record);
  const LicenseScan* find_licenses();

  OwnerPlaces places_;
  FileOwners owners_;
  LicenseLoader load_;
  std::optional<LicenseScan> scan_;
  bool is_loaded_ = false;
  std::map<std::string, OwnerRecord> records_;  ///< by kind, name, version and evidence
  std::map<std::string, std::optional<OwnerRecord>> folders_;
};

}  // namespace sluice
