// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// deb-version(7): epoch, upstream version and revision; in each, runs of other bytes and of digits take turns.
#include "model/version_schemes.hpp"

namespace sluice {
namespace {

struct Version {
  std::string_view epoch, upstream, revision;
};

bool is_version_byte(char c) { return is_alnum(c) || std::string_view(".+-~:").find(c) != std::string_view::npos; }

std::optional<Version> parse(std::string_view text) {
  if (!is_all(text, is_version_byte)) return std::nullopt;
  Version version;
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    version.epoch = text.substr(0, colon);
    text.remove_prefix(colon + 1);
    if (!is_all(version.epoch, is_digit)) return std::nullopt;
  }
  const std::size_t dash = text.rfind('-');
  version.upstream = text.substr(0, dash);
  if (dash != std::string_view::npos) version.revision = text.substr(dash + 1);
  if (version.upstream.empty()) return std::nullopt;
  return version;
}

/// '~' sorts before the end, the end before letters, letters before everything else.
int rank(std::string_view text, std::size_t at) {
  if (at >= text.size() || is_digit(text[at])) return 0;
  if (text[at] == '~') return -1;
  return is_letter(text[at]) ? text[at] : 256 + static_cast<unsigned char>(text[at]);
}

std::strong_ordering compare_runs(std::string_view a, std::string_view b) {
  const auto is_other = [](char c) { return !is_digit(c); };
  while (!a.empty() || !b.empty()) {
    const std::string_view left = take_while(a, is_other), right = take_while(b, is_other);
    for (std::size_t i = 0; i < left.size() || i < right.size(); ++i) {
      if (rank(left, i) != rank(right, i)) return rank(left, i) <=> rank(right, i);
    }
    const std::string_view number = take_while(a, is_digit), other_number = take_while(b, is_digit);
    if (const std::strong_ordering order = compare_digits(number, other_number); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::strong_ordering compare(const Version& a, const Version& b) {
  if (const std::strong_ordering order = compare_digits(a.epoch, b.epoch); order != 0) return order;
  if (const std::strong_ordering order = compare_runs(a.upstream, b.upstream); order != 0) return order;
  return compare_runs(a.revision, b.revision);
}

}  // namespace

VersionOrder compare_deb(std::string_view a, std::string_view b) { return compare_parsed(a, b, parse, compare); }

}  // namespace sluice
