// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From what manifests declare to SPDX license expressions.
#pragma once

#include "readers/license_name.hpp"
#include "readers/package.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a declared text says.
struct ReadLicense {
  std::string expression;                            ///< in canonical form; empty if something in the text is unknown
  LicenseReading reading = LicenseReading::unknown;  ///< the least sure of its names
  std::vector<std::string> known;                    ///< expressions of the names that were understood, in order
  std::vector<std::string> unknown;                  ///< the names that were not, as written
};

/// Reads one text: an expression as it stands, else a name, else names joined by words and signs, which mean what the
/// dialect says. Nothing is guessed: what is not in a table is unknown.
ReadLicense read_license_text(std::string_view text, const LicenseDialect& dialect,
                              const LicenseVocabulary& vocabulary);

/// The same with the address beside it, which decides where the name is unknown or names several licenses.
ReadLicense read_declared_license(const DeclaredLicense& license, const LicenseDialect& dialect,
                                  const LicenseVocabulary& vocabulary);

/// What a whole manifest declares: its licenses joined as its format means it. A likely reading goes where a surer one
/// of the same family stands beside it ("GPL" with "GPLv3"); "BSD" alone is known and unknown, as it names licenses that
/// ask for different things. `expression` is empty without licenses, or with an unknown
/// one; `is_computed` and `problem` of the package are the caller's to look at.
ReadLicense read_declared_package(const DeclaredPackage& package, const LicenseVocabulary& vocabulary);

}  // namespace sluice
