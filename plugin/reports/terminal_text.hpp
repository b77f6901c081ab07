// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a terminal needs of a text that was made without one.
#pragma once

#include "reports/report_format.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Goes on in a new line, indented below the old one, before a line has more than `columns`; only at blanks, and never
/// so that a line begins with a command to a CI agent. Colours and links take no columns.
std::string wrap_text(std::string_view text, std::uint32_t columns);

/// Each character beyond ASCII as `\u{hex}`, as base/escape.hpp shows what is invisible.
std::string to_ascii_text(std::string_view text);

/// A link that a terminal shows in place of the text (OSC 8), if the style asks for links and `uri` is one; else the
/// text.
std::string link_text(const ReportStyle& style, std::string_view uri, std::string_view text);
/// The same to a file of the project.
std::string link_place(const ReportStyle& style, const Origin& place, std::string_view text);

}  // namespace sluice
