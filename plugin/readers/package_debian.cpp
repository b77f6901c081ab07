// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Debian's machine-readable copyright file (DEP-5, "copyright-format/1.0") and the control file, which names the
// package only.
#include "base/text.hpp"
#include "readers/copyright_stanzas.hpp"
#include "readers/package_paragraphs.hpp"
#include "readers/package_parsers.hpp"

namespace sluice {
void parse_debian_copyright(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const std::optional<CopyrightFile> file = parse_copyright_file(bytes);
  if (!file) return;  // prose: for the license engine
  package.name = file->name;
  for (const CopyrightStanza& stanza : file->stanzas) {
    if (stanza.license.empty()) continue;
    std::string scope = join(stanza.files, " ");
    if (scope == "*") scope.clear();
    package.licenses.push_back({stanza.license, stanza.license_line, "", std::move(scope)});
  }
}

void parse_debian_control(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const ManifestParagraph& paragraph : parse_manifest_paragraphs(bytes, true)) {
    for (const std::string_view key : {"Package", "Source"}) {
      const ParagraphField* name = find_manifest_field(paragraph, key);
      if (name == nullptr || !package.name.empty()) continue;
      package.name = name->first_line();
      const ParagraphField* version = find_manifest_field(paragraph, "Version");
      if (version != nullptr) package.version = version->first_line();
    }
  }
}

}  // namespace sluice
