// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The machine's overlay: a signed pack in a folder of the machine that tightens every check and gate on it, without a
// commit in any project.
#pragma once

#include "cli/session.hpp"
#include "policy/load.hpp"

#include <string>

namespace sluice {

inline constexpr const char* overlay_name = "overlay.yaml";
inline constexpr const char* overlay_key_name = "overlay.pub";
inline constexpr const char* overlay_signature_ending = ".sig";
inline constexpr const char* overlay_payload_type = "application/vnd.sluice.overlay+yaml";

/// Adds the overlay of the machine's folder, and that of a further folder which a user named; such a one adds to the
/// machine's, and must be there. Refused (exit 2) is what is not signed by the key beside it, what its key did not sign
/// as it stands, a signature without its file, and a key that others could have written.
Result<void> add_overlays(const Session& session, PolicySources& sources);

/// The files that decide what add_overlays() adds, whether they are there or not: what a build has to look at again.
std::vector<std::string> overlay_places(const Session& session);

}  // namespace sluice
