// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// For the fuzz targets of readers that declare licenses.
#pragma once

#include "model/license_expression.hpp"
#include "readers/read_document.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace sluice::test {

inline const LicenseVocabulary& sample_names() {
  static const LicenseVocabulary names = declared_names();
  return names;
}

/// The facts that this reader states of a file's bytes.
inline Inventory read_as(std::string_view reader, const std::string& path, const std::string& bytes) {
  Inventory inventory = one_delivery({path});
  const auto readers = document_readers();
  const auto found = std::ranges::find(readers, reader, [](const DocumentReader* one) { return one->name; });
  if (found == readers.end()) std::abort();
  (*found)->read({0, 0, "d.zip!/" + path, path, bytes}, {Limits{}, &sample_names()}, inventory);
  return inventory;
}

/// Aborts unless each declaration has a place in the text, a listed expression or none, and no expression beside names
/// that are unknown.
inline void check_declarations(const Inventory& inventory, const std::string& text) {
  const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 2;
  const LicenseNames names = sample_names().names();
  for (const LicenseDeclaration& one : inventory.declarations) {
    if (one.origin.line > lines || one.entry != 0 || one.format.empty()) std::abort();
    if (!one.expression.empty() && !parse_license_expression(one.expression, &names)) std::abort();
    if (!one.expression.empty() && !one.unknown.empty()) std::abort();
  }
  for (const Unknown& one : inventory.unknowns) {
    if (one.reason.empty() || one.origin.line > lines) std::abort();
  }
}

}  // namespace sluice::test
