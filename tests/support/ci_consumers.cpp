// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/ci_consumers.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace sluice::test {
namespace {

using Escapes = std::vector<std::pair<std::string_view, std::string_view>>;

std::string unescape(std::string_view text, const Escapes& escapes) {
  std::string out;
  while (!text.empty()) {
    const auto found =
        std::ranges::find_if(escapes, [&](const auto& escape) { return text.starts_with(escape.first); });
    out += found == escapes.end() ? text.substr(0, 1) : found->second;
    text.remove_prefix(found == escapes.end() ? 1 : found->first.size());
  }
  return out;
}

/// Agents break a line at any of these.
std::vector<std::string> lines_of(std::string_view log) {
  std::vector<std::string> lines(1);
  for (const char c : log) {
    if (c == '\n' || c == '\r') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

/// "key=value" parts between separators.
std::map<std::string, std::string> properties_of(std::string_view text, char separator, const Escapes& escapes) {
  std::map<std::string, std::string> all;
  for (const std::string_view part : split(text, separator)) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    all[std::string(trim(part.substr(0, equals)))] = unescape(part.substr(equals + 1), escapes);
  }
  return all;
}

/// "PREFIXname rest]message" anywhere in a line.
std::vector<LogCommand> bracket_commands(std::string_view log, std::string_view prefix, const Escapes& escapes) {
  std::vector<LogCommand> found;
  for (const std::string& line : lines_of(log)) {
    const std::size_t at = to_lower_ascii(line).find(prefix);
    const std::size_t close = line.find(']', at == std::string::npos ? 0 : at);
    if (at == std::string::npos || close == std::string::npos) continue;
    const std::string_view inside = std::string_view(line).substr(at + prefix.size(), close - at - prefix.size());
    const std::size_t blank = std::min(inside.find(' '), inside.size());
    found.push_back({std::string(inside.substr(0, blank)), properties_of(inside.substr(blank), ';', escapes),
                     unescape(line.substr(close + 1), escapes)});
  }
  return found;
}

const Escapes& github_escapes() {
  static const Escapes escapes = {{"%25", "%"}, {"%0D", "\r"}, {"%0A", "\n"}, {"%3A", ":"}, {"%2C", ","}};
  return escapes;
}

/// The value up to the next apostrophe that has no '|' in front, taken off the text with it. A UTF-16 unit is one
/// question mark: what is asked of a value is only where it ends.
std::string take_teamcity_value(std::string_view& text) {
  std::string value;
  while (!text.empty() && text[0] != '\'') {
    const bool is_unit = text.starts_with("|0x");
    const std::size_t length = is_unit ? 7 : text[0] == '|' ? 2 : 1;
    value += is_unit ? '?' : text[std::min(length, text.size()) - 1];
    text.remove_prefix(std::min(length, text.size()));
  }
  text.remove_prefix(std::min<std::size_t>(1, text.size()));
  return value;
}

std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view front = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(front.size());
  return front;
}

TestPoint parse_point(std::string_view line) {
  TestPoint point;
  point.is_ok = line.starts_with("ok");
  line.remove_prefix(point.is_ok ? 3 : 7);
  point.number = parse_uint(take_until(line, " ")).value_or(0);
  line = trim(line);
  if (line.starts_with("- ")) line.remove_prefix(2);
  while (!line.empty() && !line.starts_with(" # ")) {
    if (line[0] == '\\' && line.size() > 1) line.remove_prefix(1);
    point.description += line[0];
    line.remove_prefix(1);
  }
  if (line.empty()) return point;
  line.remove_prefix(3);
  point.directive = take_until(line, " ");
  point.reason = unescape(trim(line), {{"\\\\", "\\"}, {"\\#", "#"}});
  return point;
}

bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_alnum(c); }

std::size_t run_length(std::string_view text, char of) {
  std::size_t length = 0;
  while (length < text.size() && text[length] == of) ++length;
  return length;
}

/// Where the code span that begins with `ticks` backticks ends; absent if nothing closes it (CommonMark 0.31, 6.1).
std::size_t code_end(std::string_view text, std::size_t ticks) {
  for (std::size_t at = ticks; at < text.size();) {
    const std::size_t run = run_length(text.substr(at), '`');
    if (run == ticks) return at + run;
    at += std::max<std::size_t>(1, run);
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<LogCommand> github_commands(std::string_view log) {
  std::vector<LogCommand> found;
  for (const std::string& whole : lines_of(log)) {
    std::string_view line = trim(whole);
    const std::size_t close = line.find("::", 2);
    if (!line.starts_with("::") || close == std::string_view::npos) continue;
    const std::string_view inside = line.substr(2, close - 2);
    const std::size_t blank = std::min(inside.find(' '), inside.size());
    found.push_back({std::string(inside.substr(0, blank)), properties_of(inside.substr(blank), ',', github_escapes()),
                     unescape(line.substr(close + 2), {{"%25", "%"}, {"%0D", "\r"}, {"%0A", "\n"}})});
  }
  const std::vector<LogCommand> old = bracket_commands(log, "##[", github_escapes());
  found.insert(found.end(), old.begin(), old.end());
  return found;
}

std::vector<LogCommand> azure_commands(std::string_view log) {
  return bracket_commands(log, "##vso[", {{"%AZP25", "%"}, {"%0D", "\r"}, {"%0A", "\n"}, {"%5D", "]"}, {"%3B", ";"}});
}

std::vector<LogCommand> teamcity_commands(std::string_view log) {
  std::vector<LogCommand> found;
  for (const std::string& line : lines_of(log)) {
    const std::size_t at = to_lower_ascii(line).find("##teamcity[");
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(line).substr(at + 11);
    LogCommand command;
    command.name = take_until(rest, " ]");
    for (rest = trim(rest); !rest.empty() && rest[0] != ']'; rest = trim(rest)) {
      const std::string key(take_until(rest, "='"));
      rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
      command.properties[key] = take_teamcity_value(rest);
    }
    command.message = rest.empty() ? "" : rest.substr(1);
    found.push_back(std::move(command));
  }
  return found;
}

std::vector<LogCommand> all_commands(std::string_view log) {
  std::vector<LogCommand> all = github_commands(log);
  for (const auto& more : {azure_commands(log), teamcity_commands(log)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

TapRun parse_tap(std::string_view text) {
  TapRun run;
  bool in_block = false;
  for (const std::string& line : lines_of(text)) {
    if (line == "  ---" || line == "  ...") {
      in_block = line == "  ---";
    } else if (line.starts_with("Bail out!")) {
      run.bail_out = trim(line.substr(9));
    } else if (line.starts_with("1..")) {
      run.planned = parse_uint(line.substr(3)).value_or(0);
    } else if (line.starts_with("ok ") || line.starts_with("not ok ")) {
      run.points.push_back(parse_point(line));
    } else if (!in_block && !line.empty() && line != "TAP version 14") {
      run.odd_lines.push_back(line);
    }
  }
  return run;
}

std::string markdown_outside_code(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    if (line[0] == '\\' && line.size() > 1 && is_punctuation(line[1])) {
      line.remove_prefix(2);
      continue;
    }
    const std::size_t ticks = run_length(line, '`');
    const std::size_t end = ticks == 0 ? std::string_view::npos : code_end(line, ticks);
    const std::size_t taken = end != std::string_view::npos ? end : std::max<std::size_t>(1, ticks);
    if (end == std::string_view::npos) out += line.substr(0, taken);
    line.remove_prefix(taken);
  }
  return out;
}

std::size_t markdown_cells(std::string_view line) {
  std::size_t pipes = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && is_punctuation(line[i + 1])) {
      ++i;
    } else if (line[i] == '|') {
      ++pipes;
    }
  }
  return pipes == 0 ? 0 : pipes - 1;
}

}  // namespace sluice::test
