// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/statements.hpp"
#include "license/tokenizer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// The rules of the index that is shipped.
inline const license::StatementRules& statement_rules() {
  static const license::StatementRules rules(license::load_license_index(SLUICE_LICENSE_INDEX).value());
  return rules;
}

inline std::vector<license::Match> statements_of(std::string_view text) {
  license::Tokens tokens;
  license::tokenize(text, tokens);
  return license::find_statements(text, tokens, statement_rules());
}

/// "notice MIT; mention Zlib", in order.
inline std::string told_by(std::string_view text) {
  std::string told;
  for (const license::Match& match : statements_of(text)) {
    const bool is_tag = match.kind == LicenseEvidence::tag;
    const std::string_view kind = is_tag                                           ? "tag "
                                  : match.kind == LicenseEvidence::notice ? "notice "
                                                                                   : "mention ";
    told.append(told.empty() ? "" : "; ").append(kind).append(match.expression.empty() ? match.rule : match.expression);
  }
  return told;
}

struct ToldRow {
  std::string_view text;
  std::string_view told;
};

}  // namespace sluice::test
