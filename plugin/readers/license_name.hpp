// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/license_vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// How sure a declared name's meaning is, surest first.
enum class LicenseReading : std::uint8_t {
  spdx,     ///< a valid license expression, as it stands
  alias,    ///< another spelling of exactly one license
  likely,   ///< a name of several licenses ("BSD", "GPL"), read the usual way: never more than a proposal
  unknown,  ///< none that we know; nothing is guessed
};

struct NamedLicense {
  std::string expression;
  LicenseReading reading = LicenseReading::alias;
};

/// squeeze_license_name without quotes and brackets.
std::string license_name_key(std::string_view text);

/// What one name stands for ("Apache License, Version 2.0", "GPLv2+", a trove classifier, an address); absent if it is
/// unknown. Names of more than one license are for read_license_text.
std::optional<NamedLicense> find_named_license(std::string_view name, const LicenseVocabulary& vocabulary);

/// The same for an address alone, without asking the network: whether it looks like one does not matter.
std::optional<NamedLicense> find_license_of_url(std::string_view url, const LicenseVocabulary& vocabulary);

/// The GNU family in whatever order it is written: "GNU Lesser General Public License v2.1 or later", "LGPL (>= 2.1)",
/// "GPL-2+". Every word must be understood. Without a version: any that was published (clause 9 of the GPL 2), likely.
std::optional<NamedLicense> find_gnu_license(std::string_view name);

}  // namespace sluice
