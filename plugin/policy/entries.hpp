// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// An entry, of one line in flow style or of the lines of a block mapping, as an item of a list.
std::string render_entry(std::string_view entry, std::size_t indent);

/// Appends entries to the list at the end of a waiver or decision file; `text` may be empty. Nothing else of the file
/// changes. Refused where the list is not the last thing in it, or its items do not begin lines.
Result<std::string> append_entries(std::string_view text, std::string_view key, const std::vector<std::string>& entries,
                                   const std::string& place);

/// Reads whole files, as load_policy() would; what is wrong is refused. A waiver with defects counts as wrong.
Result<std::vector<Waiver>> parse_waivers(std::string text, const std::string& place, const WaiverPolicy& policy);
Result<std::vector<StandingDecision>> parse_decisions(std::string text, const std::string& place, const LicenseNames* names);

}  // namespace sluice
