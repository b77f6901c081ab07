// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Debian's machine-readable copyright file (DEP-5, "copyright-format/1.0") and the control file, which names the
// package only.
#include "base/text.hpp"
#include "readers/package_paragraphs.hpp"
#include "readers/package_parsers.hpp"

#include <algorithm>

namespace sluice {
namespace {

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

}  // namespace

void parse_debian_copyright(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const std::vector<ManifestParagraph> paragraphs = parse_manifest_paragraphs(bytes, true);
  const bool has_format =
      !paragraphs.empty() && (find_manifest_field(paragraphs.front(), "Format") != nullptr ||
                              find_manifest_field(paragraphs.front(), "Format-Specification") != nullptr);
  if (!has_format) return;  // prose: for the license engine
  if (const ParagraphField* name = find_manifest_field(paragraphs.front(), "Upstream-Name"); name != nullptr) {
    package.name = name->first_line();
  }
  for (const ManifestParagraph& paragraph : paragraphs) {
    const ParagraphField* license = find_manifest_field(paragraph, "License");
    if (license == nullptr || license->first_line().empty()) continue;
    const ParagraphField* files = find_manifest_field(paragraph, "Files");
    const bool is_header = &paragraph == &paragraphs.front();
    // A stand-alone paragraph defines a short name that others use: it licenses nothing.
    if (files == nullptr && !is_header) continue;
    std::string scope = files == nullptr ? std::string() : one_line(files->value);
    if (scope == "*") scope.clear();
    package.licenses.push_back({std::string(license->first_line()), license->line, "", std::move(scope)});
  }
}

void parse_debian_control(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const ManifestParagraph& paragraph : parse_manifest_paragraphs(bytes, true)) {
    for (const std::string_view key : {"Source", "Package"}) {
      const ParagraphField* name = find_manifest_field(paragraph, key);
      if (name == nullptr || !package.name.empty()) continue;
      package.name = name->first_line();
      const ParagraphField* version = find_manifest_field(paragraph, "Version");
      if (version != nullptr) package.version = version->first_line();
    }
  }
}

}  // namespace sluice
