// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>

namespace sluice {

/// Appends a code point (at most 0x10FFFF) as UTF-8; a surrogate becomes three bytes that are no UTF-8.
void append_utf8(std::string& out, std::uint32_t point);

}  // namespace sluice
