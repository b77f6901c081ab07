// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_names.hpp"

#include "model/license_expression.hpp"
#include "model/license_hints.hpp"
#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace sluice {
namespace {

using test::sample_names;

TEST_CASE("license_names: look-up ignores ASCII case and gives the canonical spelling", "[model][license]") {
  REQUIRE(sample_names.find_license("gpl-2.0-ONLY") != nullptr);
  CHECK(sample_names.find_license("gpl-2.0-ONLY")->id == "GPL-2.0-only");
  CHECK(sample_names.find_license("GPL-2.0-onl") == nullptr);
  CHECK(sample_names.find_license("GPL-2.0-only2") == nullptr);
  CHECK(sample_names.find_license("") == nullptr);
  CHECK(sample_names.find_license("llvm-exception") == nullptr);
  CHECK(sample_names.find_exception("llvm-exception")->id == "LLVM-exception");
  CHECK(sample_names.find_exception("MIT") == nullptr);
  CHECK(LicenseNames{}.find_license("MIT") == nullptr);
}

TEST_CASE("license_names: each name of a table is found in it", "[model][license]") {
  REQUIRE(is_in_order(sample_names));
  for (const LicenseName& name : sample_names.licenses) CHECK(sample_names.find_license(name.id) == &name);
  for (const LicenseName& name : sample_names.exceptions) CHECK(sample_names.find_exception(name.id) == &name);
}

TEST_CASE("license_names: a table out of order, or with an id twice, is told from one in order", "[model][license]") {
  const std::vector<LicenseName> swapped = {{"MIT"}, {"ISC"}};
  const std::vector<LicenseName> twice = {{"ISC"}, {"isc"}};
  CHECK_FALSE(is_in_order({swapped, {}}));
  CHECK_FALSE(is_in_order({{}, twice}));
  CHECK(is_in_order({}));
}

TEST_CASE("license_names: bytes beyond ASCII are no letters", "[model][license]") {
  CHECK(is_equal_ignoring_case("mIt", "MiT"));
  CHECK_FALSE(is_equal_ignoring_case("\xc3\x84", "\xc3\xa4"));
  CHECK_FALSE(is_equal_ignoring_case("[", "{"));
}

TEST_CASE("license_names: every published replacement is an expression without deprecated names", "[model][license]") {
#define SLUICE_DEPRECATED(id, ...) {id, {__VA_ARGS__}},
  const std::vector<std::pair<std::string, std::vector<std::string>>> rows = {
#include "model/license_deprecations.def"
  };
#undef SLUICE_DEPRECATED
  for (const auto& [id, replacements] : rows) {
    CAPTURE(id);
    const std::span<const std::string_view> found = find_replacements(id);
    CHECK(std::vector<std::string>(found.begin(), found.end()) == replacements);
    for (const std::string& replacement : replacements) {
      const auto expression = parse_license_expression(replacement, nullptr);
      REQUIRE(expression);
      REQUIRE(expression->operands.size() == 1);
      CHECK(find_replacements(expression->operands[0].license).empty());
      CHECK(find_replacements(expression->operands[0].addition).empty());
      CHECK_FALSE(expression->operands[0].is_or_later);
    }
  }
}

TEST_CASE("license_names: every alias stands for expressions of names in use", "[model][license]") {
#define SLUICE_ALIAS(squeezed, ...) {squeezed, {__VA_ARGS__}},
  const std::vector<std::pair<std::string, std::vector<std::string>>> rows = {
#include "model/license_aliases.def"
  };
#undef SLUICE_ALIAS
  for (const auto& [squeezed, meanings] : rows) {
    CAPTURE(squeezed);
    CHECK(find_license_aliases(squeezed) == meanings);
    for (const std::string& meaning : meanings) {
      CAPTURE(meaning);
      REQUIRE(parse_license_expression(meaning, nullptr));
      CHECK(find_replacements(meaning).empty());
    }
  }
}

struct Spelling {
  std::string text;
  std::vector<std::string> meant;
};

TEST_CASE("license_names: what people write is understood", "[model][license]") {
  const Spelling row = GENERATE(values<Spelling>({
      {"Apache 2.0", {"Apache-2.0"}},
      {"the Apache License, Version 2.0", {"Apache-2.0"}},
      {"ASL 2.0", {"Apache-2.0"}},
      {"GPLv2", {"GPL-2.0-only", "GPL-2.0-or-later"}},
      {"gpl v. 2", {"GPL-2.0-only", "GPL-2.0-or-later"}},
      {"GPLv2+", {"GPL-2.0-or-later"}},
      {"GPL-2.0 or later", {"GPL-2.0-or-later"}},
      {"LGPL v2.1", {"LGPL-2.1-only", "LGPL-2.1-or-later"}},
      {"BSD 3-clause", {"BSD-3-Clause"}},
      {"MIT License", {"MIT"}},
      {"GPL 2.0.1", {}},
      {"proprietary", {}},
      {"", {}},
      {std::string(100, 'v'), {}},
  }));
  CAPTURE(row.text);
  CHECK(find_license_aliases(row.text) == row.meant);
}

std::string help_for(const std::string& text) {
  const auto expression = parse_license_expression(text, &sample_names);
  REQUIRE(expression);
  return help_for_operand(expression->operands[0], sample_names);
}

TEST_CASE("license_names: help says what to write", "[model][license]") {
  CHECK(help_for("GPL-2.0") == "write 'GPL-2.0-only' or 'GPL-2.0-or-later', whichever is meant");
  CHECK(help_for("gpl-2.0+") == "write 'GPL-2.0-or-later'");
  CHECK(help_for("GPLv2+") == "write 'GPL-2.0-or-later'");
  CHECK(help_for("MIT0") == "write 'MIT-0'");
  CHECK(help_for("LGPL-2.1-onyl") == "a listed id with a similar name is 'LGPL-2.1-only'");
  CHECK(help_for("BSD-2-Clause-FreeBSD") == "");
  CHECK(help_for("LicenseRef-x") == "");
  CHECK(help_for("GPL-2.0-or-later+") == "leave out the '+': the id says whether later versions may be used");
  CHECK(help_for("Classpath-Exception-2.0") ==
        "'Classpath-exception-2.0' is an exception: it follows a license and WITH");
  CHECK(help_for("ISC WITH MIT") == "'MIT' is a license: join licenses by AND or OR");
  CHECK(help_for("ISC WITH LLVM-excepton") == "a listed id with a similar name is 'LLVM-exception'");
  CHECK(help_for("LGPL-2.1-only WITH nokia-qt-exception-1.1") == "write 'Qt-LGPL-exception-1.1'");
  CHECK(help_for(std::string(5000, 'M')) == "");
}

}  // namespace
}  // namespace sluice
