// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// A stretch of one of our own text files. Lines and columns count from 1; column counts code points.
/// The default (line 0) means "the file as a whole".
struct Span {
  std::string file;          ///< as the user named it
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;  ///< code points to underline, on one line

  friend bool operator==(const Span&, const Span&) = default;
};

/// "file:line:column", or "file" where no line is known.
std::string to_string(const Span& span);

/// A span with what is to be said below its underline, and the source line it lies in.
struct Label {
  Span span;
  std::string text;
  std::string source_line;  ///< the line's text without its end, or empty when it is not known
};

/// One problem in one of our own files (policy, project, waivers, lock, request).
struct Diagnostic {
  enum class Level { error, warning, note };
  Level level = Level::error;
  std::string code;      ///< stable, such as "yaml-duplicate-key"
  std::string message;   ///< what was found and what was expected; no remedy
  Label primary;
  std::vector<Label> secondary;
  std::vector<std::string> notes;
  std::string help;      ///< the remedy, or empty
};

/// How text for a person is drawn; never changes what is said.
struct TextStyle {
  bool colour = false;
  bool ascii = false;           ///< only 7-bit drawing characters
  std::uint32_t width = 100;
};

/// Draws a diagnostic in the manner of rustc: message, arrow to the place, underlined source, notes, help.
/// Everything that came from a file is escaped (base/escape.hpp).
std::string render(const Diagnostic& diagnostic, const TextStyle& style);

}  // namespace sluice
