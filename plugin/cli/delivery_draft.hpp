// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/reading_options.hpp"
#include "cli/session.hpp"
#include "exports/manifest_draft.hpp"

#include <string>

namespace sluice {

/// Reads a folder, or an archive that came without a manifest, as a delivery would be read, and gathers what a manifest can
/// state without asking anybody.
Result<DraftFacts> draft_facts(const std::string& delivery, const ReadingOptions& reading, const Session& session);

}  // namespace sluice
