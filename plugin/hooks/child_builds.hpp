// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/build_request.hpp"
#include "hooks/event_log.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sluice {

struct OneBuild {
  EventLog log;
  std::vector<std::string> inputs;  ///< files whose change asks for another look: results, and records of who owns what
};

/// Reads one build folder into the inventory, without the builds inside of it.
using ReadOne = std::function<Result<OneBuild>(const BuildRequest& request, Inventory& inventory)>;

/// Adds what the gates inside of ExternalProject's builds saw: their targets as "EXTERNAL/TARGET", the components that
/// those use, and the uses, with places as this build sees them. A build that was not configured yet, was refused, or
/// that the gate does not reach, is an Unknown. What its results show (P2) its own gate judges: where this build looks at results, that one
/// must have passed. Builds inside of builds are read eight levels deep, each folder once. Returns their OneBuild::inputs.
std::vector<std::string> add_child_builds(const BuildRequest& request, const EventLog& log, const ReadOne& read_one,
                                          Places& places, Inventory& inventory);

}  // namespace sluice
