// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// The text with "***" in place of each password in it: between the first ':' and the last '@' behind "://" (RFC 3986,
/// section 3.2.1, and what people write who do not encode it), and as the value of a parameter "password" or
/// "sslpassword". What has none is returned as it is.
std::string without_password(std::string_view text);

}  // namespace sluice
