// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <string>

namespace sluice {

/// An Sbom for people: each component with what is known of it, where it lies, who uses it and how it was seen; files
/// are counted.
std::string render_inventory_text(const Sbom& sbom);

/// Format sluice.inventory/1: {"schema", "completeness", "elements": [{"kind", "id", "subject", "fields": {NAME:
/// [VALUE]}}], "relations": [{"kind", "from", "to"}]}. The first element is the document; ids are of "elements"; names
/// of fields are those of model/sbom_fields.def. Later versions add members and fields, and change none.
std::string render_inventory_json(const Sbom& sbom);

}  // namespace sluice
