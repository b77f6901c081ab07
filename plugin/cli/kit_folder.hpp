// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

#include <string>

namespace sluice {

/// Refuses a folder whose files are not those of the kit. Says on stderr where the data of this program is not what the kit was made with:
/// then findings may differ.
Result<void> compare_kit_data(const std::string& folder, const Session& session);

}  // namespace sluice
