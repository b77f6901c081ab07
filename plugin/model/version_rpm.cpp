// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// rpm-version(7) and Arch Linux's vercmp(8): "epoch:version-release", compared by runs of digits and of letters. RPM's
// '~' sorts before everything and its '^' behind what it extends; Arch's letters at the end make a pre-release.
#include "model/version_schemes.hpp"

namespace sluice {
namespace {

using Order = std::strong_ordering;

struct Version {
  std::string_view epoch, version;
  std::optional<std::string_view> release;
};

bool is_visible(char c) { return c > ' ' && c < 0x7f; }

std::optional<Version> parse(std::string_view text) {
  if (!is_all(text, is_visible)) return std::nullopt;
  Version version;
  if (const std::size_t colon = text.find(':');
      colon != std::string_view::npos && is_all(text.substr(0, colon), is_digit)) {
    version.epoch = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  const std::size_t dash = text.rfind('-');
  version.version = text.substr(0, dash);
  if (dash != std::string_view::npos) version.release = text.substr(dash + 1);
  if (version.version.empty()) return std::nullopt;
  return version;
}

/// The order of the runs at both fronts, which are cut off; a run of digits is newer than one of letters.
Order compare_front(std::string_view& a, std::string_view& b) {
  const bool is_number = is_digit(a.front());
  if (is_number != is_digit(b.front())) return is_number ? Order::greater : Order::less;
  const auto in_run = is_number ? is_digit : is_letter;
  const std::string_view left = take_while(a, in_run), right = take_while(b, in_run);
  return is_number ? compare_digits(left, right) : compare_bytes(left, right);
}

/// The order that a mark at one front decides, or nothing if it is at both or at none.
std::optional<Order> compare_marks(std::string_view a, std::string_view b) {
  const bool has_tilde = a.starts_with('~'), other_tilde = b.starts_with('~');
  if (has_tilde != other_tilde) return has_tilde ? Order::less : Order::greater;
  const bool has_caret = a.starts_with('^'), other_caret = b.starts_with('^');
  if (has_caret == other_caret) return std::nullopt;
  if (has_caret) return b.empty() ? Order::greater : Order::less;
  return a.empty() ? Order::less : Order::greater;
}

Order compare_rpm_part(std::string_view a, std::string_view b) {
  const auto is_separator = [](char c) { return !is_alnum(c) && c != '~' && c != '^'; };
  while (!a.empty() || !b.empty()) {
    take_while(a, is_separator);
    take_while(b, is_separator);
    if (const std::optional<Order> order = compare_marks(a, b)) return *order;
    if (a.empty() || b.empty()) break;
    if (!is_alnum(a.front())) {  // the same mark in both
      a.remove_prefix(1);
      b.remove_prefix(1);
      continue;
    }
    if (const Order order = compare_front(a, b); order != 0) return order;
  }
  return !a.empty() <=> !b.empty();
}

Order compare_alpm_part(std::string_view a, std::string_view b) {
  const auto is_separator = [](char c) { return !is_alnum(c); };
  while (!a.empty() && !b.empty()) {
    const std::size_t gap = take_while(a, is_separator).size(), other_gap = take_while(b, is_separator).size();
    if (a.empty() || b.empty()) break;
    if (gap != other_gap) return gap <=> other_gap;
    if (const Order order = compare_front(a, b); order != 0) return order;
  }
  if (a.empty() && b.empty()) return Order::equal;
  const std::string_view rest = a.empty() ? b : a;
  const bool is_newer = !is_letter(rest.front());
  return is_newer == b.empty() ? Order::greater : Order::less;
}

Order compare(const Version& a, const Version& b, Order (*compare_part)(std::string_view, std::string_view)) {
  if (const Order order = compare_digits(a.epoch, b.epoch); order != 0) return order;
  if (const Order order = compare_part(a.version, b.version); order != 0) return order;
  if (!a.release || !b.release) return Order::equal;  // "1.0" stands for any of its releases
  return compare_part(*a.release, *b.release);
}

}  // namespace

VersionOrder compare_rpm(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse,
                        [](const Version& x, const Version& y) { return compare(x, y, compare_rpm_part); });
}

VersionOrder compare_alpm(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse,
                        [](const Version& x, const Version& y) { return compare(x, y, compare_alpm_part); });
}

}  // namespace sluice
