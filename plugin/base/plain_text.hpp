// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// A stranger's document as text that may be passed on: lines, tabs and backslashes stay, a line ends with "\n" alone,
/// a form feed is a blank, and what is invisible, no UTF-8, or a command to a CI agent is shown as by to_visible.
/// Applied twice it changes nothing more.
std::string to_plain_text(std::string_view bytes);

}  // namespace sluice
