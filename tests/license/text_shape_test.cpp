// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/text_shape.hpp"

#include "license/index_of.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;
using sluice::test::index_of;

namespace {

constexpr std::string_view body =
    "Anyone can take it and give it to others, whole or in part, with changes or as it came, for money or for free, "
    "and "
    "nobody needs to ask for that first, as long as these lines go with it wherever it goes.";

std::string spelled(const LicenseIndex& index, std::size_t begin, std::size_t end) {
  std::string words;
  for (std::size_t i = begin; i < end; ++i) words.append(index.spelling(index.text(0)[i])).append(" ");
  return words;
}

std::string title_of(std::string_view text) {
  const LicenseIndex index = index_of({{"X", text}});
  return spelled(index, 0, index.body_begin(0));
}

std::string tail_of(std::string_view text) {
  const LicenseIndex index = index_of({{"X", text}});
  return spelled(index, index.body_end(0), index.text(0).size());
}

std::vector<std::string> slots_of(std::string_view text) {
  const LicenseIndex index = index_of({{"X", text}});
  std::vector<std::string> all;
  for (const Slot& slot : index.slots(0)) all.push_back(spelled(index, slot.begin, slot.end));
  return all;
}

}  // namespace

TEST_CASE("text_shape: titles are short first paragraphs", "[license][index]") {
  const std::string text(body);
  CHECK(title_of("The Sea License\n\n" + text) == "the sea license ");
  CHECK(title_of("The Sea License\nVersion 2\n\nCopyright 2020 Foo\n\n" + text) == "the sea license version 2 ");
  CHECK(title_of("Sea License:\n" + text) == "sea license ");
  CHECK(title_of(text).empty());
  CHECK(title_of("We like the sea.\n\n" + text).empty());
  CHECK(title_of("Licensed to all who like the sea.\n\n" + text).empty());
}

TEST_CASE("text_shape: a history before the grant is a title, a condition is not", "[license][index]") {
  const std::string grant = "Redistribution and use are fine. " + std::string(body);
  CHECK(title_of("The author of this is Foo Bar of the sea. " + grant) == "the author of this is foo bar of the sea ");
  CHECK(title_of("Export of this may require a license. " + grant).empty());
}

TEST_CASE("text_shape: what follows the obvious end", "[license][index]") {
  const std::string text = std::string(body) + "\nEND OF TERMS AND CONDITIONS\n\nApply it like this.";
  CHECK(tail_of(text) == "end of terms and conditions apply it like this ");
  CHECK(tail_of("End of terms and conditions. " + std::string(body)).empty());
}

TEST_CASE("text_shape: placeholders and names are slots", "[license][index]") {
  const std::string text(body);
  CHECK(slots_of(text).empty());
  CHECK(slots_of(text + " Ask <name of holder> or [the office].") ==
        std::vector<std::string>{"name of holder ", "the office "});
  CHECK(slots_of(text + " See <http://foo.org/> for it.").empty());
  CHECK(slots_of(text + " It is provided by the sea people \"as is\".") == std::vector<std::string>{"the sea people "});
  CHECK(slots_of(text + " permission to use, copy, modify, and/or distribute this software") ==
        std::vector<std::string>{"or "});
}

TEST_CASE("text_shape: a license ends where another one begins", "[license][index]") {
  const std::string text = std::string(body) + "\n\nGNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007\n\nfoo bar";
  const std::size_t words = index_of({{"X", body}}).text(0).size();
  CHECK(index_of({{"LGPL-3.0-only", text}}).text(0).size() == words);
  CHECK(index_of({{"GPL-3.0-only", text}}).text(0).size() > words);
}
