// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <cstdint>
#include <string>

namespace sluice::exports {

/// What two documents call the same thing by, without its version: its purl as far as the name, else group and name in
/// lower case; a file's path without "./"; a license's id. Empty for what has no name.
std::string identity_of(const Sbom& sbom, const SbomElement& element);
/// The same without the purl: for documents of which only one states it.
std::string name_of(const Sbom& sbom, const SbomElement& element);
/// Its version: the field's, else the purl's.
std::string version_of(const Sbom& sbom, const SbomElement& element);

}  // namespace sluice::exports
