// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Short statements of licenses: tags, notices, names. Whole texts are not looked for here.
#pragma once

#include "license/match.hpp"
#include "license/statement_rules.hpp"
#include "license/tokens.hpp"

#include <string_view>
#include <vector>

namespace sluice::license {

inline constexpr std::string_view lone_exception = "exception ";

/// Statements of the text, in its order; `tokens` are the text's. Linear in the text.
///  - tag: "SPDX-License-Identifier:" and the expression behind it (SPDX 3.0, annex "Using SPDX license list short
///    identifiers in source files"). One that cannot be read, or has a name that is not listed, is a match with an
///    empty expression, whose rule says "spdx-tag invalid" or "spdx-tag unlisted": it is never a plain license.
///  - notice: names in a context that grants or states the license, and words of notice_phrases.def. Licenses of one
///    statement are one expression: "either A or B" is a choice. A rule ends in ", unversioned" where the name had no
///    version and the expression is what such a name is taken for, in ", ambiguous" where several licenses are called
///    so. Exceptions join the license of GNU's or Apache's that stands before them; one without such a license near it
///    is a match with an empty expression, whose rule is lone_exception and the exception's id.
///  - mention: a full name or an address without such a context.
/// Names that are denied ("not licensed under"), asked for, or in a long list without prose are left out.
std::vector<Match> find_statements(std::string_view text, const Tokens& tokens, const StatementRules& rules);

/// Tags alone.
std::vector<Match> find_license_tags(std::string_view text, const Tokens& tokens, const LicenseNames& names);

}  // namespace sluice::license
