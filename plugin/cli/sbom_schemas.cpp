// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/sbom_schemas.hpp"

#include "base/files.hpp"
#include "sbom/schemas.hpp"

#include <memory>
#include <utility>

namespace sluice {

Result<SbomSchemas> load_sbom_schemas(const Session& session) {
  TRY_ASSIGN(sbom::Schemas schemas, sbom::Schemas::load(join_path(session.share_folder, "sbom_schemas.idx")));
  return SbomSchemas{std::make_shared<const sbom::Schemas>(std::move(schemas)),
                     join_path(session.share_folder, "sbom")};
}

}  // namespace sluice
