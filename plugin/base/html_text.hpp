// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Text for a page: & < > " ' as entities, all else as it stands. Fit for the content of an element and for a quoted
/// value of an attribute (HTML Living Standard, 13.1.2.3).
std::string escape_html(std::string_view text);

}  // namespace sluice
