// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/diagnostic.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

struct Paint {
  const TextStyle& style;
  std::string operator()(std::string_view code, std::string_view text) const {
    return style.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

std::string_view level_word(Diagnostic::Level level) {
  switch (level) {
    case Diagnostic::Level::error: return "error";
    case Diagnostic::Level::warning: return "warning";
    case Diagnostic::Level::note: return "note";
  }
  return "error";
}

std::string_view level_colour(Diagnostic::Level level) {
  switch (level) {
    case Diagnostic::Level::error: return "1;31";
    case Diagnostic::Level::warning: return "1;33";
    case Diagnostic::Level::note: return "1;36";
  }
  return "1;31";
}

/// Source line as shown, and the same for what precedes a column, so that the underline stands where the eye sees it.
std::string shown(std::string_view line) { return to_visible(line); }

std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t seen = 1; at < line.size(); ++at) {
    const bool starts_point = (static_cast<unsigned char>(line[at]) & 0xC0u) != 0x80u;
    if (starts_point && seen++ == column) return at;
  }
  return at;
}

std::string underline(const Label& label, char mark) {
  const std::size_t from = byte_of_column(label.source_line, label.span.column);
  const std::size_t to = byte_of_column(label.source_line, label.span.column + std::max(1u, label.span.length));
  const std::string_view line = label.source_line;
  const std::size_t before = code_points(shown(line.substr(0, from)));
  const std::size_t width = std::max<std::size_t>(1, code_points(shown(line.substr(from, to - from))));
  return std::string(before, ' ') + std::string(width, mark) + (label.text.empty() ? "" : " " + label.text);
}

void draw_label(std::string& out, const Label& label, std::size_t gutter, char mark, const Paint& paint, std::string_view colour) {
  if (label.span.line == 0 || label.source_line.empty()) {
    if (!label.text.empty()) out += fmt::format("{:>{}} = {}: {}\n", "", gutter, to_visible(to_string(label.span)), label.text);
    return;
  }
  out += fmt::format("{} {}\n", paint("1;34", fmt::format("{:>{}} |", label.span.line, gutter)), shown(label.source_line));
  out += fmt::format("{} {}\n", paint("1;34", fmt::format("{:>{}} |", "", gutter)), paint(colour, underline(label, mark)));
}

}  // namespace

std::string to_string(const Span& span) {
  if (span.line == 0) return span.file;
  return fmt::format("{}:{}:{}", span.file, span.line, span.column);
}

std::string render(const Diagnostic& diagnostic, const TextStyle& style) {
  const Paint paint{style};
  struct Drawn {
    const Label* label;
    bool is_primary;
  };
  std::vector<Drawn> labels = {{&diagnostic.primary, true}};
  for (const Label& label : diagnostic.secondary) labels.push_back({&label, false});
  std::uint32_t last = 0;
  for (const Drawn& drawn : labels) last = std::max(last, drawn.label->span.line);
  const std::size_t gutter = std::to_string(last).size();
  std::ranges::stable_sort(labels, {}, [&](const Drawn& drawn) {
    return std::pair(drawn.label->span.file != diagnostic.primary.span.file, drawn.label->span.line);
  });

  const std::string code = diagnostic.code.empty() ? "" : "[" + diagnostic.code + "]";
  std::string out = paint(level_colour(diagnostic.level), fmt::format("{}{}", level_word(diagnostic.level), code));
  out += fmt::format(": {}\n", diagnostic.message);
  out += fmt::format("{:>{}}--> {}\n", "", gutter, to_visible(to_string(diagnostic.primary.span)));
  if (diagnostic.primary.span.line != 0) out += fmt::format("{:>{}} |\n", "", gutter);
  std::string file = diagnostic.primary.span.file;
  for (const Drawn& drawn : labels) {
    if (drawn.label->span.file != file) {
      file = drawn.label->span.file;
      out += fmt::format("{:>{}}::: {}\n", "", gutter, to_visible(to_string(drawn.label->span)));
    }
    draw_label(out, *drawn.label, gutter, drawn.is_primary ? '^' : '-', paint,
               drawn.is_primary ? level_colour(diagnostic.level) : "1;34");
  }
  for (const std::string& note : diagnostic.notes) out += fmt::format("{:>{}} = note: {}\n", "", gutter, note);
  if (!diagnostic.help.empty()) out += fmt::format("{:>{}} = {}: {}\n", "", gutter, paint("1;32", "help"), diagnostic.help);
  return out;
}

}  // namespace sluice
