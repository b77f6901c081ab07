// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/markup.hpp"

namespace sluice {

/// The style sheet of the HTML report, for other pages of the program.
Markup report_style_sheet();

}  // namespace sluice
