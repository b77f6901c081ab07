// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/markup.hpp"

#include "license/byte_class.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_of_tag = 512;

// Sorted.
constexpr std::array tag_names = {
    "!doctype"sv, "a"sv,    "abbr"sv,   "b"sv,    "big"sv, "blockquote"sv, "body"sv,  "br"sv,   "center"sv,
    "cite"sv,     "code"sv, "dd"sv,     "div"sv,  "dl"sv,  "dt"sv,         "em"sv,    "font"sv, "h1"sv,
    "h2"sv,       "h3"sv,   "h4"sv,     "h5"sv,   "h6"sv,  "head"sv,       "hr"sv,    "html"sv, "i"sv,
    "img"sv,      "li"sv,   "link"sv,   "meta"sv, "ol"sv,  "p"sv,          "para"sv,  "pre"sv,  "section"sv,
    "small"sv,    "span"sv, "strong"sv, "sub"sv,  "sup"sv, "table"sv,      "tbody"sv, "td"sv,   "th"sv,
    "title"sv,    "tr"sv,   "tt"sv,     "u"sv,    "ul"sv,  "var"sv,        "xml"sv};
static_assert(std::ranges::is_sorted(tag_names));

// Sorted; all but copy are punctuation.
constexpr std::array entity_names = {"amp"sv,   "apos"sv,   "bull"sv,  "copy"sv,  "emsp"sv,  "ensp"sv,
                                     "gt"sv,    "hellip"sv, "laquo"sv, "ldquo"sv, "lsquo"sv, "lt"sv,
                                     "mdash"sv, "middot"sv, "nbsp"sv,  "ndash"sv, "quot"sv,  "raquo"sv,
                                     "rdquo"sv, "reg"sv,    "rsquo"sv, "sect"sv,  "shy"sv,   "trade"sv};
static_assert(std::ranges::is_sorted(entity_names));

/// The name in lower case, in a buffer as long as the longest that can be known.
struct Name {
  std::array<char, 12> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

Name read_name(std::string_view text) {
  Name name;
  for (const char byte : text) {
    const bool is_first_mark = byte == '!' && name.size == 0;
    if (!is_first_mark && !is_digit(byte) && !(is_letter(byte) && static_cast<unsigned char>(byte) < 0x80)) break;
    if (name.size == name.bytes.size()) return {};
    name.bytes[name.size++] = fold(byte);
  }
  return name;
}

int digit_value(char byte, unsigned base) {
  if (is_digit(byte)) return byte - '0';
  if (base == 16 && fold(byte) >= 'a' && fold(byte) <= 'f') return fold(byte) - 'a' + 10;
  return -1;
}

/// Behind "&#".
Entity find_numeric(std::string_view text) {
  const bool is_hex = !text.empty() && fold(text[0]) == 'x';
  const unsigned base = is_hex ? 16 : 10;
  std::size_t at = is_hex ? 1 : 0;
  std::uint32_t value = 0;
  for (const std::size_t first = at; at < text.size() && at < first + 6; ++at) {
    const int digit = digit_value(text[at], base);
    if (digit < 0) break;
    value = value * base + static_cast<std::uint32_t>(digit);
  }
  if (at >= text.size() || text[at] != ';') return {};
  const bool is_ascii_mark = value < 0x80 && class_of(static_cast<char>(value)) != ByteClass::word;
  const bool is_high_mark = (value >= 0x80 && value < 0xC0) || (value >= 0x2000 && value < 0x3000);
  if (!is_ascii_mark && !is_high_mark) return {};
  return {at + 1, value == 0xA9};
}

bool is_roman(std::string_view word) {
  return word.size() <= 5 && word.find_first_not_of("ivxIVX") == std::string_view::npos;
}

}  // namespace

std::size_t tag_length(std::string_view text) {
  if (text.starts_with("<!--")) return 4;
  const std::size_t at = text.size() > 1 && (text[1] == '/' || text[1] == '?') ? 2 : 1;
  if (!std::ranges::binary_search(tag_names, read_name(text.substr(at)).view())) return 0;
  const std::size_t end = text.substr(0, most_of_tag).find_first_of("<>", 1);
  return end == std::string_view::npos || text[end] == '<' ? 0 : end + 1;
}

Entity find_entity(std::string_view text) {
  if (text.starts_with("&#")) {
    const Entity entity = find_numeric(text.substr(2));
    return entity.length == 0 ? entity : Entity{entity.length + 2, entity.is_copyright};
  }
  const Name name = read_name(text.substr(1, 12));
  if (text.size() < name.size + 2 || text[name.size + 1] != ';') return {};
  if (!std::ranges::binary_search(entity_names, name.view())) return {};
  return {name.size + 2, name.view() == "copy"};
}

Parenthesis find_parenthesis(std::string_view text) {
  const std::size_t close = text.substr(0, 7).find(')');
  if (close == std::string_view::npos || close < 2) return {};
  const std::string_view inside = text.substr(1, close - 1);
  const Name name = read_name(inside);
  if (name.size != inside.size()) return {};
  if (name.view() == "c") return {Parenthesis::Kind::c, close + 1};
  if (name.view() == "r" || name.view() == "tm") return {Parenthesis::Kind::trademark, close + 1};
  const bool is_short_number = is_digit(inside[0]) && inside.size() <= 2;
  if (!is_short_number && (is_digit(inside[0]) || !is_list_number(inside))) return {};
  return {Parenthesis::Kind::enumerator, close + 1};
}

bool is_list_number(std::string_view word) {
  if (is_digit(word.front()))
    return word.size() <= 8 && word.find_first_not_of("0123456789.") == std::string_view::npos;
  return (word.size() == 1 && is_letter(word[0])) || is_roman(word);
}

}  // namespace sluice::license
