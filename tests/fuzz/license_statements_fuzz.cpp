// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/index_writer.hpp"
#include "license/statements.hpp"
#include "license/tokenizer.hpp"
#include "model/license_expression.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace sluice::license;

StatementRules make_rules() {
  LicenseLists lists;
  for (const char* const id :
       {"Apache-2.0", "Artistic-1.0-Perl", "BSD-3-Clause", "CC-BY-3.0", "GPL-1.0-or-later", "GPL-2.0-only",
        "GPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "MIT", "MPL-1.1", "MPL-2.0", "Zlib"}) {
    lists.licenses.push_back({.id = id, .name = std::string(id) + " License", .text = {}});
  }
  lists.licenses[0].text = "a text of some words that stand for a license";
  lists.exceptions.push_back({.id = "Classpath-exception-2.0"});
  const auto bytes = std::make_shared<std::string>(write_license_index(lists).value());
  return StatementRules(parse_license_index(std::as_bytes(std::span(*bytes)), bytes).value());
}

}  // namespace

/// Whatever the bytes are: matches stand in order and within the tokens, and what they say is an expression.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const StatementRules rules = make_rules();
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  Tokens tokens;
  tokenize(text, tokens);
  std::uint32_t begin = 0;
  for (const Match& match : find_statements(text, tokens, rules)) {
    if (match.begin < begin || match.end <= match.begin || match.end > tokens.size()) std::abort();
    begin = match.begin;
    const bool is_untold =
        match.kind == sluice::LicenseEvidence::tag || match.rule.starts_with(sluice::license::lone_exception);
    const bool is_empty = is_untold && match.expression.empty();
    if (!is_empty && !sluice::parse_license_expression(match.expression, nullptr)) std::abort();
  }
  return 0;
}
