// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "readers/license_vocabulary.hpp"

#include <optional>

namespace sluice {

/// The names of the license list that came with the program. Absent if none came with it; an Error if it is damaged.
Result<std::optional<LicenseVocabulary>> load_license_list(const Session& session);

}  // namespace sluice
