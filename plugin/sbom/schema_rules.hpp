// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Single rules of a schema, as judging and explaining both need them.
#pragma once

#include "sbom/schemas.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <string_view>

namespace sluice::sbom {

/// Bits of SchemaNode::Type that a value has; none for a number that no double holds.
unsigned types_of(const Node& node);
/// `enum` and `const`.
bool is_among(const Schemas& schemas, const SchemaNode& rules, const Node& node);
bool has_length(const SchemaNode& rules, std::string_view text);
bool has_size(const SchemaNode& rules, const Node& array);
/// The schema of an item; no_schema: any value.
std::uint32_t schema_of_item(const Schemas& schemas, const SchemaNode& rules, std::uint32_t index);

}  // namespace sluice::sbom
