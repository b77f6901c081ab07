// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/spdx_draft.hpp"
#include "sbom/tree.hpp"

#include <string_view>

namespace sluice::sbom {

/// Says "sbom.hash" if a value is no digest of the algorithm of that field ("hash.sha256"), in the record at `place`.
void judge_spdx_hash(std::string_view field, const Node& value, std::string_view place, SpdxDraft& draft);

}  // namespace sluice::sbom
