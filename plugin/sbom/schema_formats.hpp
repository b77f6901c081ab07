// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/schema_format.hpp"

#include <string_view>

namespace sluice::sbom {

/// True if a text has the format, as the usual validators judge it: RFC 3339 with a zone, also "+hh" and a blank
/// instead of "T"; a URI of RFC 3986 with a scheme.
bool has_format(std::string_view text, SchemaFormat format);

/// "a date-time (RFC 3339)".
std::string_view name_of(SchemaFormat format);

}  // namespace sluice::sbom
