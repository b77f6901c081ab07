// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>

namespace sluice {

/// A waiver as an item of `waivers:`, in block style, its dash in column `column` (from 1).
std::string render_waiver_entry(const Waiver& waiver, std::uint32_t column);

/// The text of a waiver file with one more at its end; an empty text becomes a whole file. Refuses a file whose list does
/// not stand in block style at its end.
Result<std::string> append_waiver(const std::string& text, const std::string& place, const Waiver& waiver);

}  // namespace sluice
