// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Who put a file on this machine, as the database of a package manager says.
struct FileOwner {
  std::string kind;  ///< "deb", "rpm", "conan", "vcpkg", "cps", "yocto", "buildroot"
  std::string name, version;
  std::string evidence;  ///< host path of the file that says so
  std::string digest;    ///< what the file's bytes are to be, "md5:<hex>"; empty if the database does not say

  friend bool operator==(const FileOwner&, const FileOwner&) = default;
};

/// Where databases are looked for.
struct OwnerPlaces {
  std::string root;          ///< in front of the machine's own places; empty outside tests
  std::string build_folder;  ///< of what a build brought along itself; may be empty
  std::string source_folder = {};  ///< of the project; may be empty
};

/// Sets the owners, of those files that have none yet, which one database knows. False if there is no such database
/// here. Files are named by absolute paths, lexically normal.
using FindOwners = bool (*)(const OwnerPlaces& places, std::span<const std::string> files,
                            std::vector<std::optional<FileOwner>>& owners);

/// dpkg: /var/lib/dpkg/info/*.list and *.md5sums (dpkg(1), deb-md5sums(5)); versions from /var/lib/dpkg/status.
bool find_dpkg_owners(const OwnerPlaces& places, std::span<const std::string> files,
                      std::vector<std::optional<FileOwner>>& owners);

/// Asks each database once for all files that are expected.
class FileOwners {
 public:
  explicit FileOwners(OwnerPlaces places = {}) : places_(std::move(places)) {}

  /// Looks up files that will be asked for.
  void expect(std::span<const std::string> files);
  /// The owner of a file by its absolute path; of the path as it stands, links are not followed.
  std::optional<FileOwner> find_owner(const std::string& file);
  /// FileOwner::evidence of all owners found so far, sorted, each once.
  std::vector<std::string> evidence() const;
  /// Did any database exist? Holds after a look-up.
  bool has_database() const { return has_database_; }

 private:
  OwnerPlaces places_;
  bool has_database_ = false;
  std::map<std::string, std::optional<FileOwner>, std::less<>> known_;
};

}  // namespace sluice
