// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/license_conclusion.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// to_search_words() of a notice document, of HTML without its markup. Whatever shows a text with to_plain_text() has
/// the words of that text.
std::string to_notice_words(std::string_view document);

/// Is it a NOTICE file of the package, whose words go on where the package goes (Apache-2.0 section 4(d))?
bool is_notice_file(const NoticeText& notice, const LicenseConclusion& conclusion);

/// The line above a license's text in notices that Sluice writes is this and the license's name. References and
/// exceptions, whose texts nobody publishes as a list, are known by it.
inline constexpr std::string_view license_text_heading = "License text: ";

/// Names in such lines, whatever markup is around them; each once, sorted.
std::vector<std::string> find_headed_texts(std::string_view document);

/// What licenses with one text have in common: "gpl-2.0" of "GPL-2.0-only" and "GPL-2.0-or-later".
std::string shared_text_key(std::string_view license);

/// "LicenseRef-acme" of "d-1/LICENSES/LicenseRef-acme.txt" (REUSE specification 3.3, "License files"); else empty.
std::string stored_reference(std::string_view path);

}  // namespace sluice
