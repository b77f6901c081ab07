// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <vector>

namespace sluice {

/// Joins the elements of SBOMs to the delivered files that they name, by path. Paths count from the SBOM's own folder,
/// one above it, or whichever folder of the delivery most of them fit. Fills SbomDocument::matches, container and
/// folder.
void join_sboms(Inventory& inventory);

/// Appends the digests besides SHA-256 that joined SBOMs state and that can be computed.
void add_sbom_digests(const Inventory& inventory, std::vector<MoreDigest>& stated);

/// Decides SbomMatch::found of each, once digests are there. What lies not where it should is looked for by its digest.
void compare_sboms(Inventory& inventory);

/// Digests that would tell why files are not as an SBOM states: of their bytes with other line ends ("sha1+lf",
/// "sha1+crlf"), of not many and only of small files; and the SHA-1 of what was moved, for verification codes.
std::vector<MoreDigest> doubted_digests(const Inventory& inventory);

}  // namespace sluice
