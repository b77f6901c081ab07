// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/checksum_line.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

bool is_hex(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

/// The algorithm whose digests have so many hex digits; empty if there is none.
std::string_view algorithm_of_length(std::size_t digits) {
  constexpr std::array<std::pair<std::size_t, std::string_view>, 6> lengths{
      {{32, "md5"}, {40, "sha1"}, {56, "sha224"}, {64, "sha256"}, {96, "sha384"}, {128, "sha512"}}};
  const auto* const found = std::ranges::find(lengths, digits, [](const auto& row) { return row.first; });
  return found == lengths.end() ? std::string_view{} : found->second;
}

/// "SHA2-256" -> "sha256", "SHA512" -> "sha512", "BLAKE2b-512" -> "blake2b".
std::string to_algorithm(std::string_view tag) {
  std::string name = to_lower_ascii(tag);
  if (name.starts_with("sha2-")) name.erase(3, 2);
  if (name.starts_with("blake2b")) return "blake2b";
  if (name.starts_with("sha3-") || name.find('/') != std::string::npos) return name;
  std::erase(name, '-');
  return name;
}

/// Undoes the escapes of a name on a line that starts with a backslash.
std::string unescape(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\' || i + 1 == name.size()) {
      text += name[i];
      continue;
    }
    const char next = name[++i];
    text += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
  }
  return text;
}

std::string to_name(std::string_view name, bool is_escaped) { return is_escaped ? unescape(name) : std::string(name); }

std::optional<ChecksumStatement> parse_tagged(std::string_view line, bool is_escaped) {
  const std::size_t open = line.find('(');
  const std::size_t close = line.rfind(')');
  if (open == std::string_view::npos || open == 0 || close == std::string_view::npos || close < open)
    return std::nullopt;
  const std::string_view tag = trim(line.substr(0, open));
  std::string_view rest = trim(line.substr(close + 1));
  if (rest.empty() || rest.front() != '=' || tag.find(' ') != std::string_view::npos) return std::nullopt;
  rest = trim(rest.substr(1));
  const std::string_view name = line.substr(open + 1, close - open - 1);
  if (!is_hex(rest) || name.empty()) return std::nullopt;
  return ChecksumStatement{to_algorithm(tag), to_lower_ascii(rest), to_name(name, is_escaped)};
}

std::optional<ChecksumStatement> parse_plain(std::string_view line, bool is_escaped, const ChecksumStyle& style) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view hex = line.substr(0, end);
  const std::string_view by_length = algorithm_of_length(hex.size());
  if (!is_hex(hex) || by_length.empty()) return std::nullopt;
  const std::string algorithm = style.algorithm.empty() ? std::string(by_length) : style.algorithm;
  std::string_view name = line.substr(end);
  if (name.empty()) return ChecksumStatement{algorithm, to_lower_ascii(hex), {}};
  name.remove_prefix(1);
  if (name.starts_with(' ') || name.starts_with('*')) name.remove_prefix(1);
  if (name.empty()) return std::nullopt;
  return ChecksumStatement{algorithm, to_lower_ascii(hex), to_name(name, is_escaped)};
}

std::optional<ChecksumStatement> parse_sfv(std::string_view line) {
  const std::string_view text = trim(line);
  const std::size_t blank = text.find_last_of(" \t");
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view hex = text.substr(blank + 1);
  if (hex.size() != 8 || !is_hex(hex)) return std::nullopt;
  return ChecksumStatement{"crc32", to_lower_ascii(hex), std::string(trim(text.substr(0, blank)))};
}

}  // namespace

std::optional<ChecksumStyle> find_checksum_style(std::string_view file_name) {
  std::string name = to_lower_ascii(file_name);
  for (const std::string_view tail : {".txt", ".asc"}) {
    if (name.ends_with(tail)) name.resize(name.size() - tail.size());
  }
  if (name.ends_with(".sfv")) return ChecksumStyle{true, {}};
  if (name == "checksums" || name == "checksum" || name.ends_with(".sums") || name.ends_with(".checksums"))
    return ChecksumStyle{};
  const bool may_be =
      !name.empty() && ((name.back() >= '0' && name.back() <= '9') || name.ends_with("sum") || name.ends_with("sums"));
  if (!may_be) return std::nullopt;  // it is asked of every entry
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> stems{{{"md5", ""},
                                                                                 {"sha1", ""},
                                                                                 {"sha224", ""},
                                                                                 {"sha256", ""},
                                                                                 {"sha384", ""},
                                                                                 {"sha512", ""},
                                                                                 {"sha3-256", "sha3-256"},
                                                                                 {"sha3-384", "sha3-384"},
                                                                                 {"sha3-512", "sha3-512"},
                                                                                 {"b2", "blake2b"},
                                                                                 {"b3", "blake3"}}};
  for (const auto& [stem, algorithm] : stems) {
    for (const std::string_view tail : {"", "sum", "sums"}) {
      const std::string word = std::string(stem) + std::string(tail);
      const bool is_word = name == word && !tail.empty();
      if (is_word || name.ends_with("." + word) || name.ends_with("_" + word) || name.ends_with("-" + word)) {
        return ChecksumStyle{false, std::string(algorithm)};
      }
    }
  }
  return std::nullopt;
}

std::optional<ChecksumStatement> parse_checksum_line(std::string_view line, const ChecksumStyle& style) {
  if (style.is_sfv) return parse_sfv(line);
  const bool is_escaped = line.starts_with('\\');
  if (is_escaped) line.remove_prefix(1);
  if (std::optional<ChecksumStatement> plain = parse_plain(line, is_escaped, style)) return plain;
  return parse_tagged(line, is_escaped);
}

}  // namespace sluice
