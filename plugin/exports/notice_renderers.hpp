// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The renderers behind notice_formats(), and the words that they share.
#pragma once

#include "exports/notices.hpp"

namespace sluice {

inline constexpr std::string_view notices_intro =
    "This product contains the packages below. Each is under the licenses named with it; their texts follow at the "
    "end.";

std::string notices_heading(const Notices& notices);       ///< "Third-party notices of demo"
std::string license_origin(const NoticeLicense& license);  ///< remark on where the text is from, or empty

std::string render_notices_text(const Notices& notices);
std::string render_notices_markdown(const Notices& notices);
std::string render_notices_html(const Notices& notices);
std::string render_notices_spdx(const Notices& notices);

}  // namespace sluice
