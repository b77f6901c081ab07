// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice::sbom {

/// Decodes base64 (RFC 4648 clause 4); blanks and line ends are left out. Absent if it is none.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sluice::sbom
