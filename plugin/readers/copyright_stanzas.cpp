// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/copyright_stanzas.hpp"

#include "base/text.hpp"
#include "readers/declaration.hpp"
#include "readers/package_paragraphs.hpp"

#include <algorithm>

namespace sluice {
namespace {

const ParagraphField* find_format(const ManifestParagraph& header) {
  const ParagraphField* field = find_manifest_field(header, "Format");
  return field != nullptr ? field : find_manifest_field(header, "Format-Specification");
}

bool names_format(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  return lower.find("copyright-format") != std::string::npos || lower.find("dep5") != std::string::npos ||
         lower.find("dep-5") != std::string::npos;
}

/// Patterns stand between blanks; drafts of the format had commas.
std::vector<std::string> patterns_of(std::string_view value) {
  std::string blanks(value);
  std::ranges::replace_if(
      blanks, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  std::vector<std::string> out;
  for (std::string_view one : split(blanks, ' ')) {
    if (one.ends_with(',')) one.remove_suffix(1);
    if (!one.empty()) out.emplace_back(one);
  }
  return out;
}

std::vector<std::string> lines_of(const ParagraphField* field) {
  std::vector<std::string> out;
  if (field == nullptr) return out;
  for (const std::string_view line : split(field->value, '\n')) {
    if (!is_blank(line) && line != ".") out.emplace_back(trim(line));
  }
  return out;
}

CopyrightStanza stanza_of(const ManifestParagraph& paragraph) {
  CopyrightStanza out;
  const ParagraphField* files = find_manifest_field(paragraph, "Files");
  const ParagraphField* license = find_manifest_field(paragraph, "License");
  if (files != nullptr) out.files = patterns_of(files->value);
  if (license != nullptr) {
    out.license = license->first_line();
    out.license_line = license->line;
  }
  out.copyrights = lines_of(find_manifest_field(paragraph, "Copyright"));
  out.line = files != nullptr ? files->line : out.license_line;
  return out;
}

}  // namespace

bool is_copyright_file(std::string_view head) {
  if (head.find("ormat") == std::string_view::npos) return false;
  const std::vector<ManifestParagraph> paragraphs = parse_manifest_paragraphs(head.substr(0, 4096), true);
  if (paragraphs.empty()) return false;
  const ParagraphField* format = find_format(paragraphs.front());
  return format != nullptr && names_format(format->value);
}

std::optional<CopyrightFile> parse_copyright_file(std::string_view bytes) {
  const std::vector<ManifestParagraph> paragraphs = parse_manifest_paragraphs(bytes, true);
  if (paragraphs.empty() || find_format(paragraphs.front()) == nullptr) return std::nullopt;
  CopyrightFile out;
  if (const ParagraphField* name = find_manifest_field(paragraphs.front(), "Upstream-Name"); name != nullptr) {
    out.name = name->first_line();
  }
  for (const ManifestParagraph& paragraph : paragraphs) {
    const bool is_header = &paragraph == &paragraphs.front();
    CopyrightStanza stanza = stanza_of(paragraph);
    if (find_manifest_field(paragraph, "Files") != nullptr || (is_header && stanza.license_line > 0)) {
      out.stanzas.push_back(std::move(stanza));
    } else if (!is_header && !stanza.license.empty()) {
      out.explained.push_back(std::move(stanza.license));
    }
  }
  return out;
}

std::optional<std::string> translate_copyright_pattern(std::string_view pattern) {
  constexpr int most_question_marks = 3;  // each doubles the alternatives of the glob
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  std::string out;
  int questions = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
      if (i == pattern.size() || std::string_view("\\*?").find(pattern[i]) == std::string_view::npos)
        return std::nullopt;
      out += escape_glob(pattern.substr(i, 1));
    } else if (pattern[i] == '*') {
      if (!out.ends_with("**")) out += "**";
      if (pattern.substr(i + 1).starts_with('/')) {
        out += "\\/";  // "**/" would match nothing as well
        ++i;
      }
    } else if (pattern[i] == '?') {
      out += ++questions <= most_question_marks ? "{?,/}" : "?";
    } else {
      out += escape_glob(pattern.substr(i, 1));
    }
  }
  return out;
}

}  // namespace sluice
