// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_expression.hpp"

#include "support/repeated.hpp"

#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::repeated;
using Kind = LicenseSyntaxError::Kind;
using test::sample_names;

LicenseSyntaxError error_of(const std::string& text, const LicenseNames* names = &sample_names) {
  const auto expression = parse_license_expression(text, names);
  REQUIRE_FALSE(expression);
  return expression.error();
}

struct Row {
  std::string text;
  Kind kind;
  std::uint32_t offset, length;
  std::string found, expected, help;
};

const std::string license = "a license or '('";
const std::string operator_or_end = "AND, OR, WITH or the end";
const std::string exception = "an exception or AdditionRef";
const std::string join = "join licenses by AND or OR";
const std::string join_word = "join licenses by AND or OR, with blanks around it";
const std::string stand_alone = "NONE and NOASSERTION stand alone in a field, never in an expression";
const std::string reference_form =
    "references read LicenseRef-NAME, AdditionRef-NAME or DocumentRef-DOCUMENT:LicenseRef-NAME, with letters, digits, "
    "'-' and '.'";

TEST_CASE("license_expression: an error says where, what and why", "[model][license]") {
  const Row row = GENERATE(values<Row>({
      {"", Kind::empty, 0, 0, "the end", license, ""},
      {" \t ", Kind::empty, 3, 0, "the end", license, ""},
      {"MIT OR ", Kind::license_expected, 7, 0, "the end", license, ""},
      {"OR MIT", Kind::license_expected, 0, 2, "'OR'", license, ""},
      {"MIT AND OR ISC", Kind::license_expected, 8, 2, "'OR'", license, ""},
      {"()", Kind::license_expected, 1, 1, "')'", license, ""},
      {"(", Kind::license_expected, 1, 0, "the end", license, ""},
      {"MIT AND (ISC OR", Kind::license_expected, 15, 0, "the end", license, ""},
      {"AdditionRef-a", Kind::license_expected, 0, 13, "'AdditionRef-a'", license, "an AdditionRef follows WITH"},
      {"MIT MIT", Kind::operator_expected, 4, 3, "'MIT'", operator_or_end, join},
      {"MIT (ISC)", Kind::operator_expected, 4, 1, "'('", operator_or_end, join},
      {"(MIT ISC)", Kind::operator_expected, 5, 3, "'ISC'", "AND, OR, WITH or ')'", join},
      {"(MIT) ISC", Kind::operator_expected, 6, 3, "'ISC'", "AND, OR or the end", join},
      {"MIT & ISC", Kind::operator_expected, 4, 1, "'&'", operator_or_end, join},
      {"LicenseRef-a b", Kind::operator_expected, 13, 1, "'b'", operator_or_end, join},
      {"MIT OR Apache 2.0", Kind::operator_expected, 14, 3, "'2.0'", operator_or_end,
       "write 'Apache-2.0' for 'Apache 2.0'"},
      {"GPL v2 or later", Kind::operator_expected, 4, 2, "'v2'", operator_or_end,
       "write 'GPL-2.0-or-later' for 'GPL v2 or later'"},
      {"Apache License 2.0 AND MIT", Kind::operator_expected, 7, 7, "'License'", operator_or_end,
       "write 'Apache-2.0' for 'Apache License 2.0'"},
      {"MIT Or ISC", Kind::bad_operator, 4, 2, "'Or'", operator_or_end, "write 'OR'"},
      {"MIT anD ISC", Kind::bad_operator, 4, 3, "'anD'", operator_or_end, "write 'AND'"},
      {"MIT With LLVM-exception", Kind::bad_operator, 4, 4, "'With'", operator_or_end, "write 'WITH'"},
      {"Or MIT", Kind::bad_operator, 0, 2, "'Or'", license, ""},
      {"GPL-2.0 +", Kind::plus_apart, 8, 1, "'+'", operator_or_end, "leave out the blank before '+'"},
      {"MIT ++", Kind::plus_apart, 4, 2, "'++'", operator_or_end, "leave out the blank before '+'"},
      {"+", Kind::plus_apart, 0, 1, "'+'", license, "a '+' follows its license without a blank"},
      {"MIT/Apache-2.0", Kind::bad_name, 0, 14, "'MIT/Apache-2.0'", license, join_word},
      {"MIT, ISC", Kind::bad_name, 0, 4, "'MIT,'", license, "write 'MIT'"},
      {"ISC OR zlib/libpng", Kind::bad_name, 7, 11, "'zlib/libpng'", license, "write 'Zlib'"},
      {"MIT OR I_C", Kind::bad_name, 7, 3, "'I_C'", license,
       "names are made of letters, digits, '-' and '.', not of '_'"},
      {"L\xc3\xbc", Kind::bad_name, 0, 3, "'L\xc3\xbc'", license,
       "names are made of ASCII letters, digits, '-' and '.'"},
      {"LicenseRef-", Kind::bad_name, 0, 11, "'LicenseRef-'", license, reference_form},
      {"LicenseRef-a_b", Kind::bad_name, 0, 14, "'LicenseRef-a_b'", license, reference_form},
      {"licenseref-a", Kind::bad_name, 0, 12, "'licenseref-a'", license, "write 'LicenseRef-', in this case"},
      {"LicenseRef-a+", Kind::bad_name, 0, 13, "'LicenseRef-a+'", license,
       "a '+' follows an id of the license list only"},
      {"DocumentRef-:LicenseRef-a", Kind::bad_name, 0, 25, "'DocumentRef-:LicenseRef-a'", license, reference_form},
      {"DocumentRef-a:MIT", Kind::bad_name, 0, 17, "'DocumentRef-a:MIT'", license, reference_form},
      {"DocumentRef-a", Kind::bad_name, 0, 13, "'DocumentRef-a'", license, reference_form},
      {"LicenseRef-a:DocumentRef-b", Kind::bad_name, 0, 26, "'LicenseRef-a:DocumentRef-b'", license, reference_form},
      {"DocumentRef-a:DocumentRef-b:LicenseRef-c", Kind::bad_name, 0, 40, "'DocumentRef-a:DocumentRef-b:LicenseRef-c'",
       license, reference_form},
      {"NONE", Kind::field_value, 0, 4, "'NONE'", license, stand_alone},
      {"MIT OR NOASSERTION", Kind::field_value, 7, 11, "'NOASSERTION'", license, stand_alone},
      {"(MIT", Kind::parenthesis_open, 0, 1, "'(' that is never closed", "')' before the end", ""},
      {"MIT OR (ISC AND (X11)", Kind::parenthesis_open, 7, 1, "'(' that is never closed", "')' before the end", ""},
      {"MIT)", Kind::parenthesis_close, 3, 1, "')'", operator_or_end, ""},
      {"(MIT OR ISC))", Kind::parenthesis_close, 12, 1, "')'", "AND, OR or the end", ""},
      {"MIT WITH", Kind::exception_expected, 8, 0, "the end", exception, ""},
      {"MIT WITH AND", Kind::exception_expected, 9, 3, "'AND'", exception, ""},
      {"MIT WITH LicenseRef-a", Kind::exception_expected, 9, 12, "'LicenseRef-a'", exception,
       "an addition of your own is an AdditionRef"},
      {"MIT WITH (LLVM-exception)", Kind::exception_expected, 9, 1, "'('", exception,
       "WITH takes a single exception, without parentheses"},
      {"MIT WITH LLVM-exception+", Kind::exception_expected, 9, 15, "'LLVM-exception+'", exception, ""},
      {"MIT WITH GPL-2.0+", Kind::exception_expected, 9, 8, "'GPL-2.0+'", exception, ""},
      {"MIT WITH a_b", Kind::bad_name, 9, 3, "'a_b'", exception, ""},
      {"WITH LLVM-exception", Kind::license_expected, 0, 4, "'WITH'", license, ""},
      {"(MIT) WITH LLVM-exception", Kind::with_on_group, 6, 4, "'WITH'", "AND, OR or the end",
       "write WITH behind each license inside the parentheses"},
      {"MIT WITH a WITH b", Kind::with_twice, 11, 4, "'WITH'", "AND, OR or the end", "a license takes one exception"},
      {"MIT WITH LLVM-exception LLVM-exception", Kind::operator_expected, 24, 14, "'LLVM-exception'",
       "AND, OR or the end", join},
  }));
  CAPTURE(row.text);
  const LicenseSyntaxError error = error_of(row.text);
  CHECK(error.kind == row.kind);
  CHECK(error.range == TextRange{row.offset, row.length});
  CHECK(error.found == row.found);
  CHECK(error.expected == row.expected);
  CHECK(error.help == row.help);
  CHECK(error_of(row.text, nullptr).kind == row.kind);
}

TEST_CASE("license_expression: an error reads as one sentence", "[model][license]") {
  CHECK(error_of("MIT Or ISC").message() == "byte 4: found 'Or', expected AND, OR, WITH or the end");
}

TEST_CASE("license_expression: NUL bytes and broken UTF-8 are refused and shown escaped", "[model][license]") {
  CHECK(error_of(std::string("MIT\0", 4)).found == "'MIT\\u{0}'");
  CHECK(error_of(std::string("MIT \0 ISC", 9)).kind == Kind::operator_expected);
  CHECK(error_of("MIT AND \xff\xfe").found == "'\\x{ff}\\x{fe}'");
  CHECK(error_of("MIT\xc2\xa0OR ISC").kind == Kind::bad_name);
  CHECK(error_of("\xe2\x80\xaeMIT").found == "'\\u{202e}MIT'");
  CHECK(error_of(std::string("LicenseRef-a\0b", 14)).kind == Kind::bad_name);
}

TEST_CASE("license_expression: a long word is shortened in an error", "[model][license]") {
  CHECK(error_of(std::string(60'000, '_')).found.size() < 100);
  CHECK(error_of("MIT " + std::string(60'000, 'x')).found.size() < 100);
}

TEST_CASE("license_expression: each bound is told, and holds at its edge", "[model][license]") {
  CHECK(error_of(repeated("(", 100'000)).kind == Kind::too_long);
  CHECK(error_of(repeated("MIT AND ", 131'072)).kind == Kind::too_long);
  CHECK(error_of(repeated("MIT AND ", 131'072)).message() == "byte 65536: found 1048576 bytes, expected at most 65536");
  CHECK(error_of(std::string(most_license_bytes + 1, ' ')).kind == Kind::too_long);
  CHECK(error_of(std::string(most_license_bytes, ' ')).kind == Kind::empty);

  const LicenseSyntaxError deep = error_of(repeated("(", 60'000));
  CHECK(deep.kind == Kind::too_deep);
  CHECK(deep.range == TextRange{most_license_depth, 1});
  CHECK(deep.expected == "at most 256 open parentheses");
  CHECK(
      parse_license_expression(repeated("(", most_license_depth) + "MIT" + repeated(")", most_license_depth), nullptr));
  CHECK(parse_license_expression(repeated("(MIT)OR", 5'000) + "(MIT)", nullptr));

  const std::string full = repeated("a or ", most_license_operands - 1);
  CHECK(parse_license_expression(full + "a", nullptr));
  const LicenseSyntaxError many = error_of(full + "a or b");
  CHECK(many.kind == Kind::too_many_operands);
  CHECK(many.range == TextRange{most_license_operands * 5, 1});
  CHECK(many.expected == "at most 8192 licenses");
}

}  // namespace
}  // namespace sluice
