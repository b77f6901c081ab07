// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "hooks/build_request.hpp"
#include "hooks/child_builds.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"

namespace sluice {

/// Reads a build that its commands describe (BuildRequest::commands), and what Meson knows of it besides, where it is
/// Meson's. The line numbers of places count commands.
Result<OneBuild> read_commands(const BuildRequest& request, Inventory& inventory, const LicenseLoader& licenses);

/// Adds what a reply, an event log and edges say to build, components and uses, wherever they came from.
Result<OneBuild> add_read_build(const BuildRequest& request, const file_api::Reply& reply, EventLog log,
                            const EdgeLists& edges, Inventory& inventory, const LicenseLoader& licenses);

}  // namespace sluice
