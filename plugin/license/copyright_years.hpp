// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice::license {

/// Years of a copyright notice.
struct CopyrightYears {
  std::string text;     ///< "2019-2024, 2026"; empty if there are none
  std::size_t end = 0;  ///< behind their last byte
};

/// Reads the list of years, ranges, and dates that begins at `at`, alone or in brackets. Ranges may end with two
/// digits or "present".
CopyrightYears parse_copyright_years(std::string_view text, std::size_t at);

/// True for "19xx" and "20xx" in digits, with no letter or digit around.
bool is_year_at(std::string_view text, std::size_t at);

/// Takes years that a holder ends with off it: "IBM Corp. 1990", "Jane Doe (2012-2014)".
std::string take_trailing_years(std::string_view& holder);

}  // namespace sluice::license
