// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string_view>

namespace sluice {

/// Without a leading 'v' and a trailing "+build", so that spellings of one version are equal. The scheme `generic` of
/// version_order.hpp compares what is left: numbers as numbers, absent ones are zero; a word is a pre-release and sorts
/// before its absence (1.0-rc1 < 1.0), and behind it parts sort as in semver 2.0.0 clause 11; a single last letter
/// behind a number is a later release (1.1.1w > 1.1.1). A text without a digit is no version.
std::string_view plain_version(std::string_view version);

}  // namespace sluice
