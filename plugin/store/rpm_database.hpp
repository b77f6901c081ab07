// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// A package that is installed, as its header in RPM's database says.
struct RpmPackage {
  std::string name;
  std::string version;  ///< "[EPOCH:]VERSION-RELEASE"
  std::string arch, license, vendor, url;

  friend bool operator==(const RpmPackage&, const RpmPackage&) = default;
};

/// The packages that own files, by an rpmdb.sqlite (rpm 4.16 and newer: tables Packages, Basenames and Name). Files are
/// absolute paths as the packages name them. SQLite is loaded when this is called first; an Error if it is not on this
/// machine, or the file is no database.
Result<std::vector<std::optional<RpmPackage>>> find_rpm_owners_of(const std::string& database,
                                                                  std::span<const std::string> files);
/// The package of that name and version, if it is installed.
Result<std::optional<RpmPackage>> find_rpm_package(const std::string& database, const std::string& name,
                                                   const std::string& version);

}  // namespace sluice
