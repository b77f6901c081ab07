// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_match.hpp"

#include "license/index_of.hpp"
#include "license/tokens_of.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;
using sluice::test::index_of;
using sluice::test::tokens_of;

namespace {

constexpr std::string_view grant =
    "Anyone may take the work and give it to others, whole or in part, with changes or as it came, for money or for "
    "free, as long as these lines go with it wherever it goes.";
constexpr std::string_view disclaimer =
    "THE WORK IS PROVIDED BY THE AUTHORS AND FRIENDS \"AS IS\" AND NOBODY OWES ANYBODY ANYTHING. IN NO EVENT SHALL THE "
    "AUTHORS BE LIABLE FOR RAIN, SNOW, LOST DATA OR BROKEN HEARTS, HOWEVER THEY CAME ABOUT.";
constexpr std::string_view clause = "Neither the rain nor the snow has to be named in any advertisement of the work.";
constexpr std::string_view other =
    "You can play this music in your garden, in your car, and wherever there are ears that like to listen to it, day "
    "and night, loud or quiet, and you can teach it to your birds.";

std::string sea_text() { return std::string(grant) + "\n\n" + std::string(disclaimer); }

LicenseIndex few_texts() {
  static const std::string sea = "The Sea License\n\nCopyright <year> <owner>\n\n" + sea_text();
  static const std::string strict =
      "The Strict License\n\n" + std::string(grant) + "\n\n" + std::string(clause) + "\n\n" + std::string(disclaimer);
  return index_of({{"Sea", sea}, {"Sea-or-later", sea}, {"Sea-only", sea}, {"Sea-strict", strict}, {"Ears", other}});
}

TextMatches find(std::string_view text, const TextLimits& limits = {}) {
  return find_texts(few_texts(), tokens_of(text), limits);
}

/// "exact Sea-only; near Ears; varied Sea-only"
std::string found(std::string_view text) {
  std::string all;
  for (const Match& match : find(text).matches) {
    all.append(all.empty() ? "" : "; ")
        .append(match.kind == LicenseEvidence::text_exact  ? "exact "
                : match.kind == LicenseEvidence::text_near ? "near "
                                                           : "varied ");
    all.append(match.expression);
  }
  return all;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("text_match: a copy is exact, and its id is the one with -only", "[license][texts]") {
  CHECK(found(sea_text()) == "exact Sea-only");
  CHECK(found("The Sea License\n\nCopyright 2020 Foo\n\n" + sea_text()) == "exact Sea-only");
  CHECK(found("").empty());
  CHECK(found("Two people who like the sea wrote this, and any use of it is fine with them.").empty());
}

TEST_CASE("text_match: tokens of a match", "[license][texts]") {
  const std::string text = "Foo bar. Here is the text:\n\n\n\n\n\n" + sea_text() + "\n\n\n\n\n\nint main() {}";
  const Tokens tokens = tokens_of(text);
  const TextMatches got = find_texts(few_texts(), tokens);
  REQUIRE(got.matches.size() == 1);
  const Match& match = got.matches[0];
  CHECK(match.rule == "Sea-only");
  CHECK(match.score == 1.0);
  CHECK(text.substr(tokens.offsets()[match.begin], 6) == "Anyone");
  CHECK(text.substr(tokens.ends()[match.end - 1] - 5, 5) == "ABOUT");
  CHECK_FALSE(got.is_cut);
}

TEST_CASE("text_match: the guidelines let names, marks and case differ", "[license][texts]") {
  CHECK(found(replaced(sea_text(), "THE AUTHORS AND FRIENDS", "Foo Incorporated")) == "exact Sea-only");
  CHECK(found(replaced(sea_text(), "SHALL THE AUTHORS BE", "shall the Regents of the University of Bar be")) ==
        "exact Sea-only");
  CHECK(found(replaced(sea_text(), "THE WORK IS", "2. THE WORK IS")) == "exact Sea-only");
  CHECK(found(replaced(sea_text(), "wherever it goes", "wher-\never it goes")) == "exact Sea-only");
}

TEST_CASE("text_match: a changed text is near, and says what changed", "[license][texts]") {
  const std::string text = replaced(sea_text(), "may take", "may not take");
  const Tokens tokens = tokens_of(text);
  const std::vector<Match> got = find_texts(few_texts(), tokens).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].kind == LicenseEvidence::text_near);
  CHECK(got[0].expression == "Sea-only");
  CHECK(got[0].adds_restriction == false);  // "not" alone: the words around it are the license's
  REQUIRE(got[0].changes.size() == 1);
  CHECK(text.substr(tokens.offsets()[got[0].changes[0].begin], 3) == "not");
  CHECK(got[0].changes[0].end == got[0].changes[0].begin + 1);
  CHECK(got[0].changes[0].missing.empty());
  CHECK(got[0].score < 1.0);
}

TEST_CASE("text_match: words that no list knows make a text a varied one", "[license][texts]") {
  CHECK(found(replaced(sea_text(), "to others", "to others on ships")) == "varied Sea-only");
  CHECK(found(replaced(sea_text(), "to others", "to sailors")) == "varied Sea-only");
  CHECK(found(replaced(sea_text(), "to others", "to the others")) == "exact Sea-only");
  CHECK(found(replaced(sea_text(), "or as it came", "or it as came")) == "exact Sea-only");
  CHECK(found(replaced(sea_text(), "to others", "to others for 5 dollars")) == "near Sea-only");
  CHECK(found(replaced(sea_text(), "to others", "to others with a licence")) == "near Sea-only");
  const std::vector<Match> got = find(replaced(sea_text(), "to others", "to others on ships")).matches;
  REQUIRE(got.size() == 1);
  REQUIRE(got[0].changes.size() == 1);
  CHECK(got[0].changes[0].end == got[0].changes[0].begin + 2);
}

TEST_CASE("text_match: words that deny on the line where a text ends make it a varied one", "[license][texts]") {
  CHECK(found(sea_text() + " On ships only.") == "varied Sea-only");
  CHECK(found("Except on ships: " + sea_text()) == "varied Sea-only");
  CHECK(found(sea_text() + "\n\nint only = 1;") == "exact Sea-only");
  CHECK(found("License: " + sea_text()) == "exact Sea-only");
}

TEST_CASE("text_match: words cut out are said", "[license][texts]") {
  const std::vector<Match> got = find(replaced(sea_text(), "whole or in part, ", "")).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].kind == LicenseEvidence::text_near);
  REQUIRE(got[0].changes.size() == 1);
  CHECK(got[0].changes[0].begin == got[0].changes[0].end);
  CHECK(got[0].changes[0].missing == "whole or in part");
}

TEST_CASE("text_match: a restriction inside is near and flagged", "[license][texts]") {
  const std::vector<Match> got = find(replaced(sea_text(), "\n\n", "\n\nNo commercial use of the work.\n\n")).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].kind == LicenseEvidence::text_near);
  CHECK(got[0].adds_restriction);
}

TEST_CASE("text_match: names that say something are no names", "[license][texts]") {
  const std::string text = replaced(sea_text(), "THE AUTHORS AND FRIENDS", "Foo, who must be paid for each use,");
  CHECK(found(text) == "near Sea-only");
}

TEST_CASE("text_match: a restriction next to a text makes it near", "[license][texts]") {
  const std::string restriction = "Use of this software by banks is prohibited.";
  CHECK(found(sea_text() + "\n\n" + restriction) == "near Sea-only");
  CHECK(found(restriction + "\n\n" + sea_text()) == "near Sea-only");
  CHECK(found("The Sea License\n\nCopyright 2020 Foo\n\n" + restriction + "\n\n" + sea_text()) == "near Sea-only");
  CHECK(found("The Sea License\n\n" + restriction + "\n\n" + sea_text()) == "near Sea-only");
  CHECK(found(sea_text() + "\n\n\n\n\n\n\n" + restriction) == "exact Sea-only");
  CHECK(found(sea_text() + "\n\nThe software is in the folder src.") == "exact Sea-only");
  const std::vector<Match> got = find(sea_text() + "\n\n" + restriction).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].adds_restriction);
  REQUIRE(got[0].changes.size() == 1);
  CHECK(got[0].changes[0].begin == got[0].end);
}

TEST_CASE("text_match: a variant needs its own words", "[license][texts]") {
  const std::string strict = std::string(grant) + "\n\n" + std::string(clause) + "\n\n" + std::string(disclaimer);
  CHECK(found(strict) == "exact Sea-strict");
  CHECK(found(replaced(strict, "or the snow ", "")) == "near Sea-strict");
  CHECK(found(sea_text()) == "exact Sea-only");
}

TEST_CASE("text_match: several texts of one file", "[license][texts]") {
  const std::string gap(8, '\n');
  CHECK(found(sea_text() + gap + std::string(other) + gap + sea_text()) ==
        "exact Sea-only; exact Ears; exact Sea-only");
  CHECK(found(std::string(other) + "\n" + sea_text()) == "exact Ears; exact Sea-only");
}

TEST_CASE("text_match: copies one behind the other are no other license that has parts of them", "[license][texts]") {
  const std::string both = std::string(grant) + "\n\n" + std::string(disclaimer);
  const std::string longer = std::string(disclaimer) + "\n\n" + std::string(grant) + "\n\n" + std::string(clause) +
                             "\n\n" + std::string(disclaimer);
  const LicenseIndex index = index_of({{"Sea", both}, {"Long", longer}});
  std::string text;
  for (int i = 0; i < 100; ++i) text += both + "\n\n";
  const std::vector<Match> got = find_texts(index, tokens_of(text)).matches;
  CHECK(got.size() == 100);
  for (const Match& match : got)
    CHECK(match.expression + (match.kind == LicenseEvidence::text_exact ? "" : "?") == "Sea");
}

TEST_CASE("text_match: words that look like a copyright notice count where the text has them", "[license][texts]") {
  const std::string first = "Anyone may play this music, and the Universal ";
  const std::string last =
      "Convention as revised on July 24, 1971 is law here\n\nfor all who have ears to listen to it, day and night, "
      "loud "
      "or quiet, and who can teach it to their birds in their gardens.";
  const LicenseIndex index = index_of({{"Ears", first + "Copyright " + last}});
  REQUIRE(test::flagged_of(first + "Copyright " + last) != test::flagged_of(first + "\nCopyright " + last));
  const std::vector<Match> got = find_texts(index, tokens_of(first + "\nCopyright " + last)).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].kind == LicenseEvidence::text_exact);
  const std::vector<Match> other_year =
      find_texts(index, tokens_of(first + "\nCopyright " + replaced(last, "1971", "1999 may not be used"))).matches;
  for (const Match& match : other_year) CHECK(match.kind == LicenseEvidence::text_near);
}

TEST_CASE("text_match: a license takes in the one behind it", "[license][texts]") {
  const LicenseIndex index = index_of({{"LGPL-3.0-only", sea_text()}, {"GPL-3.0-only", other}});
  const std::string both = sea_text() + "\n\n" + std::string(other);
  const std::vector<Match> got = find_texts(index, tokens_of(both)).matches;
  REQUIRE(got.size() == 1);
  CHECK(got[0].expression == "LGPL-3.0-only");
  CHECK(got[0].kind == LicenseEvidence::text_exact);
  CHECK(got[0].end == tokens_of(both).size());
  const std::string reversed = std::string(other) + "\n\n" + sea_text();
  CHECK(find_texts(index, tokens_of(reversed)).matches.size() == 2);
}

TEST_CASE("text_match: windows find what lies across them", "[license][texts]") {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += sea_text() + "\n\n\n\n\n\n\nfoo bar baz\n\n\n\n\n\n\n" + std::string(other) + "\n\n";
  const std::vector<Match> whole = find(text, {.rounds = 100}).matches;
  CHECK(whole.size() == 80);
  CHECK(find(text, {.window = 300, .overlap = 150}).matches == whole);
}

TEST_CASE("text_match: limits are kept and said", "[license][texts]") {
  CHECK(find(sea_text(), {.steps = 0}).is_cut);
  CHECK(find(sea_text(), {.steps = 0}).matches.empty());
  std::string hostile;
  for (int i = 0; i < 40'000; ++i) hostile += "or in part with ";
  const TextMatches got = find(hostile, {.candidates = {.runs = 16}});
  CHECK(got.matches.empty());
  CHECK(got.is_cut);
}
