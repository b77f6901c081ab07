// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/reader.hpp"

namespace sluice {

/// Adds what a manifest of some PackageFormat declares of its package.
void read_package_manifest(const DocumentBytes& document, const ReadContext& context, Inventory& inventory);

}  // namespace sluice
