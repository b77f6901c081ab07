// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <string>
#include <vector>

namespace sluice {

/// The report with places that an editor can open: a relative path of a file in one of the folders becomes absolute,
/// because a build program prints from a folder of its own. For messages only; a report that is kept names no host's
/// paths.
Report with_clickable_places(Report report, const std::vector<std::string>& folders);

}  // namespace sluice
