// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/coverage.hpp"

#include <span>
#include <string>
#include <vector>

namespace sluice {

/// policy/REFERENCE.md: packs, rules, what the catalogue of obligations became, standards, kinds. Generated, so that it
/// says what the program does.
std::string render_reference(const Coverage& coverage, const std::vector<ShippedPack>& packs,
                             std::span<const KindSpec> kinds);

}  // namespace sluice
