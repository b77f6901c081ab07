// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "exports/notices.hpp"
#include "license/license_texts.hpp"
#include "model/inventory.hpp"
#include "model/license_duties.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// A package that a product holds.
struct ShippedPackage {
  std::uint32_t conclusion = 0;          ///< index into Inventory::conclusions
  std::string license;                   ///< the concluded one, with the choices made
  std::vector<std::string> consumers;    ///< targets that use it, sorted
  std::vector<std::uint32_t> licensing;  ///< indexes into Inventory::licensing: what the package's own files say
};

/// Files whose bytes make_notices() can use: entries, sorted.
std::vector<std::uint32_t> notice_entries(const Inventory& inventory, std::span<const ShippedPackage> packages);

struct NoticeSources {
  std::map<std::uint32_t, std::string> delivered;  ///< bytes by entry; those of notice_entries() as far as at hand
  license::LicenseTexts official;
};

/// Fills everything but product, day and tool. Texts of licenses are taken as delivered, else from the list; those with
/// the same words stand once. Lines that name a package's holders are left out of its texts: they stand with the
/// package.
Notices make_notices(const Inventory& inventory, const LicenseDuties& duties, std::span<const ShippedPackage> packages,
                     const NoticeSources& sources);

}  // namespace sluice
