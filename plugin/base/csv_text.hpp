// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// A field of CSV (RFC 4180): in quotation marks, those within doubled. What a spreadsheet would take for a formula (a
/// text that begins with = + - @ or their full-width forms, a tab or a carriage return, or with blanks and then one of them) gets an apostrophe
/// in front.
std::string escape_csv(std::string_view text);

}  // namespace sluice
