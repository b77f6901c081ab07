// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/stored_facts.hpp"

#include <cstdint>
#include <string>

namespace sluice::test {

/// What a check of one delivery and of a build with so many components stores: an archive with a folder, a manifest and a
/// license text of each, what these declare and state, and a use of each component. Every seventh is under GPL-3.0-only.
/// The same number gives the same facts. `limits`: text of those that it is said to be opened with (limits_text()).
StoredFacts make_fact_set(std::uint32_t number, std::uint32_t components, const std::string& limits);

}  // namespace sluice::test
