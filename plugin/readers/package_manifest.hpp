// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/reader.hpp"

namespace sluice {

/// Adds what a manifest of some PackageFormat declares of its package, as the word of that reader.
void add_package(const DocumentBytes& document, std::string_view reader, const ReadContext& context,
                 Inventory& inventory);

}  // namespace sluice
