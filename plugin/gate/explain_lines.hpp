// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// One line of an explanation, "  name              text", escaped; nothing if there is no text.
std::string explain_line(std::string_view name, std::string_view text);

}  // namespace sluice
