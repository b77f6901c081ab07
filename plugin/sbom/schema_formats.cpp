// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/schema_formats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sluice::sbom {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Takes a number of exactly two digits; -1 if there is none.
int take_two(std::string_view& text) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return -1;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  const int century = take_two(text), rest = take_two(text);
  if (century < 0 || rest < 0 || !take(text, '-')) return false;
  const int month = take_two(text);
  if (!take(text, '-')) return false;
  const int day = take_two(text);
  if (month < 1 || month > 12 || day < 1) return false;
  const int year = century * 100 + rest;
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= (month == 2 && is_leap ? 29 : days[static_cast<std::size_t>(month - 1)]);
}

struct Zone {
  int minutes = 0;
  bool is_valid = false;
};

/// "Z", "+hh", "+hhmm" or "+hh:mm".
Zone to_zone(std::string_view text) {
  if (text == "Z" || text == "z") return {0, true};
  const int sign = text.starts_with('-') ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return {};
  const int hours = take_two(text);
  int minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    minutes = take_two(text);
  }
  const bool is_valid = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59 && text.empty();
  return {sign * (hours * 60 + minutes), is_valid};
}

/// Second 60 is one only at the end of a day in UTC.
bool is_time(std::string_view text) {
  const int hour = take_two(text);
  if (!take(text, ':')) return false;
  const int minute = take_two(text);
  if (!take(text, ':')) return false;
  const int second = take_two(text);
  if (hour < 0 || minute < 0 || second < 0) return false;
  if (take(text, '.')) {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    if (count == 0) return false;
    text.remove_prefix(count);
  }
  const Zone zone = to_zone(text);
  if (!zone.is_valid) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const int utc = (hour * 60 + minute - zone.minutes + 2 * 1440) % 1440;
  return second == 60 && utc == 1439 && hour <= 23 && minute <= 59;
}

bool is_date_time(std::string_view text) {
  const std::size_t at = text.find_first_of("Tt \t\n\r\f\v");
  return at != std::string_view::npos && is_date(text.substr(0, at)) && is_time(text.substr(at + 1));
}

/// RFC 3986, appendix A: a scheme, then characters that a URI may have, "%" before two hexadecimal digits.
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return false;
  const auto is_in_scheme = [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; };
  if (!std::ranges::all_of(text.substr(0, colon), is_in_scheme)) return false;
  text.remove_prefix(colon + 1);
  if (std::ranges::count(text, '#') > 1) return false;
  constexpr std::string_view marks = "-._~!$&'()*+,;=:@/?#[]";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    } else if (!is_letter(c) && !is_digit(c) && marks.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool has_format(std::string_view text, SchemaFormat format) {
  switch (format) {
    case SchemaFormat::none:
      return true;
    case SchemaFormat::date_time:
      return is_date_time(text);
    case SchemaFormat::date:
      return is_date(text);
    case SchemaFormat::uri:
      return is_uri(text);
  }
  return true;
}

std::string_view name_of(SchemaFormat format) {
  switch (format) {
    case SchemaFormat::none:
      break;
    case SchemaFormat::date_time:
      return "a date and time with its zone (RFC 3339)";
    case SchemaFormat::date:
      return "a date (RFC 3339)";
    case SchemaFormat::uri:
      return "a URI (RFC 3986)";
  }
  return "any text";
}

}  // namespace sluice::sbom
