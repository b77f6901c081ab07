// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <string>

namespace sluice::sbom {

/// The bytes of sbom_schemas.idx from the folder of the CycloneDX library's schemas. Of 1.2 and 1.3 the strict schemas
/// are taken, which know no members but their own; `version` is required again up to 1.4, as in the official schemas.
Result<std::string> compile_npm_schemas(const std::string& folder);

}  // namespace sluice::sbom
