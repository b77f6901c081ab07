// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The databases of owners: each finds the owners of files (FindOwners of file_owner.hpp), and describes the package of
// one. Each is found by the folders above the files, so that a sysroot or a package manager's own tree is found where
// it lies.
#pragma once

#include "hooks/owner_record.hpp"

namespace sluice {

/// dpkg: Source, Maintainer and Architecture of status, and the DEP-5 copyright file.
void describe_dpkg(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// RPM's database: var/lib/rpm/rpmdb.sqlite or usr/lib/sysimage/rpm/rpmdb.sqlite.
bool find_rpm_owners(const OwnerPlaces& places, std::span<const std::string> files,
                     std::vector<std::optional<FileOwner>>& owners);
void describe_rpm(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// dpkg and RPM in a sysroot: their databases in a folder above the files.
bool find_sysroot_owners(const OwnerPlaces& places, std::span<const std::string> files,
                         std::vector<std::optional<FileOwner>>& owners);

/// Conan 2: the graph that `conan install --format=json` writes, or package folders with what CMakeDeps wrote of them.
bool find_conan_owners(const OwnerPlaces& places, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners);
void describe_conan(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// vcpkg's installed tree: vcpkg/info/PORT_VERSION_TRIPLET.list and TRIPLET/share/PORT/vcpkg.spdx.json.
bool find_vcpkg_owners(const OwnerPlaces& places, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners);
void describe_vcpkg(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// CPS files (Common Package Specification 0.13) in the cps folders of a prefix.
bool find_cps_owners(const OwnerPlaces& places, std::span<const std::string> files,
                     std::vector<std::optional<FileOwner>>& owners);
void describe_cps(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// Yocto's create-spdx: TMPDIR/deploy/spdx/**/packages/*.spdx.json.
bool find_yocto_owners(const OwnerPlaces& places, std::span<const std::string> files,
                       std::vector<std::optional<FileOwner>>& owners);
void describe_yocto(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

/// Buildroot: output/build/packages-file-list*.txt and output/legal-info/manifest.csv.
bool find_buildroot_owners(const OwnerPlaces& places, std::span<const std::string> files,
                           std::vector<std::optional<FileOwner>>& owners);
void describe_buildroot(const OwnerPlaces& places, const FileOwner& owner, OwnerRecord& record);

}  // namespace sluice
