// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What changed from one delivery to the next. Pure: the same facts and verdicts give the same answer.
#pragma once

#include "model/delivery_change.hpp"
#include "model/inventory.hpp"
#include "model/report.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Two SBOMs of a delivery that state different things of one component.
struct SbomClash {
  std::string cause;  ///< without the path of the other one
  Origin place;       ///< in the later one
  Origin other;       ///< in the earlier one
};

/// One side of a comparison, as far as it is known.
struct ComparedSide {
  const Inventory* facts = nullptr;   ///< null: only the verdict is known, which holds none
  const Verdict* verdict = nullptr;   ///< null: it was not judged
  std::vector<SbomClash> clashes = {};  ///< of its SBOMs (checks/sbom_contradictions)
};

/// What the newer side has that the older one had not, and the other way round. What cannot be told for want of facts
/// is listed as untold. A new version in the name of the delivery, of a folder or of an archive in it is no change of
/// what lies there.
DeliveryChange compare_deliveries(const ComparedSide& older, const ComparedSide& newer);

/// The same of facts alone.
DeliveryChange compare_deliveries(const Inventory& older, const Inventory& newer);

}  // namespace sluice
