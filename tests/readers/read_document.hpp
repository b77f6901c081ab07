// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/text.hpp"
#include "readers/declared_names.hpp"
#include "readers/one_delivery.hpp"
#include "readers/reader.hpp"

#include <algorithm>
#include <string>

namespace sluice::test {

/// The reader that claims a document most surely, as the gate chooses it; null if none does.
inline const DocumentReader* reader_of(std::string_view path, std::string_view bytes) {
  const DocumentReader* best = nullptr;
  Claim most = Claim::none;
  for (const DocumentReader* reader : document_readers()) {
    const Claim claim = reader->claims(path, bytes.substr(0, 4096));
    if (claim > most) best = reader;
    most = std::max(most, claim);
  }
  return best;
}

/// A delivery whose one file was given to its reader.
inline Inventory read_document(const std::string& path, const std::string& bytes, bool has_list = true) {
  static const LicenseVocabulary names = declared_names();
  Inventory inventory = one_delivery({path});
  const DocumentReader* reader = reader_of(path, bytes);
  if (reader == nullptr) return inventory;
  const ReadContext context{Limits{}, has_list ? &names : nullptr};
  const std::string_view taken =
      reader->head_bytes == 0 ? bytes : std::string_view(bytes).substr(0, reader->head_bytes);
  reader->read({0, 0, "d.zip!/" + path, path, std::string(taken)}, context, inventory);
  return inventory;
}

/// "format name version@line expression ?unknown [folder: files] (precedence) {copyrights} <license files> problem",
/// parts that are empty left out, one declaration a line.
inline std::string describe(const LicenseDeclaration& one) {
  std::string out = one.format;
  if (!one.name.empty()) out += " " + one.name;
  if (!one.version.empty()) out += " " + one.version;
  out += "@" + std::to_string(one.origin.line);
  if (!one.expression.empty()) out += " " + one.expression;
  for (const std::string& name : one.unknown) out += " ?" + name;
  if (!one.files.empty()) out += " [" + one.folder + ": " + join(one.files, " ") + "]";
  if (one.precedence != DeclarationPrecedence::closest) out += " (" + std::string(to_string(one.precedence)) + ")";
  if (!one.copyrights.empty()) out += " {" + join(one.copyrights, "; ") + "}";
  if (!one.license_files.empty()) out += " <" + join(one.license_files, ", ") + ">";
  if (!one.problem.empty()) out += " problem: " + one.problem;
  return out;
}

/// The declarations of a document and its unknowns, one a line.
inline std::string declarations_of(const std::string& path, const std::string& bytes, bool has_list = true) {
  const Inventory inventory = read_document(path, bytes, has_list);
  std::string out;
  for (const LicenseDeclaration& one : inventory.declarations) out += describe(one) + "\n";
  for (const Unknown& one : inventory.unknowns) {
    out += "unknown@" + std::to_string(one.origin.line) + ": " + one.reason + "\n";
  }
  return out;
}

}  // namespace sluice::test
