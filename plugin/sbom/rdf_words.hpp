// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice::sbom {

/// The word of a list (SPDX2_WORDS) that an individual of the SPDX terms is: "DESCRIBED_BY" for
/// ".../terms#relationshipType_describedBy", "SHA3-256" for "...#checksumAlgorithm_sha3_256".
std::string spdx_word_of_rdf(std::string_view list, std::string_view iri);

}  // namespace sluice::sbom
