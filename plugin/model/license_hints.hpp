// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/license_expression.hpp"

namespace sluice {

/// Expressions that whoever wrote `text` ("GPL v2 or later", "Apache2") probably meant, from license_aliases.def; best
/// first.
std::vector<std::string> find_license_aliases(std::string_view text);

/// What spellings of one name have in common: "The BSD_3_Clause License" and "bsd-3-clause" are both "bsd3clause"
/// (license_aliases.def says how).
std::string squeeze_license_name(std::string_view text);

/// Help on an operand whose license or addition is unknown, deprecated, or has a needless '+'; empty if there is
/// nothing to say. Compares with every name, so ask for the operands that are shown, not for each of a hostile text.
std::string help_for_operand(const LicenseOperand& operand, const LicenseNames& names);

/// "write 'A'", "write 'A' or 'B', whichever is meant".
std::string write_one_of(const std::vector<std::string>& expressions);

}  // namespace sluice
