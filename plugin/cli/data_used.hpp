// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "model/report.hpp"

#include <vector>

namespace sluice {

/// This build of the program and the files that came with it, by their digests; those that are there.
std::vector<DataUsed> find_data_used(const Session& session);

}  // namespace sluice
