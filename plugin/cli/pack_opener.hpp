// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "policy/load.hpp"

#include <string>

namespace sluice {

/// Makes policy files reach packs in archives, and those of addresses by their pinned copies: PROJECT/sluice-packs/SHA256,
/// else packs/SHA256 in the user's cache. Nothing is unpacked to disk, and an archive with a defect is refused. With
/// `may_fetch` a copy that is missing is fetched into the first of these folders that is there; else it is an error.
void let_open_packs(PolicySources& sources, const Session& session, bool may_fetch = false);

}  // namespace sluice
