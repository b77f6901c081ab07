// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_request.hpp"
#include "hooks/event_log.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <string>
#include <vector>

namespace sluice {

/// What one build folder told besides the inventory.
struct ReadBuild {
  EventLog log;
  std::vector<std::string> results;  ///< what its finished build is told by, see read_build
};

/// Reads one build folder into the inventory, without the builds inside of it.
using ReadOne = Result<ReadBuild> (*)(const BuildRequest& request, Inventory& inventory);

/// Adds what the gates inside of ExternalProject's builds saw: their targets as "EXTERNAL/TARGET", the components that
/// those use, and the uses, with places as this build sees them. A build that was not configured yet, was refused, or
/// that the gate does not reach, is an Unknown. Builds inside of builds are read eight levels deep, each folder once.
void add_child_builds(const BuildRequest& request, const EventLog& log, ReadOne read_one, Places& places,
                      Inventory& inventory);

}  // namespace sluice
