// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <string>

namespace sluice::test {

enum class SbomNames {
  ids,    ///< elements are called by their id: for two documents of one format family
  names,  ///< by kind, name and version: for documents whose ids differ
};

/// What an SBOM says as text, one block an element and one line a field or relation, all sorted: equal for documents
/// that say the same. Without places, problems and the field "serialization".
std::string sbom_text(const Sbom& sbom, SbomNames names = SbomNames::ids);

/// Its problems, one a line: "TERM PLACE:LINE DETAIL".
std::string problem_text(const Sbom& sbom);

}  // namespace sluice::test
