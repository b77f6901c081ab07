// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/finding_judge.hpp"

#include <vector>

namespace sluice {

/// Causes before consequences. A finding that `needs` another rule's finding of the same delivery (or of none) is
/// listed below that one, its cause, which counts in `clears` how many findings it would clear. A chain ends at its
/// first cause. Where the needed rule found nothing, the finding stands for itself and its `needs` is emptied. A
/// consequence's action is at most its cause's, and it is waived with it.
void link_causes(std::vector<Judged>& findings);

/// Worst action first, then causes that clear most, then rule, subject, term, and every further field that tells two
/// findings apart.
void sort_findings(std::vector<Judged>& findings);

}  // namespace sluice
