// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_expression.hpp"
#include "readers/declared_expression.hpp"
#include "readers/declared_names.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

/// The first byte chooses the format, in the order of the table ('!' is the first), the rest is the manifest. What is
/// declared is stated in the bytes' lines, and reading it gives a listed expression or none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto formats = sluice::package_formats();
  const sluice::PackageFormat& format = formats[(bytes[0] + formats.size() * 2 - '!') % formats.size()];
  const std::string text(bytes + 1, bytes + size);
  sluice::DeclaredPackage package;
  package.format = format.name;
  package.dialect = format.dialect;
  format.parse(text, {.document_bytes = sluice::most_manifest_bytes}, package);
  std::uint32_t lines = 1;
  for (const char c : text) lines += c == '\n' ? 1 : 0;
  for (const sluice::DeclaredLicense& license : package.licenses) {
    if (license.line > lines + 1) std::abort();
  }
  static const sluice::LicenseVocabulary vocabulary = sluice::test::declared_names();
  if (package.licenses.size() > 100) package.licenses.resize(100);
  const sluice::ReadLicense read = read_declared_package(package, vocabulary);
  const sluice::LicenseNames names = vocabulary.names();
  for (const std::string& known : read.known) {
    if (!parse_license_expression(known, &names)) std::abort();
  }
  if (!read.expression.empty() && !read.unknown.empty()) std::abort();
  return 0;
}
