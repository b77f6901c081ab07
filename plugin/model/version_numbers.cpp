// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Orders of little more than dotted numbers: R's package_version, OpenSSL's releases, nginx, and VERS' own schemes for
// dotted numbers, instants (RFC 3339) and plain text.
#include "base/date.hpp"
#include "base/escape.hpp"
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

using Order = std::strong_ordering;
using Numbers = std::vector<std::string_view>;

std::optional<Numbers> parse_numbers(std::string_view text, std::string_view separators) {
  Numbers numbers;
  while (true) {
    const std::string_view number = take_while(text, is_digit);
    if (number.empty()) return std::nullopt;
    numbers.push_back(number);
    if (text.empty()) return numbers;
    if (separators.find(text.front()) == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
  }
}

std::optional<Numbers> parse_dotted(std::string_view text) { return parse_numbers(text, "."); }

Order compare_padded(const Numbers& a, const Numbers& b) { return compare_number_lists(a, b, true); }

/// "1.0.1za", "3.0.0-beta1".
struct OpensslVersion {
  Numbers numbers;
  std::string_view letters;
  std::optional<std::string_view> suffix;
};

std::optional<OpensslVersion> parse_openssl(std::string_view text) {
  OpensslVersion version;
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    version.suffix = text.substr(dash + 1);
    text = text.substr(0, dash);
    if (!is_all(*version.suffix, [](char c) { return is_alnum(c) || c == '.' || c == '-'; })) return std::nullopt;
  }
  const std::size_t letters = std::min(text.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1, text.size());
  version.letters = text.substr(letters);
  std::optional<Numbers> numbers = parse_dotted(text.substr(0, letters));
  if (!numbers) return std::nullopt;
  version.numbers = std::move(*numbers);
  return version;
}

/// Words and their numbers: "beta2" before "beta10".
Order compare_suffixes(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const auto is_other = [](char c) { return !is_digit(c); };
    const std::string_view left = take_while(a, is_other), right = take_while(b, is_other);
    if (const Order order = compare_bytes(left, right); order != 0) return order;
    const std::string_view number = take_while(a, is_digit), other = take_while(b, is_digit);
    if (const Order order = compare_digits(number, other); order != 0) return order;
  }
  return a.size() <=> b.size();
}

Order compare_openssl_versions(const OpensslVersion& a, const OpensslVersion& b) {
  if (const Order order = compare_padded(a.numbers, b.numbers); order != 0) return order;
  if (const Order order = a.letters.size() <=> b.letters.size(); order != 0) return order;
  if (const Order order = compare_bytes(a.letters, b.letters); order != 0) return order;
  if (a.suffix.has_value() != b.suffix.has_value()) {
    const bool is_later = (a.suffix ? *a.suffix : *b.suffix) == "cvs";  // of the branch that goes on behind a release
    return a.suffix.has_value() == is_later ? Order::greater : Order::less;
  }
  return a.suffix ? compare_suffixes(*a.suffix, *b.suffix) : Order::equal;
}

struct Instant {
  std::int64_t second = 0;    ///< since 1970-01-01T00:00:00Z
  std::string_view fraction;  ///< digits behind the point, without zeros at the end
};

/// "TT:TT" or "TT:TT:TT" as numbers, each with two digits and at most its bound.
bool take_clock(std::string_view& text, std::span<const int> most, std::span<int> out) {
  for (std::size_t i = 0; i < most.size(); ++i) {
    if (i > 0 && !text.starts_with(':')) return false;
    if (i > 0) text.remove_prefix(1);
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
    out[i] = (text[0] - '0') * 10 + text[1] - '0';
    if (out[i] > most[i]) return false;
    text.remove_prefix(2);
  }
  return true;
}

bool take_offset(std::string_view& text, std::int64_t& seconds) {
  if (text == "Z") {
    text = {};
    return true;
  }
  if (!text.starts_with('+') && !text.starts_with('-')) return false;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  constexpr int most[] = {23, 59};
  int parts[2] = {};
  if (!take_clock(text, most, parts)) return false;
  seconds = sign * (parts[0] * 3600 + parts[1] * 60);
  return true;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 11 || text[10] != 'T') return std::nullopt;
  const std::optional<Day> day = parse_day(text.substr(0, 10));
  text.remove_prefix(11);
  constexpr int most[] = {23, 59, 60};
  int clock[3] = {};
  if (!day || !take_clock(text, most, clock)) return std::nullopt;
  Instant instant;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    instant.fraction = take_while(text, is_digit);
    if (instant.fraction.empty()) return std::nullopt;
    instant.fraction = instant.fraction.substr(0, instant.fraction.find_last_not_of('0') + 1);
  }
  std::int64_t offset = 0;
  if (!take_offset(text, offset) || !text.empty()) return std::nullopt;
  instant.second = std::int64_t{day->since_epoch} * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2] - offset;
  return instant;
}

Order compare_instants(const Instant& a, const Instant& b) {
  return a.second != b.second ? a.second <=> b.second : compare_bytes(a.fraction, b.fraction);
}

}  // namespace

VersionOrder compare_cran(std::string_view a, std::string_view b) {
  return compare_parsed(
      a, b, [](std::string_view text) { return parse_numbers(text, ".-"); },
      [](const Numbers& left, const Numbers& right) { return compare_number_lists(left, right, false); });
}

VersionOrder compare_openssl(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_openssl, compare_openssl_versions);
}

VersionOrder compare_nginx(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_dotted, compare_padded);
}

VersionOrder compare_intdot(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_dotted, compare_padded);
}

VersionOrder compare_datetime(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_instant, compare_instants);
}

VersionOrder compare_lexicographic(std::string_view a, std::string_view b) {
  if (!is_utf8(a) || !is_utf8(b)) return std::nullopt;
  return compare_bytes(a, b);
}

}  // namespace sluice
