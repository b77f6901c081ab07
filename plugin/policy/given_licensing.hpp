// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/inventory.hpp"

#include <cstdint>

namespace sluice::policy {

/// Adds what an entry of a case states of licenses and copyright, if anything.
void read_given_licensing(const yaml::Node& entry, std::uint32_t index, Inventory& inventory);

/// What a document of a case declares; the caller knows its delivery, entry and place.
LicenseDeclaration read_given_declaration(const yaml::Node& node);

}  // namespace sluice::policy
