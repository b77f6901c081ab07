// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// RFC 4648: clause 4 has '+' and '/', clause 5 (safe in URLs) '-' and '_'.
enum class Base64 { standard, either };

std::string encode_base64(std::string_view bytes);  ///< clause 4, with padding

/// Decodes strictly: padding is there, unused bits are zero, nothing else stands between. `either` takes both alphabets,
/// but not mixed. Absent if it is none.
std::optional<std::string> decode_base64(std::string_view text, Base64 alphabet = Base64::standard);

}  // namespace sluice
