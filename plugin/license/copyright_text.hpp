// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The text behind a copyright mark: put together from its lines, without comment marks, tags and quotes.
#pragma once

#include "license/copyright_marks.hpp"
#include "license/copyright_notices.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::license {

struct CopyrightText {
  std::string text;
  std::size_t end = 0;        ///< behind the last byte that was taken
  std::size_t next_line = 0;  ///< begin of the line behind it; the text's end if nothing goes on
};

/// Reads on from `at`, at most to `stop`, where another notice begins. Lines are taken in while the text wants more:
/// behind years without a name, a comma, "and".
CopyrightText gather_copyright_text(std::string_view text, std::size_t at, std::size_t stop,
                                    const CopyrightLimits& limits);

/// Begin of what a line says behind its comment marks.
std::size_t skip_line_marks(std::string_view text, std::size_t at, std::size_t stop);

/// Without the blanks, colons and quotes between a mark, its years and the holder, and without "by".
std::string_view skip_copyright_lead(std::string_view text);

/// Cuts and cleans what stands behind mark and years to the holder's name; may be empty.
std::string clean_copyright_holder(std::string_view text);

}  // namespace sluice::license
