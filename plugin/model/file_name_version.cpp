// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Versions in file names. There is no standard for them: the rules here are those that release archives follow.
#include "model/file_name_version.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "model/version_generic.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 22> endings = {".gz",  ".xz",  ".bz2", ".zst",  ".lz4", ".lzma", ".z",   ".tar",
                                                      ".tgz", ".txz", ".tbz", ".zip",  ".7z",  ".rar",  ".deb", ".rpm",
                                                      ".jar", ".iso", ".cab", ".cpio", ".xar", ".lzh"};
constexpr std::array<std::string_view, 10> pre_release_words = {"alpha", "beta", "rc", "pre",      "preview",
                                                                "dev",   "a",    "b",  "snapshot", "nightly"};

std::string without_endings(std::string_view name) {
  std::string lower = to_lower_ascii(name);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending : endings) {
      if (lower.size() <= ending.size() || !lower.ends_with(ending)) continue;
      lower.resize(lower.size() - ending.size());
      again = true;
    }
  }
  return std::string(name.substr(0, lower.size()));
}

/// "rc1", "beta.2", "dev".
bool is_pre_release(std::string_view part) {
  const std::string lower = to_lower_ascii(part);
  const std::string_view word = std::string_view(lower).substr(0, lower.find_first_of("0123456789."));
  const std::string_view rest = std::string_view(lower).substr(word.size());
  const bool is_plain = rest.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_plain && std::ranges::find(pre_release_words, word) != pre_release_words.end();
}

bool starts_version(std::string_view text) {
  return !text.empty() &&
         (is_digit(text[0]) || (text.size() > 1 && (text[0] == 'v' || text[0] == 'V') && is_digit(text[1])));
}

/// The part up to the next '-' or '_'.
std::string_view first_part(std::string_view text) { return text.substr(0, text.find_first_of("-_")); }

/// "1.2.3.src" without what is no number, letter release or pre-release: "1.2.3".
std::string_view dotted_version(std::string_view part) {
  std::size_t end = part.find('.');
  while (end < part.size()) {
    const std::string_view piece = part.substr(end + 1, part.find('.', end + 1) - end - 1);
    if (piece.empty() || (!is_digit(piece[0]) && !is_pre_release(piece))) return part.substr(0, end);
    end = part.find('.', end + 1);
  }
  return part;
}

/// Each place where a version may begin, without a leading 'v'.
std::vector<std::string_view> candidates_in(std::string_view stem) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at <= stem.size();) {
    const std::string_view rest = stem.substr(at);
    if (starts_version(rest)) found.push_back(rest.substr(is_digit(rest[0]) ? 0 : 1));
    const std::size_t next = stem.find_first_of("-_", at);
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  return found;
}

}  // namespace

std::string release_in_file_name(std::string_view name) {
  if (name.find('.') == name.npos || name.find_first_of("0123456789") == name.npos) return {};
  const std::string stem = without_endings(name);
  for (const std::string_view candidate : candidates_in(stem)) {
    const std::string_view part = first_part(candidate);
    const std::string_view version = dotted_version(part);
    if (version.find('.') == std::string_view::npos) continue;
    std::string_view behind = candidate.substr(part.size());
    if (version.size() < part.size() || behind.empty()) return std::string(version);
    const std::string_view next = first_part(behind.substr(1));
    return std::string(is_pre_release(next) ? candidate.substr(0, part.size() + 1 + next.size()) : version);
  }
  return {};
}

std::string name_before_release(std::string_view file_name) {
  const std::string version = release_in_file_name(file_name);
  std::string_view name = file_name;
  name = name.substr(0, version.empty() ? name.find('.') : name.find(version));
  while (!name.empty() && std::string_view("-_.v").find(name.back()) != std::string_view::npos) name.remove_suffix(1);
  return to_lower_ascii(name);
}

std::string name_without_release(std::string_view name) {
  const std::string version = release_in_file_name(name);
  std::string rest(name);
  if (!version.empty()) rest.erase(rest.find(version), version.size());
  return rest;
}

bool file_name_states(std::string_view name, std::string_view version) {
  const std::string stem = without_endings(name);
  const std::string_view plain = plain_version(version);
  return !plain.empty() && std::ranges::any_of(candidates_in(stem), [&](std::string_view candidate) {
    if (!candidate.starts_with(plain)) return false;
    const std::string_view rest = candidate.substr(plain.size());
    if (rest.empty() || rest[0] == '+') return true;
    if (rest[0] == '.') return dotted_version(candidate).size() <= plain.size();
    return (rest[0] == '-' || rest[0] == '_') && !is_pre_release(first_part(rest.substr(1)));
  });
}

}  // namespace sluice
