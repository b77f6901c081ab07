// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// RPM's database of a machine or a sysroot. Places: rpm's own since 4.16, and the one of image-based systems.
#include "base/files.hpp"
#include "hooks/os_release.hpp"
#include "hooks/owner_records.hpp"
#include "hooks/purl_text.hpp"
#include "store/rpm_database.hpp"

#include <array>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 2> places_of_database = {"/var/lib/rpm/rpmdb.sqlite",
                                                                "/usr/lib/sysimage/rpm/rpmdb.sqlite"};

std::string find_database(const std::string& root) {
  for (const std::string_view place : places_of_database) {
    if (is_file(root + std::string(place))) return root + std::string(place);
  }
  return {};
}

std::string root_of(const std::string& database) {
  for (const std::string_view place : places_of_database) {
    if (database.ends_with(place)) return database.substr(0, database.size() - place.size());
  }
  return {};
}

}  // namespace

bool find_rpm_owners(const OwnerPlaces& places, std::span<const std::string> files,
                     std::vector<std::optional<FileOwner>>& owners) {
  const std::string database = find_database(places.root);
  if (database.empty()) return false;
  std::vector<std::string> wanted;
  std::vector<std::size_t> indexes;
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (owners[at]) continue;
    wanted.push_back(files[at]);
    indexes.push_back(at);
  }
  const auto found = find_rpm_owners_of(database, wanted);
  if (!found) return false;
  for (std::size_t at = 0; at < indexes.size(); ++at) {
    const std::optional<RpmPackage>& package = (*found)[at];
    if (package) owners[indexes[at]] = FileOwner{"rpm", package->name, package->version, database, ""};
  }
  return true;
}

void describe_rpm(const OwnerPlaces&, const FileOwner& owner, OwnerRecord& record) {
  const auto found = find_rpm_package(owner.evidence, owner.name, owner.version);
  if (!found || !*found) return;
  const RpmPackage& package = **found;
  const std::size_t colon = package.version.find(':');
  const std::string epoch = colon == std::string::npos ? "" : package.version.substr(0, colon);
  const std::string version = colon == std::string::npos ? package.version : package.version.substr(colon + 1);
  record.purl = make_purl("rpm", distribution_of(root_of(owner.evidence), "rpm"), package.name, version,
                          {{"arch", package.arch}, {"epoch", epoch}});
  record.publisher = package.vendor;
  record.source = package.url;
  declare(package.license, 0, record.declared);
}

}  // namespace sluice
