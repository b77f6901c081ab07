// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"

#include <memory>

namespace sluice {

/// A folder of the host as a container: its entries depth first, each folder's names in byte order, links not followed.
/// Takes the descriptor. A folder deeper than Limits::path_depth is stated and not entered.
std::unique_ptr<ContainerReader> make_folder_reader(int folder, const Limits& limits, HazardSink& sink);

}  // namespace sluice
