// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/json_view.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace sluice {
namespace {

constexpr std::size_t most_depth = 128;

/// Length of the string at the start of `text` with its quotes; 0 if it does not end.
std::size_t string_length(std::string_view text) {
  for (std::size_t at = 1;;) {
    const std::size_t quote = text.find('"', at);
    if (quote == std::string_view::npos) return 0;
    std::size_t first = quote;
    while (first > 1 && text[first - 1] == '\\') --first;
    if ((quote - first) % 2 == 0) return quote + 1;
    at = quote + 1;
  }
}

constexpr std::array<bool, 256> make_marks() {
  std::array<bool, 256> marks{};
  for (const char c : {'"', '[', ']', '{', '}'}) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}
constexpr std::array<bool, 256> is_mark = make_marks();

/// Length of the object or array at the start of `text`; 0 if its brackets do not match, or it nests too deep.
std::size_t bracket_length(std::string_view text) {
  std::array<char, most_depth> open{};
  std::size_t depth = 0;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; ++at) {
    if (!is_mark[static_cast<unsigned char>(*at)]) continue;
    if (*at == '"') {
      // Nearly every string ends at the next quote without an escape in front of it.
      const auto* quote = static_cast<const char*>(std::memchr(at + 1, '"', static_cast<std::size_t>(end - at - 1)));
      if (quote == nullptr) return 0;
      if (quote[-1] == '\\') {
        const std::size_t length = string_length({at, static_cast<std::size_t>(end - at)});
        if (length == 0) return 0;
        quote = at + length - 1;
      }
      at = quote;
    } else if (*at == '[' || *at == '{') {
      if (depth == most_depth) return 0;
      open[depth++] = *at == '[' ? ']' : '}';
    } else {
      if (open[--depth] != *at) return 0;
      if (depth == 0) return static_cast<std::size_t>(at - text.data()) + 1;
    }
  }
  return 0;
}

std::size_t value_length(std::string_view text) {
  if (text.front() == '"') return string_length(text);
  if (text.front() == '[' || text.front() == '{') return bracket_length(text);
  const std::size_t end = text.find_first_of(",]} \t\r\n:");
  return end == std::string_view::npos ? text.size() : end;
}

void append_code_point(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Four hex digits at `at`; 0xFFFD if there are none.
std::uint32_t hex4(std::string_view text, std::size_t at) {
  std::uint32_t code = 0xFFFD;
  if (at + 4 <= text.size()) std::from_chars(text.data() + at, text.data() + at + 4, code, 16);
  return code;
}

/// Appends the character escaped at text[at] (behind the backslash) and returns the place behind it.
std::size_t append_escaped(std::string& out, std::string_view text, std::size_t at) {
  constexpr std::string_view letters = "bfnrt", meanings = "\b\f\n\r\t";
  if (const std::size_t letter = letters.find(text[at]); letter != std::string_view::npos) {
    out += meanings[letter];
  } else if (text[at] == 'u') {
    std::uint32_t code = hex4(text, at + 1);
    at += 4;
    const bool is_pair = code >= 0xD800 && code < 0xDC00 && text.substr(std::min(at + 1, text.size())).starts_with("\\u");
    if (is_pair) {
      code = 0x10000 + ((code - 0xD800) << 10) + ((hex4(text, at + 3) - 0xDC00) & 0x3FF);
      at += 6;
    }
    append_code_point(out, code);
  } else {
    out += text[at];
  }
  return at + 1;
}

}  // namespace

std::string JsonView::text() const {
  if (!raw_.starts_with('"')) return {};
  const std::string_view inner = without_quotes(raw_);
  std::string out;
  out.reserve(inner.size());
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t escape = std::min(inner.find('\\', at), inner.size());
    out += inner.substr(at, escape - at);
    at = escape + 1 < inner.size() ? append_escaped(out, inner, escape + 1) : inner.size();
  }
  return out;
}

std::int64_t JsonView::integer() const {
  std::int64_t value = 0;
  std::from_chars(raw_.data(), raw_.data() + raw_.size(), value);
  return value;
}

std::optional<JsonView> JsonView::take(std::string_view& rest) {
  const std::size_t start = rest.find_first_not_of(" \t\r\n,:");
  if (start == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(start);
  const std::size_t length = value_length(rest);
  if (length == 0) {
    rest = {};
    return std::nullopt;
  }
  const JsonView value(rest.substr(0, length));
  rest.remove_prefix(length);
  return value;
}

std::optional<JsonView> JsonView::of_text(std::string_view text) {
  const std::optional<JsonView> value = take(text);
  if (!value || text.find_first_not_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
  return value;
}

}  // namespace sluice
