// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "gate/pipeline.hpp"

namespace sluice {

/// Loads the schemas of SBOMs that came with the program. An Error if they are not there, or damaged.
Result<SbomSchemas> load_sbom_schemas(const Session& session);

}  // namespace sluice
