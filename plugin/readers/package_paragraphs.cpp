// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests of "Key: value" lines: Python core metadata (PEP 566, 639), R's DESCRIPTION, pkg-config files and
// Chromium's README.
#include "readers/package_paragraphs.hpp"

#include "base/text.hpp"
#include "model/license_names.hpp"
#include "readers/package_parsers.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_key_bytes = 64;

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= most_key_bytes && text.find_first_of("\t\"'/<>${}=") == std::string_view::npos;
}

std::string text_of(const ManifestParagraph& paragraph, std::string_view key) {
  const ParagraphField* field = find_manifest_field(paragraph, key);
  return field == nullptr ? std::string() : std::string(field->first_line());
}

void set_name(const ManifestParagraph& paragraph, std::string_view key, DeclaredPackage& package) {
  package.name = text_of(paragraph, key);
  package.version = text_of(paragraph, "Version");
}

bool is_stated(std::string_view text) { return !is_blank(text) && text != "UNKNOWN"; }

bool is_field(const ParagraphField& field, std::string_view key) { return is_equal_ignoring_case(field.key, key); }

/// "MIT + file LICENSE", "file LICENSE" (Writing R Extensions, 1.1.2 "Licensing").
std::string take_r_files(std::string_view text, DeclaredPackage& package) {
  constexpr std::string_view file = "file ";
  std::string out;
  for (const std::string_view alternative : split(text, '|')) {
    std::string kept;
    for (const std::string_view part : split(alternative, '+')) {
      if (const std::string_view word = trim(part); word.starts_with(file)) {
        package.license_files.emplace_back(trim(word.substr(file.size())));
      } else if (!word.empty()) {
        kept += (kept.empty() ? "" : " + ") + std::string(word);
      }
    }
    if (!kept.empty()) out += (out.empty() ? "" : " | ") + kept;
  }
  return out;
}

}  // namespace

std::vector<ManifestParagraph> parse_manifest_paragraphs(std::string_view text, bool blanks_separate) {
  std::vector<ManifestParagraph> out(1);
  bool goes_on = false;  // false behind a line that is no field
  std::uint32_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (line.starts_with('#')) continue;
    if (line.empty() || line == "\r" || (blanks_separate && is_blank(line))) {
      if (!out.back().empty()) out.emplace_back();
      goes_on = false;
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (goes_on) out.back().back().value.append("\n").append(trim(line));
    } else {
      const std::string_view key = line.substr(0, line.find(':'));
      goes_on = key.size() < line.size() && is_key(key);
      if (goes_on) out.back().push_back({trim(key), std::string(trim(line.substr(key.size() + 1))), number});
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

const ParagraphField* find_manifest_field(const ManifestParagraph& paragraph, std::string_view key) {
  const auto found = std::ranges::find_if(paragraph, [key](const ParagraphField& one) { return is_field(one, key); });
  return found == paragraph.end() ? nullptr : &*found;
}

void parse_python_metadata(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const std::vector<ManifestParagraph> paragraphs = parse_manifest_paragraphs(bytes, false);
  if (paragraphs.empty()) return;
  const ManifestParagraph& head = paragraphs.front();
  set_name(head, "Name", package);
  for (const ParagraphField& field : head) {
    if (is_field(field, "License-File")) package.license_files.push_back(field.value);
  }
  const ParagraphField* expression = find_manifest_field(head, "License-Expression");
  if (expression != nullptr && is_stated(expression->value)) {
    package.licenses.push_back({expression->value, expression->line});
    return;
  }
  for (const ParagraphField& field : head) {
    const bool is_license = is_field(field, "License") && is_stated(field.value);
    const bool is_classifier = is_field(field, "Classifier") && field.value.starts_with("License ::");
    if (is_license || is_classifier) package.licenses.push_back({field.value, field.line});
  }
}

void parse_r_description(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const ManifestParagraph& paragraph : parse_manifest_paragraphs(bytes, false)) {
    if (package.name.empty()) set_name(paragraph, "Package", package);
    const ParagraphField* license = find_manifest_field(paragraph, "License");
    if (license == nullptr) continue;
    std::string text = license->value;
    std::ranges::replace(text, '\n', ' ');
    if (std::string kept = take_r_files(text, package); !kept.empty()) {
      package.licenses.push_back({std::move(kept), license->line});
    }
  }
}

void parse_pkg_config(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const ManifestParagraph& paragraph : parse_manifest_paragraphs(bytes, false)) {
    if (package.name.empty()) set_name(paragraph, "Name", package);
    for (const ParagraphField& field : paragraph) {
      if (!is_field(field, "License") || is_blank(field.value)) continue;
      if (field.value.find("${") != std::string::npos || field.value.find('@') != std::string::npos) {
        package.is_computed = true;
      } else {
        package.licenses.push_back({field.value, field.line});
      }
    }
  }
}

void parse_readme_chromium(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const ManifestParagraph& paragraph : parse_manifest_paragraphs(bytes, false)) {
    if (package.name.empty()) set_name(paragraph, "Name", package);
    for (const ParagraphField& field : paragraph) {
      if (is_field(field, "Description")) return;  // prose from here on
      if (is_field(field, "License") && !is_blank(field.value)) package.licenses.push_back({field.value, field.line});
      if (is_field(field, "License File") && !is_blank(field.value)) package.license_files.push_back(field.value);
    }
  }
}

}  // namespace sluice
