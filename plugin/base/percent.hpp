// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Percent-decoding (RFC 3986 section 2.1); absent if a '%' has no two hexadecimal digits behind it.
std::optional<std::string> percent_decode(std::string_view text);

/// Percent-encodes, with upper-case digits, every byte but ASCII letters, digits and the bytes of `kept`.
std::string percent_encode(std::string_view text, std::string_view kept);

}  // namespace sluice
