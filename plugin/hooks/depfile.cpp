// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/depfile.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// A name as it stood before blanks got a backslash.
std::string without_escapes(std::string_view text) {
  std::string name;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '#');
    if (!is_escape) name += text[at];
  }
  return name;
}

}  // namespace

std::vector<std::string> parse_link_dependencies(std::string_view text) {
  std::vector<std::string> files;
  for (bool is_first = true, goes_on = true; goes_on && !text.empty(); is_first = false) {
    std::string_view line = trim(take_line(text));
    goes_on = line.ends_with('\\');
    if (goes_on) line = trim(line.substr(0, line.size() - 1));
    if (is_first && !line.ends_with(':')) return {};
    if (!is_first && !line.empty()) files.push_back(without_escapes(line));
  }
  return files;
}

std::vector<std::string> parse_link_map(std::string_view text) {
  constexpr std::string_view mark = "LOAD ";
  std::vector<std::string> files;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with(mark)) files.emplace_back(trim(line.substr(mark.size())));
  }
  return files;
}

std::vector<std::string> parse_compile_dependencies(std::string_view text) {
  std::vector<std::string> files;
  std::string word;
  const auto close = [&] {
    const bool is_target = word.ends_with(':');
    if (!word.empty() && !is_target) files.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : '\n';
    if (is_space(c)) {
      close();
    } else if (c == '\\' && (next == '\n' || next == '\r')) {
      close();
    } else if ((c == '\\' && (next == ' ' || next == '#' || next == ':')) || (c == '$' && next == '$')) {
      word += next;
      ++at;
    } else {
      word += c;
    }
  }
  close();
  return files;
}

}  // namespace sluice
