// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A row of Buildroot's legal-info/manifest.csv.
struct BuildrootPackage {
  std::string name, version, license, site;
  std::uint32_t line = 0;
};

/// The rows by the names of the columns in the first (PACKAGE, VERSION, LICENSE, SOURCE SITE), whatever their order;
/// cells may be quoted (RFC 4180). Empty without a column PACKAGE. Pure.
std::vector<BuildrootPackage> parse_buildroot_manifest(std::string_view text);

}  // namespace sluice
