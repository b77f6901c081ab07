// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/problems.hpp"

#include <utility>

namespace sluice::sbom {

void add_problem(Sbom& sbom, SbomProblem problem) {
  if (sbom.problems.size() < most_problems) {
    sbom.problems.push_back(std::move(problem));
  } else {
    ++sbom.problems_not_kept;
  }
}

}  // namespace sluice::sbom
