// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"

#include <string>

namespace sluice {

/// A waiver as the lines of a block mapping, for append_entries().
std::string render_waiver_entry(const Waiver& waiver);

}  // namespace sluice
