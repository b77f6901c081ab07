// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SPDX-License-Identifier: in any comment, several a file.
#include "license/byte_class.hpp"
#include "license/statements.hpp"
#include "model/license_expression.hpp"

#include <algorithm>
#include <array>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_tag = 4096;  // bytes of a line that are read
constexpr WordHash tag_word = hash_word("spdxlicenseidentifier");

/// What ends an expression within its line: closers of comments, quotes, and escaped line ends.
constexpr std::array closers = {"*/"sv, "-->"sv, "--}"sv, "-}"sv, "*)"sv, "#}"sv,  "%}"sv,  "--%>"sv,
                                "%>"sv, "]]"sv,  "|#"sv,  "#>"sv, "=#"sv, "\\n"sv, "\\r"sv, "\""sv,
                                "'"sv,  "`"sv,   "<"sv,   "//"sv, "/*"sv, ";"sv,   "#"sv};

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

/// Borders of boxes: "* SPDX-License-Identifier: MIT   *".
std::string_view without_border(std::string_view text) {
  text = trim(text);
  while (text.size() > 1 && std::string_view("*|#;,.-=!%}]").find(text.back()) != std::string_view::npos) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

std::string_view expression_at(std::string_view text, std::size_t first) {
  std::string_view line = text.substr(first, most_tag);
  line = line.substr(0, line.find('\n'));
  line = trim(line);
  if (!line.empty() && std::string_view("\"'`").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
  for (const std::string_view closer : closers) line = line.substr(0, line.find(closer));
  line = without_border(line);
  if (std::ranges::count(line, ')') > std::ranges::count(line, '(')) line.remove_suffix(line.ends_with(')') ? 1 : 0);
  return line;
}

/// The byte behind the tag's colon, or npos.
std::size_t behind_colon(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(at + 8, text.size());
  for (; at < end; ++at) {
    if (text[at] == ':') return at + 1;
    if (!is_blank_byte(text[at]) && text[at] != '*' && text[at] != '"' && text[at] != '\'') break;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<Match> find_license_tags(std::string_view text, const Tokens& tokens, const LicenseNames& names) {
  std::vector<Match> tags;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens.words()[i] != tag_word) continue;
    const std::size_t first = behind_colon(text, tokens.ends()[i]);
    if (first == std::string_view::npos) continue;
    const std::string_view written = expression_at(text, first);
    if (written.empty()) continue;
    Match match;
    match.kind = LicenseEvidence::tag;
    match.begin = i;
    match.end = i + 1;
    match.rule = "spdx-tag";
    const std::size_t last = static_cast<std::size_t>(written.data() - text.data()) + written.size();
    while (match.end < tokens.size() && tokens.offsets()[match.end] < last) ++match.end;
    const auto parsed = parse_license_expression(written, &names);
    if (!parsed) {
      match.rule = "spdx-tag invalid";
    } else if (!has_only_listed_names(*parsed)) {
      match.rule = "spdx-tag unlisted";
    } else {
      match.expression = render_license_expression(*parsed);
    }
    tags.push_back(std::move(match));
    i = tags.back().end - 1;
  }
  return tags;
}

}  // namespace sluice::license
