// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/catalogue.hpp"
#include "model/pack_data.hpp"
#include "policy/load.hpp"

#include <vector>

namespace sluice {

/// What the packs of these sources bring besides rules, without comments; of the packs that bring anything and are not
/// the program's own. Problems of the files are an Error, as for load_policy().
Result<std::vector<PackData>> load_pack_data(const PolicySources& sources, const Catalogue& catalogue);

}  // namespace sluice
