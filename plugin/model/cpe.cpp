// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Unbinding of CPE names (NISTIR 7695). A value is read into its characters, each with a mark that tells a wildcard
// from the same character meant literally; wildcards stand at the ends only (section 5.3.2).
#include "model/cpe.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace sluice {
namespace {

using Problem = std::optional<std::string>;

bool is_printable(char c) { return c > ' ' && c < 0x7f; }

/// A value before its wildcards are told from its text.
struct Read {
  std::string text;
  std::string marks;  ///< 'w' for a wildcard, '.' for a character
  void add(char c, bool is_wildcard) {
    text += to_lower(c);
    marks += is_wildcard ? 'w' : '.';
  }
};

/// Cuts the wildcards off one end: one '*', or any number of '?'.
int take_wildcards(Read& read, bool at_front) {
  int taken = 0;
  while (!read.text.empty() && taken != CpeValue::star) {
    const char c = at_front ? read.text.front() : read.text.back();
    const char mark = at_front ? read.marks.front() : read.marks.back();
    if (mark != 'w' || (c == '*' && taken > 0)) break;
    taken = c == '*' ? CpeValue::star : taken + 1;
    const std::size_t at = at_front ? 0 : read.text.size() - 1;
    read.text.erase(at, 1);
    read.marks.erase(at, 1);
  }
  return taken;
}

Problem finish(Read read, CpeValue& value) {
  value.kind = CpeKind::text;
  value.before = take_wildcards(read, true);
  value.behind = take_wildcards(read, false);
  if (read.marks.find('w') != std::string::npos) return "a wildcard stands inside of a value";
  if (read.text.empty()) return "a value has nothing but wildcards";
  value.text = std::move(read.text);
  return std::nullopt;
}

Problem read_string_value(std::string_view text, CpeValue& value) {
  if (text == "*") return std::nullopt;
  if (text == "-") {
    value.kind = CpeKind::not_applicable;
    return std::nullopt;
  }
  if (text.empty()) return "a value is empty";
  Read read;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_quoted = text[i] == '\\';
    if (is_quoted && ++i == text.size()) return "a value ends with a '\\'";
    if (!is_printable(text[i])) return "a value has a character that is no visible ASCII";
    read.add(text[i], !is_quoted && (text[i] == '*' || text[i] == '?'));
  }
  return finish(std::move(read), value);
}

Problem read_uri_value(std::string_view text, CpeValue& value) {
  if (text.empty()) return std::nullopt;
  if (text == "-") {
    value.kind = CpeKind::not_applicable;
    return std::nullopt;
  }
  Read read;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (!is_printable(text[i])) return "a value has a character that is no visible ASCII";
      read.add(text[i], false);
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return "a '%' has no two hexadecimal digits";
    const int code = high * 16 + low;
    const bool is_wildcard = code == 1 || code == 2;
    if (!is_wildcard && !is_printable(static_cast<char>(code)))
      return fmt::format("'{}' stands for nothing", text.substr(i, 3));
    read.add(code == 1 ? '?' : code == 2 ? '*' : static_cast<char>(code), is_wildcard);
    i += 2;
  }
  return finish(std::move(read), value);
}

Problem check_part(const Cpe& cpe) {
  const CpeValue& part = cpe.at(CpeAttribute::part);
  const bool is_known = part.kind != CpeKind::text ||
                        (!part.has_wildcard() && (part.text == "a" || part.text == "o" || part.text == "h"));
  return is_known ? std::nullopt : Problem(fmt::format("the part '{}' is not 'a', 'o' or 'h'", part.text));
}

/// Parts between ':' that no '\' quotes.
std::vector<std::string_view> split_unquoted(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == ':') {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

Problem read_string(std::string_view text, Cpe& cpe) {
  const std::vector<std::string_view> parts = split_unquoted(text);
  if (parts.size() != cpe_attributes)
    return fmt::format("has {} attributes, expected {}", parts.size(), cpe_attributes);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (Problem problem = read_string_value(parts[i], cpe.values[i])) return problem;
  }
  return check_part(cpe);
}

/// "~edition~sw_edition~target_sw~target_hw~other" (section 6.1.2.1.2, pack).
Problem read_packed(std::string_view text, Cpe& cpe) {
  constexpr CpeAttribute packed[] = {CpeAttribute::edition, CpeAttribute::sw_edition, CpeAttribute::target_sw,
                                     CpeAttribute::target_hw, CpeAttribute::other};
  const std::vector<std::string_view> parts = split(text.substr(1), '~');
  if (parts.size() != std::size(packed)) return "the edition does not have five parts with '~' before each";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (Problem problem = read_uri_value(parts[i], cpe.at(packed[i]))) return problem;
  }
  return std::nullopt;
}

Problem read_uri(std::string_view text, Cpe& cpe) {
  const std::vector<std::string_view> parts = split(text, ':');
  constexpr std::size_t most = 7;
  if (parts.size() > most) return fmt::format("has {} components, at most {} are allowed", parts.size(), most);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_packed = i == static_cast<std::size_t>(CpeAttribute::edition) && parts[i].starts_with('~');
    Problem problem = is_packed ? read_packed(parts[i], cpe) : read_uri_value(parts[i], cpe.values[i]);
    if (problem) return problem;
  }
  return check_part(cpe);
}

}  // namespace

tl::expected<Cpe, std::string> parse_cpe(std::string_view text) {
  Cpe cpe;
  Problem problem = "begins with neither 'cpe:/' nor 'cpe:2.3:'";
  const std::string front = to_lower_ascii(text.substr(0, 8));
  if (text.size() > most_cpe_bytes) {
    problem = fmt::format("longer than {} bytes", most_cpe_bytes);
  } else if (front == "cpe:2.3:") {
    problem = read_string(text.substr(8), cpe);
  } else if (front.starts_with("cpe:/")) {
    problem = read_uri(text.substr(5), cpe);
  }
  if (problem) return tl::unexpected<std::string>(std::move(*problem));
  return cpe;
}

}  // namespace sluice
