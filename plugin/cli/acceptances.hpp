// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "attest/acceptance_record.hpp"
#include "policy/acceptance_settings.hpp"

#include <optional>
#include <string>

namespace sluice {

/// The keys that the project's roles name, as they stand on a day.
Result<Accepters> load_accepters(const AcceptanceSettings& settings, Day day);

/// The records of the named folder, else of the one that the project names; absent where neither does. Tells on stderr
/// which records do not count.
Result<std::optional<Acceptances>> find_acceptances(const std::string& folder, const std::string& project_file,
                                                    Day day);

}  // namespace sluice
