// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/fix_text.hpp"

#include "base/escape.hpp"

#include <algorithm>
#include <optional>

namespace sluice {
namespace {

std::optional<std::string> value_of(std::string_view name, const Finding& finding, const JudgedFinding& judged) {
  for (const auto& [key, value] : finding.values) {
    if (key == name) return value;
  }
  if (name == "subject") return judged.subject;
  if (name == "term") return judged.term;
  if (name == "expected") return judged.expected;
  if (name == "route") return judged.route;
  if (name == "delivery") return judged.subject.substr(0, judged.subject.find("!/"));
  return std::nullopt;
}

template <class Fill>
std::string replace_placeholders(const std::string& text, Fill fill) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      out += text[at++];
      continue;
    }
    const std::optional<std::string> value = fill(std::string_view(text).substr(at + 1, close - at - 1));
    out += value && !value->empty() ? *value : text.substr(at, close - at + 1);
    at = close + 1;
  }
  return out;
}

bool is_plain(char c) {
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_word || std::string_view("._/@:+=,-").find(c) != std::string_view::npos;
}

/// One word of a POSIX shell, or absent if the text could deceive the reader of the command.
std::optional<std::string> shell_word(const std::string& text) {
  if (text.empty() || to_visible(text) != text || text.front() == '-') return std::nullopt;
  if (std::ranges::all_of(text, is_plain)) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string fill_text(const std::string& text, const Finding& finding, const JudgedFinding& judged) {
  return replace_placeholders(text, [&](std::string_view name) { return value_of(name, finding, judged); });
}

std::string fill_command(const std::string& text, const Finding& finding, const JudgedFinding& judged) {
  return replace_placeholders(text, [&](std::string_view name) -> std::optional<std::string> {
    const std::optional<std::string> value = value_of(name, finding, judged);
    return value ? shell_word(*value) : std::nullopt;
  });
}

}  // namespace sluice
