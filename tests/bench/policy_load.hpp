// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

namespace sluice::bench {

/// An inventory of `components` resolved components with one use each.
Inventory make_inventory(std::uint32_t components);

/// A policy of `rules` rules over components and uses, of the kinds dependency.allow and dependency.source.
Policy make_policy(std::uint32_t rules);

}  // namespace sluice::bench
